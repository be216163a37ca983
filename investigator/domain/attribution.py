"""What is said against an account being somebody's, and who else could sign in to it.

Clause 4.1.1 presumes; why the account is theirs stands with the account. Each word against
it is a fact of its own, with whose it is, and so is everybody else who had the way in.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.domain.account import known
from investigator.domain.cooperation import refuse_secret
from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.ledger import Telling

if TYPE_CHECKING:
    from investigator.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRebutted:
    """Somebody says that the account, or what it did, is not that person's; their words."""

    account: str
    by: str
    words: str
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The account has this said against it."""
        one = case.accounts[self.account]
        more = replace(one, rebuttals=(*one.rebuttals, telling.of(self)))
        return replace(case, accounts=case.accounts.put(self.account, more))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessTold:
    """Somebody else could sign in to the account: who, and how it is known."""

    account: str
    who: str
    how_known: str
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The account is known to be open to somebody else too."""
        one = case.accounts[self.account]
        more = replace(one, access=(*one.access, telling.of(self)))
        return replace(case, accounts=case.accounts.put(self.account, more))


def rebut(
    case: "Case", *, account: str, by: str, words: str, exhibits: tuple[str, ...] = ()
) -> AccountRebutted:
    """Records what somebody says against the account being theirs."""
    known(case, account)
    if not by.strip() or not words.strip():
        raise Refused(
            "What is said against an account needs its words and whose they are.",
            remedy="Write what was said, as it was said, and who said it.",
        )
    refuse_secret(words)
    _known_exhibits(case, exhibits)
    return AccountRebutted(
        account=account, by=by.strip(), words=words.strip(), exhibits=exhibits
    )


def tell_access(
    case: "Case",
    *,
    account: str,
    who: str,
    how_known: str,
    exhibits: tuple[str, ...] = (),
) -> AccessTold:
    """Records who else could sign in; never with what."""
    known(case, account)
    if not who.strip() or not how_known.strip():
        raise Refused(
            "Say who else could sign in, and how that is known.",
            remedy="Such as: a partner, on the shared laptop; the staff member says so.",
        )
    refuse_secret(f"{who}. {how_known}")
    _known_exhibits(case, exhibits)
    return AccessTold(
        account=account, who=who.strip(), how_known=how_known.strip(), exhibits=exhibits
    )


def _known_exhibits(case: "Case", exhibits: tuple[str, ...]) -> None:
    for each in exhibits:
        known_exhibit(case, each)
