"""What every step of the first run is: a question, a check, and a word when it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from investigator.domain.errors import Refused
from investigator.tui.marks import toned
from investigator.tui.safe import safe, said
from investigator.tui.widgets.form import Field, show_faults
from investigator.tui.words import Tone

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What was answered so far. `key` is a recovery key told once, `typed` an old one."""

    name: str = ""
    role: str = ""
    trust: str = ""
    key: str = field(default="", repr=False)
    typed: str = field(default="", repr=False)
    sheet: Path | None = None

    @property
    def made(self) -> bool:
        """Whether the vault stands: from then on its first answers are settled."""
        return bool(self.key)


class Step(VerticalScroll, can_focus=False):
    """One question, kept as it was typed while others are in front."""

    app: "Investigator"
    SHORT: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    WHY: ClassVar[str] = ""
    LAST: ClassVar[bool] = False

    class Finished(Message):
        """The step is done; `begun` is what is known now."""

        def __init__(self, begun: Begun) -> None:
            super().__init__()
            self.begun = begun

    class Learnt(Finished):
        """Something is known now that stays known when one goes back."""

    class Busy(Message):
        """Something is being done, or no longer."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__(id=self.SHORT.lower().replace(" ", "-"), classes="step")
        self.begun = Begun()

    def compose(self) -> ComposeResult:
        """Title, why it is asked, the fields, what was refused."""
        yield Static(said("[bold $frame]$title[/]", title=self.TITLE))
        yield Static(safe(self.WHY), classes="quiet why")
        yield from self.fields()
        yield Static(safe(""), classes="refusal")

    def fields(self) -> ComposeResult:
        """What is asked."""
        yield from ()

    def begin(self, begun: Begun) -> None:
        """The step comes to the front."""
        self.begun = begun
        self.tell("", "")
        self.settle(settled=begun.made and self.SHORT in _SETTLED)
        first = next(iter(self.query(Field)), None)
        if first is not None:
            first.focus_control()

    def settle(self, *, settled: bool) -> None:
        """What the vault was made with can be read, and no longer changed."""
        for each in self.query(Input):
            each.disabled = settled
        if settled:
            self.tell("The vault is made with this.", "Go on with Next.", tone=Tone.QUIET)

    def go_on(self) -> None:
        """Checks what is typed, then does what the step is for."""
        if self.begun.made and self.SHORT in _SETTLED:
            self.finish(self.begun)
        elif not show_faults(self, self.faults()):
            self.tell("", "")
            self.do()

    def faults(self) -> Mapping[str, str]:
        """What must be put right, by field."""
        return {}

    def do(self) -> None:
        """What the step is for; ends with `finish`."""
        self.finish(self.begun)

    def finish(self, begun: Begun) -> None:
        """Done."""
        self.begun = begun
        self.post_message(self.Finished(begun))

    def learn(self, begun: Begun) -> None:
        """Keeps what is known now, the step being still in front."""
        self.begun = begun
        self.post_message(self.Learnt(begun))

    def busy(self, sentence: str) -> None:
        """Says what is under way; empty when it is over."""
        self.post_message(self.Busy(sentence))

    def refused(self, why: Refused) -> None:
        """Nothing was done."""
        self.busy("")
        self.tell(why.sentence, why.remedy)

    def tell(self, sentence: str, remedy: str, *, tone: Tone = Tone.SOON) -> None:
        """A sentence below the fields."""
        sign = "▲ " if sentence and tone is Tone.SOON else ""
        words = toned(f"{sign}{sentence} {remedy}".strip(), tone)
        self.query_one(".refusal", Static).update(words)

    def text(self, name: str) -> str:
        """What is typed in one of its lines."""
        return self.query_one(name, Input).value

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        """Enter goes to the next line, and from the last one on."""
        event.stop()
        lines = [each for each in self.query(Input) if not each.disabled]
        if lines and event.input is lines[-1]:
            self.app.call_after_refresh(self.go_on)
        else:
            self.screen.focus_next()


_SETTLED = frozenset({"You", "Passphrase"})
