"""A case opened against the wrong person is emptied, closed and never counted."""

import pytest

from investigator.casework import views
from investigator.casework.commands.case import MoveCase, OpenCase, TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.casework.commands.put_right import (
    CloseAsOpenedInError,
    PutRight,
    RecordDataBreach,
)
from investigator.casework.commands.removal import MeetDeadline
from investigator.casework.perform import perform
from investigator.domain.errors import Refused
from investigator.domain.procedure import Stage
from investigator.storage.ledger_file import checked_all
from tests.casework.leftovers import in_case, in_register
from tests.casework.vaults import REF
from tests.told import some

NAME, WHY = "Maribel Thornecastle", "another person was meant"
RIGHT = "TEST-0002"


def close(desk, **more):
    return perform(desk, CloseAsOpenedInError(case=REF, reason=WHY, **more)).made


def refs(desk, **more):
    return [line.ref for line in views.cases(desk, 0, 9, **more)]


@pytest.fixture
def right_case(desk):
    perform(
        desk,
        OpenCase(
            ref=RIGHT, title="Right", school="Near School", respondent="M. Thornecastle-Roe"
        ),
    )
    return RIGHT


def test_it_is_emptied_and_its_frame_says_why(desk, tmp_path):
    head = desk.case_file(REF).standing.head.seq
    made = close(desk)
    case = views.case(desk, REF)
    assert (case.stage, case.title) == (Stage.OPENED_IN_ERROR, "Opened in error")
    assert (case.ref, case.school) == (REF, "Brindlewick Primary School")
    assert (len(case.people), len(case.exhibits), len(case.posts)) == (0, 0, 0)
    assert (case.concern, case.respondent_label) == (None, "not named yet")
    assert some(case.opened_in_error).fact.reason == WHY
    assert made.done
    assert desk.case_file(REF).standing.head.seq > head
    assert in_case(desk.case_file(REF), tmp_path, NAME, "She posts about us") == []
    assert in_register(desk, NAME) == []
    file = desk.case_file(REF)
    checked_all(file.ledger.ledger.lines(), file.name, desk.vault.keys.verify)


def test_it_is_in_no_list_no_search_and_no_figure(desk, right_case):
    before = views.counts(desk)
    close(desk)
    after = views.counts(desk)
    assert (after.open, after.closed) == (before.open - 1, before.closed)
    assert refs(desk) == [right_case]
    assert refs(desk, closed=True) == [right_case]
    assert refs(desk, words="maribel", closed=True) == []
    assert refs(desk, closed=True, in_error=True) == [right_case, REF]


def test_it_takes_nothing_more(desk, paper):
    close(desk)
    for wanted in (
        TakeStep(case=REF, what="x"),
        AdmitExhibit(case=REF, file=paper),
        MoveCase(case=REF, to=Stage.INVESTIGATING, reason="x"),
        CloseAsOpenedInError(case=REF, reason="again"),
        PutRight(case=REF, what="E01", reason="x"),
    ):
        with pytest.raises(Refused):
            perform(desk, wanted)


def test_the_clock_of_a_data_breach_keeps_it_in_sight_until_it_is_met(desk, right_case):
    close(desk)
    perform(desk, RecordDataBreach(case=REF, known_since=desk.now(), what="a letter"))
    assert sorted(refs(desk)) == [REF, right_case]
    (number,) = views.case(desk, REF).deadlines
    perform(desk, MeetDeadline(case=REF, deadline=number, note="not told"))
    assert refs(desk) == [right_case]


def test_the_right_case_takes_the_exhibits_over(desk, right_case):
    made = close(desk, to_case=right_case)
    assert made.moved_to == f"{RIGHT} E01"
    there = views.case(desk, RIGHT)
    assert there.moved_here["E01"].fact.from_case == REF
    assert there.posts["P1"].exhibits == ("E01",)
    assert b"".join(desk.case_file(RIGHT).bytes_of(there.exhibits["E01"].file.sha256))
    assert NAME not in repr(there)


def test_an_exhibit_with_the_wrong_persons_name_does_not_go_along(desk, right_case, paper):
    perform(desk, AdmitExhibit(case=REF, file=paper, title=f"Letter to {NAME}"))
    with pytest.raises(Refused, match="stands in E02"):
        close(desk, to_case=right_case)
    assert "E02" in views.case(desk, REF).exhibits
    close(desk, to_case=right_case, exhibits=("E01",))
    assert tuple(views.case(desk, RIGHT).exhibits) == ("E01",)


@pytest.mark.parametrize(
    ("reason", "more", "words"),
    [
        ("", {}, "needs its reason"),
        (f"not {NAME}", {}, "very name"),
        (WHY, {"exhibits": ("E01",)}, "which case takes"),
        (WHY, {"to_case": "NONE"}, "no case NONE"),
    ],
)
def test_what_it_needs_is_asked_for(shared_desk, reason, more, words):
    with pytest.raises(Refused, match=words):
        perform(shared_desk, CloseAsOpenedInError(case=REF, reason=reason, **more))
