"""Logs that the Trust may delete without notice (8.3): asked for at once, with a clock."""

from typing import TYPE_CHECKING

from investigator.domain.cooperation import KeepNoticeGiven, keep_notice
from investigator.domain.counting import Unit
from investigator.domain.deadline import DeadlineSet, Hardness, set_deadline
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant

if TYPE_CHECKING:
    from investigator.domain.case import Case

CODE = "log_preservation"


def keep_logs(
    case: "Case", *, to: str, logs: str, happened_at: Instant, working_days: int = 1
) -> tuple[KeepNoticeGiven, DeadlineSet]:
    """Asks for logs to be kept, and sets the day by which that is to be confirmed."""
    if not logs.strip():
        raise Refused(
            "Say which logs are to be kept.", remedy="The system, and from when to when."
        )
    if working_days < 1:
        raise Refused(
            "Whoever keeps the logs needs a day at least.", remedy="Give 1 or more."
        )
    notice = keep_notice(
        case, to=to, wording=f"Keep these logs, and delete nothing of them: {logs.strip()}"
    )
    clock = set_deadline(
        case,
        rule_text=f"Have it in writing from {notice.to} that the logs are kept",
        trigger=happened_at.day(),
        unit=Unit.WORKING_DAY,
        amount=working_days,
        code=CODE,
        hard=Hardness.INTERNAL,
        source="8.3: logs may be deleted without notice",
    )
    return notice, clock
