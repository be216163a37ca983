"""A dispute about times: who says so, on what ground, and what a named person decides."""

import pytest

from investigator.domain import dispute, steps
from investigator.domain.dispute import Result
from investigator.domain.exhibit import ExhibitAdmitted, ExhibitKind, Origin
from investigator.domain.people import PersonKind
from investigator.domain.post import IdTimeRead, TimeStatus
from investigator.domain.time_standing import accepted, counted, open_disputes, status
from tests.domain.build import (
    NOW,
    OTHER,
    STAFF,
    a_case,
    a_file,
    a_person,
    a_post,
    a_time,
    an_exhibit,
    between,
    refused,
    told,
)

MINUTE = between("2026-10-24T23:20:00Z", "2026-10-24T23:21:00Z")
LATER = between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z")
WHO, GROUND = "Fergus Friend", "the clocks went back"
PEOPLE = (a_person(), a_person(OTHER, kind=PersonKind.PUPIL))
POSTS = (
    an_exhibit(),
    an_exhibit("E02"),
    a_post(author=STAFF),
    a_post("P2", "E02", author=OTHER),
    a_time(MINUTE),
    a_time(LATER, post="P2", exhibit="E02"),
)


def _case(*facts, **values):
    return a_case(*PEOPLE, *POSTS, *facts, **values)


def _after(case, fact, seq=50, **around):
    return case.after(told(fact, seq, **around))


def _disputed(case=None, *, ground=GROUND, posts=("P1", "P2"), seq=50):
    case = case or _case()
    fact = dispute.dispute(case, posts=posts, by=WHO, ground=ground)
    return _after(case, fact, seq)


def _decide(case, result=Result.CHALLENGE_REJECTED, posts=("P1", "P2"), **parts):
    given = {"reason": "E05 states it", "happened_at": NOW, **parts}
    return dispute.decide(case, posts=posts, result=result, **given)


def _decided(case, seq=60, around=None, **parts):
    for at, fact in enumerate(_decide(case, **parts), start=seq):
        case = _after(case, fact, at, **(around or {}))
    return case


def _status(case, post="P1"):
    return status(case, case.posts[post])


def test_a_staff_members_time_is_taken_as_right_and_a_pupils_is_not():
    case = _case()
    assert _status(case) is TimeStatus.DEEMED_ACCURATE
    assert _status(case, "P2") is TimeStatus.NO_SITE_TIME


@pytest.mark.parametrize(
    "kind",
    [
        *(ExhibitKind.STATEMENT, ExhibitKind.LETTER, ExhibitKind.INTERVIEW_NOTE),
        *(ExhibitKind.LOG_EXTRACT, ExhibitKind.DEVICE_FILE, ExhibitKind.RECORD),
    ],
)
def test_what_a_person_a_device_or_the_trust_says_is_never_taken_as_right(kind):
    told_by = ExhibitAdmitted(
        number="E01", title="x", kind=kind, file=a_file(), origin=Origin()
    )
    case = a_case(a_person(), told_by, a_post(author=STAFF), a_time(MINUTE))
    assert _status(case) is TimeStatus.NO_SITE_TIME


def test_an_identifier_alone_is_never_taken_as_right():
    from tests.domain.test_post_time import _id  # noqa: PLC0415 - a builder

    found = _id(MINUTE)
    assert isinstance(found, IdTimeRead)
    case = a_case(a_person(), an_exhibit(), a_post(author=STAFF), found)
    assert _status(case) is TimeStatus.NO_SITE_TIME


def test_one_dispute_covers_many_times_under_one_ground():
    case = _disputed()
    assert tuple(case.disputes) == ("T1",)
    assert {_status(case, post) for post in ("P1", "P2")} == {TimeStatus.CHALLENGED}
    assert case.disputes["T1"].undecided == ("P1", "P2")


def test_nothing_is_decided_before_it_was_disputed():
    with refused("Nobody has disputed the time of P1 (E01)", "Record who disputes it"):
        _decide(_case(), posts=("P1",))


def test_all_are_decided_together_or_one_by_one():
    together = _decided(_disputed())
    assert _status(together) is TimeStatus.CHALLENGE_REJECTED
    assert together.disputes["T1"].undecided == ()
    one = _decided(_disputed(), posts=("P1",))
    assert (_status(one), _status(one, "P2")) == (
        TimeStatus.CHALLENGE_REJECTED,
        TimeStatus.CHALLENGED,
    )


