"""A person at the application: a vault of cases, keys pressed, what is seen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from investigator.casework.commands.case import MoveCase, OpenCase
from investigator.casework.commands.removal import SetDeadline
from investigator.casework.commands.vault import MakeVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import NAME, PASSPHRASE, ROLE
from investigator.casework.preferences import Preferences
from investigator.domain.counting import Unit
from investigator.domain.instant import Instant
from investigator.domain.procedure import Stage
from investigator.machine.clock import Clock, FixedClock
from investigator.tui.app import Investigator
from tests.tui.drawn import lines

MONDAY = date(2026, 11, 23)
NOW = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")
CASES = 30
_PATIENCE = 600


def make_vault(folder: Path, cache: Path) -> None:
    """A practice vault with so many cases: some overdue, some due, one closed."""
    desk = Desk(clock=FixedClock(NOW), folder=cache)
    perform(
        desk,
        MakeVault(
            folder=folder,
            name=NAME,
            role=ROLE,
            trust_name="An invented trust",
            practice=True,
            passphrase=PASSPHRASE,
        ),
    )
    for number in range(1, CASES + 1):
        _case(desk, number)
    for stage in (Stage.LOW_LEVEL_LOGGED, Stage.CLOSED):
        perform(desk, MoveCase(case="TLT-2026-030", to=stage, reason="A quiet word."))
    desk.lock()


def _case(desk: Desk, number: int) -> None:
    ref = f"TLT-2026-{number:03d}"
    perform(
        desk,
        OpenCase(
            ref=ref,
            title=f"Post number {number} about a parents' evening",
            school=("Marlowfen Academy", "Tarn Edge Academy")[number % 2],
            respondent=f"Bryony Tansell {number}",
            words="I saw it last night.",
        ),
    )
    if number <= CASES - 5:
        perform(
            desk,
            SetDeadline(
                case=ref,
                rule_text="look again",
                trigger=MONDAY + timedelta(days=number - 5),
                unit=Unit.DAY,
                amount=2,
            ),
        )


def application(  # noqa: PLR0913 - what tests differ in
    folder: Path,
    cache: Path,
    *,
    clock: Clock | None = None,
    practice: bool = True,
    here: bool = True,
    preferences: Preferences | None = None,
    preferences_file: Path | None = None,
) -> Investigator:
    """The application on a vault, with a clock that stands still."""
    still = clock or FixedClock(NOW)
    return Investigator(
        folder,
        lambda: Desk(clock=still, folder=cache),
        practice=practice,
        vault_here=here,
        clock=still,
        preferences=preferences,
        preferences_file=preferences_file,
        crash_folder=cache,
    )


class At(Investigator):
    """Begins at a screen that asks nothing of a vault."""

    def __init__(
        self,
        screen: Callable[[], Screen[Any]],
        cache: Path,
        *,
        practice: bool = True,
        preferences: Preferences | None = None,
        preferences_file: Path | None = None,
    ) -> None:
        super().__init__(
            cache / "no vault",
            lambda: Desk(clock=FixedClock(NOW), folder=cache),
            practice=practice,
            vault_here=False,
            clock=FixedClock(NOW),
            preferences=preferences,
            preferences_file=preferences_file,
        )
        self._begin_at = screen

    def first_screen(self) -> Screen[Any]:
        return self._begin_at()


async def type_in(pilot: Pilot[int], name: str, words: str) -> None:
    """Words in a line, at once instead of key by key."""
    line = pilot.app.screen.query_one(name, Input)
    line.focus()
    line.value = words
    await pilot.pause()


@asynccontextmanager
async def at(
    app: Investigator, *, wide: bool = False, toasts: bool = False
) -> AsyncIterator[Pilot[int]]:
    """Somebody sits at it; the clerk is sent home at the end."""
    size = (120, 40) if wide else (80, 24)
    try:
        async with app.run_test(size=size, notifications=toasts) as pilot:
            await pilot.pause()
            yield pilot
            await app.workers.wait_for_complete()
    finally:
        app.close_clerk()


async def wait_for(pilot: Pilot[int], seen: Callable[[], object]) -> None:
    """Until something is so."""
    for _ in range(_PATIENCE):
        if seen():
            return
        await pilot.pause(0.03)
    raise AssertionError("\n".join(shown(pilot)))


async def unlock(pilot: Pilot[int], listed: str = "Closed 1") -> None:
    """Gives the practice passphrase and waits for the list."""
    await wait_for(pilot, lambda: pilot.app.screen.query("#passphrase"))
    pilot.app.screen.query_one("#passphrase", Input).value = PASSPHRASE
    await pilot.press("enter")
    await wait_for(pilot, lambda: sees(pilot, listed))


def shown(pilot: Pilot[int]) -> list[str]:
    """The screen as lines; one empty line where nothing is drawn yet."""
    return lines(pilot.app) or [""]


def sees(pilot: Pilot[int], words: str) -> bool:
    """Whether words stand somewhere on the screen."""
    return words in "\n".join(shown(pilot))


def reads(pilot: Pilot[int], words: str) -> bool:
    """The same, wherever lines are broken."""
    return words in " ".join(" ".join(shown(pilot)).split())
