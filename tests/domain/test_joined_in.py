"""Clause 3.2: others' banned post first, then the staff member's, from two exhibits."""

import pytest

from investigator.domain import dispute
from investigator.domain.joined_in import Joined, PostPlaced, orders, place
from investigator.domain.people import RespondentNamed
from tests.domain.build import (
    OTHER,
    STAFF,
    a_case,
    a_person,
    a_post,
    a_time,
    an_exhibit,
    between,
    refused,
    told,
)

FIRST = between("2026-10-01T10:00:00Z", "2026-10-01T10:01:00Z")
THEN = between("2026-10-02T10:00:00Z", "2026-10-02T10:01:00Z")
WIDE = between("2026-09-30T10:00:00Z", "2026-10-03T10:00:00Z")
PEOPLE = (a_person(), a_person(OTHER), RespondentNamed(person=STAFF))
GROUP = "Staff banter"


def _placed(post, *, banned, space=GROUP):
    return PostPlaced(post=post, space=space, banned=banned, reason="7.5.1")


def _case(theirs, mine, *, exhibits=("E01", "E02"), author=OTHER, banned=True, space=GROUP):
    return a_case(
        *PEOPLE,
        an_exhibit(),
        an_exhibit("E02"),
        a_post("P1", exhibits[0], author=author),
        a_post("P2", exhibits[1], author=STAFF),
        *(a_time(one, exhibit=exhibits[0]) for one in theirs),
        *(a_time(one, post="P2", exhibit=exhibits[1]) for one in mine),
        _placed("P1", banned=banned),
        _placed("P2", banned=False, space=space),
    )


def _joined(*given, **parts):
    return {one.joined for one in orders(_case(*given, **parts))}


def test_a_later_post_of_theirs_is_told_with_the_two_that_show_it():
    (one,) = orders(_case((FIRST,), (THEN,)))
    assert (one.joined, one.shown_by, one.space) == (Joined.LATER, ("P1", "P2"), GROUP)


def test_an_earlier_post_of_theirs_is_not_later():
    assert _joined((THEN,), (FIRST,)) == {Joined.NOT_LATER}


@pytest.mark.parametrize(("theirs", "mine"), [(WIDE, THEN), (FIRST, WIDE), (FIRST, FIRST)])
def test_an_order_that_only_may_be_so_is_never_a_yes(theirs, mine):
    assert _joined((theirs,), (mine,)) == {Joined.CANNOT_TELL}


def test_two_readings_of_which_one_fits_cannot_tell():
    case = _case((), (THEN,)).after(told(a_time(FIRST, WIDE), 40))
    assert orders(case)[0].joined is Joined.CANNOT_TELL


def test_a_disputed_time_cannot_tell():
    case = _case((FIRST,), (THEN,))
    fact = dispute.dispute(case, posts=("P2",), by="F", ground="g")
    assert orders(case.after(told(fact, 50)))[0].joined is Joined.CANNOT_TELL


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        (((FIRST,), ()), {}),
        (((), (THEN,)), {}),
        (((FIRST,), (THEN,)), {"exhibits": ("E01", "E01")}),
        (((FIRST,), (THEN,)), {"author": ""}),
        (((FIRST,), (THEN,)), {"author": STAFF}),
        (((FIRST,), (THEN,)), {"banned": False}),
        (((FIRST,), (THEN,)), {"space": "Another"}),
    ],
)
def test_fewer_than_two_timed_exhibits_of_the_two_sides_are_too_few(given, parts):
    assert _joined(*given, **parts) == {Joined.TOO_FEW}


def test_one_space_is_one_however_its_name_is_written():
    case = _case((FIRST,), (THEN,), space="staff BANTER")
    assert [one.space for one in orders(case)] == [GROUP]


def test_a_space_has_a_name_and_a_banned_post_its_reason():
    case = _case((FIRST,), (THEN,))
    assert place(case, post="P1", space=" a  b ", banned=False).space == "a b"
    with refused("Name the group"):
        place(case, post="P1", space=" ", banned=False)
    with refused("Calling a post banned needs its reason"):
        place(case, post="P1", space=GROUP, banned=True)
    with refused("no post P9"):
        place(case, post="P9", space=GROUP, banned=False)
