"""The backups of a vault as rows: those in its own folder and those in the second place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from investigator.casework import backup_views
from investigator.casework.backup_views import BackupShown, BackupStanding
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import LONDON
from investigator.tui.dates import moment_words
from investigator.tui.marks import marked
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.screens.restore_words import size
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.pages import ListedRows, Row
from investigator.tui.words import Tone, Wording

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

COLUMNS = (
    Column(heading="Taken", width=22),
    Column(heading="Cases", width=7),
    Column(heading="Size", width=9),
    Column(heading="Where", width=14),
    Column(heading="", least=10, share=1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How the vault stands to its backups, and those that can be listed."""

    standing: BackupStanding
    own: tuple[BackupShown, ...]
    second: tuple[BackupShown, ...]
    problem: str = ""


def known(desk: "Desk") -> Known:
    """Asked of the desk; a second place that is not there is a sentence."""
    standing = backup_views.standing(desk)
    own, problem = backup_views.backups(desk), ""
    second: tuple[BackupShown, ...] = ()
    if standing.second_place:
        try:
            second = backup_views.backups(desk, Path(standing.second_place))
        except (Damaged, Refused) as why:
            problem = str(why)
    return Known(standing=standing, own=own, second=second, problem=problem)


def rows(found: Known) -> ListedRows:
    """The newest first, whatever place it is in."""
    every = [
        *(("own", one) for one in found.own),
        *(("second", one) for one in found.second),
    ]
    every.sort(key=lambda each: each[1].at.at, reverse=True)
    return ListedRows([_row(where, one) for where, one in every])


def standing_told(found: Known) -> Content:
    """The last backup, the second place, what wants doing."""
    return lines_of(*_lines(found))


def _lines(found: Known) -> Iterator[Content]:
    standing = found.standing
    for sentence in standing.sentences:
        if sentence in standing.warnings:
            yield said("[$due]▲ $what[/]", what=sentence)
        else:
            yield said("[$done]●[/] $what", what=sentence)
    if standing.second_place:
        yield said("  [$quiet]Second place: $where[/]", where=standing.second_place)
    if found.problem:
        yield said("[$due]▲ $what[/]", what=found.problem)


def _row(where: str, one: BackupShown) -> Row:
    return Row(
        key=f"{where}:{one.name}",
        cells=(
            safe(moment_words(one.at.local(LONDON))),
            safe(str(one.cases)),
            safe(size(one.size)),
            safe("This laptop" if where == "own" else "Second place"),
            marked(_state(one)),
        ),
        tone=Tone.PLAIN if one.ours else Tone.QUIET,
    )


def _state(one: BackupShown) -> Wording:
    if not one.ours:
        return Wording("Of another vault, or of older keys", "○", Tone.QUIET)
    if one.before_migration:
        return Wording("Before an update", "●")
    return Wording("Whole when made", "✓", Tone.DONE)
