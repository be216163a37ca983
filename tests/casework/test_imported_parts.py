"""Single parts of a file of cases: how each comes in, and what is said where it cannot."""

from datetime import date, time

import pytest

from investigator.casework import views
from investigator.domain.allegation import AllegationState
from investigator.domain.post import Basis
from tests.casework.test_importing import bring, why


@pytest.fixture
def brought(shared_desk, tmp_path):
    """Brings in one case with these fields; the case, and what did not come in."""

    def one(fields: str, **files: bytes):
        ref = tmp_path.name
        text = f"cases: [{{ref: {ref}, title: A, school: B, {fields}}}]"
        made = bring(shared_desk, tmp_path, text, **files)
        assert made.refs == (ref,)
        told = [each.where.removeprefix(f"{ref} ") for each in made.refused]
        return views.case(shared_desk, ref), told

    return one


def messages(more: str) -> str:
    """An export with three messages, and another exhibit."""
    return (
        "evidence: [{id: E01, kind: platform_export, file: a.txt, platform: chat, "
        "messages: "
        "[{at: '2026-11-20T10:00:00Z', from: A, text: one}, {from: A, text: two}, "
        f"{{at: '2026-11-20T12:00:00Z', from: A, text: three}}]}}, {{id: E02, {more}}}]"
    )


def test_a_message_without_a_moment_is_a_post_without_a_time(brought):
    case, _told = brought(messages("file: b.txt"), a_txt=b"a", b_txt=b"b")
    posts = [case.posts[number] for number in case.exhibits["E01"].posts]
    assert [bool(post.shown_in("E01")) for post in posts] == [True, False, True]


def test_messages_of_an_exhibit_that_did_not_come_in_are_told(brought):
    case, told = brought(messages("file: b.txt"))
    assert list(case.exhibits) == []
    assert told.count("evidence E01 message 2026-11-20T10:00:00Z") == 1


def test_an_exhibit_shows_the_message_of_the_moment_that_is_named(brought):
    named = "{exhibit: E01, message_at: '2026-11-20T12:00:00Z'}"
    link = f"same_post_as: {named}, content: read"
    case, told = brought(messages(f"file: b.txt, {link}"), a_txt=b"a", b_txt=b"b")
    assert told == []
    assert case.exhibits["E02"].posts == (case.exhibits["E01"].posts[2],)


@pytest.mark.parametrize(
    "named",
    [
        "{exhibit: E01, message_at: '2026-11-20T13:00:00Z'}",
        "{exhibit: E01}",
        "{exhibit: E09}",
    ],
)
def test_a_message_that_is_not_there_is_told(brought, named):
    more = f"file: b.txt, same_post_as: {named}, content: read"
    _case, told = brought(messages(more), a_txt=b"a", b_txt=b"b")
    assert told == ["evidence E02 same_post_as"]


def test_a_link_may_bring_a_time_of_its_own(brought):
    fields = (
        "evidence: [{id: E01, file: a.txt, url: 'https://example.invalid/1'}, "
        "{id: E02, file: b.txt, same_post_as: {exhibit: E01}, content: read, "
        "site_time_shown: '20 Nov 2026 10:00', capture_utc: '2026-11-21T10:00:00Z'}]"
    )
    case, told = brought(fields, a_txt=b"a", b_txt=b"b")
    assert told == []
    (number,) = case.exhibits["E02"].posts
    assert case.posts[number].shown_in("E02").basis is Basis.UNKNOWN


@pytest.mark.parametrize(
    ("fields", "basis"),
    [
        ("site_time_basis: relative", Basis.RELATIVE),
        ("viewer_zone: UTC", Basis.UTC),
        ("viewer_zone: Europe/London", Basis.VIEWER_DEVICE_ZONE),
        ("title: none of them", Basis.UNKNOWN),
    ],
)
def test_the_basis_of_a_time_is_stated_or_follows_from_the_zone(brought, fields, basis):
    shown = "site_time_shown: '20 Nov 2026 10:00', capture_utc: '2026-11-21T10:00:00Z'"
    case, _told = brought(
        f"evidence: [{{id: E01, file: a.txt, {shown}, {fields}}}]", a_txt=b"a"
    )
    assert case.posts["P1"].shown_in("E01").basis is basis


def test_an_unquoted_time_of_day_is_read(brought):
    pattern = "{days: [Mon], start: 8:30, end: '16:00', lunch: ['12:00', '12:30']}"
    case, told = brought(f"respondent: {{name: Ann, working_pattern: {pattern}}}")
    assert told == []
    (person,) = case.people.values()
    assert person.pattern.fact.pattern.start == time(8, 30)


def test_a_staff_member_without_a_name_is_told_once(brought):
    case, told = brought("respondent: {key: STAFF-1}")
    assert told == ["respondent"]
    assert case.respondent == ""


def test_an_allegation_without_a_state_is_a_draft(brought):
    case, told = brought("allegations: [{id: A1, clauses: ['7.5.1'], wording: Posted}]")
    assert told == []
    assert case.allegations["A1"].state is AllegationState.DRAFT


def test_an_allegation_that_was_withdrawn_is_so(brought):
    fields = "id: A1, clauses: ['7.5.1'], wording: A, state: withdrawn, reason: B"
    case, _told = brought(f"allegations: [{{{fields}}}]")
    assert case.allegations["A1"].state is AllegationState.WITHDRAWN


def test_help_that_was_asked_for_waits_for_its_answer(brought):
    fields = "{id: Q1, what: the phone, asked: 2026-11-02T10:00:00}"
    case, told = brought(f"cooperation_requests: [{fields}]")
    assert told == []
    (one,) = case.cooperation.values()
    assert one.asked.fact.asked_on == date(2026, 11, 2)


def test_a_look_without_a_moment_is_told(brought):
    request = (
        "removal_requests: [{id: R1, item_refs: [E01], breached: ['7.5.1'], decided_by: A, "
        "authority: B, asked_in_writing: '2026-11-20T10:00:00Z', allowed: {hours: 24}}]"
    )
    evidence = (
        "evidence: [{id: E01, file: a.txt, capture_utc: '2026-11-20T09:00:00Z'}, "
        "{id: E02, file: b.txt, check: {request: R1, result: gone}}]"
    )
    case, told = brought(f"{request}, {evidence}", a_txt=b"a", b_txt=b"b")
    assert told == ["evidence E02 check"]
    assert list(case.removals) == ["R1"]


def test_a_case_without_a_reference_is_told(shared_desk, tmp_path):
    made = bring(shared_desk, tmp_path, "cases: [{title: A, school: B}]")
    assert made.refs == ()
    assert why(made, " case") == ["it has no reference"]


def test_a_case_taken_over_on_an_unquoted_day_comes_in(brought):
    case, told = brought("taken_over: {on: 2026-10-01, state: triage, reason: on paper}")
    assert told == []
    assert case.taken_over.fact.on == date(2026, 10, 1)
