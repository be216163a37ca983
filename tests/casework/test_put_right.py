"""An exhibit that was added by mistake goes with all that hangs on it."""

from dataclasses import replace

import pytest

from investigator.casework import moving, views
from investigator.casework.commands.allegation import (
    ClaimException,
    DraftAllegation,
    WeighExhibit,
)
from investigator.casework.commands.case import OpenCase
from investigator.casework.commands.exhibit import AdmitExhibit, ExportExhibit
from investigator.casework.commands.post import SamePost, ShowTime
from investigator.casework.commands.put_right import PutRight, RecordDataBreach
from investigator.casework.perform import perform, steps
from investigator.casework.put_right import put_right
from investigator.casework.taken import TakenOut, would_go
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.post import Basis
from investigator.domain.put_right import tombstone
from investigator.domain.weighing import Effect
from investigator.storage.ledger_file import checked_all
from investigator.storage.register import Register
from tests.casework.vaults import REF, opened
from tests.told import made

RIGHT = "TEST-0002"
WHY = "belongs to another case"


@pytest.fixture
def right_case(desk):
    """The case where the exhibit belongs."""
    perform(desk, OpenCase(ref=RIGHT, title="The right one", school="Near School"))
    return RIGHT


def case(desk, ref=REF):
    return views.case(desk, ref)


def take(desk, what="E01", **more):
    return perform(desk, PutRight(case=REF, what=what, reason=WHY, **more))


def whole(desk, ref=REF):
    file = desk.case_file(ref)
    checked_all(file.ledger.ledger.lines(), file.name, desk.vault.keys.verify)


def test_an_exhibit_goes_with_its_post_its_times_and_its_bytes(desk):
    sha256 = case(desk).exhibits["E01"].file.sha256
    made = take(desk).made
    after = case(desk)
    assert (len(after.exhibits), len(after.posts), len(after.by_fingerprint)) == (0, 0, 0)
    assert sha256 not in desk.case_file(REF).kept_fingerprints()
    assert made.what == "E01"
    assert set(after.taken_out) == {"E01", "P1"}
    assert tombstone(after.taken_out["E01"]) == "taken out 23 November, added by mistake"
    whole(desk)


def test_the_number_is_never_used_again(desk, paper):
    take(desk)
    perform(desk, AdmitExhibit(case=REF, file=paper, title="Another"))
    assert tuple(case(desk).exhibits) == ("E02",)
    with pytest.raises(Refused, match="E01 was taken out 23 November"):
        perform(desk, ExportExhibit(case=REF, exhibit="E01", out=paper.with_name("x")))
    with pytest.raises(Refused, match="already used"):
        perform(desk, AdmitExhibit(case=REF, file=paper, title="x", number="E1"))


def test_it_stays_gone_when_the_vault_is_opened_again(folder):
    with opened(folder) as one:
        take(one)
        before = one.case_file(REF).standing.head
    with opened(folder) as one:
        assert one.case_file(REF).standing.head == before
        assert "E01" in case(one).taken_out
        assert case(one).respondent_label == "Maribel Thornecastle"


def test_what_is_about_other_things_too_stays_without_it(desk, paper):
    perform(desk, AdmitExhibit(case=REF, file=paper, title="Paper"))
    perform(desk, DraftAllegation(case=REF, wording="You posted E01.", clauses=("7.3",)))
    for exhibit in ("E01", "E02"):
        weigh = WeighExhibit(
            case=REF, allegation="A1", exhibit=exhibit, effect=Effect.SUPPORTS
        )
        perform(desk, weigh)
    claim = ClaimException(
        case=REF, allegation="A1", clause="7.3", claim="family", exhibits=("E01", "E02")
    )
    perform(desk, claim)
    take(desk)
    one = case(desk).allegations["A1"]
    assert [told.fact.exhibit for told in one.weighed] == ["E02"]
    assert [told.fact.exhibits for told in one.claims] == [("E02",)]
    assert one.drafted.fact.wording == "You posted E01."
    assert one.claims[0].telling.typed_by == "Philippa Ostrander"
    assert [event.exhibit for event in views.timeline(case(desk)) if event.exhibit] == []
    whole(desk)


