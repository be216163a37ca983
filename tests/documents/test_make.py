"""What the parent refuses, and what it makes of the child's answer."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from investigator.documents import child as served
from investigator.documents.doctor import DocumentImpossible
from investigator.documents.make import make
from investigator.domain.errors import Refused
from investigator.machine.child import Child, Kind, Message
from tests.documents.sample import report
from tests.documents.sample_parts import images


class Answering:
    """A child that gives one answer and keeps what it was asked."""

    def __init__(self, header: dict[str, object], *blobs: bytes) -> None:
        self.last = Message(kind=Kind.ANSWER, header=header, blobs=blobs)
        self.asked: list[Mapping[str, object]] = []

    def ask(self, header: Mapping[str, object], *blobs: bytes) -> Iterator[Message]:
        self.asked.append({**header, "blobs": len(blobs)})
        yield Message(kind=Kind.PROGRESS, header={"step": "laying out"})
        yield self.last


MET = dict.fromkeys(
    ("pdfa", "pdfua", "fonts", "links", "contents", "page_numbers", "still"), True
)
ANSWER: dict[str, object] = {
    "pages": 3,
    "checks": {**MET, "faults": []},
    "versions": {"weasyprint": "70.0"},
    "replaced": {},
}


def test_the_fingerprint_is_of_the_bytes_that_came():
    made = make(report(), images(), Answering(ANSWER, b"%PDF"))
    assert made.sha256.hex == hashlib.sha256(b"%PDF").hexdigest()
    assert made.checks.passed
    assert made.pages == 3


def test_only_pictures_that_are_printed_are_sent():
    child = Answering(ANSWER, b"%PDF")
    make(report(exhibits=2), {**images(), "other": b"kept back"}, child)
    asked = {"kind": "investigation-report", "pictures": ["picture-1", "picture-2"]}
    assert child.asked == [{**asked, "blobs": 3}]


def test_a_picture_with_another_fingerprint_is_refused():
    held = {**images(), "picture-1": b"other bytes"}
    with pytest.raises(Refused, match="E01 has another fingerprint"):
        make(report(), held, Answering(ANSWER, b"%PDF"))


def test_a_picture_that_is_not_here_is_refused():
    with pytest.raises(Refused, match="picture of E01 is not here"):
        make(report(), {}, Answering(ANSWER, b"%PDF"))


def test_a_computer_without_pango_is_told_the_one_command():
    child = Answering({"impossible": ["No Pango.", "To add it: apt install pango"]})
    with pytest.raises(DocumentImpossible) as refused:
        make(report(), images(), child)
    assert refused.value.remedy == "To add it: apt install pango"


def test_the_child_answers_so_when_the_engine_does_not_load(
    monkeypatch: pytest.MonkeyPatch,
):
    def none(*_: object) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(served, "_made", none)
    header, blobs = served.handle({}, (), lambda _: None)
    assert "Pango" in str(header["impossible"])
    assert blobs == ()


@pytest.mark.document
def test_a_kind_that_has_no_template_is_refused_and_the_child_lives_on(child: Child):
    pack = report(exhibits=1)
    other = replace(pack, heading=replace(pack.heading, kind="../base"))
    with pytest.raises(Refused, match="no document of the kind"):
        make(other, images(), child)
    with pytest.raises(Refused, match="no document of the kind"):
        make(other, images(), child)


@pytest.mark.document
def test_a_broken_picture_is_refused_in_words(child: Child):
    pack = report(exhibits=1, line="short")
    broken = b"no picture"
    shown = pack.exhibits[0].picture
    assert shown is not None
    told = replace(shown, sha256=hashlib.sha256(broken).hexdigest())
    other = replace(pack, exhibits=(replace(pack.exhibits[0], picture=told),))
    with pytest.raises(Refused, match="The document was not made"):
        make(other, {"picture-1": broken}, child)
