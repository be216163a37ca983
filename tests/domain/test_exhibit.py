"""Exhibits: admitted once, numbered for life, withheld or related, never replaced."""

import pytest

from investigator.domain import exhibit
from investigator.domain.exhibit import (
    ExhibitKind,
    ExhibitRelated,
    ExhibitWithheld,
    Origin,
    Relation,
)
from investigator.domain.procedure import Stage
from tests.domain.build import NOW, a_case, a_file, an_exhibit, at, refused

TWO = a_case(an_exhibit(), an_exhibit("E02"))


def _admitted(case=None, title="A post", file=None, origin=None, number=""):
    return exhibit.admit(
        case or a_case(),
        title=title,
        kind=ExhibitKind.SCREENSHOT,
        file=file or a_file(),
        origin=origin or Origin(),
        happened_at=NOW,
        number=number,
    )


def test_an_exhibit_gets_the_next_number():
    assert _admitted(TWO).number == "E03"


def test_an_exhibit_keeps_its_number_from_paper():
    assert _admitted(TWO, number="E07").number == "E07"
    with refused("E01", "already used"):
        _admitted(TWO, number="E01")


@pytest.mark.parametrize(
    ("title", "what", "shown"),
    [
        (" A\n post ", "PNG", "A post"),
        ("", "PNG picture", "PNG picture"),
        (" ", "", "File"),
    ],
)
def test_an_exhibit_has_a_title_of_one_line(title, what, shown):
    assert _admitted(title=title, file=a_file(what=what)).title == shown


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.RETENTION_REVIEW, Stage.DISPOSED])
def test_a_closed_case_takes_no_exhibit_and_says_what_to_do(stage):
    with refused("closed", "Reopen the case first"):
        _admitted(a_case(stage=stage))


def test_a_drawn_picture_is_evidence_of_nothing():
    with refused("practice vault", "as it was captured"):
        _admitted(file=a_file(practice_mark=True))


def test_a_practice_case_takes_drawn_pictures():
    assert _admitted(a_case(practice=True), file=a_file(practice_mark=True)).number == "E01"


def test_an_exhibit_is_not_captured_after_it_is_added():
    assert _admitted(origin=Origin(captured_at=NOW)).origin.captured_at == NOW
    with refused("captured after", "time zone"):
        _admitted(origin=Origin(captured_at=NOW.later(microseconds=1)))


def test_an_exhibit_knows_its_number_and_file():
    one = TWO.exhibits["E01"]
    assert (one.number, one.file) == ("E01", a_file(b"E01"))


def _withheld(ground="protected disclosure", number="E01"):
    return exhibit.withhold(TWO, exhibit=number, ground=ground)


def test_a_withheld_exhibit_keeps_its_number_and_says_why():
    case = a_case(an_exhibit(), _withheld(" protected disclosure "))
    withheld = case.exhibits["E01"].withheld
    assert withheld is not None
    assert withheld.fact == ExhibitWithheld(exhibit="E01", ground="protected disclosure")


def test_withholding_needs_its_ground():
    with refused("ground", "another person's data"):
        _withheld(" ")


def test_only_an_exhibit_of_the_case_is_withheld():
    with refused("no exhibit E09", "list of exhibits"):
        _withheld(number="E09")


def _related(one, other, relation=Relation.CROP_OF):
    return exhibit.relate(TWO, exhibit=one, relation=relation, other=other)


def test_an_exhibit_is_cut_from_another():
    case = a_case(an_exhibit(), an_exhibit("E02"), _related("E02", "E01"))
    relations = [each.fact for each in case.exhibits["E02"].relations]
    assert relations == [
        ExhibitRelated(exhibit="E02", relation=Relation.CROP_OF, other="E01")
    ]


def test_an_exhibit_is_not_related_to_itself():
    with refused("itself", "other exhibit"):
        _related("E01", "E01")


@pytest.mark.parametrize(("one", "other"), [("E09", "E01"), ("E01", "E09")])
def test_only_exhibits_of_the_case_are_related(one, other):
    with refused("no exhibit E09"):
        _related(one, other)


def test_the_same_bytes_are_known_from_both_sides():
    case = a_case(*(_admitted(number=number) for number in ("E01", "E02", "E03")))
    assert exhibit.duplicates(case, "E02") == ("E01", "E03")
    assert exhibit.duplicates(case, "E01") == ("E02", "E03")


def test_a_crop_counts_beside_what_it_was_cut_from_and_a_better_copy_does_not():
    case = a_case(
        *(an_exhibit(number) for number in ("E01", "E02", "E03")),
        _related("E02", "E01"),
        ExhibitRelated(exhibit="E02", relation=Relation.BETTER_COPY_OF, other="E03"),
    )
    assert exhibit.duplicates(case, "E02") == ("E01",)
    assert exhibit.duplicates(case, "E03") == ()


def test_a_capture_has_a_moment_of_its_own():
    assert TWO.exhibits["E01"].admitted.fact.origin.captured_at == at(
        "2026-09-30T13:05:00Z"
    )
