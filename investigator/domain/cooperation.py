"""Co-operation requests (clause 1.9) and keep notices.

No field anywhere holds a password.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import next_number

if TYPE_CHECKING:
    from investigator.domain.case import Case

# "No password was asked for" tells of none; "the password was Tulip" does.
_TOLD_OF = (
    "asked|changed|forgotten|given|kept|known|needed|never|no|not|offered|private|refused|"
    "requested|required|shared|sought|taken|to|unknown|used|wanted"
)
_SECRET = re.compile(
    r"\b(password|passcode|pass\s?phrase|pin|login)\s*"
    rf"([=:]\s*\S+|\b(is|was)\b(?!\s+({_TOLD_OF})\b)\s*\S+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationAsked:
    """The staff member was asked to help the investigation."""

    number: str
    what: str
    asked_on: date
    due: date | None = None

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The request stands in the case."""
        shelf = case.cooperation.put(
            self.number, CooperationRequest(asked=telling.of(self))
        )
        return replace(case, cooperation=shelf)


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationAnswered:
    """What came back."""

    request: str
    response: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The request has this answer."""
        answered = replace(case.cooperation[self.request], answer=telling.of(self))
        return replace(case, cooperation=case.cooperation.put(self.request, answered))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepNoticeGiven:
    """Somebody was asked to keep material and delete nothing."""

    number: str
    to: str
    wording: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The notice stands in the case."""
        return replace(
            case, keep_notices=case.keep_notices.put(self.number, telling.of(self))
        )


@dataclass(frozen=True, slots=True)
class CooperationRequest:
    """A co-operation request as the case knows it."""

    asked: Told[CooperationAsked]
    answer: Told[CooperationAnswered] | None = None


def ask(
    case: "Case", *, what: str, asked_on: date, due: date | None = None
) -> CooperationAsked:
    """Asks for help under 1.9: an export, a viewing together, never a password."""
    if not what.strip():
        raise Refused(
            "Say what is asked for.", remedy="For example an export of the thread."
        )
    refuse_secret(what)
    if due is not None and due < asked_on:
        raise Refused(
            "The answer cannot be due before it is asked.", remedy="Check the dates."
        )
    return CooperationAsked(
        number=next_number(case.cooperation, "K"),
        what=what.strip(),
        asked_on=asked_on,
        due=due,
    )


def answer(case: "Case", *, request: str, response: str) -> CooperationAnswered:
    """Records the answer to a co-operation request."""
    if request not in case.cooperation:
        raise Refused(f"This case has no request {request}.", remedy="Check the number.")
    refuse_secret(response)
    return CooperationAnswered(request=request, response=response.strip())


def keep_notice(case: "Case", *, to: str, wording: str) -> KeepNoticeGiven:
    """Asks somebody to keep what they have."""
    if not to.strip() or not wording.strip():
        raise Refused(
            "A keep notice names who keeps what.", remedy="Enter the person and the words."
        )
    return KeepNoticeGiven(
        number=next_number(case.keep_notices, "N"), to=to.strip(), wording=wording.strip()
    )


def refuse_secret(text: str) -> None:
    """Refuses words that look like somebody's password."""
    if _SECRET.search(text):
        raise Refused(
            "This looks like a password. The program keeps nobody's password.",
            remedy="Take it out, and record only what was asked and what was answered.",
        )