def test_what_would_go_is_told_and_nothing_changes(desk, tmp_path):
    perform(desk, ExportExhibit(case=REF, exhibit="E01", out=tmp_path / "copy.txt"))
    before = desk.case_file(REF).standing
    found = would_go(desk, REF, "e01")
    assert desk.case_file(REF).standing is before
    assert not found.done
    kinds = [type(one.fact).__name__ for one in found.entries if not one.again]
    assert kinds[:3] == ["ExhibitAdmitted", "PostRecorded", "TimeShown"]
    assert str(tmp_path / "copy.txt") in [one.where for one in found.held_in]


def test_every_place_that_held_it_is_told_before_and_stays_told(desk, tmp_path):
    out = tmp_path / "copy.txt"
    perform(desk, ExportExhibit(case=REF, exhibit="E01", out=out))
    out.unlink()
    made = take(desk).made
    assert made.proposed is not None  # nobody knows where that copy went
    assert made.proposed.because == (f"exported copy of E01, {out}",)
    assert made.proposed.ends == made.proposed.known_since.later(hours=72)
    kept = next(iter(case(desk).put_right.values())).fact.held_in
    assert [one.what for one in kept] == [
        "file added as E01",
        "exported copy of E01",
    ]


def test_nothing_is_proposed_where_every_copy_lies_where_it_was_put(desk, tmp_path):
    perform(desk, ExportExhibit(case=REF, exhibit="E01", out=tmp_path / "copy.txt"))
    assert take(desk).made.proposed is None


def test_a_data_breach_counts_72_elapsed_hours(desk):
    known = Instant.parse("2026-10-23T10:20:00Z")  # the clocks go back on the 25th
    wanted = RecordDataBreach(case=REF, known_since=known, what="E01 went to a reviewer")
    breach = case_of(perform(desk, wanted)).breaches["B1"].fact
    due = case(desk).deadlines[breach.deadline]
    assert due.due.iso() == "2026-10-26T10:20:00Z"
    assert (due.set.fact.code, due.set.fact.hard.value) == ("ico_breach", "statute")
    later = Instant.parse("2026-11-24T10:20:00Z")
    with pytest.raises(Refused, match="Nobody can have known"):
        perform(desk, replace(wanted, known_since=later))
    with pytest.raises(Refused, match="needs a line"):
        perform(desk, replace(wanted, what=" "))


def case_of(done):
    assert done.case is not None
    return done.case


def test_it_moves_to_the_right_case_with_a_line_of_custody_in_both(desk, right_case):
    first = case(desk).exhibits["E01"]
    time = case(desk).posts["P1"].times[0].fact
    made = take(desk, to_case=right_case).made
    assert made.moved_to == f"{RIGHT} E01"
    there = case(desk, RIGHT)
    one = there.exhibits["E01"]
    assert (one.file, one.admitted.fact.origin) == (
        first.file,
        first.admitted.fact.origin,
    )
    assert one.admitted.telling.happened_at == first.admitted.telling.happened_at
    moved = there.posts["P1"].times[0].fact
    assert (moved.shown, moved.readings) == (time.shown, time.readings)
    custody = there.moved_here["E01"].fact
    assert (custody.from_case, custody.was, custody.reason) == (REF, "E01", WHY)
    gone = case(desk).taken_out["E01"]
    assert tombstone(gone).endswith(f"added by mistake; now {RIGHT} E01")
    assert b"".join(desk.case_file(RIGHT).bytes_of(one.file.sha256))
    listed = [copy.made.fact.exhibit for copy in there.copies.values() if copy.listed]
    assert listed == ["E01"]
    assert [copy for copy in case(desk).copies.values() if copy.listed] == []
    for ref in (REF, RIGHT):
        whole(desk, ref)


