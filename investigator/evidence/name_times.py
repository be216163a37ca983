"""Times in a file's name: local, weak, and of the machine that made the file."""

from datetime import UTC, datetime

from investigator.domain.instant import Instant
from investigator.domain.time.file_names import NamePrecision, read_name
from investigator.evidence.observations import (
    Precision,
    TimeFound,
    TimeSource,
    kept_text,
)

_FINE = {
    NamePrecision.DAY: Precision.DAY,
    NamePrecision.SECOND: Precision.SECOND,
    NamePrecision.MILLISECOND: Precision.FRACTION,
}


def found(name: str) -> tuple[TimeFound, ...]:
    """The time that the name states, if it states one."""
    read = read_name(name)
    if read is None:
        return ()
    instant: Instant | None = None
    if read.in_utc and read.clock is not None:
        instant = Instant.of(datetime.combine(read.day, read.clock, UTC))
    return (
        TimeFound(
            source=TimeSource.FILE_NAME,
            as_found=kept_text(name),
            precision=_FINE[read.precision],
            instant=instant,
            local=read.local,
        ),
    )
