"""Times found inside a file or its name: each one observation, kept as it was found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from enum import StrEnum

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.text import one_line, shortened
from investigator.evidence.limits import MAX_TEXT

_EXIF = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):?'?(\d\d)'?|(Z)")
_PDF = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(.*)", re.DOTALL)
_ISO_DAY = 10
_ISO_MINUTE = re.compile(r".{10}[T ]\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?")
_FILM_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)


class Unsound(Exception):
    """What came from the child is not of the shape that was agreed."""


class TimeSource(StrEnum):
    """Where in the file the time stood."""

    EXIF = "exif"
    PNG_TIME = "png_time"
    EMAIL_DATE = "email_date"
    EMAIL_RECEIVED = "email_received"
    SAVED_PAGE = "saved_page"
    FILM = "film"
    PAGE_TIME = "page_time"
    PDF_CREATED = "pdf_created"
    PDF_CHANGED = "pdf_changed"
    DOCUMENT_MADE = "document_made"
    DOCUMENT_CHANGED = "document_changed"
    SOUND = "sound"
    FILE_NAME = "file_name"


class Precision(StrEnum):
    """How fine the time is, as found."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"
    FRACTION = "fraction"


_SPOKEN = {
    TimeSource.EXIF: "camera data",
    TimeSource.PNG_TIME: "PNG time of last change",
    TimeSource.EMAIL_DATE: "e-mail Date line, as the sender gave it",
    TimeSource.EMAIL_RECEIVED: "e-mail Received line, as a mail server gave it",
    TimeSource.SAVED_PAGE: "saved page, as the browser gave it",
    TimeSource.FILM: "film header",
    TimeSource.PAGE_TIME: "time element of a page, as the site gave it",
    TimeSource.PDF_CREATED: "PDF date of making",
    TimeSource.PDF_CHANGED: "PDF date of last change",
    TimeSource.DOCUMENT_MADE: "document's own date of making",
    TimeSource.DOCUMENT_CHANGED: "document's own date of last change",
    TimeSource.SOUND: "tag of a sound recording",
    TimeSource.FILE_NAME: "file name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFound:
    """A time as found. With a zone it is an `instant`; without, only `local` ISO text."""

    source: TimeSource
    as_found: str
    precision: Precision
    instant: Instant | None = None
    local: str = ""

    def sentence(self) -> str:
        """Source, text and reading on one line."""
        read = self.instant.iso() if self.instant else f"{self.local}, zone not stated"
        return f"{_SPOKEN[self.source]}: {self.as_found} ({read})"

    def as_plain(self) -> dict[str, object]:
        """As JSON values, to cross a pipe."""
        return {
            "source": self.source.value,
            "as_found": self.as_found,
            "precision": self.precision.value,
            "at": self.instant.at if self.instant else None,
            "local": self.local,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> "TimeFound":
        """From JSON values of the child; `Unsound` when they are none of ours."""
        at, local = plain.get("at"), plain.get("local")
        as_found = plain.get("as_found")
        sound = isinstance(as_found, str) and isinstance(local, str)
        if not sound or not (at is None or type(at) is int):
            raise Unsound
        try:
            source = TimeSource(str(plain.get("source")))
            precision = Precision(str(plain.get("precision")))
        except ValueError:
            raise Unsound from None
        return cls(
            source=source,
            as_found=kept_text(str(as_found)),
            precision=precision,
            instant=Instant(at) if isinstance(at, int) else None,
            local=kept_text(str(local)),
        )


def kept_text(text: str) -> str:
    """Text out of a file: on one line, visible, and not endless."""
    return shortened(one_line(text), MAX_TEXT)


def exif_time(taken: str, offset: str = "", fraction: str = "") -> TimeFound | None:
    """DateTimeOriginal, with its offset and fraction of a second where there are any."""
    found = _EXIF.match(taken.strip())
    if not found:
        return None
    digits = fraction.strip()[:6]
    micros = int(digits.ljust(6, "0")) if digits.isdecimal() and digits.isascii() else 0
    written = " ".join(part for part in (taken.strip(), offset.strip()) if part)
    return _made(
        TimeSource.EXIF,
        written if not micros else f"{written} (fraction {digits})",
        [int(group) for group in found.groups()] + [micros],
        offset,
    )


def png_time(data: bytes) -> TimeFound | None:
    """The seven bytes of a tIME chunk, which are UTC by its definition."""
    if len(data) != 7:  # noqa: PLR2004 - the format's own length
        return None
    parts = [int.from_bytes(data[:2], "big"), *data[2:]]
    written = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*parts)
    return _made(TimeSource.PNG_TIME, written, [*parts, 0], "Z")


def film_time(seconds: int) -> TimeFound | None:
    """Seconds since 1904 in a film's header; 0 says that none was set."""
    if seconds == 0:
        return None
    try:
        moment = _FILM_EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return TimeFound(
        source=TimeSource.FILM,
        as_found=f"{seconds} seconds after 1904",
        precision=Precision.SECOND,
        instant=Instant.of(moment),
    )


def iso_time(written: str, source: TimeSource) -> TimeFound | None:
    """ISO 8601, as fine as it was written; a day or a minute stays one."""
    plain = written.strip()
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return None
    fine = Precision.DAY if len(plain) <= _ISO_DAY else Precision.SECOND
    if _ISO_MINUTE.fullmatch(plain):
        fine = Precision.MINUTE
    return _found(source, written, moment, Precision.FRACTION if "." in plain else fine)


def utc_time(moment: datetime, written: str, source: TimeSource) -> TimeFound | None:
    """A moment with a zone that a library read; one without is told as local."""
    return _found(source, written, moment, Precision.SECOND)


def pdf_time(written: str, source: TimeSource = TimeSource.PDF_CREATED) -> TimeFound | None:
    """A date such as D:20261106151200+00'00', which may stop after any part."""
    found = _PDF.match(written.strip())
    if not found:
        return None
    *groups, rest = found.groups()
    parts = [int(group) for group in groups if group is not None]
    filled = parts + [1, 1, 0, 0, 0][len(parts) - 1 :] + [0]
    precision = (
        Precision.YEAR,
        Precision.MONTH,
        Precision.DAY,
        Precision.DAY,
        Precision.MINUTE,
        Precision.SECOND,
    )[len(parts) - 1]
    return _made(source, written, filled, rest, precision)


def email_time(written: str, source: TimeSource) -> TimeFound | None:
    """A date of the form that mail uses; -0000 is UTC from an unnamed place."""
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    utc = moment.tzinfo is None and "-0000" in written
    return _found(
        source, written, moment.replace(tzinfo=UTC) if utc else moment, Precision.SECOND
    )


def _made(
    source: TimeSource,
    written: str,
    parts: list[int],
    offset: str,
    precision: Precision | None = None,
) -> TimeFound | None:
    """From year to microsecond and an offset; None when there is no such time."""
    year, month, day, hour, minute, second, micros = parts
    try:
        moment = datetime(year, month, day, hour, minute, second, micros, _zone(offset))
    except ValueError:
        return None
    fine = Precision.FRACTION if micros else Precision.SECOND
    return _found(source, written, moment, precision or fine)


def _found(
    source: TimeSource, written: str, moment: datetime, precision: Precision
) -> TimeFound | None:
    instant: Instant | None = None
    if moment.tzinfo is not None:
        try:
            instant = Instant.of(moment)
        except (Refused, OverflowError):
            return None
    return TimeFound(
        source=source,
        as_found=kept_text(written),
        precision=precision,
        instant=instant,
        local=moment.replace(tzinfo=None).isoformat(),
    )


def _zone(offset: str) -> timezone | None:
    found = _OFFSET.match(offset.strip())
    if not found:
        return None
    sign, hours, minutes, zulu = found.groups()
    if zulu:
        return UTC
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-away if sign == "-" else away)
