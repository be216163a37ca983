"""Accounts on a service, and why one is thought to be somebody's (clause 4.1.1)."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import next_number
from investigator.domain.people import known as known_person

if TYPE_CHECKING:
    from investigator.domain.attribution import AccessTold, AccountRebutted
    from investigator.domain.case import Case


class Ownership(StrEnum):
    """Whose account it is said to be."""

    PERSONAL = "personal"
    TRUST = "trust"
    SCHOOL = "school"
    SHARED = "shared"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRecorded:
    """An account on a service, as seen."""

    number: str
    platform: str
    handle: str = ""
    display_name: str = ""
    address: str = ""
    person: str = ""
    ownership: Ownership = Ownership.UNKNOWN

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The case knows the account."""
        return replace(
            case, accounts=case.accounts.put(self.number, Account(telling.of(self)))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLinked:
    """Why the account is taken to be the person's, and what they say against it."""

    account: str
    person: str
    basis: str
    rebuttal: str = ""
    others_with_access: str = ""
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The account has this link beside those it has."""
        known_so_far = case.accounts[self.account]
        one = replace(known_so_far, links=(*known_so_far.links, telling.of(self)))
        return replace(case, accounts=case.accounts.put(self.account, one))


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the case knows it."""

    recorded: Told[AccountRecorded]
    links: tuple[Told[AccountLinked], ...] = ()
    rebuttals: "tuple[Told[AccountRebutted], ...]" = ()
    access: "tuple[Told[AccessTold], ...]" = ()

    @property
    def link(self) -> Told[AccountLinked] | None:
        """Why it is taken to be somebody's: the latest word."""
        return self.links[-1] if self.links else None

    @property
    def person(self) -> str:
        """The key of the person it is linked to, or empty."""
        return self.link.fact.person if self.link else self.recorded.fact.person


def record(  # noqa: PLR0913 - what an account is known by
    case: "Case",
    *,
    platform: str,
    handle: str = "",
    display_name: str = "",
    address: str = "",
    person: str = "",
    ownership: Ownership = Ownership.UNKNOWN,
) -> AccountRecorded:
    """An account; the same handle on the same service is one account."""
    if not platform.strip():
        raise Refused(
            "An account needs its service.", remedy="Enter the site or app, or “other”."
        )
    twin = find(case, platform, handle)
    if handle.strip() and twin:
        raise Refused(
            f"{handle} on {platform} is already account {twin}.", remedy=f"Use {twin}."
        )
    if person:
        known_person(case, person)
    return AccountRecorded(
        number=next_number(case.used(case.accounts), "C"),
        platform=platform.strip(),
        handle=handle.strip(),
        display_name=display_name.strip(),
        address=address.strip(),
        person=person,
        ownership=ownership,
    )


def link(  # noqa: PLR0913 - what the presumption of 4.1.1 rests on
    case: "Case",
    *,
    account: str,
    person: str,
    basis: str,
    rebuttal: str = "",
    others_with_access: str = "",
    exhibits: tuple[str, ...] = (),
) -> AccountLinked:
    """Links an account to a person, with the reason on which 4.1.1 can bite."""
    known(case, account)
    known_person(case, person)
    if not basis.strip():
        raise Refused(
            "Say why the account is taken to be theirs.",
            remedy="For example: they say so, name and photo, a witness, their own export.",
        )
    for each in exhibits:
        known_exhibit(case, each)
    return AccountLinked(
        account=account,
        person=person,
        basis=basis.strip(),
        rebuttal=rebuttal.strip(),
        others_with_access=others_with_access.strip(),
        exhibits=exhibits,
    )


def find(case: "Case", platform: str, handle: str) -> str:
    """The number of the account with this handle on this service, or empty."""
    return next(
        (
            number
            for number, each in case.accounts.items()
            if each.recorded.fact.platform == platform.strip()
            and each.recorded.fact.handle == handle.strip()
        ),
        "",
    )


def known(case: "Case", account: str) -> Account:
    """The account with this number, or a refusal."""
    if account not in case.accounts:
        raise Refused(
            f"This case has no account {account}.", remedy="Record the account first."
        )
    return case.accounts[account]
