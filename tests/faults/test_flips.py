"""One bit turned over anywhere in a vault is found, or is proven to decide nothing."""

import pytest

from tests.faults.driving import drive, shares
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
FLIPS, WAYS = (10_000, 2) if FULL else (320, 1)
KINDS = {
    *("case", "case.keys", "case.head", "register.db", "vault.keys"),
    *("trust.ledger", "trust.ledger.keys", "trust.ledger.head"),
}


def test_no_flipped_bit_passes_in_silence(rooms, figure):
    asked = [
        {"room": rooms(f"flips-{at}"), "flips": flips, "seed": 7 + at}
        for at, flips in enumerate(shares(FLIPS, WAYS))
    ]
    told = drive("flips", *asked)
    kinds = {kind for one in told for kind in one["counted"]}
    silent = [each for one in told for each in one["silent"]]
    found, harmless = (
        sum(kind.get(verdict, 0) for one in told for kind in one["counted"].values())
        for verdict in ("found", "harmless")
    )
    figure(
        f"bits turned over, in {len(kinds)} kinds of file",
        many=f"{FLIPS:,} flips",
        result=f"{found:,} found, {harmless} decide nothing, {len(silent)} silent",
        budget="0 silent",
        holds=not silent,
    )
    assert silent == []
    assert found > FLIPS * 0.9
    assert all(one["sound"] for one in told)
    assert kinds >= KINDS
