"""Wall clocks and zones: at which moments, none to two, a clock showed a time."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant, Span

_MIDNIGHT = time()
_DAY = timedelta(days=1)


def known_zone(name: str) -> ZoneInfo:
    """The zone of this name, or a refusal."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(
            "That time zone is not known.",
            remedy="Give it by region and city, such as Europe/London, or UTC.",
        ) from None


def moments(day: date, clock: time, zone: tzinfo) -> tuple[Instant, ...]:
    """The moments at which clocks of a zone showed a time on a day, the first one first.

    None in the hour that is skipped when clocks go forward, two in the hour that is
    repeated when they go back: going to UTC and back tells which.
    """
    wall = datetime.combine(day, clock, tzinfo=zone)
    found = {
        _instant(utc, zone).at
        for utc in (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
        if utc.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None)
    }
    return tuple(Instant(at, zone_name(zone)) for at in sorted(found))


def day_span(day: date, zone: tzinfo) -> Span | None:
    """A local day from midnight to midnight; None for a day that a zone left out."""
    first, last = _beginning(day, zone), _beginning(day + _DAY, zone)
    return Span(first, last) if first.at < last.at else None


def wall_moment(day: date, clock: time, zone: tzinfo) -> Instant:
    """One moment for a wall time; the later where it is repeated, or moved on by a gap."""
    wall = datetime.combine(day, clock, tzinfo=zone)
    return max(_instant(wall.replace(fold=fold), zone) for fold in (0, 1))


def zone_name(zone: tzinfo) -> str:
    """The IANA name of a zone; UTC for a fixed offset, which has none."""
    return zone.key if isinstance(zone, ZoneInfo) else "UTC"


def _beginning(day: date, zone: tzinfo) -> Instant:
    return _instant(datetime.combine(day, _MIDNIGHT, tzinfo=zone), zone)


def _instant(moment: datetime, zone: tzinfo) -> Instant:
    return Instant.of(moment.astimezone(UTC), zone_name(zone))
