"""What a report says of the laptop's clock: fixed words, and one line where all is well."""

from investigator.documents.packs.of_clock import parts
from investigator.documents.packs.parts import Bullets, Paragraph
from investigator.domain.clock_notes import ClockNote
from investigator.domain.time.clock import Change, ChangeKind

BACK = ClockNote(seq=7, change=Change(kind=ChangeKind.STEPPED, seconds=-3600))
DOUBT = ClockNote(seq=2, change=Change(kind=ChangeKind.NOT_IN_STEP))


def test_one_line_says_that_nothing_was_found():
    (only,) = parts((), last=12)
    assert isinstance(only, Paragraph)
    assert only.text.endswith("No jump of that clock was found between entries 1 and 12.")


def test_a_jump_is_told_and_what_the_order_rests_on():
    first, found, last = parts((DOUBT, BACK), last=12)
    assert isinstance(first, Paragraph)
    assert isinstance(found, Bullets)
    assert isinstance(last, Paragraph)
    assert "was found" not in first.text
    assert found.lines == (DOUBT.sentence(), BACK.sentence())
    assert "does not rest on the clock" in last.text


def test_what_came_after_the_entry_that_is_told_of_is_left_out():
    (only,) = parts((BACK,), last=6)
    assert isinstance(only, Paragraph)
    assert "entries 1 and 6" in only.text


def test_a_clock_that_is_only_out_of_step_did_not_jump():
    first, found = parts((DOUBT,), last=6)
    assert isinstance(first, Paragraph)
    assert "No jump" in first.text
    assert isinstance(found, Bullets)
