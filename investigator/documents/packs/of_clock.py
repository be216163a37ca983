"""The laptop's clock, as its record tells it, settled as words."""

from collections.abc import Iterator, Sequence

from investigator.documents.packs.parts import Bullets, Paragraph, Part
from investigator.domain.clock_notes import ClockNote

_TIMED = (
    "Each entry carries the reading of the laptop's clock and how long the laptop had been "
    "running, so that a change of the clock shows."
)


def parts(notes: Sequence[ClockNote], *, last: int) -> Iterator[Part]:
    """What was found up to the last entry that is told of, or that nothing was."""
    notes = [note for note in notes if note.seq <= last]
    jumped = any(note.flagged for note in notes)
    none = f" No jump of that clock was found between entries 1 and {last}."
    yield Paragraph(text=_TIMED if jumped else _TIMED + none)
    if notes:
        yield Bullets(lines=tuple(note.sentence() for note in notes))
    if jumped:
        yield Paragraph(
            text="The order of the entries does not rest on the clock: each entry is "
            "bound to the one before it."
        )
