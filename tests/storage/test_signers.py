"""A signature counts in its officer's time, and after it is refused by name."""

from dataclasses import replace
from datetime import date

import pytest

from investigator.domain.errors import Damaged
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling
from investigator.domain.officer import OfficerLeft
from investigator.domain.steps import StepTaken
from investigator.domain.trust import OfficerAdded, Trust
from investigator.storage import chain
from investigator.storage.ledger_file import checked_all
from investigator.storage.open_ledger import OpenLedger
from investigator.storage.signers import Keys
from tests.storage.parts import KEY, NOW, SAYING, SIGNER, STAMP, STRANGER, a_ledger, paths

LAST_MOMENT = Instant.parse("2026-11-23T23:59:59.999999Z")
ANN = OfficerAdded(
    name="Ann Example",
    role="HR",
    fingerprint=SIGNER.fingerprint,
    public_key=SIGNER.public.hex(),
)
LEFT = OfficerLeft(
    fingerprint=ANN.fingerprint,
    name=ANN.name,
    on=date(2026, 11, 23),
    reason="a post",
    to="Bob Second",
)


def keys(*facts) -> Keys:
    trust = Trust()
    for fact in facts:
        trust = fact.told_to(trust, _told())
    return Keys.of(trust)


def _told():
    return Telling(seq=1, happened_at=NOW, recorded_at=NOW, typed_by="Bob Second")


def signed_at(folder, moment: Instant) -> OpenLedger:
    """A ledger whose second entry was signed by Ann's key at a moment."""
    ledger = a_ledger(folder, "First")
    stamp = replace(STAMP, wall=moment.at)
    ledger.append(lambda: [(StepTaken(what="Second"), SAYING)], stamp, SIGNER)
    return ledger


def test_a_signature_of_the_last_day_counts(tmp_path):
    ledger = signed_at(tmp_path, LAST_MOMENT)
    assert len(ledger.read(keys(ANN, LEFT).verify)) == 2
    ledger.close()


@pytest.mark.parametrize("how", ["read", "verified", "received"])
def test_a_later_signature_is_refused_by_name(tmp_path, how):
    ledger = signed_at(tmp_path, LAST_MOMENT.later(microseconds=1))
    verify = keys(ANN, LEFT).verify
    ways = {
        "read": lambda: ledger.read(verify),
        "verified": lambda: list(
            chain.checking(ledger.connection, ledger.paths.id, verify)
        ),
        "received": lambda: checked_all(ledger.ledger.lines(), ledger.paths.id, verify),
    }
    says = "24 November 2026 00:00 is signed with the key of Ann Example, who left on 23"
    with pytest.raises(Damaged, match=says):
        ways[how]()
    ledger.close()


def test_the_same_signature_counts_while_nobody_left(tmp_path):
    ledger = signed_at(tmp_path, LAST_MOMENT.later(hours=99))
    assert len(ledger.read(keys(ANN).verify)) == 2
    ledger.close()


def test_a_key_that_nobody_added_signs_nothing():
    known = keys(ANN)
    data = b"bytes"
    assert known.verify(SIGNER.fingerprint, SIGNER.sign(data), data, NOW.at)
    assert not known.verify(SIGNER.fingerprint, STRANGER.sign(data), data, NOW.at)
    assert not known.verify(STRANGER.fingerprint, STRANGER.sign(data), data, NOW.at)


def test_a_forged_late_signature_is_no_signature_at_all():
    late = LAST_MOMENT.later(hours=99).at
    assert not keys(ANN, LEFT).verify(SIGNER.fingerprint, bytes(64), b"bytes", late)


def test_the_ledger_is_the_one_that_was_signed(tmp_path):
    signed_at(tmp_path, NOW).close()
    again = OpenLedger.open(paths(tmp_path), KEY)
    assert len(again.read(keys(ANN, LEFT).verify)) == 2
    again.close()
