"""What officers may do with the vault's keys: who stands, who can leave, what is tested."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.officer import (
    CaseHandedOver,
    OfficerLeft,
    RecoveryKeyUsed,
    end_of,
)
from investigator.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from investigator.domain.case import Case
    from investigator.domain.trust import OfficerAdded, Trust

TEST_MONTHS = 6
"""How long a recovery key may lie in its envelope before somebody tries it."""


def standing(trust: "Trust") -> tuple["OfficerAdded", ...]:
    """The officers who have not left."""
    left = trust.keyholding.left
    return tuple(told.fact for key, told in trust.officers.items() if key not in left)


def named(trust: "Trust", who: str) -> "OfficerAdded":
    """The officer with this name, or fingerprint where two have one name."""
    wanted = one_line(who).casefold()
    here = standing(trust)
    found = [
        one for one in here if wanted in {one.name.casefold(), one.fingerprint.casefold()}
    ]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(one.fingerprint for one in found)
        raise Refused(
            f"Two officers are called {found[0].name}.",
            remedy=f"Name one by the key: {keys}.",
        )
    names = ", ".join(one.name for one in here)
    raise Refused(
        f"No officer of this vault is called {one_line(who)}.",
        remedy=f"Its officers are: {names}.",
    )


def unreached(trust: "Trust") -> tuple[tuple[str, str], ...]:
    """Officers to whom no new vault key could be sealed: fingerprint and name."""
    sealing = trust.keyholding.sealing
    return tuple(
        (one.fingerprint, one.name)
        for one in standing(trust)
        if one.fingerprint not in sealing
    )


def refuse_same_name(trust: "Trust", name: str) -> None:
    """Two officers of one name could not be told apart in any record."""
    if one_line(name).casefold() in {each.name.casefold() for each in standing(trust)}:
        raise Refused(
            f"{one_line(name)} is an officer of this vault already.",
            remedy="Write the name so that the two can be told apart.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Who leaves, when and why, and who takes over.

    `acting` is who records it, `last` the last moment at which the leaver signed anything,
    `now` today.
    """

    leaver: "OfficerAdded"
    to: "OfficerAdded"
    on: date
    reason: str
    acting: str
    now: Instant
    last: Instant | None


def leave(trust: "Trust", leaving: Leaving) -> OfficerLeft:
    """An officer leaves; what they signed must lie in their time."""
    leaver, to = leaving.leaver, leaving.to
    if len(standing(trust)) == 1:
        raise Refused(
            f"{leaver.name} is the only officer, and nobody could open the vault.",
            remedy="Add the officer who takes over first.",
        )
    if leaver.fingerprint == to.fingerprint:
        raise Refused(
            f"{leaver.name} cannot take over from {leaver.name}.",
            remedy="Name another officer of this vault.",
        )
    if not leaving.reason.strip():
        raise Refused("Why they leave is missing.", remedy="Give the reason in a line.")
    if leaving.on > leaving.now.day():
        raise Refused(
            f"{leaving.on:%d %B %Y} is still to come.",
            remedy="Record it on that day; the passphrase works until then.",
        )
    _refuse_signed_later(leaving)
    return OfficerLeft(
        fingerprint=leaver.fingerprint,
        name=leaver.name,
        on=leaving.on,
        reason=one_line(leaving.reason),
        to=to.name,
    )


def _refuse_signed_later(leaving: Leaving) -> None:
    name, last = leaving.leaver.name, leaving.last
    if leaving.acting == leaving.leaver.fingerprint:
        last = leaving.now  # the entry about it is signed with this key
    if last is not None and last.at >= end_of(leaving.on):
        raise Refused(
            f"{name} signed an entry on {last.day():%d %B %Y}, after that day.",
            remedy="Give that day or a later one, or let somebody else record it.",
        )


def recovery_test_due(trust: "Trust") -> date | None:
    """When somebody should try the recovery key; None while nobody keeps one."""
    if trust.recovery is None:
        return None
    told = [trust.recovery.telling]
    if trust.keyholding.tested is not None:
        told.append(trust.keyholding.tested.telling)
    return _months_later(max(each.happened_at.day() for each in told), TEST_MONTHS)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def recovery_used(trust: "Trust") -> bool:
    """Whether the recovery key of today has opened the vault, so that it was seen."""
    held = trust.keyholding
    since = held.made.telling.seq if held.made else 0
    return any(seq > since for seq in held.openings)


def due_in(trust: "Trust", case: "Case") -> "Iterator[RecoveryKeyUsed | CaseHandedOver]":
    """What the trust's record says that this case has to say as well, and does not yet."""
    if case.opened is None or case.unread:
        return
    began = case.opened.telling.recorded_at.at
    for opening, used in trust.keyholding.openings.items():
        at = used.telling.recorded_at
        if began <= at.at and opening not in case.recovery_uses:
            yield RecoveryKeyUsed(by=used.fact.name, at=at, opening=opening)
    for told in trust.keyholding.left.values():
        leaving, fact = told.telling.seq, told.fact
        missing = leaving not in case.handovers and not case.closed
        if missing and began <= told.telling.recorded_at.at:
            yield CaseHandedOver(
                leaver=fact.name,
                to=fact.to,
                on=fact.on,
                reason=fact.reason,
                leaving=leaving,
            )
