"""What belongs to the trust and to no case: officers, schools, calendar.

A ledger of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from investigator.domain.backup import Safekeeping
from investigator.domain.calendar import Calendar
from investigator.domain.copies import OutsideCopy
from investigator.domain.errors import Refused
from investigator.domain.ledger import Telling, Told
from investigator.domain.officer import Keyholding
from investigator.domain.shelf import Shelf
from investigator.domain.text import one_line


class TrustFact(Protocol):
    """What happened to the trust's own facts."""

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The trust after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultMade:
    """The vault began; a practice vault never becomes real."""

    practice: bool
    trust_name: str = ""

    def told_to(self, trust: "Trust", _telling: Telling, /) -> "Trust":
        """The vault exists."""
        return replace(trust, practice=self.practice, name=self.trust_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerAdded:
    """Somebody may open the vault and write in it, with a key of their own."""

    name: str
    role: str
    fingerprint: str
    public_key: str

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The officer stands in the vault."""
        return replace(
            trust, officers=trust.officers.put(self.fingerprint, telling.of(self))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRecorded:
    """A school of the trust and whom to ring there."""

    name: str
    phase: str = ""
    head: str = ""
    safeguarding_lead: str = ""
    safeguarding_phone: str = ""
    local_authority: str = ""
    lado_phone: str = ""
    social_care_day: str = ""
    social_care_night: str = ""

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The school stands in the vault, or is brought up to date."""
        return replace(trust, schools=trust.schools.put(self.name, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarKept:
    """The calendar that new cases count on."""

    calendar: Calendar

    def told_to(self, trust: "Trust", _telling: Telling, /) -> "Trust":
        """The trust counts on this calendar from here on."""
        return replace(trust, calendar=self.calendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeyKept:
    """The recovery key was printed, and who keeps it."""

    holder: str
    place: str

    def told_to(self, trust: "Trust", telling: Telling, /) -> "Trust":
        """The trust knows who holds its recovery key."""
        return replace(trust, recovery=telling.of(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The trust's own facts as they stand after some entry."""

    name: str = ""
    practice: bool = False
    officers: Shelf[str, Told[OfficerAdded]] = field(default_factory=Shelf)
    schools: Shelf[str, Told[SchoolRecorded]] = field(default_factory=Shelf)
    calendar: Calendar | None = None
    recovery: Told[RecoveryKeyKept] | None = None
    safekeeping: Safekeeping = field(default_factory=Safekeeping)
    keyholding: Keyholding = field(default_factory=Keyholding)
    copies: Shelf[int, OutsideCopy] = field(default_factory=Shelf)

    @classmethod
    def read(cls, entries: Iterable[Told[TrustFact]]) -> "Trust":
        """The trust that a ledger tells."""
        trust = cls()
        for told in entries:
            trust = told.fact.told_to(trust, told.telling)
        return trust


def add_officer(
    trust: Trust, *, name: str, role: str, fingerprint: str, public_key: str
) -> OfficerAdded:
    """An officer with a key of their own."""
    if not name.strip():
        raise Refused("An officer needs a name.", remedy="Enter your own name.")
    if fingerprint in trust.officers:
        raise Refused("That key is already an officer's.", remedy="Make a new key.")
    return OfficerAdded(
        name=one_line(name),
        role=one_line(role),
        fingerprint=fingerprint,
        public_key=public_key,
    )


def record_school(  # noqa: PLR0913 - one line of the schools' file
    trust: Trust,
    *,
    name: str,
    phase: str = "",
    head: str = "",
    safeguarding_lead: str = "",
    safeguarding_phone: str = "",
    local_authority: str = "",
    lado_phone: str = "",
    social_care_day: str = "",
    social_care_night: str = "",
) -> SchoolRecorded:
    """A school and its numbers; recording it again brings it up to date."""
    _ = trust
    if not name.strip():
        raise Refused("A school needs a name.", remedy="Fill in the name of the school.")
    return SchoolRecorded(
        name=one_line(name),
        phase=one_line(phase),
        head=one_line(head),
        safeguarding_lead=one_line(safeguarding_lead),
        safeguarding_phone=one_line(safeguarding_phone),
        local_authority=one_line(local_authority),
        lado_phone=one_line(lado_phone),
        social_care_day=one_line(social_care_day),
        social_care_night=one_line(social_care_night),
    )
