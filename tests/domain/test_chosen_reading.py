"""A named person chooses one of several readings, where something speaks for it."""

from investigator.domain import chosen_reading, dispute, steps
from investigator.domain.post import Basis
from investigator.domain.time_standing import accepted, counted
from tests.domain.build import (
    a_case,
    a_post,
    a_time,
    an_exhibit,
    between,
    refused,
    told,
)

FIRST = between("2026-10-25T00:20:00Z", "2026-10-25T00:21:00Z")
SECOND = between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z")
SEEN = (an_exhibit(), an_exhibit("E02"), a_post(), a_time(FIRST, SECOND))
EXPORT = a_time(
    SECOND, basis=Basis.UTC, shown="2026-10-25T01:20:05Z", exhibit="E01", post="P1"
)


def _choose(case, reading=SECOND, **parts):
    given = {"post": "P1", "exhibit": "E01", "reason": "the export states it", **parts}
    return chosen_reading.choose(case, reading=reading, **given)


def test_a_reading_counts_where_another_exhibit_speaks_for_it():
    case = a_case(*SEEN)
    assert len(counted(case.posts["P1"])) == 2
    fact = _choose(case, exhibits=("E02",))
    after = case.after(told(fact, 60, words_of="Priya Decider"))
    assert (accepted(after.posts["P1"]), counted(after.posts["P1"])) == (SECOND, (SECOND,))
    assert len(steps.unconfirmed(after)) == 1


def test_no_reading_is_chosen_where_nothing_else_speaks_of_the_time():
    with refused("Nothing but E01 speaks of this time"):
        _choose(a_case(*SEEN))
    with refused("Nothing but E01 speaks of this time"):
        _choose(a_case(*SEEN), exhibits=("E01",))


def test_an_origin_of_its_own_is_enough_for_the_reading_it_agrees_with():
    held = (an_exhibit(), an_exhibit("E02"), a_post(), EXPORT)
    case = a_case(*held, a_time(FIRST, SECOND, exhibit="E02"))
    assert _choose(case, exhibit="E02").reading == SECOND
    with refused("Nothing but E02"):
        _choose(case, FIRST, exhibit="E02")


def test_only_one_of_the_readings_can_be_chosen():
    both = between("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z")
    none = between("2026-10-25T05:00:00Z", "2026-10-25T06:00:00Z")
    for span in (both, none):
        with refused("not one of the readings", "2026-10-25T00:20:00Z/2026-10-25T00:21"):
            _choose(a_case(*SEEN), span, exhibits=("E02",))


def test_a_time_with_one_reading_is_not_chosen_but_disputed():
    case = a_case(an_exhibit(), an_exhibit("E02"), a_post(), a_time(SECOND))
    with refused("has not several readings", "Dispute it"):
        _choose(case, exhibits=("E02",))


def test_a_disputed_time_is_decided_before_a_reading_is_chosen():
    case = a_case(*SEEN)
    fact = dispute.dispute(case, posts=("P1",), by="F", ground="g")
    with refused("This time is disputed (T1)", "Decide the dispute first."):
        _choose(case.after(told(fact, 50)), exhibits=("E02",))


def test_a_choice_has_its_reason_and_its_exhibit():
    with refused("needs its reason"):
        _choose(a_case(*SEEN), exhibits=("E02",), reason=" ")
    with refused("E02 shows no time of P1"):
        _choose(a_case(*SEEN), exhibit="E02")
