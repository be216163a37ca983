"""What Ctrl+P offers: all that the screen in front can do, then what every screen has."""

from collections.abc import Callable, Iterator
from functools import partial
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
    known = {one.words for one in _of_vault(app)}
    for act in acts_of(screen):
        if act.words in known:
            continue  # offered on every screen
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
            words="Copies outside the vault",
            explained="Files that hold something of a case, and where they lie",
            run=lambda: _copies(app),
        )
        yield PaletteCommand(
            words="Lock now", explained="Close every case. Key Ctrl+L", run=app.action_lock
        )
        yield from _of_vault(app)
    yield PaletteCommand(
        words="Cover the screen",
        explained="Nothing is seen until F8 or Esc is pressed. Key F8",
        run=lambda: app.call_later(app.action_privacy),
    )
    yield PaletteCommand(
        words="Leave",
        explained="Lock, and end the program. Key Ctrl+Q",
        run=lambda: app.call_later(app.action_quit),
    )
    yield from _practice(app)


def _copies(app: "Investigator") -> None:
    from investigator.tui.screens.copies_outside import CopiesScreen  # noqa: PLC0415

    if not isinstance(app.screen, CopiesScreen):
        app.push_screen(CopiesScreen())


def _of_vault(app: "Investigator") -> Iterator[PaletteCommand]:
    """What concerns the whole vault, whichever screen is in front."""
    meeting = app.meeting_words or "No lock by itself until a time today"
    for words, explained, run in (
        ("Meeting until", f"{meeting}. Key F7", app.action_meeting),
        ("Check the whole vault", "Everything is read again", app.action_verify),
        ("Backups", "The last one, the second place, one now", app.action_backups),
        ("Officers and keys", "Who may open the vault", app.action_officers),
    ):
        yield PaletteCommand(
            words=words, explained=explained, run=partial(app.call_later, run)
        )


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
