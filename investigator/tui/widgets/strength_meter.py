"""How strong a passphrase is: a bar, a word and a sentence, so that no colour is needed."""

from textual.content import Content
from textual.widgets import Static

from investigator.tui.safe import said
from investigator.tui.words import Tone

_WORDS = ("very weak", "weak", "fair", "strong", "very strong")
_TONES = (Tone.LATE, Tone.LATE, Tone.SOON, Tone.DONE, Tone.DONE)
_COLOURS = {Tone.LATE: "$overdue", Tone.SOON: "$due", Tone.DONE: "$done"}
_CELLS_A_STEP = 3


class StrengthMeter(Static):
    """Shows nothing until it is told a score from 0 to 4."""

    def show_score(self, score: int, sentence: str = "") -> None:
        """The score and what would make the passphrase better."""
        step = max(min(score, len(_WORDS) - 1), 0)
        self.update(_as_steps(step, sentence))

    def show_nothing(self) -> None:
        """Before anything is typed."""
        self.update(Content(""))


def _as_steps(step: int, sentence: str) -> Content:
    full = (step + 1) * _CELLS_A_STEP
    room = len(_WORDS) * _CELLS_A_STEP - full
    bar = Content.styled("#" * full + "-" * room, _COLOURS[_TONES[step]])
    return said(
        "Strength |$bar| [bold]$word[/]  $sentence",
        bar=bar,
        word=_WORDS[step],
        sentence=sentence,
    )
