"""Labels as content: symbol and words, coloured by tone."""

from textual.content import Content

from investigator.domain.text import visible
from investigator.tui.words import Tone, Wording

_COLOURS = {
    Tone.QUIET: "$quiet",
    Tone.DONE: "$done",
    Tone.SOON: "$due",
    Tone.LATE: "bold $overdue",
}


def marked(label: Wording) -> Content:
    """A label as a widget may show it."""
    return toned(label.text, label.tone)


def toned(words: str, tone: Tone) -> Content:
    """Words in the colour of a tone."""
    return Content.styled(visible(words), _COLOURS.get(tone, ""))
