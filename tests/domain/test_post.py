"""Posts: seen in exhibits, with every time a site showed for them."""

import pytest

from investigator.domain import post, time_standing
from investigator.domain.account import AccountRecorded
from investigator.domain.people import PersonKind
from investigator.domain.post import Authorship, Basis, Edited, PostEvidenced, TimeStatus
from investigator.domain.time.interval import Order, Rounding
from tests.domain.build import (
    STAFF,
    a_case,
    a_person,
    a_post,
    a_time,
    an_exhibit,
    at,
    between,
    refused,
)

MINUTE = between("2026-09-24T10:42:00Z", "2026-09-24T10:43:00Z")
HELD = (an_exhibit(), an_exhibit("E02"))
SEEN = (*HELD, a_post())
CAPTURED = at("2026-09-30T13:05:00Z")
ID = "1854000000000000000"


def test_a_post_gets_the_next_number():
    account = AccountRecorded(number="C1", platform="x")
    fact = post.record(
        a_case(*SEEN, account, a_person()),
        exhibit="E02",
        platform=" x ",
        account="C1",
        address=" https://x.example/1 ",
        words=" as it was typed ",
        author=STAFF,
        authorship=Authorship.AUTHORED,
        edited=Edited.NO,
        scheduled=" by the page ",
    )
    assert fact == a_post(
        "P2",
        "E02",
        platform="x",
        account="C1",
        address="https://x.example/1",
        words=" as it was typed ",
        author=STAFF,
        authorship=Authorship.AUTHORED,
        edited=Edited.NO,
        scheduled="by the page",
    )


def test_a_post_may_be_known_by_its_exhibit_alone():
    assert post.record(a_case(*HELD), exhibit="E01") == a_post()


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"exhibit": "E09"}, "no exhibit E09"),
        ({"exhibit": "E01", "author": "NOBODY"}, "NOBODY"),
        ({"exhibit": "E01", "account": "C9"}, "no account C9"),
    ],
)
def test_a_post_names_only_what_the_case_knows(parts, word):
    with refused(word):
        post.record(a_case(*HELD), **parts)


def test_a_post_and_its_exhibit_know_each_other():
    case = a_case(*SEEN)
    assert case.posts["P1"].exhibits == ("E01",)
    assert case.exhibits["E01"].posts == ("P1",)
    assert case.exhibits["E02"].posts == ()


def _same(case, exhibit="E02", number="P1"):
    return post.same_post(case, post=number, exhibit=exhibit, reason=" same words ")


def test_a_person_says_that_an_exhibit_shows_the_post_too():
    fact = _same(a_case(*SEEN))
    case = a_case(*SEEN, fact, fact)
    assert fact == PostEvidenced(post="P1", exhibit="E02", reason="same words")
    assert case.posts["P1"].exhibits == ("E01", "E02")
    assert case.exhibits["E02"].posts == ("P1",)
    assert len(case.posts["P1"].links) == 2


def test_only_known_posts_and_exhibits_are_tied_together():
    with refused("no post P9", "Add the exhibit"):
        _same(a_case(*SEEN), number="P9")
    with refused("no exhibit E09"):
        _same(a_case(*SEEN), exhibit="E09")


def _shown(case=None, shown="24 September at 11:42", **parts):
    given = {"post": "P1", "exhibit": "E01", "captured_at": CAPTURED, **parts}
    return post.show_time(case or a_case(*SEEN), shown=shown, **given)


def test_a_shown_time_is_kept_letter_for_letter_with_its_readings():
    fact = _shown(shown=" 24 September at 11:42 ", zone="Europe/London")
    assert fact.shown == " 24 September at 11:42 "
    assert [reading.span for reading in fact.readings] == [MINUTE]


def test_a_time_said_to_be_in_utc_is_read_in_utc_whatever_zone_is_given():
    fact = _shown(basis=Basis.UTC, zone="Europe/London")
    assert fact.zone == "UTC"
    assert fact.readings[0].span.earliest == at("2026-09-24T11:42:00Z")


def test_an_order_and_a_rounding_are_read_as_told():
    both = _shown(shown="03/04/2026 11:42", order=Order.UNKNOWN)
    assert len(both.readings) == 2
    cut = _shown(shown="3h", rounding=Rounding.CUT)
    assert cut.readings[0].span.length() == 3_600_000_000


def test_a_time_that_cannot_be_read_is_kept_with_no_reading():
    fact = _shown(shown="just then")
    assert fact.readings == ()
    assert "unreadable" in fact.flags


def test_a_time_is_shown_by_an_exhibit_that_shows_the_post():
    with refused("E02", "not said to show P1", "Say first"):
        _shown(exhibit="E02")
    with refused("no post P9"):
        _shown(post="P9")


def test_an_empty_time_is_refused():
    with refused("as the site shows it", "letter for letter"):
        _shown(shown=" ")


def test_the_last_reading_of_an_exhibit_is_the_one_that_counts():
    first, last = a_time(MINUTE, shown="11:42"), a_time(shown="11:43")
    one = a_case(*SEEN, first, last).posts["P1"]
    assert one.shown_in("E01") == last
    assert one.shown_in("E02") is None
    assert [told.fact for told in one.times] == [first, last]


def test_an_identifier_holds_the_moment_of_its_post():
    fact = post.read_identifier(a_case(*SEEN), post="P1", identifier=ID, platform="x")
    assert fact is not None
    found = a_case(*SEEN, fact).posts["P1"].id_time
    assert found is not None
    assert found.fact.found.earliest == at("2024-11-06T03:17:00.311Z")


def test_an_identifier_that_holds_no_moment_makes_no_fact():
    case = a_case(*SEEN)
    assert post.read_identifier(case, post="P1", identifier="pfbid0fict") is None
    with refused("no post P9"):
        post.read_identifier(case, post="P9", identifier=ID)


@pytest.mark.parametrize(
    ("author", "status"),
    [
        (None, TimeStatus.DEEMED_ACCURATE),
        (PersonKind.STAFF, TimeStatus.DEEMED_ACCURATE),
        (PersonKind.PUPIL, TimeStatus.NO_SITE_TIME),
    ],
)
def test_only_a_staff_members_post_has_its_time_taken_as_right(author, status):
    by = () if author is None else (a_person(kind=author),)
    seen = (*by, *HELD, a_post(author=STAFF if by else ""))
    case = a_case(*seen, a_time(MINUTE))
    assert time_standing.status(case, case.posts["P1"]) is status


def test_a_post_with_no_time_shown_has_nothing_taken_as_right():
    case = a_case(*SEEN)
    assert time_standing.status(case, case.posts["P1"]) is TimeStatus.NO_SITE_TIME


def test_the_best_time_is_the_window_that_its_times_agree_on():
    assert post.best(a_case(*SEEN, a_time(MINUTE)).posts["P1"]) == MINUTE
    assert post.best(a_case(*SEEN).posts["P1"]) is None
