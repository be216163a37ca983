"""The time in the name that a phone or computer gave a file: local, and weak."""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

_LONGEST = 255
_NOON = 12
_DAY = r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"
_DASHED_DAY = r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
_CLOCK = r"(?P<h>[0-9]{2})(?P<mi>[0-9]{2})(?P<s>[0-9]{2})"
_PARTED_CLOCK = r"(?P<h>[0-9]{1,2})[-.](?P<mi>[0-9]{2})[-.](?P<s>[0-9]{2})"
_HALF = r"(?: (?P<half>[AP])M)?"
_THOUSANDTHS = r"(?P<part>[0-9]{3})"
_REST = r"(?![0-9]).*"

# The first that fits gives the reading; each is named after what writes such names.
_PATTERNS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "macos_screenshot": rf"Screen ?shot {_DASHED_DAY} at {_PARTED_CLOCK}{_HALF}{_REST}",
        "windows_screenshot": rf"Screenshot {_DASHED_DAY} {_CLOCK}{_REST}",
        "android_screenshot": rf"Screenshot[_-]{_DAY}[-_]{_CLOCK}{_REST}",
        "xiaomi_screenshot": (
            rf"Screenshot_{_DASHED_DAY}-{_PARTED_CLOCK}(?:-{_THOUSANDTHS})?{_REST}"
        ),
        "ios_recording": (
            r"ScreenRecording_(?P<m>[0-9]{2})-(?P<d>[0-9]{2})-(?P<y>[0-9]{4})"
            rf" {_PARTED_CLOCK}{_REST}"
        ),
        "android_recording": rf"Screen[_-]?Record(?:ing|er)[-_]{_DAY}[-_]{_CLOCK}{_REST}",
        "whatsapp_media": rf"(?:IMG|VID|AUD|PTT|DOC|STK)-{_DAY}-WA[0-9]+.*",
        "whatsapp_desktop": (
            rf"WhatsApp (?:Image|Video|Audio|Ptt) {_DASHED_DAY} at {_PARTED_CLOCK}"
            rf"{_HALF}{_REST}"
        ),
        "pixel_camera": rf"PXL_{_DAY}_{_CLOCK}{_THOUSANDTHS}{_REST}",
        "telegram": rf"(?:photo|video)_{_DASHED_DAY}_{_PARTED_CLOCK}{_REST}",
        "signal": rf"signal-{_DASHED_DAY}-(?:{_CLOCK})(?:[-_].*|\..*)?",
        "signal_parted": (
            rf"signal-{_DASHED_DAY}-{_PARTED_CLOCK}(?:-{_THOUSANDTHS})?{_REST}"
        ),
        "camera": rf"(?:IMG|VID)?_?{_DAY}_{_CLOCK}(?:{_THOUSANDTHS})?{_REST}",
    }.items()
}
_IN_UTC = frozenset({"pixel_camera"})  # Pixel phones name pictures by UTC


class NamePrecision(StrEnum):
    """How fine the time in a file name is."""

    DAY = "day"
    SECOND = "s"
    MILLISECOND = "ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNameTime:
    """The day, and the time of day where one is given, that a file name says."""

    day: date
    clock: time | None
    precision: NamePrecision
    pattern: str

    @property
    def local(self) -> str:
        """As ISO 8601 without a zone: the name says none."""
        if self.clock is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.clock.isoformat()}"

    @property
    def in_utc(self) -> bool:
        """Whether names of this kind are written in UTC and not in local time."""
        return self.pattern in _IN_UTC


def read_name(name: str) -> FileNameTime | None:
    """The time in a file name; None where it holds none that can be one."""
    plain = name.replace("\u202f", " ").replace("\u00a0", " ")
    if len(plain) > _LONGEST or not plain.isprintable():
        return None
    for pattern, form in _PATTERNS.items():
        found = form.fullmatch(plain)
        if found is not None:
            return _read(pattern, found.groupdict())
    return None


def _read(pattern: str, parts: dict[str, str | None]) -> FileNameTime | None:
    try:
        day = date(*(int(parts[part] or 0) for part in ("y", "m", "d")))
        clock = _clock(parts)
    except ValueError:
        return None
    return FileNameTime(day=day, clock=clock, precision=_precision(parts), pattern=pattern)


def _clock(parts: dict[str, str | None]) -> time | None:
    if "h" not in parts:
        return None
    hour, minute, second, part = (
        int(parts.get(one) or 0) for one in ("h", "mi", "s", "part")
    )
    half = (parts.get("half") or "").upper()
    if half:
        if not 1 <= hour <= _NOON:
            raise ValueError
        hour = hour % _NOON + (_NOON if half == "P" else 0)
    return time(hour, minute, second, part * 1000)


def _precision(parts: dict[str, str | None]) -> NamePrecision:
    if "h" not in parts:
        return NamePrecision.DAY
    return NamePrecision.MILLISECOND if parts.get("part") else NamePrecision.SECOND
