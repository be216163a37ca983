"""A report shows a small copy of every picture, and does without where none can be made."""

import pytest

from investigator.casework import documents
from investigator.casework.commands.exhibit import (
    AdmitExhibit,
    MakeDocument,
    WithholdExhibit,
)
from investigator.casework.desk import Progress
from investigator.casework.documents import DocumentMade
from investigator.casework.perform import perform, steps
from investigator.domain.issued import DocumentState
from investigator.evidence.intake import draw
from investigator.evidence.practice_post import PostKind, PracticePost
from investigator.machine.child import ChildFailed, Why
from tests.casework.vaults import REF

pytestmark = pytest.mark.document


@pytest.fixture
def with_picture(desk, tmp_path):
    """The desk, with a drawn picture as E02 and another, withheld, as E03."""
    for name in ("one.png", "two.png"):
        with desk.evidence() as helper:
            post = PracticePost(kind=PostKind.POST, words=f"The words of {name}")
            (tmp_path / name).write_bytes(draw(post, helper))
        perform(desk, AdmitExhibit(case=REF, file=tmp_path / name, title=name))
    perform(desk, WithholdExhibit(case=REF, exhibit="E03", ground="another's data"))
    return desk


def report(desk, tmp_path) -> tuple[DocumentMade, list[str]]:
    out = tmp_path / "report.pdf"
    wanted = MakeDocument(case=REF, kind="investigation-report", out=out)
    told, made = [], None
    for step in steps(desk, wanted):
        if isinstance(step, Progress):
            told.append(step.what)
        else:
            made = step.made
    assert isinstance(made, DocumentMade)
    return made, told


def test_a_report_is_a_draft_and_tells_its_steps(with_picture, tmp_path):
    made, told = report(with_picture, tmp_path)
    assert made.state is DocumentState.DRAFT
    assert told[:3] == ["Checking exhibits"] * 3
    assert "Laying out the pages" in told


def test_a_picture_that_cannot_be_made_smaller_is_left_out(
    with_picture, tmp_path, monkeypatch
):
    def failing(_data, _helper):
        asked.append(len(_data))
        raise ChildFailed("The helper fell.", why=Why.DIED)

    asked: list[int] = []
    monkeypatch.setattr(documents, "shrink", failing)
    made, _told = report(with_picture, tmp_path)
    assert made.file.read_bytes().startswith(b"%PDF-")
    assert len(asked) == 1  # a text has no picture, and what is withheld is not shown
