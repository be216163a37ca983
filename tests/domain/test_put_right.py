"""What was put right leaves its number behind; a breach has its clock."""

from dataclasses import replace

import pytest

from investigator.domain import agenda, procedure, put_right
from investigator.domain.copies import CopyGone, CopyKind, CopyMade, HowGone, gone
from investigator.domain.covering import of_name
from investigator.domain.digest import Sha256
from investigator.domain.exhibit import known
from investigator.domain.put_right import (
    HeldIn,
    MovedHere,
    Noun,
    OpenedInError,
    PutRight,
    TakenOut,
    ToldAgain,
)
from investigator.domain.steps import StepTaken
from investigator.domain.taking_out import without_name
from tests.domain.build import NOW, a_case, a_deadline, an_exhibit, at, refused, told

TAKEN = PutRight(
    noun=Noun.EXHIBIT, what="E02", reason="r", entries=(3,), numbers=("E02", "P1")
)


def test_a_number_that_was_taken_out_is_used_for_ever():
    case = a_case(an_exhibit(), TakenOut(kind="exhibit_admitted", by=4), TAKEN)
    assert case.used(case.exhibits) == ("E01", "E02", "P1")
    with refused("E02 was taken out 23 November, added by mistake"):
        known(case, "E02")


def test_what_stands_there_says_where_it_is_now_unless_that_is_left_out():
    moved = told(replace(TAKEN, moved_to="REF-2 E05"))
    assert put_right.tombstone(moved).endswith("added by mistake; now REF-2 E05")
    assert put_right.tombstone(moved, where=False).endswith("added by mistake")


def test_marks_of_entries_change_nothing():
    case = a_case()
    assert a_case(ToldAgain(entry=1)).exhibits.keys() == case.exhibits.keys()


def test_an_exhibit_from_another_case_has_that_line():
    came = MovedHere(
        exhibit="E01",
        from_case="REF-1",
        was="E07",
        first_added=NOW,
        first_added_by="Ida",
        reason="r",
    )
    assert a_case(an_exhibit(), came).moved_here["E01"].fact == came


def test_a_breach_is_proposed_only_where_a_readable_copy_may_have_left():
    case = a_case()
    inside = HeldIn(what="a copy")
    sealed = HeldIn(what="a backup", left_laptop=True, sealed=True)
    left = HeldIn(what="a report", where="/stick", left_laptop=True)
    assert put_right.propose(case, (inside, sealed), NOW) is None
    proposed = put_right.propose(case, (inside, sealed, left), NOW)
    assert proposed is not None
    assert proposed.because == ("a report, /stick",)


def test_the_clock_of_a_breach_is_due_even_in_a_closed_case():
    facts = put_right.record_breach(a_case(), known_since=NOW, what="x", happened_at=NOW)
    case = a_case(*facts, a_deadline("D2"), OpenedInError(reason="r"))
    (item,) = agenda.agenda(case, NOW)
    assert (item.number, item.due) == ("D1", NOW.later(hours=72))
    assert case.closed


def test_a_case_opened_in_error_takes_nothing_and_is_never_reached_by_a_move():
    case = a_case(OpenedInError(reason="r"))
    with refused("takes nothing more"):
        put_right.refuse_in_error(case)
    with refused("cannot go"):
        procedure.move(a_case(), to=procedure.Stage.OPENED_IN_ERROR, reason="r")
    with refused("not taken over"):
        procedure.take_over(
            a_case(),
            stage=procedure.Stage.OPENED_IN_ERROR,
            on=NOW.day(),
            reason="r",
            happened_at=NOW,
        )


def made(place="/a/b.png", **parts):
    given = {"kind": CopyKind.EXPORT, "sha256": Sha256.of(b"x"), "size": 1, **parts}
    return CopyMade(place=place, **given)


def test_a_copy_is_listed_until_it_is_gone_or_written_over():
    case = a_case(made(), made("/a/c.png"), made(), CopyGone(copy=3, how=HowGone.DELETED))
    assert [seq for seq, one in case.copies.items() if one.listed] == [4]
    assert gone(case, copy=4, how=HowGone.CONFIRMED) == CopyGone(
        copy=4, how=HowGone.CONFIRMED
    )
    for copy in (2, 3, 9):
        with refused("No such copy"):
            gone(case, copy=copy, how=HowGone.CONFIRMED)


def test_a_gone_copy_that_nobody_listed_changes_nothing():
    assert len(a_case(CopyGone(copy=9, how=HowGone.DELETED)).copies) == 0


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("/home/somebody/Downloads/x.png", "/home/somebody/Downloads/"),
        (r"C:\Users\kim\x.png", "C:\\Users\\kim\\"),
        ("/home/somebody/Ann Field/Ann Field.png", "/home/somebody/"),
        ("x.png", ""),
    ],
)
def test_only_a_folder_without_the_name_is_told(place, left):
    assert without_name(place, of_name("Ann Field")) == left


def test_a_step_stays_where_it_is_told_late():
    case = a_case(told(StepTaken(what="x"), 2, at("2026-11-20")), told(TAKEN, 3))
    assert len(case.put_right) == 1
