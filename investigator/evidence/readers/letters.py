"""Reads the header lines of e-mail messages and of pages saved as MHTML."""

from email.parser import BytesHeaderParser
from email.policy import compat32

from investigator.evidence.found import Found
from investigator.evidence.observations import TimeFound, TimeSource, email_time

_MOST_RELAYS = 20


def look(head: bytes, *, saved_page: bool) -> Found:
    """The Date line, and for e-mail one time for each Received line.

    The plain old policy is used: the newer one fails on some broken headers.
    """
    message = BytesHeaderParser(policy=compat32).parsebytes(head)
    source = TimeSource.SAVED_PAGE if saved_page else TimeSource.EMAIL_DATE
    times = [email_time(str(message.get("Date", "")), source)]
    if not saved_page:
        times += _relays([str(line) for line in message.get_all("Received", [])])
    return Found(times=tuple(found for found in times if found))


def _relays(lines: list[str]) -> list[TimeFound | None]:
    """The date stands after the last semicolon of each line."""
    return [
        email_time(line.rpartition(";")[2].strip(), TimeSource.EMAIL_RECEIVED)
        for line in lines[:_MOST_RELAYS]
    ]
