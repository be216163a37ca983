"""Fields of a question by name, and what was answered in them."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Input, TextArea

from investigator.domain.instant import Instant
from investigator.tui.times import echo_day, echo_moment, typed_day, typed_moment
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field
from investigator.tui.widgets.time_field import TimeField

_LINES = 3


def asked(name: str) -> str:
    """The id of a field of a question, which no other screen uses."""
    return f"asked-{name}"


class Unanswered(Exception):
    """Fields that are not answered, each with a sentence that tells what to do."""

    def __init__(self, **faults: str) -> None:
        super().__init__(*faults.values())
        self.faults = {asked(name): told for name, told in faults.items()}


class Answers(Widget):
    """Reads the fields of a form by their ids."""

    def text(self, field: str) -> str:
        """What is typed in a field, without blanks around it."""
        control = self.query_one(f"#{asked(field)}", Field).control
        if isinstance(control, TextArea):
            return control.text.strip()
        return control.value.strip() if isinstance(control, Input) else ""

    def taken(self, field: str) -> tuple[str, ...]:
        """The choices that are taken in a field."""
        control = self.query_one(f"#{asked(field)}", Field).control
        return control.taken if isinstance(control, ChoiceList) else ()

    def one(self, field: str) -> str:
        """The choice that is taken, or empty."""
        return next(iter(self.taken(field)), "")

    def needed(self, field: str, sentence: str) -> str:
        """The text or choice of a field that must be answered."""
        answered = self.text(field) or self.one(field)
        if not answered:
            raise Unanswered(**{field: sentence})
        return answered

    def moment(self, field: str, now: Instant, *, needed: bool = False) -> Instant | None:
        """The moment typed in a field; None where it is empty and may be."""
        typed = self.text(field)
        if not typed and not needed:
            return None
        found = typed_moment(typed, now)
        if found is None:
            raise Unanswered(
                **{field: "Enter the day and the time, such as 14/3/2026 21:14."}
            )
        return found

    def day(self, field: str, now: Instant) -> date | None:
        """The day typed in a field; None where it is empty."""
        typed = self.text(field)
        found = typed_day(typed, now) if typed else None
        if typed and found is None:
            raise Unanswered(**{field: "Enter the day, such as 14/3/2026."})
        return found

    def filled(self) -> tuple[object, ...]:
        """Everything answered so far, to tell whether anything was typed."""
        return (
            *(each.value for each in self.query(Input)),
            *(each.text for each in self.query(TextArea)),
            *(each.taken for each in self.query(ChoiceList)),
        )


def line_field(
    name: str, label: str, *, hint: str = "", value: str = "", example: str = ""
) -> Field:
    """One line of text."""
    hint = f"For example {example}" if example else hint
    return Field(label, Input(value), hint=hint, id=asked(name))


def text_field(name: str, label: str, *, hint: str = "", lines: int = _LINES) -> Field:
    """Several lines of text; Tab goes to the next field."""
    area = TextArea(show_line_numbers=False, soft_wrap=True)
    area.styles.height = lines
    return Field(label, area, hint=hint, id=asked(name))


def choice_field(
    name: str,
    label: str,
    choices: Iterable[Choice],
    *,
    hint: str = "",
    taken: Sequence[str] = (),
    several: bool = False,
) -> Field:
    """One of several choices, or several of them."""
    listed = ChoiceList(tuple(choices), taken=taken, several=several)
    return Field(label, listed, hint=hint, id=asked(name))


def moment_field(
    name: str, label: str, now: Instant, *, hint: str = "", value: str = ""
) -> TimeField:
    """A day with a time, and how it is understood."""
    return TimeField(label, echo_moment(now), hint=hint, value=value, id=asked(name))


def day_field(name: str, label: str, now: Instant, *, hint: str = "") -> TimeField:
    """A day, and how it is understood."""
    return TimeField(label, echo_day(now), hint=hint, id=asked(name))
