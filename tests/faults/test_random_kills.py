"""Killed at any moment: what was acknowledged is there, and nothing else is left."""

import pytest

from tests.faults.driving import drive, shares
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
KILLS, VAULTS, WAYS = (1_000, 100, 2) if FULL else (45, 3, 1)


def test_what_was_acknowledged_outlives_every_kill(rooms, figure):
    asked = [
        {"room": rooms(f"kills-{at}"), "kills": kills, "seed": 31 + at}
        | {"vaults": VAULTS // WAYS}
        for at, kills in enumerate(shares(KILLS, WAYS))
    ]
    told = drive("kills", *asked)
    lost, corrupt, stray = (
        [each for one in told for each in one[what]]
        for what in ("lost", "corrupt", "stray")
    )
    acknowledged, within = (
        sum(one[what] for one in told) for what in ("acknowledged", "within")
    )
    figure(
        "killed at random moments",
        many=f"{KILLS:,} kills",
        result=f"{acknowledged:,} acknowledged, {len(lost)} lost, {len(corrupt)} corrupt, "
        f"{len(stray)} stray; {within} within a transaction",
        budget="0 lost, 0 corrupt, 0 stray",
        holds=not (lost or corrupt or stray),
    )
    begun = sum(one["begun"] for one in told)
    figure(
        "killed while a vault is made",
        many=f"{VAULTS} kills",
        result=f"{begun} before it was; every one whole, or made again at once",
        budget="each",
        holds=True,
    )
    assert (lost, corrupt, stray) == ([], [], [])
    assert acknowledged > KILLS
    assert within > KILLS // 20
