"""The loss sheet: whole to both standards, counted from a given moment, naming nobody."""

from dataclasses import asdict, replace

import pytest

from investigator.documents.make import make
from investigator.documents.packs.loss_sheet import loss_sheet
from investigator.documents.packs.loss_told import (
    Lock,
    Loss,
    LostCase,
    PlaceTold,
    RestoredTold,
)
from investigator.domain.instant import Instant
from tests.documents.conftest import pages_of

TAKEN = Instant.parse("2026-12-14T17:52:40Z")
NOW = Instant.parse("2026-12-15T10:00:00Z")
CASE = LostCase(
    ref="LHST-0014",
    stage="appeal open",
    closed=False,
    people=9,
    pupils=2,
    exhibits=12,
    allegations=4,
    accounts=1,
    documents=3,
    entries=98,
    last_entry=TAKEN,
    last_document=90,
)
LOSS = Loss(
    vault="ab12cd34",
    trust="Hazelden Trust",
    practice=False,
    seq=12,
    head="ab" * 32,
    now=NOW,
    versions=(("investigator", "1.0"),),
    known_since=Instant.parse("2026-12-15T08:30:00Z"),
    restored=RestoredTold(taken_at=TAKEN, restored_at=NOW),
    cases=(CASE,),
    lock=Lock(passphrases=2, memory_mib=256, passes=3, lanes=4, keyring=True),
    last_entry=TAKEN,
    backups=(PlaceTold(place="A share", second=True, at=TAKEN, cases=1),),
    copies=("LHST-0014: a report, in the folder Documents",),
    recovery_holder="The clerk to the board",
    recovery_place="the safe",
)


def said(loss: Loss) -> str:
    """Every word of the pack."""
    return repr(asdict(loss_sheet(loss)))


@pytest.mark.document
def test_the_sheet_is_whole_and_says_what_it_must(child, tmp_path):
    made = make(loss_sheet(LOSS), {}, child)
    assert made.checks.faults == ()
    (tmp_path / "loss.pdf").write_bytes(made.pdf)
    text = "".join(pages_of(tmp_path / "loss.pdf"))
    for words in (
        "Monday 14 December 2026, 5.52 pm",
        "Friday 18 December 2026, 8.30 am",
        "LHST-0014",
        "Argon2id, 256 MiB, 3 passes",
        "The clerk to the board",
        "What to do next",
    ):
        assert words in text


def test_the_same_vault_gives_the_same_bytes(child):
    assert make(loss_sheet(LOSS), {}, child).pdf == make(loss_sheet(LOSS), {}, child).pdf


def test_the_72_hours_are_elapsed_ones_from_the_moment_that_was_given():
    assert "2 days 22 hours 30 minutes were left" in said(LOSS)
    late = replace(LOSS, now=NOW.later(hours=100))
    assert "they were over for 1 day 5 hours 30 minutes" in said(late)
    nothing = said(replace(LOSS, known_since=None))
    assert "nothing is counted here" in nothing
    assert "within 72 hours" in nothing


def test_hours_across_the_end_of_summer_time_are_hours():
    known = Instant.parse("2026-10-24T09:00:00Z")
    told = said(replace(LOSS, known_since=known, now=known))
    assert "Tuesday 27 October 2026, 9.00 am (GMT)" in told


def test_a_vault_in_use_says_that_it_is_no_backup():
    told = said(replace(LOSS, restored=None))
    assert "the vault in use" in told
    assert "was restored" not in told


def test_entries_that_stand_on_paper_and_not_here_are_known_to_be_lost():
    assert "nothing known" in said(LOSS)
    more = replace(CASE, seen=101)
    assert "entries 99 to 101" in said(replace(LOSS, cases=(more,)))


def test_what_is_not_known_is_said_to_be_so():
    bare = replace(LOSS, cases=(), backups=(), copies=(), recovery_holder="")
    told = said(bare)
    assert "The vault held no case." in told
    assert "The record knows of no backup." in told
    assert "find that out first" in told


def test_a_keyring_that_opens_it_is_told_with_what_to_do():
    assert "its keyring opens the vault" in said(LOSS)
    off = replace(LOSS, lock=replace(LOSS.lock, keyring=False))
    assert "does not open it" in said(off)
    assert "its keyring opens the vault" not in said(off)
