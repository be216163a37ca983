"""Seen before? How alike two pictures are, and where they differ.

Equal fingerprints come first. A near match says that two pictures show one scene; nothing
here can say that a picture is as it was made.
"""

from dataclasses import dataclass

from investigator.domain.digest import Sha256
from investigator.evidence.alike_wire import bits_in, box_in
from investigator.evidence.found import number
from investigator.evidence.helper import Helper
from investigator.evidence.limits import LIKENESS_NEAR
from investigator.evidence.observations import Unsound
from investigator.machine.child import ChildFailed, Why

Box = tuple[int, int, int, int]
_BITS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A picture's difference hash, to be kept and compared without opening it again.

    `even` pictures have too little contrast: their hash is like that of any other.
    """

    bits: int
    even: bool

    def distance(self, other: "Look") -> int:
        """Bits of 64 that differ."""
        return (self.bits ^ other.bits).bit_count()

    def near(self, other: "Look") -> bool:
        """Whether it is worth comparing the two pictures themselves."""
        return not self.even and not other.even and self.distance(other) <= LIKENESS_NEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How two pictures compare; `box` is in pixels of the first, upright."""

    distance: int
    box: Box | None
    sentence: str
    same_bytes: bool = False

    @property
    def near(self) -> bool:
        """Whether they show the same scene, as far as can be told."""
        return self.same_bytes or self.distance <= LIKENESS_NEAR


def look(picture: bytes, helper: Helper) -> Look:
    """A picture's hash; refused when it is none that is opened."""
    message = helper.answer({"ask": "look"}, picture)
    try:
        return Look(bits=bits_in(message.header), even=message.header.get("even") is True)
    except Unsound:
        raise _garbled() from None


def compare(one: bytes, other: bytes, helper: Helper) -> Likeness:
    """By bytes first; then by what they show, and where that differs."""
    if Sha256.of(one) == Sha256.of(other):
        said = "The two files are the same, byte for byte."
        return Likeness(distance=0, box=None, sentence=said, same_bytes=True)
    message = helper.answer({"ask": "compare"}, one, other)
    told = message.header
    try:
        distance, box = number(told, "distance"), box_in(told, "box")
    except Unsound:
        raise _garbled() from None
    even, shape = told.get("even") is True, told.get("same_shape") is True
    return Likeness(
        distance=_BITS if even else distance,
        box=box,
        sentence=_sentence(distance, box, even=even, same_shape=shape),
    )


def _sentence(distance: int, box: Box | None, *, even: bool, same_shape: bool) -> str:
    if even:
        return "One of the pictures has too little contrast to be compared."
    if distance > LIKENESS_NEAR:
        return f"The pictures do not look alike: {distance} of {_BITS} marks differ."
    if not same_shape:
        return "The pictures look alike. Their shapes differ, so one may be cut smaller."
    if box is None:
        return (
            "The pictures look alike, and no difference was found beyond what saving again "
            "makes. That does not show that neither was changed."
        )
    left, top, right, bottom = box
    return (
        f"The pictures look alike, and differ between {left}, {top} and {right}, {bottom}. "
        "Look at that part of both."
    )


def _garbled() -> ChildFailed:
    return ChildFailed("The helper's comparison cannot be used.", why=Why.GARBLED)
