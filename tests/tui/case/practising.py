"""The application at one case of a practice vault, past the unlock screen."""

import sys
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

from investigator.casework.commands.case import ImportCases, OpenCase
from investigator.casework.commands.vault import MakeVault, UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import NAME, PASSPHRASE, ROLE, practice_file
from investigator.domain.instant import Instant
from investigator.machine.clock import SystemClock
from investigator.tui.app import Investigator
from investigator.tui.screens.case import CaseScreen
from tests.tui.drawn import lines

NOW = Instant.parse("2026-11-23T17:30:00Z", "Europe/London")
RICH = "LHST-SM-2026-0014"
WITH_PUPIL = "LHST-SM-2026-0017"
NEW = "NEW-1"


def build(folder: Path, cache: Path) -> None:
    """A practice vault with the two sample cases."""
    desk = Desk(clock=SystemClock(), folder=cache)
    perform(
        desk,
        MakeVault(
            folder=folder,
            name=NAME,
            role=ROLE,
            trust_name="Invented Schools Trust",
            practice=True,
            passphrase=PASSPHRASE,
        ),
    )
    perform(desk, ImportCases(file=practice_file()))
    desk.lock()


def unlocked(folder: Path, cache: Path) -> Desk:
    """A desk at the vault, at a fixed moment."""
    desk = Desk(clock=SystemClock(), folder=cache)
    perform(desk, UnlockVault(folder=folder, passphrase=PASSPHRASE, now=NOW))
    return desk


def add_new_case(folder: Path, cache: Path) -> None:
    """A case that was only opened."""
    desk = unlocked(folder, cache)
    perform(desk, OpenCase(ref=NEW, title="A post about a colleague", school="Northfield"))
    desk.lock()


async def until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    """Waits until something is so."""
    for _ in range(200):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        if true():
            return
    raise AssertionError(lines(pilot.app))


async def opened(pilot: Pilot[int], tab: int = 1) -> CaseScreen:
    """The case is shown and this tab is open."""
    screen = pilot.app.screen
    assert isinstance(screen, CaseScreen)
    if not screen.opened:
        await until(pilot, lambda: 1 in screen.panes)
    if tab != screen.opened:
        await pilot.press(str(tab))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert screen.opened == tab
    return screen


class AtCase(Investigator):
    """Begins at a case."""

    def __init__(self, folder: Path, cache: Path, ref: str) -> None:
        super().__init__(folder, lambda: unlocked(folder, cache), practice=True)
        self.ref = ref
        self.officer = NAME

    def on_mount(self) -> None:
        self.push_screen(self.first_screen())

    def first_screen(self) -> Screen[None]:
        return CaseScreen(self.ref)


if __name__ == "__main__":
    app = AtCase(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    try:
        app.run()
    finally:
        app.close_clerk()
