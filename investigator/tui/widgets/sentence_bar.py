"""One sentence at the foot of a screen: what happened last, or what comes next."""

from textual.content import Content
from textual.widgets import Static

from investigator.tui.marks import toned
from investigator.tui.safe import safe, said
from investigator.tui.words import Tone


class SentenceBar(Static):
    """Stays until the next sentence; unlike a toast it is read at leisure."""

    def say(self, sentence: str | Content, tone: Tone = Tone.PLAIN) -> None:
        """Show a sentence; text is made safe."""
        self.update(sentence if isinstance(sentence, Content) else toned(sentence, tone))

    def say_refused(self, sentence: str, remedy: str) -> None:
        """Why something was not done, and what to do first."""
        self.update(said("[$due]▲ $why[/] $remedy", why=sentence, remedy=remedy))

    def say_next(self, step: str) -> None:
        """What to do next."""
        self.update(said("[bold $frame]Next:[/] $step", step=step))

    def say_nothing(self) -> None:
        """An empty line."""
        self.update(safe(""))
