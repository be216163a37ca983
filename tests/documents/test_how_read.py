"""“How this time was read”: one page, in fixed words, checked as every document is."""

from dataclasses import replace
from typing import Any

import pytest

from investigator.documents.make import make
from investigator.documents.packs import how_read, of_accounts, of_order, of_times
from investigator.documents.packs.investigation_report import Telling
from investigator.domain import attribution, dispute, look, weighing
from investigator.domain.account import AccountRecorded
from investigator.domain.audience import Audience, AudienceRecorded, Route
from investigator.domain.dispute import Result
from investigator.domain.exhibit import Origin
from investigator.domain.joined_in import PostPlaced
from investigator.domain.ledger import Stamp
from investigator.domain.people import PersonKind, RespondentNamed
from investigator.domain.post import Basis
from investigator.domain.taken_down import PostTakenDown, Prompted
from investigator.domain.time.interval import Flag
from investigator.domain.weighing import Effect
from tests.documents.conftest import pages_of
from tests.domain.build import (
    NOW,
    OTHER,
    STAFF,
    a_case,
    a_person,
    a_post,
    a_time,
    an_allegation,
    an_exhibit,
    at,
    between,
    refused,
    told,
)

FIRST = between("2026-10-25T00:20:00Z", "2026-10-25T00:21:00Z")
SECOND = between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z")
SHOWN: dict[str, Any] = {
    "shown": "25 OCT AT 01:20 ہم",
    "basis": Basis.VIEWER_DEVICE_ZONE,
    "zone": "Europe/London",
    "flags": (Flag.REPEATED_LOCAL_TIME.value,),
}
TELLING = Telling(
    seq=40, head="ab" * 32, now=NOW, trust="A trust", versions=(("investigator", "0"),)
)
STAMP = Stamp(
    wall=NOW.at, boot=1, boot_id="b", zone="Europe/London", synchronised=False, key="k"
)


@pytest.fixture(scope="module")
def case():
    """A time that happened twice, disputed by one and decided by another."""
    started = a_case(
        a_person(),
        a_person(OTHER, kind=PersonKind.PUPIL, name="Nobody", stand_in="Pupil A"),
        RespondentNamed(person=STAFF),
        an_exhibit(),
        an_exhibit("E02"),
        AccountRecorded(number="C1", platform="instagram", handle="@rowan"),
        a_post(author=STAFF, account="C1"),
        a_post("P2", "E02", author=OTHER),
        a_time(FIRST, SECOND, **SHOWN),
        a_time(FIRST, post="P2", exhibit="E02"),
        an_allegation(clauses=("3.2",)),
    )
    facts: tuple[Any, ...] = (
        lambda c: dispute.dispute(c, posts=("P1",), by="Fergus", ground="clocks; Spain"),
        lambda c: dispute.decide(
            c,
            posts=("P1",),
            result=Result.CONTRARY_PROVEN,
            reason="E02 states it",
            accepted=SECOND,
            happened_at=NOW,
        )[0],
        lambda c: weighing.weigh(
            c, allegation="A1", exhibit="E01", effect=Effect.UNDERMINES
        ),
        lambda c: attribution.rebut(c, account="C1", by="Rowan", words="a cousin had it"),
        lambda c: look.look(
            c,
            question="Any answer?",
            where="the page",
            signed_in_as="not signed in",
            started=NOW,
            ended=NOW,
            happened_at=NOW,
            passed_over="holiday pictures",
        ),
        lambda _: PostPlaced(post="P1", space="Banter", banned=False),
        lambda _: PostPlaced(post="P2", space="Banter", banned=True, reason="x"),
        lambda _: PostTakenDown(post="P1", by="", prompted=Prompted.NO, source="Ada"),
        lambda _: AudienceRecorded(
            exhibit="E01", audience=Audience.PUBLIC, route=Route.PUBLIC_VIEW
        ),
    )
    now = started
    for seq, fact in enumerate(facts, start=50):
        speaker = "Priya Decider" if seq == 51 else ""
        now = now.after(told(fact(now), seq, words_of=speaker))
    return now


