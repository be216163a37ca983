"""Disputes, accounts and looks through the one door, kept, and put right."""

import pytest

from investigator.casework import views
from investigator.casework.commands.case import ConfirmWords
from investigator.casework.commands.dispute import (
    ChooseReading,
    DecideDispute,
    DisputeTimes,
    LinkSamePost,
)
from investigator.casework.commands.exhibit import AdmitExhibit, Showing
from investigator.casework.commands.inquiry import AskToKeepLogs, RebutAccount, RecordLook
from investigator.casework.commands.post import LinkAccount, RecordAccount
from investigator.casework.commands.put_right import PutRight
from investigator.casework.perform import perform
from investigator.domain.dispute import Result
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.post import TimeStatus
from investigator.domain.readiness import missing
from investigator.domain.steps import How
from tests.casework.vaults import NOW, REF, opened

BEGAN = Instant.parse("2026-11-23T15:00:00Z")


def case(desk):
    return views.case(desk, REF)


def add(desk, paper, shown="23 November 2026 at 09:05"):
    perform(
        desk,
        AdmitExhibit(
            case=REF, file=paper, title="Another", showing=Showing(shown=shown, words="hi")
        ),
    )


def dispute(desk, *posts, ground="clock change"):
    perform(
        desk, DisputeTimes(case=REF, posts=posts, by="Fergus", ground=ground, words_of="F")
    )


def view(desk, number="E01"):
    return views.exhibit_view(case(desk), case(desk).exhibits[number])


def test_a_decision_typed_for_somebody_waits_and_is_confirmed(folder, paper):
    with opened(folder) as desk:
        add(desk, paper)
        dispute(desk, "P1", "P2")
        done = perform(
            desk,
            DecideDispute(
                case=REF,
                posts=("P1", "P2"),
                result=Result.CHALLENGE_REJECTED,
                reason="nothing shows it",
                words_of="Priya Decider",
            ),
        )
    with opened(folder) as desk:
        assert view(desk).status is TimeStatus.CHALLENGE_REJECTED
        codes = {gap.code for gap in missing(case(desk), desk.clauses())}
        assert f"confirm_{done.seq}" in codes
        confirm = ConfirmWords(
            case=REF, entry=done.seq, how=How.RECORDED_CALL, note="rang her"
        )
        perform(desk, confirm)
        codes = {gap.code for gap in missing(case(desk), desk.clauses())}
        assert f"confirm_{done.seq}" not in codes


def test_what_is_accepted_is_chosen_in_lists(desk):
    dispute(desk, "P1")
    best = view(desk).best
    decide = DecideDispute(
        case=REF,
        posts=("P1",),
        result=Result.CONTRARY_PROVEN,
        reason="a letter says so",
        accepted=best,
    )
    perform(desk, decide)
    assert (view(desk).chosen, view(desk).status) == (best, TimeStatus.CONTRARY_PROVEN)


def test_a_reading_is_chosen_once_a_linked_exhibit_speaks_for_it(desk, paper):
    add(desk, paper, shown="25 October 2026 at 01:20")
    two = view(desk, "E02").shown.readings
    assert len(two) == 2
    choose = ChooseReading(
        case=REF,
        post="P2",
        exhibit="E02",
        reading=two[1].span,
        reason="E01",
        exhibits=("E01",),
    )
    perform(desk, choose)
    assert view(desk, "E02").chosen == two[1].span


def test_linking_makes_two_posts_one(desk, paper):
    add(desk, paper)
    perform(desk, LinkSamePost(case=REF, exhibit="E02", post="P1", reason="same words"))
    assert tuple(case(desk).posts) == ("P1",)
    assert (view(desk, "E02").post, len(view(desk).post.times)) == (view(desk).post, 2)


def test_an_exhibit_that_is_taken_out_leaves_the_dispute_about_the_others(folder, paper):
    with opened(folder) as desk:
        add(desk, paper)
        dispute(desk, "P1", "P2")
        perform(desk, PutRight(case=REF, what="E02", reason="wrong case"))
        assert case(desk).disputes["T1"].disputed.fact.posts == ("P1",)
    with opened(folder) as desk:
        assert case(desk).disputes["T1"].undecided == ("P1",)
        perform(desk, PutRight(case=REF, what="E01", reason="wrong case"))
        gaps = {gap.code for gap in missing(case(desk), desk.clauses())}
        assert "dispute_T1" not in gaps
        assert views.timeline(case(desk))


def test_a_linked_exhibit_that_is_taken_out_leaves_the_post(desk, paper):
    add(desk, paper)
    perform(desk, LinkSamePost(case=REF, exhibit="E02", post="P1"))
    perform(desk, PutRight(case=REF, what="E02", reason="wrong case"))
    assert case(desk).posts["P1"].exhibits == ("E01",)
    assert len(case(desk).posts["P1"].times) == 1


def test_accounts_and_looks_are_kept_with_what_they_rest_on(folder):
    key = ""
    with opened(folder) as desk:
        key = case(desk).respondent
        for wanted in (
            RecordAccount(case=REF, platform="instagram", handle="as"),
            LinkAccount(
                case=REF, account="C1", person=key, basis="name", exhibits=("E01",)
            ),
            RebutAccount(case=REF, account="C1", by="Maribel", words="a partner had it"),
            RecordLook(
                case=REF,
                question="Did she answer?",
                where="the page",
                signed_in_as="not signed in",
                started=BEGAN,
                ended=NOW,
            ),
            AskToKeepLogs(case=REF, to="IT", logs="sign-ins in November"),
        ):
            perform(desk, wanted)
    with opened(folder) as desk:
        one = case(desk).accounts["C1"]
        assert (one.link.fact.exhibits, one.rebuttals[0].fact.by) == (("E01",), "Maribel")
        assert tuple(case(desk).looks) == ("L1",)
        assert tuple(case(desk).keep_notices) == ("N1",)
        assert [one.set.fact.code for one in case(desk).deadlines.values()] == [
            "log_preservation"
        ]


def test_nothing_is_decided_that_nobody_disputed(desk):
    with pytest.raises(Refused, match="Nobody has disputed the time of P1"):
        perform(
            desk,
            DecideDispute(
                case=REF,
                posts=("P1",),
                result=Result.CHALLENGE_REJECTED,
                reason="because",
            ),
        )
