"""Copies with parts cut away or covered; each keeps its parent's fingerprint.

A copy's pixels are all that it has: no date, no place, no text goes along.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from investigator.domain.digest import Sha256
from investigator.evidence.alike_wire import boxes_in
from investigator.evidence.found import number, text
from investigator.evidence.helper import Helper
from investigator.evidence.observations import Unsound
from investigator.machine.child import ChildFailed, Message, Why

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A copy made from a parent; `boxes` are in pixels of the parent, upright."""

    parent: Sha256
    data: bytes = field(repr=False)
    media: str
    width: int
    height: int
    sha256: Sha256
    boxes: tuple[Box, ...]
    sentence: str


def cropped(picture: bytes, box: Box, helper: Helper) -> Derived:
    """The part inside the box."""
    message = helper.answer({"ask": "crop_copy", "boxes": [list(box)]}, picture)
    left, top, right, bottom = box
    said = f"The part between {left}, {top} and {right}, {bottom}."
    return _derived(picture, message, (box,), said)


def covered(picture: bytes, boxes: Sequence[Box], helper: Helper) -> Derived:
    """The picture with these boxes made black."""
    sent = [list(box) for box in boxes]
    message = helper.answer({"ask": "cover", "boxes": sent}, picture)
    return _derived(picture, message, tuple(boxes), _covers(len(boxes)))


def to_be_covered(picture: bytes, helper: Helper) -> Derived:
    """The whole picture as PNG, for a paint program; bring it back as PNG too."""
    message = helper.answer({"ask": "for_covering"}, picture)
    return _derived(picture, message, (), "The whole picture, every pixel as it is.")


def brought_back(picture: bytes, copy: bytes, helper: Helper) -> Derived:
    """The parent with the boxes black that the copy covers; refused on any other change."""
    message = helper.answer({"ask": "brought_back"}, picture, copy)
    try:
        boxes = boxes_in(message.header, "boxes")
    except Unsound:
        raise _garbled() from None
    return _derived(picture, message, boxes, _covers(len(boxes)))


def page(document: bytes, page_number: int, helper: Helper) -> Derived:
    """A page of a PDF as a picture, which can then be cropped and covered."""
    message = helper.answer({"ask": "page", "page": page_number}, document)
    return _derived(document, message, (), f"Page {page_number} as a picture.")


def _covers(count: int) -> str:
    return f"{count} part{'' if count == 1 else 's'} covered."


def _derived(
    parent: bytes, message: Message, boxes: tuple[Box, ...], sentence: str
) -> Derived:
    try:
        data = message.blobs[0]
        return Derived(
            parent=Sha256.of(parent),
            data=data,
            media=text(message.header, "type"),
            width=number(message.header, "width"),
            height=number(message.header, "height"),
            sha256=Sha256.of(data),
            boxes=boxes,
            sentence=sentence,
        )
    except (Unsound, IndexError):
        raise _garbled() from None


def _garbled() -> ChildFailed:
    return ChildFailed("The helper's copy cannot be used.", why=Why.GARBLED)
