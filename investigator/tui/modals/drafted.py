"""A form whose half-filled answers are kept, encrypted, until it is sent or thrown away."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from investigator.casework.drafts import (
    Draft,
    FormName,
    draft_of,
    forget_draft,
    keep_draft,
)
from investigator.tui.messages import Asked
from investigator.tui.safe import safe, said
from investigator.tui.times import day_and_time
from investigator.tui.widgets.choice_list import ChoiceList
from investigator.tui.widgets.form import Field

if TYPE_CHECKING:
    from investigator.tui.app import Investigator

KEPT = "What you typed is kept. Open it again to go on."
_A_MOMENT = 0.7  # seconds without a key, after which what was typed is kept


class Drafted(Widget):
    """Keeps itself a moment after each change, and brings back what an earlier one held."""

    app: "Investigator"
    _at_first: Mapping[str, str] | None = None
    _last_kept: Mapping[str, str] | None = None
    _waiting: Timer | None = None

    def form_name(self) -> FormName | None:
        """Which form this is; None for one that is never kept."""
        return None

    def form_title(self) -> str:
        """How a list of half-filled forms calls it, without anybody's name."""
        return ""

    def written(self) -> dict[str, str]:
        """The answers by field; a secret is never among them."""
        return {each.id: each.written() for each in self.query(Field) if each.id}

    @property
    def half_filled(self) -> bool:
        """Whether anything was answered beyond what stood here at first."""
        return self._at_first is not None and self.written() != self._at_first

    @property
    def all_kept(self) -> bool:
        """Whether the form was kept as it is now, or is as it was at first."""
        return self.written() == self._last_kept

    def begin_draft(self) -> None:
        """The form is as it is at first; what was kept of it is asked for."""
        self._at_first = self._last_kept = self.written()
        name = self.form_name()
        if name is not None:
            ask = partial(draft_of, name=name)
            self.app.post_message(Asked(ask, answer=self._bring_back))

    def keep_now(self) -> None:
        """Keeps what is answered; where nothing is any more, nothing is kept."""
        question = self.to_keep()
        if question is not None:
            self.app.hand_in(question)

    def to_keep(self) -> "partial[None] | None":
        """What the desk is to be asked, to keep the form as it is; None for nothing."""
        name, now = self.form_name(), self.written()
        if name is None or self._at_first is None or now == self._last_kept:
            return None
        self._last_kept = now
        if now == self._at_first:
            return partial(forget_draft, name=name)
        return partial(keep_draft, name=name, title=self.form_title(), fields=now)

    def forget(self) -> None:
        """It was sent, or is thrown away."""
        name = self.form_name()
        self._last_kept = self._at_first = self.written()
        if name is not None:
            self.app.hand_in(partial(forget_draft, name=name))

    def action_afresh(self) -> None:
        """As it was at first; what was kept of it goes."""
        if self._at_first is not None:
            self._write(self._at_first)
            self.forget()
            self.query_one(".brought-back", Static).display = False

    def _bring_back(self, found: object) -> None:
        """Puts earlier answers into the fields that nobody has typed in since."""
        at_first = self._at_first
        if not isinstance(found, Draft) or at_first is None or not self.is_attached:
            return
        now = self.written()
        self._write(
            {
                field: words
                for field, words in found.fields.items()
                if now.get(field) == at_first.get(field)
            }
        )
        self._last_kept = found.fields
        line = self.query_one(".brought-back", Static)
        line.update(
            said(
                "[$due]●[/] Brought back from $when. $afresh",
                when=day_and_time(found.at),
                afresh=said("[bold]Ctrl+R[/] begins afresh."),
            )
        )
        line.display = True

    def _write(self, fields: Mapping[str, str]) -> None:
        for each in self.query(Field):
            words = fields.get(each.id or "")
            if words is not None and words != each.written():
                each.write(words)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceList.Changed)
    def _touched(self) -> None:
        """Waits for a pause in the typing."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_A_MOMENT, self.keep_now)


def brought_back() -> Static:
    """The line that says from when answers came back; empty until some did."""
    line = Static(safe(""), classes="brought-back")
    line.display = False
    return line
