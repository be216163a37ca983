"""Where a case's clock stamps do not run on, each told by entry, kind and length."""

import pytest

from investigator.domain.clock_notes import clock_notes, length, summary
from investigator.domain.ledger import Stamp
from investigator.domain.time.clock import ChangeKind

SECOND = 1_000_000


def stamp(
    wall: int, boot: int, boot_id: str = "a", *, zone: str = "Europe/London", sync=None
) -> Stamp:
    """A stamp by seconds."""
    return Stamp(
        wall=wall * SECOND,
        boot=boot * 1_000_000_000,
        boot_id=boot_id,
        zone=zone,
        synchronised=sync,
        key="k",
    )


def notes(*stamps: Stamp):
    return clock_notes(enumerate(stamps, start=1))


def test_a_clock_that_runs_on_tells_nothing():
    assert notes(stamp(0, 10), stamp(60, 70), stamp(60, 70), stamp(9000, 5, "b")) == ()


def test_a_step_within_one_start_is_told_with_its_length():
    (note,) = notes(stamp(0, 10), stamp(60, 70), stamp(-7140, 130))
    assert (note.seq, note.change.kind, note.change.seconds) == (
        3,
        ChangeKind.STEPPED,
        -7260,
    )
    assert note.sentence() == (
        "The clock of the laptop was set back by 2 hours 1 minute between entries 2 and 3."
    )
    assert note.flagged
    assert note.backwards


@pytest.mark.parametrize(("wall", "found"), [(65, 0), (66, 1), (55, 0), (54, 1)])
def test_five_seconds_are_allowed_for_a_clock_that_is_slewed(wall, found):
    assert len(notes(stamp(0, 10), stamp(wall, 70))) == found


def test_a_step_forward_is_told_and_is_not_backwards():
    (note,) = notes(stamp(0, 10), stamp(3660, 70))
    assert "set forward by 1 hour between" in note.sentence()
    assert note.flagged
    assert not note.backwards


def test_a_clock_that_went_back_across_a_start_is_told():
    (note,) = notes(stamp(1000, 10), stamp(400, 3, "b"))
    assert note.change.kind is ChangeKind.WENT_BACK
    assert "went back by 10 minutes or more between entries 1 and 2" in note.sentence()
    assert note.backwards


def test_a_count_that_went_back_without_a_start_is_told():
    (note,) = notes(stamp(0, 100), stamp(60, 10))
    assert note.change.kind is ChangeKind.COUNTER
    assert "cannot both be right" in note.sentence()
    assert note.backwards


def test_another_zone_is_told_and_not_flagged():
    (note,) = notes(stamp(0, 10), stamp(60, 70, zone="Europe/Paris"))
    assert "from Europe/London to Europe/Paris" in note.sentence()
    assert not note.flagged
    assert not note.backwards


def test_a_clock_out_of_step_is_told_where_it_begins():
    sync = [True, False, False, None, False]
    found = notes(*(stamp(60 * at, 60 * at, sync=one) for at, one in enumerate(sync)))
    assert [note.seq for note in found] == [2, 5]
    assert "not kept in step" in found[0].sentence()
    assert not any(note.flagged for note in found)


def test_stamps_can_be_looked_at_in_two_goes():
    stamps = list(enumerate((stamp(0, 10, sync=False), stamp(90, 20, sync=False)), start=1))
    whole = clock_notes(stamps)
    assert [note.seq for note in whole] == [1, 2]
    first, rest = stamps[:1], stamps[1:]
    assert whole == (*clock_notes(first), *clock_notes(rest, before=first[0][1]))


def test_a_case_is_summed_up_in_one_line():
    assert summary(notes(stamp(0, 10, sync=False))) == ""
    one = notes(stamp(0, 10), stamp(30, 100))
    assert summary(one) == one[0].sentence()
    two = notes(stamp(0, 10), stamp(30, 100), stamp(0, 130))
    assert summary(two).endswith(" It jumped 1 more time.")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a second"),
        (1, "1 second"),
        (61, "1 minute 1 second"),
        (3600, "1 hour"),
        (3605, "1 hour"),
        (90_061, "1 day 1 hour"),
        (2 * 86_400 + 120, "2 days"),
    ],
)
def test_a_length_is_told_in_its_two_largest_units(seconds, words):
    assert length(seconds) == words
