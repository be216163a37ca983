"""The application at one case of a practice vault, past the unlock screen."""

import sys
from collections.abc import Callable
from pathlib import Path

import yaml
from textual.pilot import Pilot
from textual.screen import Screen

from investigator.casework.commands.allegation import DraftAllegation
from investigator.casework.commands.base import Command
from investigator.casework.commands.case import ImportCases, MoveCase, OpenCase
from investigator.casework.commands.exhibit import AdmitExhibit, Showing
from investigator.casework.commands.people import AddPerson, GiveRole
from investigator.casework.commands.vault import MakeVault, UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import NAME, PASSPHRASE, ROLE, practice_file
from investigator.domain.exhibit import Origin
from investigator.domain.instant import Instant
from investigator.domain.people import PersonKind, Role
from investigator.domain.procedure import Stage
from investigator.machine.clock import SystemClock
from investigator.tui.app import Investigator
from investigator.tui.screens.case import CaseScreen
from tests.tui.drawn import lines

NOW = Instant.parse("2026-11-23T17:30:00Z", "Europe/London")
RICH = "LHST-SM-2026-0014"
NEW = "NEW-1"
RUNNING = "RUNNING-1"


def build(folder: Path, cache: Path) -> None:
    """A practice vault with a sample case."""
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
    perform(desk, ImportCases(file=_one_case(folder.parent)))
    desk.lock()


def _one_case(folder: Path) -> Path:
    """The sample with the case that has something in every tab, and no other."""
    sample = yaml.safe_load(practice_file().read_text("utf-8"))
    sample["cases"] = [case for case in sample["cases"] if case["ref"] == RICH]
    file = folder / "one-case.yaml"
    file.write_text(yaml.safe_dump(sample, allow_unicode=True), "utf-8")
    return file


def unlocked(folder: Path, cache: Path) -> Desk:
    """A desk at the vault, at a fixed moment."""
    desk = Desk(clock=SystemClock(), folder=cache)
    perform(desk, UnlockVault(folder=folder, passphrase=PASSPHRASE, now=NOW))
    return desk


def add_small_cases(folder: Path, cache: Path) -> None:
    """A case that was only opened, and one that is being investigated."""
    desk = unlocked(folder, cache)
    perform(desk, OpenCase(ref=NEW, title="A post about a colleague", school="Northfield"))
    for command in _running(folder.parent):
        perform(desk, command)
    desk.lock()


def _running(folder: Path) -> tuple[Command, ...]:
    file = folder / "post.txt"
    file.write_text("24 September at 11:42")
    return (
        OpenCase(
            ref=RUNNING,
            title="A post about the pay offer",
            school="Northfield",
            respondent="Robin Sample",
            words="I saw a post about the pay offer",
        ),
        AddPerson(case=RUNNING, kind=PersonKind.STAFF, name="Alex Head", key="HEAD"),
        GiveRole(case=RUNNING, role=Role.INVESTIGATING_OFFICER, person="HEAD"),
        AdmitExhibit(
            case=RUNNING,
            file=file,
            title="The post",
            origin=Origin(
                supplied_by="Alex Head",
                captured_at=Instant.parse("2026-11-20T12:00:00Z", "Europe/London"),
            ),
            showing=Showing(shown="14 November at 21:14", zone="Europe/London"),
        ),
        DraftAllegation(case=RUNNING, wording="You posted remarks.", clauses=("7.5.1",)),
        *(
            MoveCase(case=RUNNING, to=stage)
            for stage in (Stage.TRIAGE, Stage.ASSESSMENT, Stage.INVESTIGATING)
        ),
    )


def seen(pilot: Pilot[int]) -> str:
    """All words on the screen, as if on one line; frames left out."""
    framed = str.maketrans(dict.fromkeys("│╭╮╰╯─▌"))
    drawn = " ".join(each.translate(framed) for each in lines(pilot.app))
    return " ".join(drawn.split())


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

    def first_screen(self) -> Screen[None]:
        self.locked = False
        return CaseScreen(self.ref)


if __name__ == "__main__":
    app = AtCase(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    try:
        app.run()
    finally:
        app.close_clerk()
