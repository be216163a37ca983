"""What the child found in a file, and how it crosses the pipe as plain JSON values."""

from collections.abc import Mapping
from dataclasses import dataclass

from investigator.evidence.observations import TimeFound, Unsound, kept_text

DEFEATED = "Its inside could not be examined. It is kept byte for byte as it came."
"""Said of a file that its reader could not cope with."""

_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """A picture's size and what lies beside its pixels; never the place itself."""

    width: int
    height: int
    frames: int = 1
    has_place: bool = False
    text_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What reading a file's inside gave. `notes` are sentences for the person."""

    picture: PictureFacts | None = None
    practice_mark: bool = False
    times: tuple[TimeFound, ...] = ()
    notes: tuple[str, ...] = ()

    def as_plain(self) -> dict[str, object]:
        """As JSON values."""
        plain: dict[str, object] = {
            "practice_mark": self.practice_mark,
            "times": [time.as_plain() for time in self.times],
            "notes": list(self.notes),
        }
        if self.picture is not None:
            plain |= {
                "width": self.picture.width,
                "height": self.picture.height,
                "frames": self.picture.frames,
                "has_place": self.picture.has_place,
                "text_keys": list(self.picture.text_keys),
            }
        return plain

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> "Found":
        """From a child that a bad file may have taken over: `Unsound` unless it fits."""
        return cls(
            picture=_picture(plain) if "width" in plain else None,
            practice_mark=plain.get("practice_mark") is True,
            times=tuple(TimeFound.from_plain(each) for each in _mappings(plain, "times")),
            notes=texts(plain, "notes"),
        )


def _picture(plain: Mapping[str, object]) -> PictureFacts:
    return PictureFacts(
        width=number(plain, "width"),
        height=number(plain, "height"),
        frames=number(plain, "frames"),
        has_place=plain.get("has_place") is True,
        text_keys=texts(plain, "text_keys"),
    )


def text(plain: Mapping[str, object], key: str) -> str:
    """A text value, made safe to show; `Unsound` when it is none."""
    value = plain.get(key)
    if not isinstance(value, str):
        raise Unsound
    return kept_text(value)


def number(plain: Mapping[str, object], key: str) -> int:
    """A whole number, not negative; `Unsound` when it is none."""
    value = plain.get(key)
    if type(value) is not int or value < 0:
        raise Unsound
    return value


def texts(plain: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Several text values."""
    values = _list(plain, key)
    if not all(isinstance(each, str) for each in values):
        raise Unsound
    return tuple(kept_text(str(each)) for each in values)


def _mappings(plain: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    values = _list(plain, key)
    kept: list[Mapping[str, object]] = [each for each in values if isinstance(each, dict)]
    if len(kept) != len(values):
        raise Unsound
    return kept


def _list(plain: Mapping[str, object], key: str) -> list[object]:
    value = plain.get(key, [])
    if not isinstance(value, list) or len(value) > _MOST:
        raise Unsound
    return value
