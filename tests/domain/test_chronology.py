"""The timeline: what happened when, whose word it is, and how sure the moment is."""

from investigator.domain.chronology import EventKind, events
from investigator.domain.concern import ConcernReported
from investigator.domain.exhibit import ExhibitAdmitted, ExhibitKind, Origin
from investigator.domain.post import IdTimeRead
from investigator.domain.procedure import CaseMoved, Stage
from investigator.domain.removal_request import RemovalAnswered, Seen
from investigator.domain.steps import StepPlanned, StepTaken
from investigator.domain.time.identifiers import decode
from tests.domain.build import (
    NOW,
    STAFF,
    TYPIST,
    a_case,
    a_check,
    a_file,
    a_person,
    a_post,
    a_removal,
    a_time,
    an_exhibit,
    at,
    between,
    told,
)

MINUTE = between("2026-09-24T10:42:00Z", "2026-09-24T10:43:00Z")
HOUR = between("2026-10-25T00:20:00Z", "2026-10-25T01:20:00Z")
LATER = between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z")
BARE = an_exhibit(captured="")


def _events(*facts):
    return events(a_case(*facts))


def _told(*facts):
    return [(event.at, event.what, event.source) for event in _events(*facts)]


def test_an_empty_case_has_an_empty_timeline():
    assert _events() == ()


def test_a_concern_is_first_seen_and_then_reported():
    seen, heard = at("2026-09-29"), at("2026-09-30")
    whole = ConcernReported(
        words="x",
        first_seen=seen,
        reported_at=heard,
        reported_by="Parent P",
        reported_to="Ada",
    )
    assert _told(whole) == [
        (seen, "The material was first seen", "Parent P"),
        (heard, "The concern was reported to Ada", "Parent P"),
    ]


def test_a_concern_of_nobody_known_is_its_own_source():
    bare = ConcernReported(words="x", first_seen=NOW, reported_at=NOW)
    assert {source for _, _, source in _told(bare)} == {"the concern"}
    assert _told(ConcernReported(words="x")) == []


def test_a_post_stands_at_what_its_times_agree_on():
    words = "word " * 30
    post = a_post(author=STAFF, words=words)
    (event,) = _events(a_person(), BARE, post, a_time(MINUTE))
    assert (event.at, event.span, event.uncertain) == (MINUTE.earliest, MINUTE, False)
    assert event.what.startswith("Post P1 by Rowan Field: “word word")
    assert event.what.endswith("…”")
    assert (event.kind, event.source, event.exhibit) == (
        EventKind.POST,
        "site time, E01",
        "E01",
    )


def test_a_post_that_can_be_read_twice_has_a_line_for_each_reading():
    found = _events(BARE, a_post(), a_time(MINUTE, LATER))
    assert [(event.at, event.what) for event in found] == [
        (MINUTE.earliest, "Post P1 (reading 1 of 2)"),
        (LATER.earliest, "Post P1 (reading 2 of 2)"),
    ]
    assert all(event.uncertain for event in found)


def test_a_moment_known_only_to_the_hour_is_uncertain():
    (event,) = _events(BARE, a_post(), a_time(HOUR))
    assert event.uncertain


def test_a_post_known_by_its_identifier_alone_says_so():
    found = decode("1854000000000000000", "x")
    assert found is not None
    (event,) = _events(BARE, a_post(), IdTimeRead(post="P1", identifier="1", found=found))
    assert (event.at, event.source) == (found.earliest, "identifier, E01")


def test_a_post_that_cannot_be_placed_is_left_out():
    assert _events(BARE, a_post(), a_time()) == ()


def _admitted(supplied=""):
    return ExhibitAdmitted(
        number="E01",
        title="A post",
        kind=ExhibitKind.SCREENSHOT,
        file=a_file(),
        origin=Origin(supplied_by=supplied, captured_at=NOW),
    )


def test_an_exhibit_stands_at_its_capture():
    assert _told(_admitted("Parent P")) == [(NOW, "E01 captured: A post", "Parent P")]
    assert _told(_admitted()) == [(NOW, "E01 captured: A post", TYPIST)]


def test_a_removal_is_asked_due_checked_and_answered():
    answer = RemovalAnswered(request="R1", words="x", removed_at=at("2026-10-02"))
    checks = (
        a_check("2026-10-01T16:00:00Z", Seen.CANNOT_TELL),
        a_check("2026-10-03T16:00:00Z", Seen.GONE, exhibit="E01"),
    )
    assert [each[1:] for each in _told(BARE, a_removal(), *checks, answer)] == [
        ("R1: removal of E01 asked", "Hetty Head"),
        ("R1: due", "1.10"),
        ("R1: check, cannot tell", TYPIST),
        ("R1: says removed", "the staff member"),
        ("R1: check, gone", "E01"),
    ]


def test_an_answer_with_no_moment_is_no_event():
    answer = RemovalAnswered(request="R1", words="x")
    assert len(_events(BARE, a_removal(), answer)) == 2
    assert len(_events(BARE, a_removal())) == 2


def test_a_step_stands_when_it_happened_on_the_word_of_its_paper_or_speaker():
    steps = (
        told(StepTaken(what="Told"), 2, at("2026-10-01"), rests_on="minutes"),
        told(StepTaken(what="Seen"), 3, at("2026-10-02"), words_of="Ada"),
    )
    assert [each[1:] for each in _told(*steps)] == [("Told", "minutes"), ("Seen", "Ada")]


def test_what_was_entered_more_than_a_day_later_shows_both_moments():
    day = at("2026-10-01T12:00:00Z")
    soon, late = day.later(hours=24), day.later(hours=24, microseconds=1)
    for recorded, entered in ((soon, None), (late, late)):
        step = told(StepTaken(what="Told"), 2, day, recorded_at=recorded)
        move = told(CaseMoved(to=Stage.HEARING_ARRANGED), 3, day, recorded_at=recorded)
        assert [event.entered for event in _events(step, move)] == [entered, entered]


def test_a_move_is_told_in_words():
    (event,) = _events(CaseMoved(to=Stage.HEARING_ARRANGED))
    assert (event.what, event.kind) == ("Stage: hearing arranged", EventKind.STAGE)


def test_a_plan_stands_at_its_moment_ahead():
    (event,) = _events(StepPlanned(what="Interview", at=at("2026-11-25")))
    assert (event.at, event.kind, event.source) == (at("2026-11-25"), "plan", "planned")


def test_everything_stands_in_order_of_time():
    facts = (StepPlanned(what="B", at=NOW), StepPlanned(what="A", at=NOW), _admitted())
    found = _events(*facts, a_removal(), a_post(), a_time(MINUTE))
    assert list(found) == sorted(found, key=lambda event: (event.at.at, event.what))
    assert len(found) == 6