@pytest.fixture(scope="module")
def page(case, child, tmp_path_factory):
    made = make(how_read.how_read(case, "E01", TELLING), {}, child)
    file = tmp_path_factory.mktemp("how") / "how.pdf"
    file.write_bytes(made.pdf)
    return made, " ".join(pages_of(file)[0].split())


def test_it_is_one_page_that_meets_every_check(page):
    made, _ = page
    assert (made.pages, made.checks.faults) == (1, ())


@pytest.mark.parametrize(
    "words",
    [
        "the zone of the device it was viewed on (Europe/London)",
        "that time happened twice: the clocks went back",
        "Sunday 25 October 2026, 1.20 am (GMT), as a named person accepted it",
        "Shown to be wrong.",
        "T1: Fergus disputed it on Monday 23 November 2026: “clocks; Spain”",
        "Priya Decider decided on Monday 23 November 2026",
        "(Not yet confirmed by Priya Decider.)",
        "It was tied to A1 as pointing the other way, for the staff member.",
        "Trust's rule, not law",
    ],
)
def test_it_says_in_fixed_words_what_was_shown_and_what_became_of_it(page, words):
    assert words in page[1]


def test_it_names_the_first_exhibit_with_a_time_where_none_is_asked(case):
    assert how_read.first_part(case) == "E01"
    assert how_read.how_read(case, "", TELLING).heading.subtitle.startswith("E01")
    with refused("No exhibit of this case shows the time"):
        how_read.first_part(a_case(an_exhibit()))


def test_the_clock_that_took_the_capture_is_told_with_what_is_known_of_it(case):
    stamps = {case.exhibits["E01"].admitted.telling.seq: STAMP}
    said = of_times.capture_clock(case, "E01", stamps)
    assert "as Ida Clerk entered it" in said
    assert "which the system said was not in step" in said
    bare = replace(an_exhibit(), origin=Origin())
    unsure = of_times.capture_clock(a_case(bare), "E01", {})
    assert unsure.startswith("When it was captured is not recorded.")
    assert "did not say whether it was in step" in unsure
    photo = replace(
        bare, origin=Origin(captured_at=at("2026-11-06"), capture_shown="15:12")
    )
    assert "own clock showed “15:12”" in of_times.capture_clock(a_case(photo), "E01", {})


def test_a_time_whose_author_nobody_named_is_right_only_if_it_is_a_staff_members():
    nobody = a_case(an_exhibit(), a_post(), a_time(FIRST))
    post = nobody.posts["P1"]
    time = of_times.time_of(nobody, post, post.times[0].fact, {})
    assert time.standing.endswith("who made it is not recorded. Not disputed.")
    assert time.helps == "Nobody has said yet whom it helps."


def test_the_report_lists_every_dispute_with_what_was_decided(case):
    table = of_times.disputed(case)
    assert table is not None
    (row,) = table.rows
    assert row[0].text == "T1"
    assert row[3].text.startswith(
        "1 of 1: Priya Decider decided on Monday 23 November 2026"
    )
    assert of_times.disputed(a_case()) is None


def test_accounts_looks_and_posts_that_went_are_told_for_both_sides(case):
    accounts = str(of_accounts.accounts(case).parts)
    assert "Against: Rowan: “a cousin had it”" in accounts
    looks = str(of_accounts.looks(case).parts)
    assert "holiday pictures" in looks
    assert "Found against it" in looks
    gone = str(tuple(of_accounts.taken_down(case)))
    assert "before anybody had asked" in gone
    assert "in the staff member's favour" in gone
    assert [one.value for one in of_accounts.audience(case, "E01")] == [
        "anybody",
        "seen where anybody can see it",
    ]


def test_the_order_of_posts_is_told_where_clause_3_2_is_charged(case):
    one = case.allegations["A1"]
    (claim,) = of_order.order_of_posts(case, one)
    assert (
        claim.outcome == "By the times recorded, the staff member's post is the later one."
    )
    other = a_case(an_allegation()).allegations["A1"]
    assert of_order.order_of_posts(case, other) == ()
    bare = a_case(an_allegation(clauses=("3.2",)))
    (none,) = of_order.order_of_posts(bare, bare.allegations["A1"])
    assert none.outcome == "Not asked."
