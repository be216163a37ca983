"""Takes a file in: the child reads it once, the parent learns what it is.

Nothing here keeps the bytes. Whoever keeps them reads the file again through `open_source`
and compares fingerprints, so a file that changed in between is noticed.
"""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.domain.exhibit import FileFacts
from investigator.domain.text import visible
from investigator.evidence import name_times
from investigator.evidence.found import DEFEATED, Found, PictureFacts, number, text, texts
from investigator.evidence.helper import LARGE, ORDINARY, Helper
from investigator.evidence.kinds import Media, name_disagrees
from investigator.evidence.observations import TimeFound, Unsound
from investigator.evidence.opening import EvidenceUnreadable, open_regular, shown_name
from investigator.evidence.practice_post import PracticePost, post_as_plain
from investigator.machine.child import ChildFailed, Kind, Message, Why

__all__ = [
    "Capture",
    "EvidenceUnreadable",
    "ReadSoFar",
    "Shrunk",
    "crop_drawn",
    "draw",
    "open_source",
    "shrink",
    "take_in",
    "taking_in",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A file as read. `observations` are times found in it; `notes` are sentences."""

    sha256: Sha256
    size: int
    media: Media
    original_name: str
    observations: tuple[TimeFound, ...] = ()
    notes: tuple[str, ...] = ()
    practice_mark: bool = False
    picture: PictureFacts | None = None

    @property
    def what(self) -> str:
        """The kind in plain words."""
        return self.media.what

    def file_facts(self) -> FileFacts:
        """As the fact that a case keeps."""
        return FileFacts(
            sha256=self.sha256,
            size=self.size,
            media=self.media.type,
            what=self.media.what,
            original_name=self.original_name,
            width=self.picture.width if self.picture else 0,
            height=self.picture.height if self.picture else 0,
            practice_mark=self.practice_mark,
            notes=self.notes,
            times_found=tuple(found.sentence() for found in self.observations),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSoFar:
    """Progress: bytes read of all; both 0 while there is nothing new to tell."""

    done: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrunk:
    """A copy for documents, with a fingerprint of its own."""

    data: bytes
    media: str
    width: int
    height: int
    sha256: Sha256


def take_in(path: Path, helper: Helper, *, large_confirmed: bool = False) -> Capture:
    """Reads a file to its end, or raises `EvidenceUnreadable` with a next step."""
    steps = taking_in(path, helper, large_confirmed=large_confirmed)
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            capture: Capture = ended.value
            return capture


def taking_in(
    path: Path, helper: Helper, *, large_confirmed: bool = False
) -> Generator[ReadSoFar, None, Capture]:
    """As `take_in`, in steps of at most 50 ms; closing it stops the reading."""
    request = {"ask": "take_in", "path": str(path.absolute()), "large": large_confirmed}
    limits = LARGE if large_confirmed else ORDINARY
    told = Message(kind=Kind.WAITING)
    try:
        for message in helper.ask(request, limits=limits):
            told = message if "sha256" in message.header else told
            yield _so_far(message)
    except ChildFailed as failed:
        if told.kind is Kind.WAITING or failed.why is Why.CANCELLED:
            raise _unread(path, failed) from None
    except Refused as refused:
        raise EvidenceUnreadable(refused.sentence, remedy=refused.remedy) from None
    return _capture(path, told)


def open_source(path: Path) -> BinaryIO:
    """The same file for whoever keeps its bytes; compare their fingerprint with ours."""
    return open_regular(path)


def shrink(data: bytes, helper: Helper) -> Shrunk:
    """A smaller copy of a picture without anything but its pixels."""
    message = helper.answer({"ask": "shrink"}, data)
    try:
        return Shrunk(
            data=message.blobs[0],
            media=text(message.header, "type"),
            width=number(message.header, "width"),
            height=number(message.header, "height"),
            sha256=Sha256.of(message.blobs[0]),
        )
    except (Unsound, IndexError):
        raise ChildFailed("The helper's copy cannot be used.", why=Why.GARBLED) from None


def draw(told: PracticePost, helper: Helper) -> bytes:
    """A practice picture as PNG bytes; for practice vaults alone."""
    return helper.answer({"ask": "draw", **post_as_plain(told)}).blobs[0]


def crop_drawn(picture: bytes, helper: Helper, *, box: tuple[int, int, int, int]) -> bytes:
    """Part of a practice picture as a rough JPEG; `box` in thousandths of its sides."""
    sides = dict(zip(("left", "top", "right", "bottom"), box, strict=True))
    return helper.answer({"ask": "crop", **sides}, picture).blobs[0]


def _so_far(message: Message) -> ReadSoFar:
    done, size = message.header.get("done"), message.header.get("size")
    if isinstance(done, int) and isinstance(size, int):
        return ReadSoFar(done=done, size=size)
    return ReadSoFar(done=0, size=0)


def _capture(path: Path, told: Message) -> Capture:
    """What the child told, its inside too unless that ended the child; and the name."""
    known, inside = told.header, Found(notes=(DEFEATED,))
    try:
        if told.kind is Kind.ANSWER:
            inside = Found.from_plain(known)
        media = Media(type=text(known, "type"), what=text(known, "what"))
        fingerprint, size = Sha256(text(known, "sha256")), number(known, "size")
        also = texts(known, "also")
    except (Unsound, Refused):
        raise _nonsense(path) from None
    disagreement = name_disagrees(path.name, media)
    return Capture(
        sha256=fingerprint,
        size=size,
        media=media,
        original_name=visible(path.name),
        observations=(*inside.times, *name_times.found(path.name)),
        notes=(*also, *((disagreement,) if disagreement else ()), *inside.notes),
        practice_mark=inside.practice_mark,
        picture=inside.picture,
    )


def _unread(path: Path, failed: ChildFailed) -> EvidenceUnreadable:
    if failed.why is Why.CANCELLED:
        return EvidenceUnreadable(
            f"Reading {shown_name(path)} was stopped.", remedy="Add it again when you like."
        )
    return EvidenceUnreadable(
        f"{shown_name(path)} could not be read to its end. {failed.sentence}",
        remedy="Nothing was kept. Copy it to this machine's own disk and add the copy.",
    )


def _nonsense(path: Path) -> EvidenceUnreadable:
    return EvidenceUnreadable(
        f"What was found in {shown_name(path)} makes no sense.",
        remedy="Nothing was kept. Add it once more; if it happens again, leave it out.",
    )
