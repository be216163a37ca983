"""The register's rows: a page of cases at a time, asked of the desk as it is looked at."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from textual.content import Content

from investigator.casework.listing import NOBODY, CaseLine, Listing
from investigator.domain.instant import LONDON, Instant
from investigator.tui.dates import due_wording
from investigator.tui.marks import marked
from investigator.tui.safe import safe, said
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.pages import Row
from investigator.tui.words import STAGES, STATES, Tone, Wording, initials, stage_of

COLUMNS = (
    Column(heading="Ref", width=17),
    Column(heading="Staff", least=10, share=1),
    Column(heading="School", least=14, share=2, from_width=100),
    Column(heading="Concern", least=10, share=4, drop=1),
    Column(heading="Stage", width=13),
    Column(heading="Due", width=18),
)


class CaseRows:
    """A `RowSource` over the register; `ask` sends for lines that are not here yet."""

    def __init__(
        self, listed: Listing, ask: Callable[[int, int], None], *, names: bool
    ) -> None:
        self.total = listed.total
        self._lines = dict(enumerate(listed.first))
        self._now = listed.now.local(LONDON)
        self._ask = ask
        self._names = names

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Those that are here; when some are not, they are asked for."""
        wanted = range(start, start + count)
        missing = [place for place in wanted if place not in self._lines]
        if missing:
            self._ask(missing[0], count)
            return ()
        return tuple(self._row(self._lines[place]) for place in wanted)

    def came(self, start: int, lines: Sequence[CaseLine]) -> None:
        """Lines that were asked for."""
        self._lines |= dict(enumerate(lines, start=start))

    def place_of(self, key: str) -> int | None:
        """Where a case stands among those that are here."""
        places = (place for place, line in self._lines.items() if line.ref == key)
        return next(places, None)

    def line(self, key: str) -> CaseLine | None:
        """The case with this reference, where it is here."""
        place = self.place_of(key)
        return None if place is None else self._lines[place]

    def due(self, line: CaseLine) -> Wording | None:
        """What is due next, seen from the moment at which the list was asked for."""
        return due_wording(due_of(line), self._now) if line.next_due else None

    def name(self, line: CaseLine) -> str:
        """The staff member as the list may show them."""
        whole = self._names or line.respondent == NOBODY
        return line.respondent if whole else initials(line.respondent)

    def _row(self, line: CaseLine) -> Row:
        due = self.due(line)
        return Row(
            key=line.ref,
            cells=(
                safe(line.ref),
                safe(self.name(line)),
                safe(line.school),
                concern(line),
                marked(stage(line)),
                marked(_short(due)) if due else safe(""),
            ),
            tone=Tone.QUIET if line.closed else Tone.PLAIN,
        )


def stage(line: CaseLine) -> Wording:
    """One of the six stages, with the symbol of the state beneath it."""
    state = STATES.get(line.stage, Wording(line.stage, "?"))
    return Wording(STAGES[stage_of(line.stage)], state.symbol, state.tone)


def concern(line: CaseLine) -> Content:
    """What it is about; a mark stands before it where a pupil is concerned."""
    if line.safeguarding:
        return said("◆ $title", title=line.title)
    return safe(line.title)


def due_of(line: CaseLine) -> date | datetime:
    """A due day, or a due moment in British time."""
    if "T" in line.next_due:
        return Instant.parse(line.next_due).local(LONDON)
    return date.fromisoformat(line.next_due)


def _short(due: Wording) -> Wording:
    """Without the word that the column's heading says already."""
    return Wording(due.words.removeprefix("due "), due.symbol, due.tone)