def moved_halfway(desk):
    """As far as the right case, and no further."""
    wanted = PutRight(case=REF, what="E01", reason=WHY, to_case=RIGHT)
    for step in put_right(desk, wanted):
        if getattr(step, "what", "") == "Taking it out":
            return wanted
    raise AssertionError


def test_a_stop_between_the_two_cases_is_told_at_the_next_unlocking(folder, monkeypatch):
    with opened(folder) as one, monkeypatch.context() as stopped:
        perform(one, OpenCase(ref=RIGHT, title="The right one", school="Near School"))
        moved_halfway(one)
        stopped.setattr(Register, "mark_closed", lambda _self, _file: None)
        one.lock()
    with opened(folder) as one:
        told = [each for each in one.notices if each.startswith("E01 of")]
        assert "E01" in case(one).exhibits
    (said,) = told
    assert said.startswith(f"E01 of {REF} was moved to {RIGHT} as E01 and still stands")
    assert said.endswith("Put it right there again to finish.")


def test_what_a_stop_left_in_both_is_finished_without_a_second_copy(desk, right_case):
    assert right_case == RIGHT
    wanted = moved_halfway(desk)
    assert "E01" in case(desk).exhibits
    assert made(desk, wanted, TakenOut).moved_to == f"{RIGHT} E01"
    assert tuple(case(desk, RIGHT).exhibits) == ("E01",)
    assert "E01" not in case(desk).exhibits
    names = [desk.case_file(ref).name for ref in (REF, RIGHT)]
    assert moving.unfinished(desk, names) == ()


def test_a_post_that_another_exhibit_shows_stays_with_that_exhibit(desk, paper):
    perform(desk, AdmitExhibit(case=REF, file=paper, title="Paper"))
    perform(desk, SamePost(case=REF, post="P1", exhibit="E02", reason="the same words"))
    shown = ShowTime(
        case=REF,
        post="P1",
        exhibit="E02",
        shown="23 November 2026 at 09:05",
        basis=Basis.UTC,
    )
    perform(desk, shown)
    take(desk)
    post = case(desk).posts["P1"]
    assert post.exhibits == ("E02",)
    assert [told.fact.exhibit for told in post.times] == ["E02"]
    assert case(desk).exhibits["E02"].posts == ("P1",)
    assert set(case(desk).taken_out) == {"E01"}


@pytest.mark.parametrize(
    ("what", "more", "words"),
    [
        ("E09", {}, "nothing in this case of that number"),
        ("E01", {"to_case": REF}, "in that case already"),
        ("E01", {"to_case": "NONE"}, "no case NONE"),
        ("1", {}, "is no note"),
        ("99", {}, "holds nothing"),
    ],
)
def test_what_cannot_be_taken_out_is_refused(shared_desk, what, more, words):
    with pytest.raises(Refused, match=words):
        take(shared_desk, what, **more)
    assert "E01" in case(shared_desk).exhibits


def test_a_reason_is_needed_and_names_nothing_that_goes(shared_desk):
    name = case(shared_desk).exhibits["E01"].file.original_name
    for reason, words in (("", "needs its reason"), (f"{name} is not ours", "very name")):
        with pytest.raises(Refused, match=words):
            perform(shared_desk, PutRight(case=REF, what="E01", reason=reason))


def test_an_allegation_is_withdrawn_and_not_put_right(desk):
    perform(desk, DraftAllegation(case=REF, wording="You did.", clauses=("7.3",)))
    with pytest.raises(Refused, match="withdrawn, not put right"):
        take(desk, "A1")


def test_what_was_taken_out_is_not_taken_out_twice(desk):
    take(desk)
    with pytest.raises(Refused, match="was already taken out"):
        take(desk)


def test_another_command_may_run_while_an_exhibit_moves(desk, right_case):
    wanted = PutRight(case=REF, what="E01", reason=WHY, to_case=right_case)
    under_way = steps(desk, wanted)
    next(under_way)
    perform(desk, DraftAllegation(case=REF, wording="You did.", clauses=("7.3",)))
    *_rest, done = under_way
    assert "A1" in case_of(done).allegations
    whole(desk)