def test_a_time_that_is_shown_to_be_wrong_brings_the_one_that_counts():
    case = _disputed()
    with refused("the time that counts instead is needed"):
        _decide(case, Result.CONTRARY_PROVEN, ("P1",))
    case = _decided(case, result=Result.CONTRARY_PROVEN, posts=("P1",), accepted=LATER)
    post = case.posts["P1"]
    assert (_status(case), accepted(post)) == (TimeStatus.CONTRARY_PROVEN, LATER)
    assert counted(post) == (LATER,)
    assert case.posts["P1"].times[0].fact.readings[0].span == MINUTE


def test_a_dispute_that_is_not_accepted_brings_no_other_time():
    with refused("the time shown stands as it was"):
        _decide(_disputed(), accepted=LATER)


def test_an_accepted_time_does_not_lie_ahead_of_its_decision():
    ahead = between("2026-12-24T10:00:00Z", "2026-12-24T11:00:00Z")
    with refused("cannot have appeared after this was decided"):
        _decide(_disputed(), Result.CONTRARY_PROVEN, ("P1",), accepted=ahead)


def test_what_was_decided_is_decided_once():
    with refused("is decided already", "new ground"):
        _decide(_decided(_disputed()))


def test_a_decided_time_is_disputed_again_on_a_new_ground_only():
    case = _decided(_disputed())
    with refused("That ground was recorded for P1 as T1, and was decided"):
        _disputed(case, ground="The  clocks went BACK")
    again = _disputed(case, ground="a holiday abroad", posts=("P1",), seq=70)
    assert (tuple(again.disputes), _status(again)) == (("T1", "T2"), TimeStatus.CHALLENGED)
    assert len(again.posts["P1"].decided) == 1


def test_a_dispute_that_is_not_accepted_leaves_what_was_decided_before():
    case = _decided(
        _disputed(), result=Result.CONTRARY_PROVEN, posts=("P1",), accepted=LATER
    )
    case = _disputed(case, ground="it was right", posts=("P1",), seq=70)
    case = _decided(case, 80, posts=("P1",))
    assert _status(case) is TimeStatus.CONTRARY_PROVEN
    assert accepted(case.posts["P1"]) == LATER


def test_two_grounds_can_stand_at_once_and_one_of_them_be_decided():
    case = _disputed(_disputed(), ground="Spain", posts=("P1",), seq=51)
    case = _decided(case, posts=("P1",), dispute="T2")
    assert open_disputes(case.posts["P1"]) == ("T1",)
    assert _status(case) is TimeStatus.CHALLENGED
    both = _decide(_disputed(_disputed(), ground="Spain", posts=("P1",)), posts=("P1",))
    assert [fact.dispute for fact in both] == ["T1", "T2"]


def test_a_decision_typed_for_somebody_waits_until_they_confirm_it():
    case = _decided(_disputed(), around={"words_of": "Priya Decider"})
    assert [each.speaker for each in steps.unconfirmed(case)] == ["Priya Decider"]
    note = steps.confirm(case, entry=60, how=steps.How.RECORDED_CALL, note="Ida rang Priya")
    assert steps.unconfirmed(_after(case, note, 90)) == ()
    assert steps.unconfirmed(_decided(_disputed())) == ()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"posts": ()}, "No time is chosen."),
        ({"by": " "}, "needs the name of who disputes"),
        ({"ground": ""}, "needs its ground"),
        ({"posts": ("P9",)}, "no post P9"),
        ({"exhibits": ("E09",)}, "no exhibit E09"),
    ],
)
def test_a_dispute_without_its_parts_is_refused(parts, words):
    given = {"posts": ("P1",), "by": WHO, "ground": GROUND, **parts}
    with refused(words):
        dispute.dispute(_case(), **given)


def test_a_post_without_a_time_has_none_to_dispute():
    case = a_case(an_exhibit(), a_post())
    with refused("No site shows a time for P1 (E01)"):
        dispute.dispute(case, posts=("P1",), by=WHO, ground=GROUND)


def test_a_decision_names_its_reasons_and_a_dispute_that_is_there():
    with refused("needs its reasons"):
        _decide(_disputed(), reason=" ")
    with refused("no dispute T9", "It has T1."):
        _decide(_disputed(), dispute="T9")
