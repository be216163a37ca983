"""Why two times of one event may differ: reasons that are offered and never applied."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from investigator.domain.time.observation import Observation

_SECOND = 1_000_000
_HALF_HOUR, _HOUR, _DAY = 1800 * _SECOND, 3600 * _SECOND, 86_400 * _SECOND
_HALF_DAY_HOURS = 12
_FARTHEST = 28  # half hours: no two zones in use lie more than 14 hours from UTC
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OddOne:
    """An observation that does not agree, how far off it is, and what may explain it."""

    id: str
    gap_seconds: int
    reason: str | None


def odd_ones(
    observations: Sequence[Observation], agreeing: Sequence[Observation]
) -> tuple[OddOne, ...]:
    """The observations outside the agreement, each beside the nearest of those inside."""
    inside = {one.id for one in agreeing}
    theirs = [stretch for one in agreeing for stretch in one.reach()]
    return tuple(_beside(one, theirs) for one in observations if one.id not in inside)


def _beside(one: Observation, theirs: Sequence[Stretch]) -> OddOne:
    pairs = [(mine, their) for mine in one.reach() for their in theirs]
    mine, their = min(pairs, key=lambda pair: _gap(*pair))
    return OddOne(
        id=one.id, gap_seconds=_gap(mine, their) // _SECOND, reason=_reason(mine, their)
    )


def _gap(one: Stretch, other: Stretch) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _reason(mine: Stretch, their: Stretch) -> str | None:
    return _whole_hours(mine, their) or _swapped_date(mine, their) or _year(mine, their)


def _whole_hours(mine: Stretch, their: Stretch) -> str | None:
    # A stretch of more than half an hour would meet the other whatever the shift.
    if any(end - begin > _HALF_HOUR for begin, end in (mine, their)):
        return None
    for halves in range(1, _FARTHEST + 1):
        away = halves * _HALF_HOUR
        if _meet(_moved(mine, away), their) or _meet(_moved(mine, -away), their):
            hours = halves / 2
            if hours == _HALF_DAY_HOURS:
                return "am and pm exchanged, or a time zone 12 h away"
            return f"time zone or summer-time offset of {hours:g} h"
    return None


def _swapped_date(mine: Stretch, their: Stretch) -> str | None:
    if mine[1] - mine[0] > _DAY:
        return None
    begins = _EPOCH + timedelta(microseconds=mine[0])
    try:
        other = begins.replace(month=begins.day, day=begins.month)
    except ValueError:
        return None
    away = (other - begins) // timedelta(microseconds=1)
    # The two dates can lie on either side of a clock change.
    near = any(_meet(_moved(mine, away + hour), their) for hour in (0, _HOUR, -_HOUR))
    return "day and month exchanged" if away and near else None


def _year(mine: Stretch, their: Stretch) -> str | None:
    for days in (365, 366, -365, -366):
        if _meet(_moved(mine, days * _DAY), their):
            return "one year apart: a missing or wrong year"
    return None


def _moved(stretch: Stretch, away: int) -> Stretch:
    return stretch[0] + away, stretch[1] + away


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
