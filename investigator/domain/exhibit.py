"""Exhibits: what was handed in, byte for byte, with a number for life."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import asked_number
from investigator.domain.put_right import tombstone
from investigator.domain.text import one_line

if TYPE_CHECKING:
    from investigator.domain.case import Case


class ExhibitKind(StrEnum):
    """What sort of evidence it is."""

    SCREENSHOT = "screenshot"
    FULL_PAGE = "full_page"
    WEB_CAPTURE = "web_capture"
    SCREEN_RECORDING = "screen_recording"
    PHOTO_OF_SCREEN = "photo_of_screen"
    FORWARDED_IMAGE = "forwarded_image"
    PLATFORM_EXPORT = "platform_export"
    DEVICE_FILE = "device_file"
    LOG_EXTRACT = "log_extract"
    RECORD = "record"
    STATEMENT = "statement"
    LETTER = "letter"
    INTERVIEW_NOTE = "interview_note"
    REMOVAL_CHECK = "removal_check"
    OTHER = "other"


class Relation(StrEnum):
    """How one exhibit stands to another."""

    CROP_OF = "crop_of"
    BETTER_COPY_OF = "better_copy_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """How an exhibit came: from whom, by which way, taken when and on what."""

    supplied_by: str = ""
    obtained_how: str = ""
    captured_at: Instant | None = None
    capture_shown: str = ""
    signed_in_as: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What the sealed bytes are, read without opening them in any program."""

    sha256: Sha256
    size: int
    media: str
    what: str
    original_name: str
    width: int = 0
    height: int = 0
    practice_mark: bool = False
    notes: tuple[str, ...] = ()
    times_found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitAdmitted:
    """A file became an exhibit; its bytes can never be replaced."""

    number: str
    title: str
    kind: ExhibitKind
    file: FileFacts
    origin: Origin

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The exhibit stands in the case."""
        shelf = case.exhibits.put(self.number, Exhibit(telling.of(self)))
        same = case.by_fingerprint.get(self.file.sha256, ())
        prints = case.by_fingerprint.put(self.file.sha256, (*same, self.number))
        return replace(case, exhibits=shelf, by_fingerprint=prints)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitWithheld:
    """An exhibit is kept out of what others get, on this ground."""

    exhibit: str
    ground: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The exhibit is withheld; its number stays."""
        one = replace(case.exhibits[self.exhibit], withheld=telling.of(self))
        return replace(case, exhibits=case.exhibits.put(self.exhibit, one))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitRelated:
    """A person says how one exhibit stands to another."""

    exhibit: str
    relation: Relation
    other: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The exhibit has this relation."""
        one = case.exhibits[self.exhibit]
        related = replace(one, relations=(*one.relations, telling.of(self)))
        return replace(case, exhibits=case.exhibits.put(self.exhibit, related))


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An exhibit as the case knows it. `posts` are the numbers of the posts it shows."""

    admitted: Told[ExhibitAdmitted]
    withheld: Told[ExhibitWithheld] | None = None
    relations: tuple[Told[ExhibitRelated], ...] = ()
    posts: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """Its label, such as E07."""
        return self.admitted.fact.number

    @property
    def file(self) -> FileFacts:
        """What its bytes are."""
        return self.admitted.fact.file


def admit(  # noqa: PLR0913 - what an exhibit is, once read
    case: "Case",
    *,
    title: str,
    kind: ExhibitKind,
    file: FileFacts,
    origin: Origin,
    happened_at: Instant,
    number: str = "",
) -> ExhibitAdmitted:
    """Makes a file an exhibit.

    Refused when the case takes none or the picture was drawn.
    """
    may_admit(case)
    if file.practice_mark and not case.practice:
        raise Refused(
            "This picture was drawn by the practice vault, so it is evidence of nothing.",
            remedy="Add the picture as it was captured.",
        )
    taken = origin.captured_at
    if taken is not None and taken.at > happened_at.at:
        raise Refused(
            "The exhibit cannot have been captured after it was added.",
            remedy="Check the date of the capture and its time zone.",
        )
    return ExhibitAdmitted(
        number=asked_number(case.used(case.exhibits), "E", number, width=2),
        title=one_line(title) or file.what or "File",
        kind=kind,
        file=file,
        origin=origin,
    )


def may_admit(case: "Case") -> None:
    """The cheap half of the rule, asked before a large file is read."""
    if case.closed:
        raise Refused(
            f"{case.ref} is closed, so it takes no new exhibits.",
            remedy="Reopen the case first.",
        )


def withhold(case: "Case", *, exhibit: str, ground: str) -> ExhibitWithheld:
    """Keeps an exhibit out of what others get; the ground stays with the case."""
    known(case, exhibit)
    if not ground.strip():
        raise Refused(
            "Withholding an exhibit needs its ground.",
            remedy="Say why, such as a protected disclosure or another person's data.",
        )
    return ExhibitWithheld(exhibit=exhibit, ground=ground.strip())


def relate(case: "Case", *, exhibit: str, relation: Relation, other: str) -> ExhibitRelated:
    """Says that one exhibit was cut from, or is a better copy of, another."""
    known(case, exhibit)
    known(case, other)
    if exhibit == other:
        raise Refused(
            "An exhibit cannot be related to itself.", remedy="Choose the other exhibit."
        )
    return ExhibitRelated(exhibit=exhibit, relation=relation, other=other)


def duplicates(case: "Case", exhibit: str) -> tuple[str, ...]:
    """Exhibits with the very same bytes, then those it was said to be cut from."""
    one = known(case, exhibit)
    same = case.by_fingerprint.get(one.file.sha256, ())
    cut = (
        told.fact.other for told in one.relations if told.fact.relation is Relation.CROP_OF
    )
    return tuple(dict.fromkeys((*(each for each in same if each != exhibit), *cut)))


def known(case: "Case", exhibit: str) -> Exhibit:
    """The exhibit with this number, or a refusal."""
    if exhibit in case.taken_out:
        raise Refused(
            f"{exhibit} was {tombstone(case.taken_out[exhibit])}.",
            remedy="Choose another exhibit; a number is never used again.",
        )
    if exhibit not in case.exhibits:
        raise Refused(
            f"This case has no exhibit {exhibit}.",
            remedy="Add the file first, or check the number in the list of exhibits.",
        )
    return case.exhibits[exhibit]
