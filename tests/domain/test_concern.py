"""The concern a case begins with, kept in its first words."""

import pytest

from investigator.domain import concern
from investigator.domain.case import Case
from investigator.domain.concern import ConcernReported
from tests.domain.build import NOW, REF, a_case, at, refused


def _opened(**parts):
    given = {"ref": REF, "title": "Posts", "school": "Near School", "practice": False}
    return concern.open_case(Case(), **{**given, **parts})


def test_a_case_opens_under_its_reference():
    fact = _opened(title=" Posts  about\nus ", school=" Near  School")
    assert (fact.ref, fact.title, fact.school) == (REF, "Posts about us", "Near School")
    assert not fact.practice


def test_a_case_without_a_title_is_called_a_concern():
    assert _opened(title=" ").title == "Concern"


def test_an_open_case_is_not_opened_again():
    with refused("already open", "register"):
        concern.open_case(a_case(), ref=REF, title="", school="", practice=False)


@pytest.mark.parametrize("ref", ["", "  ", "A" * 61, "A\nB", " A", "A\u202eB"])
def test_a_reference_is_one_short_line(ref):
    with refused("reference", "60", "For example"):
        _opened(ref=ref)


def test_a_reference_of_sixty_characters_will_do():
    assert _opened(ref="A" * 60).ref == "A" * 60


def _reported(case=None, **parts):
    return concern.report(case or a_case(), words=" It said so. ", happened_at=NOW, **parts)


def test_the_five_answers_are_kept():
    fact = _reported(
        first_seen=at("2026-09-29"),
        reported_at=at("2026-09-30"),
        reported_by=" Parent P ",
        reported_to=" the head ",
    )
    assert fact == ConcernReported(
        words="It said so.",
        first_seen=at("2026-09-29"),
        reported_at=at("2026-09-30"),
        reported_by="Parent P",
        reported_to="the head",
    )


def test_any_answer_may_still_be_unknown():
    case = a_case(_reported())
    assert case.concern is not None
    assert case.concern.fact.first_seen is None


def test_first_words_are_never_recorded_again():
    with refused("already recorded", "timeline"):
        _reported(a_case(_reported()))


@pytest.mark.parametrize("name", ["first_seen", "reported_at"])
def test_a_concern_cannot_lie_ahead_of_its_record(name):
    with refused("after it is recorded", "time zone"):
        _reported(**{name: at("2026-11-24")})


def test_a_concern_is_not_reported_before_it_is_seen():
    with refused("before it was first seen", "earlier"):
        _reported(first_seen=at("2026-09-30"), reported_at=at("2026-09-29"))


def test_a_concern_may_be_reported_the_moment_it_is_seen():
    assert _reported(first_seen=NOW, reported_at=NOW).reported_at == NOW
