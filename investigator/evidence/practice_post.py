"""What a practice picture is to show, in plain fields, without drawing it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

TEXT_KEY = "Practice picture"
TEXT_WORDS = "Drawn by a practice vault. It shows no real person, post or account."
"""Stands in every drawn file as text; the mark in the pixels is what counts."""

_WORDS = (
    "platform",
    "account",
    "title",
    "words",
    "time_shown",
    "captured",
    "clock",
    "address",
)


class PostKind(StrEnum):
    """What the picture is a picture of."""

    POST = "post"
    THREAD = "thread"
    PROFILE = "profile"
    LETTER = "letter"
    RECORD = "record"
    PHONE_PHOTO = "phone_photo"


class Shape(StrEnum):
    """What it would have been seen on."""

    PHONE = "phone"
    LAPTOP = "laptop"
    PAGE = "page"


class Shade(StrEnum):
    """Dark letters on light ground, or the other way round."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLine:
    """One message, follower or table row. `own` puts a message on the right."""

    who: str
    words: str
    time: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePost:
    """A made-up post, thread, profile, letter or record.

    `time_shown` is drawn exactly as given; `address` and `captured` go to the edges;
    `lines` are a thread's messages, a profile's followers or a record's rows.
    """

    kind: PostKind
    platform: str = ""
    account: str = ""
    title: str = ""
    words: str = ""
    time_shown: str = ""
    captured: str = ""
    clock: str = ""
    address: str = ""
    lines: tuple[PracticeLine, ...] = ()
    shape: Shape = Shape.PHONE
    shade: Shade = Shade.LIGHT


def post_as_plain(told: PracticePost) -> dict[str, object]:
    """As JSON values, to cross a pipe."""
    return asdict(told)


def post_from_plain(plain: Mapping[str, object]) -> PracticePost:
    """From JSON values; raises ValueError or KeyError when they are no practice post."""
    lines = plain.get("lines", [])
    words = {name: str(plain.get(name, "")) for name in _WORDS}
    return PracticePost(
        kind=PostKind(str(plain["kind"])),
        shape=Shape(str(plain.get("shape", Shape.PHONE))),
        shade=Shade(str(plain.get("shade", Shade.LIGHT))),
        lines=tuple(
            PracticeLine(
                who=str(line.get("who", "")),
                words=str(line.get("words", "")),
                time=str(line.get("time", "")),
                own=line.get("own") is True,
            )
            for line in (lines if isinstance(lines, list) else [])
            if isinstance(line, dict)
        ),
        **words,
    )
