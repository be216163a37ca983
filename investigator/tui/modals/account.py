"""Accounts: as seen, why each is somebody's, what is said against it, who else got in."""

from collections.abc import Iterator

from textual.app import ComposeResult

from investigator.casework.commands.inquiry import RebutAccount, TellAccess
from investigator.casework.commands.post import LinkAccount, RecordAccount
from investigator.domain.account import Ownership
from investigator.tui.modals import choices
from investigator.tui.modals.answers import choice_field, line_field, text_field
from investigator.tui.modals.question import Question
from investigator.tui.origin_words import OWNERSHIPS
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.widgets.form import Field

_WHICH = "Choose the account; record it first if it is not here."


class RecordAccountQuestion(Question):
    """An account as it was seen."""

    ASKS = "An account"
    PURPOSE = "An account on a site or app, as it was seen; whose it is comes after."

    def fields(self) -> ComposeResult:
        """Where, as what."""
        yield line_field("platform", "Site or app", example="instagram")
        yield line_field("handle", "Handle, as shown")
        yield line_field("display_name", "Name shown beside it")
        yield line_field("address", "Its address")
        yield choice_field(
            "ownership",
            "Paid for or run by whom",
            choices.worded(OWNERSHIPS, Ownership),
            taken=(Ownership.UNKNOWN.value,),
        )

    def answer(self) -> RecordAccount:
        """The account."""
        return RecordAccount(
            case=self.case.ref,
            platform=self.needed("platform", "Enter the site or app."),
            handle=self.text("handle"),
            display_name=self.text("display_name"),
            address=self.text("address"),
            ownership=Ownership(self.one("ownership")),
        )


class _OfAccount(Question):
    """Asks which account first."""

    def account(self) -> Field:
        """Which."""
        return choice_field("account", "Which account", self._accounts())

    def rests_on(self) -> Field:
        """Which exhibits show it."""
        every = choices.exhibits(self.case)
        return choice_field("exhibits", "What it rests on", every, several=True)

    def _accounts(self) -> Iterator[Choice]:
        for number, one in self.case.accounts.items():
            fact = one.recorded.fact
            handle = fact.handle or fact.display_name or "no handle"
            yield Choice(key=number, words=f"{number}  {handle} on {fact.platform}")


class LinkAccountQuestion(_OfAccount):
    """Why it is taken to be somebody's: clause 4.1.1 speaks of no other."""

    ASKS = "Why an account is somebody's"
    PURPOSE = (
        "What an account does is taken to be its holder's doing (4.1.1), so say on what it "
        "is taken to be theirs. Each reason can be recorded by itself."
    )

    def fields(self) -> ComposeResult:
        """Which, whose, why."""
        yield self.account()
        yield choice_field("person", "Whose", choices.people(self.case))
        yield text_field("basis", "Why it is taken to be theirs", lines=2)
        yield self.rests_on()

    def answer(self) -> LinkAccount:
        """The reason."""
        return LinkAccount(
            case=self.case.ref,
            account=self.needed("account", _WHICH),
            person=self.needed("person", "Choose whose it is taken to be."),
            basis=self.needed("basis", "Say why."),
            exhibits=self.taken("exhibits"),
        )


class RebutAccountQuestion(_OfAccount):
    """What somebody says against it, in their words."""

    ASKS = "What is said against an account being somebody's"
    PURPOSE = (
        "Each word against it is kept by itself, with whose it is: a lost phone, a shared "
        "device, somebody posing as them."
    )

    def fields(self) -> ComposeResult:
        """Which, who, what."""
        yield self.account()
        yield line_field("by", "Who says so")
        yield text_field("words", "What they say, in their words", lines=2)
        yield self.rests_on()

    def answer(self) -> RebutAccount:
        """What is said against it."""
        by = self.needed("by", "Enter who says so.")
        return RebutAccount(
            case=self.case.ref,
            account=self.needed("account", _WHICH),
            by=by,
            words=self.needed("words", "Write what they say."),
            exhibits=self.taken("exhibits"),
            words_of="" if by == self.standing.officer else by,
        )


class AccessQuestion(_OfAccount):
    """Who else could sign in, never with what."""

    ASKS = "Who else could sign in"
    PURPOSE = "Who else had the way in, and how that is known. Never with which password."

    def fields(self) -> ComposeResult:
        """Which, who, how known."""
        yield self.account()
        yield line_field("who", "Who else could sign in")
        yield line_field("how_known", "How that is known")
        yield self.rests_on()

    def answer(self) -> TellAccess:
        """Who else."""
        return TellAccess(
            case=self.case.ref,
            account=self.needed("account", _WHICH),
            who=self.needed("who", "Enter who else."),
            how_known=self.needed("how_known", "Say how it is known."),
            exhibits=self.taken("exhibits"),
        )
