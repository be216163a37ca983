"""What Ctrl+P offers: all that the screen in front can do, then what every screen has."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.screen import Screen

from investigator.tui.acts import Act, acts_of
from investigator.tui.palette import OffersCommands, PaletteCommand

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


def offered(app: "Investigator", screen: Screen[object]) -> Iterator[PaletteCommand]:
    """The screen's own first; each says its key, so that the keys are learnt by the way."""
    if isinstance(screen, OffersCommands):
        yield from screen.palette_commands(screen)
    for act in acts_of(screen):
        key = f"Key {act.key}"
        yield PaletteCommand(
            words=act.words,
            explained=f"{act.explained}. {key}" if act.explained else key,
            run=_doing(app, act),
        )
    yield PaletteCommand(
        words="Help", explained="What this screen is for. Key F1", run=app.action_help
    )
    if app.attended:
        yield PaletteCommand(
            words="Lock now", explained="Close every case. Key Ctrl+L", run=app.action_lock
        )
    yield PaletteCommand(
        words="Leave",
        explained="Lock, and end the program. Key Ctrl+Q",
        run=lambda: app.call_later(app.action_quit),
    )
    yield from _practice(app)


def _practice(app: "Investigator") -> Iterator[PaletteCommand]:
    if app.own_folder is not None:
        yield PaletteCommand(
            words="Back to your own vault",
            explained="Leaves the practice vault",
            run=app.action_stop_practising,
        )
    elif app.attended and not app.practice:
        yield PaletteCommand(
            words="Practice case",
            explained="Locks this vault and opens an invented one",
            run=app.action_practise,
        )


def _doing(app: "Investigator", act: Act) -> Callable[[], object]:
    return lambda: app.call_later(app.run_action, act.action, act.node)
