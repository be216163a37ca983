"""A jump of the laptop's clock stands at its entry, at the head and in the overview."""

from dataclasses import replace

from investigator.casework import case_views
from investigator.casework.case_views import EntryLine
from investigator.domain.clock_notes import ClockNote
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling
from investigator.domain.steps import StepTaken
from investigator.domain.time.clock import Change, ChangeKind
from investigator.tui.screens.case_tabs.head import head_line
from investigator.tui.screens.case_tabs.record import EntryRows
from investigator.tui.words import Tone
from tests.tui.case.conftest import At
from tests.tui.case.practising import NEW, AtCase, opened, seen, unlocked

BACK = ClockNote(seq=3, change=Change(kind=ChangeKind.STEPPED, seconds=-3600))
ZONE = ClockNote(seq=2, change=Change(kind=ChangeKind.ZONE, was="UTC", now="Europe/Paris"))


def entry(*, jumped: bool) -> EntryLine:
    at = Instant.parse("2026-11-23T17:00:00Z")
    telling = Telling(seq=1, happened_at=at, recorded_at=at, typed_by="P. Lind")
    return EntryLine(
        telling=telling,
        fact=StepTaken(what="something"),
        hash="0" * 64,
        clock=BACK.sentence(),
        jumped=jumped,
    )


def test_an_entry_before_which_the_clock_jumped_is_marked_in_the_list():
    (marked,) = EntryRows((entry(jumped=True),)).rows(0, 1)
    (plain,) = EntryRows((entry(jumped=False),)).rows(0, 1)
    assert marked.cells[2].plain == "▲ something"
    assert marked.tone is Tone.SOON
    assert plain.cells[2].plain == "something"


async def test_the_head_and_the_overview_tell_it(at: At, monkeypatch):
    monkeypatch.setattr(case_views, "notes_of", lambda _file: (ZONE, BACK))
    app: AtCase = at(NEW)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert "▲ Clock" in seen(pilot)
        assert "▲ The clock of the laptop" in seen(pilot)


def test_a_zone_alone_makes_no_mark(vault, tmp_path):
    desk = unlocked(vault, tmp_path / "cache")
    standing = case_views.standing(desk, NEW)
    desk.lock()
    for notes, mark in (((ZONE,), False), ((ZONE, BACK), True)):
        line = head_line(replace(standing, clock=notes), names=False, width=80)
        assert ("▲ Clock" in line.plain) is mark
