"""A step: the 13 groups of the recovery key, each checked as it is typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from investigator.casework.recovery import GROUPS, group_holds, groups_of
from investigator.tui.safe import safe
from investigator.tui.screens.first_run_step import Step

_SIZE = 4


class GroupLine(Input):
    """Four characters; a whole key that is pasted fills all lines."""

    class Whole(Message):
        """All groups at once."""

        def __init__(self, groups: tuple[str, ...]) -> None:
            super().__init__()
            self.groups = groups

    def __init__(self, number: int) -> None:
        super().__init__(id=f"typed-{number}", max_length=_SIZE)
        self.number = number

    def insert_text_at_cursor(self, text: str) -> None:
        """What does not fit goes on in the next line: fast fingers are not waited for."""
        typed = "".join(each for each in text if each.isalnum()).upper()
        room = max(_SIZE - len(self.value), 0)
        super().insert_text_at_cursor(typed[:room])
        following = self.screen.query(f"#typed-{self.number + 1}").results(GroupLine)
        for line in following if typed[room:] else ():
            line.insert_text_at_cursor(typed[room:])

    def _on_paste(self, event: events.Paste) -> None:
        groups = groups_of(event.text)
        if groups:
            event.prevent_default()
            event.stop()
            self.post_message(self.Whole(groups))


class TypedKeyStep(Step):
    """The paper in one hand; each group says at once whether it can be right."""

    SHORT: ClassVar[str] = "Recovery key"
    TITLE: ClassVar[str] = "Type the recovery key from its paper"
    WHY: ClassVar[str] = (
        "13 groups of four letters and digits. Each is checked as you type it, and the "
        "next comes by itself. It opens the vault to add you, and every case says so."
    )

    def fields(self) -> ComposeResult:
        """Numbered lines, as the paper has them."""
        with Grid(id="typed-groups"):
            for number in range(1, GROUPS + 1):
                with Horizontal(classes="typed-group"):
                    yield Static(safe(f"{number:>2}"), classes="typed-number")
                    yield GroupLine(number)
                    yield Static(safe(""), id=f"holds-{number}", classes="typed-holds")

    def focus_first(self) -> None:
        """The first group that is not right."""
        lines = tuple(self.query(GroupLine))
        wrong = (each for each in lines if not group_holds(each.number, each.value))
        next(wrong, lines[-1]).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        line = event.input
        if not isinstance(line, GroupLine):
            return
        whole, holds = len(line.value) == _SIZE, group_holds(line.number, line.value)
        mark = "✓" if holds else "✗" if whole else ""
        sign = self.query_one(f"#holds-{line.number}", Static)
        sign.update(safe(mark))
        sign.set_class(not holds, "-wrong")
        if holds and line.has_focus:
            self.focus_first()

    @on(GroupLine.Whole)
    def _pasted(self, event: GroupLine.Whole) -> None:
        for line, group in zip(self.query(GroupLine), event.groups, strict=False):
            line.value = group
        self.focus_first()

    def faults(self) -> Mapping[str, str]:
        """Told below all groups, where there is room for a sentence."""
        wrong = [
            str(each.number)
            for each in self.query(GroupLine)
            if not group_holds(each.number, each.value)
        ]
        if not wrong:
            return {}
        named = ", ".join(wrong[:4]) + (" and others" if len(wrong) > 4 else "")  # noqa: PLR2004 what fits
        self.tell(f"Not right yet: group {named}.", "Compare it with the paper.")
        self.focus_first()
        return {"typed": named}

    def go_on(self) -> None:
        """On, when every group can be right."""
        if not self.faults():
            self.tell("", "")
            self.do()

    def do(self) -> None:
        """Keeps it for the last step."""
        typed = " ".join(each.value for each in self.query(GroupLine))
        self.finish(replace(self.begun, typed=typed))

    def forget(self) -> None:
        """It was used."""
        for each in self.query(GroupLine):
            each.clear()
