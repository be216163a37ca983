"""The pieces of a form: a label above each field, a hint, and what is wrong below it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Input, Static

from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from typing import TypeGuard

    from textual.widgets import TextArea


class Field(Vertical):
    """A label, a hint and a control; `blame` says below it what must be put right."""

    DEFAULT_CLASSES: ClassVar[str] = "field"

    def __init__(
        self,
        label: str,
        control: Widget,
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002 Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.control = control
        self._label = label
        self._hint = hint
        self._fault = ""

    @property
    def fault(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._fault

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static(safe(self._label), classes="field--label")
        if self._hint:
            yield Static(safe(self._hint), classes="field--hint")
        yield self.control
        yield from self.below()
        yield Static(safe(""), classes="field--fault")

    def below(self) -> ComposeResult:
        """What a kind of field adds between its control and its fault."""
        yield from ()

    def written(self) -> str:
        """What is answered so far, as text that `write` understands."""
        control = self.control
        if isinstance(control, ChoiceList):
            return "\n".join(control.taken)
        if isinstance(control, Input):
            return control.value
        return control.text if _is_area(control) else ""

    def write(self, text: str) -> None:
        """Puts an earlier answer back."""
        control = self.control
        if isinstance(control, ChoiceList):
            control.take(text.splitlines())
        elif isinstance(control, Input):
            control.value = text
        elif _is_area(control):
            control.text = text

    def blame(self, sentence: str) -> None:
        """Say what is wrong, in a sentence that tells what to do; empty takes it back."""
        self._fault = sentence
        self.set_class(bool(sentence), "-at-fault")
        try:
            below = self.query_one(".field--fault", Static)
        except NoMatches:
            return
        below.update(safe(f"▲ {sentence}" if sentence else ""))

    def on_mount(self) -> None:
        """A fault that was told before there was a screen shows now."""
        if self._fault:
            self.blame(self._fault)

    def focus_control(self) -> None:
        """Put the cursor where the answer is given."""
        target = self.control if self.control.can_focus else None
        inside = (each for each in self.control.query("*") if each.can_focus)
        chosen = target or next(inside, None)
        if chosen is not None:
            chosen.focus()


def _is_area(control: Widget) -> "TypeGuard[TextArea]":
    """Whether it takes several lines; the first screen does without that widget."""
    from textual.widgets import TextArea  # noqa: PLC0415 - it is large

    return isinstance(control, TextArea)


def show_faults(form: Widget, faults: Mapping[str, str]) -> bool:
    """Tell each field of a form, by id, what is wrong; go to the first. True if any is.

    Fields that are not named are cleared.
    """
    blamed = []
    for field in form.query(Field):
        sentence = faults.get(field.id or "", "")
        field.blame(sentence)
        if sentence:
            blamed.append(field)
    if blamed:
        blamed[0].focus_control()
        blamed[0].scroll_visible(animate=False)
    return bool(blamed)
