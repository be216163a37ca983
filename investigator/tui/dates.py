"""How days, moments and deadlines are written, whatever the machine's language."""

from datetime import date, datetime

from investigator.tui.words import Tone, Wording

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_SOON_DAYS = 7
_HOUR = 3600


def day_words(day: date) -> str:
    """A day with its name, as in Mon 23 Nov 2026."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """A moment with its day, as in Mon 23 Nov 2026 17:00, in the zone it is given in."""
    return f"{day_words(moment)} {moment.hour:02d}:{moment.minute:02d}"


def due_words(due: date, now: datetime) -> str:
    """When a day or a moment is due, seen from now: how near it is, or how far past."""
    return due_wording(due, now).text


def due_wording(due: date, now: datetime) -> Wording:
    """The same as a label. A day is past from the first moment of the day after."""
    if isinstance(due, datetime) and due < now:
        return Wording(f"OVERDUE {_past(int((now - due).total_seconds()))}", "■", Tone.LATE)
    local = due.astimezone(now.tzinfo) if isinstance(due, datetime) else due
    here = date(local.year, local.month, local.day)
    days = (here - now.date()).days
    if days < 0:
        return Wording(f"OVERDUE {_count(-days, 'day')}", "■", Tone.LATE)
    if days > _SOON_DAYS:
        return Wording(f"due {day_words(here)}", "●")
    hour = f" {local:%H:%M}" if isinstance(local, datetime) else ""
    near = ("today" + hour, "tomorrow" + hour, f"in {days} days")
    return Wording(f"due {near[min(days, 2)]}", "▲", Tone.SOON)


def _past(seconds: int) -> str:
    hours = seconds // _HOUR
    if hours == 0:
        return "less than 1 hour"
    return _count(hours, "hour") if hours < 48 else _count(hours // 24, "day")  # noqa: PLR2004 two days in hours


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
