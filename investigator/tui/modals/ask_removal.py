"""Asks the staff member to take posts down (1.10); the due moment is shown at once."""

from datetime import time

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from investigator.casework.commands.removal import AskRemoval
from investigator.domain.errors import Refused
from investigator.domain.removal import due_of
from investigator.domain.removal_request import Allowance, Mode, RemovalState
from investigator.tui.modals import choices
from investigator.tui.modals.answers import (
    Unanswered,
    choice_field,
    line_field,
    moment_field,
)
from investigator.tui.modals.clause_picker import ClausePicker
from investigator.tui.modals.question import Question
from investigator.tui.safe import safe, said
from investigator.tui.times import spelled, typed_moment
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.words import Wording

MODES = {
    "person": Wording("In person"),
    "phone": Wording("By phone"),
    "writing": Wording("In writing"),
}
_LENGTHS = {"hours": Wording("Hours"), "days": Wording("Working days, by a time of day")}


class AskRemovalQuestion(Question):
    """Captured first, decided by a named person, then asked."""

    ASKS = "Ask for removal"
    SAVE = "Record the request"
    PURPOSE = (
        "What the staff member was asked to take down, who decided that, and by when. "
        "Each post must have been captured in the 24 hours before."
    )

    def fields(self) -> ComposeResult:
        """What, why, who, how, when, how long."""
        case, now = self.case, self.standing.now
        yield choice_field("items", "What is to go", choices.exhibits(case), several=True)
        named = dict.fromkeys(
            number for one in case.allegations.values() for number in one.clauses
        )
        yield ClausePicker(
            "Clause it is thought to break",
            name="breached",
            taken=tuple(named)[:1],
            only_grounds=True,
        )
        yield line_field("decided_by", "Who decided it")
        yield line_field("authority", "By what authority", example="policy 2.3")
        yield choice_field("how", "How it was asked", choices.worded(MODES, Mode))
        yield moment_field("asked", "When it reached the staff member", now)
        yield moment_field("confirmed", "Confirmed in writing when, if it was", now)
        yield choice_field(
            "unit",
            "How long they have",
            choices.worded(_LENGTHS, _LENGTHS),
            taken=("hours",),
        )
        yield line_field("amount", "How many", value="24")
        yield line_field("by_time", "By what time of day, for working days", value="17:00")
        yield Static(safe(""), id="asked-due")
        open_ones = [
            Choice(key=number, words=f"{number}, which it takes the place of")
            for number, one in case.removals.items()
            if one.state(now) is not RemovalState.ENDED
        ]
        if open_ones:
            yield choice_field("follows", "Does it follow an earlier request", open_ones)
        yield line_field(
            "emergency",
            "Why there was no time to capture, if a child was at risk",
            hint="Only then may a request go out without a fresh capture.",
        )

    def answer(self) -> AskRemoval:
        """The request."""
        now = self.standing.now
        breached = self.query_one("#asked-breached", ClausePicker).chosen
        if not self.taken("items"):
            raise Unanswered(items="Choose the exhibits that show the posts.")
        if not breached:
            raise Unanswered(breached="Choose the clause with Space.")
        asked = self.moment("asked", now, needed=True)
        return AskRemoval(
            case=self.case.ref,
            items=self.taken("items"),
            breached=breached,
            decided_by=self.needed("decided_by", "Enter who decided it."),
            authority=self.needed("authority", "Enter by what authority."),
            how=Mode(self.needed("how", "Choose how it was asked.")),
            asked_at=asked or now,
            allowance=self._allowance(),
            confirmed_at=self.moment("confirmed", now),
            follows=self.one("follows") if self.query("#asked-follows") else "",
            emergency=self.text("emergency"),
        )

    def _allowance(self) -> Allowance:
        if not self.text("amount").isdecimal():
            raise Unanswered(amount="Enter a whole number, such as 24.")
        amount = int(self.text("amount"))
        if self.one("unit") == "hours":
            return Allowance(hours=amount)
        try:
            by_time = time.fromisoformat(self.text("by_time"))
        except ValueError:
            raise Unanswered(by_time="Enter a time of day, such as 17:00.") from None
        return Allowance(working_days=amount, by_time=by_time)

    @on(Input.Changed)
    @on(ChoiceList.Changed)
    def _show_due(self) -> None:
        """The due moment, from what is answered so far."""
        now = self.standing.now
        moments = (self.text("confirmed"), self.text("asked"))
        start = next((at for each in moments if (at := typed_moment(each, now))), None)
        line = self.query_one("#asked-due", Static)
        if start is None:
            line.update(safe("Due: known once you say when it was asked."))
            return
        try:
            due = due_of(self.case, start, self._allowance())
        except (Refused, Unanswered) as why:
            line.update(said("[$due]? $why[/]", why=str(why)))
            return
        line.update(
            said("[bold $done]= Due $due[/]", due=spelled(due.local("Europe/London")))
        )
