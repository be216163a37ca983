"""The application: holds the clerk, carries commands to it, shows one screen at a time."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.screen import Screen

from investigator.casework.commands.base import Command
from investigator.casework.commands.vault import LockVault
from investigator.casework.desk import Done, Progress
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.tui.base import InvestigatorApp
from investigator.tui.clerk import Clerk, Job
from investigator.tui.messages import Asked, Wanted
from investigator.tui.palette import OffersCommands, PaletteCommand
from investigator.tui.stylesheets import KIT, sheets

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


class Investigator(InvestigatorApp):
    """The real application, on one vault's folder."""

    TITLE = "investigator"
    CSS_PATH = sheets(*KIT, "screens", "modals", "case")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "lock", "Lock", priority=True),
        Binding("ctrl+q", "quit", "Leave", priority=True),
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("question_mark", "help", "Help", show=False),
    ]

    def __init__(
        self,
        folder: Path,
        make_desk: "Callable[[], Desk]",
        *,
        practice: bool = False,
        vault_here: bool = True,
        crash_folder: Path | None = None,
    ) -> None:
        super().__init__(crash_folder=crash_folder, practice=practice)
        self.folder = folder
        self.practice = practice
        self.vault_here = vault_here
        self.officer = ""
        self._clerk = Clerk(make_desk)
        self._job: Job | None = None

    def on_mount(self) -> None:
        """The first screen: unlock, or make a vault where there is none."""
        self.locked = self.vault_here
        self.push_screen(self._first_screen())

    def _first_screen(self) -> Screen[None]:
        if self.vault_here:
            from investigator.tui.screens.unlock import UnlockScreen  # noqa: PLC0415

            return UnlockScreen(practice=self.practice)
        from investigator.tui.screens.first_run import FirstRunScreen  # noqa: PLC0415

        return FirstRunScreen()

    def on_wanted(self, message: Wanted) -> None:
        """A screen wants a command carried out."""
        message.stop()
        self._carry_out(message)

    def on_asked(self, message: Asked) -> None:
        """A screen asks the desk something."""
        message.stop()
        self._answer(message)

    @work(group="commands")
    async def _carry_out(self, wanted: Wanted) -> None:
        """Takes a command to the clerk and brings back what came of it."""
        job = self._clerk.carry_out(wanted.command, partial(self._report, wanted.command))
        self._job = job
        try:
            done = await asyncio.wrap_future(job.future)
        except Refused as why:
            self._refuse(wanted, why)
        except Damaged as why:
            self._refuse(wanted, _as_refusal(why))
        except (CancelledError, asyncio.CancelledError):
            self._refuse(wanted, Refused("It was stopped.", remedy="Nothing was changed."))
        else:
            self._done(wanted, done)
        finally:
            self.job_ended()

    @work(group="questions")
    async def _answer(self, asked: Asked) -> None:
        try:
            found = await asyncio.wrap_future(self._clerk.ask(asked.question))
        except Refused as why:
            self.notify(str(why), severity="warning")
        except Damaged as why:
            self.notify(str(_as_refusal(why)), severity="error")
        else:
            asked.answer(found)

    def _report(self, command: Command, progress: Progress) -> None:
        """Called in the clerk's thread."""
        self.call_from_thread(self.show_progress, command, progress)

    def show_progress(self, command: Command, progress: Progress) -> None:
        """Hands progress to the screen in front, where it shows any."""
        del command
        show = getattr(self.screen, "show_progress", None)
        if show is not None:
            show(progress)

    def job_ended(self) -> None:
        """Takes the progress line away."""
        self._job = None
        end = getattr(self.screen, "end_progress", None) if self.is_running else None
        if end is not None:
            end()

    def stop_job(self) -> None:
        """Asks what is under way to end."""
        if self._job is not None:
            self._job.stop()

    def _done(self, wanted: Wanted, done: Done) -> None:
        for notice in done.notices:
            self.notify(notice, severity="warning")
        if wanted.done is not None:
            wanted.done(done)

    def _refuse(self, wanted: Wanted, why: Refused) -> None:
        if wanted.refused is not None:
            wanted.refused(why)
        else:
            self.notify(str(why), severity="warning", timeout=12)

    def opened(self, officer: str, now: Instant) -> None:
        """The vault is open: the register comes to the front."""
        from investigator.tui.screens.register import RegisterScreen  # noqa: PLC0415

        del now
        self.officer = officer
        self.vault_here = True
        self.unlock()
        self.switch_screen(RegisterScreen())

    def action_lock(self) -> None:
        """Locks: every case is closed, the keys are dropped, nothing stays to be seen."""
        if self.locked or not self.vault_here:
            return
        self.stop_job()
        self.lock()
        self._carry_out(Wanted(LockVault()))
        self.show_only(self._first_screen())

    def show_only(self, screen: Screen[None]) -> None:
        """Puts one screen in place of all."""
        while len(self.screen_stack) > 2:  # noqa: PLR2004 - Textual's own blank one, and ours
            self.pop_screen()
        self.switch_screen(screen)

    async def action_quit(self) -> None:
        """Leaves; what is under way is stopped and the vault is locked."""
        self.stop_job()
        self.exit(0)

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        from investigator.tui.screens.help import HelpScreen  # noqa: PLC0415

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def palette_commands(self, screen: Screen[object]) -> Iterable[PaletteCommand]:
        """The screen's own commands, then those of every screen."""
        if isinstance(screen, OffersCommands):
            yield from screen.palette_commands(screen)
        yield PaletteCommand(
            words="Help", explained="What this screen is for", run=self.action_help
        )
        if self.vault_here and not self.locked:
            yield PaletteCommand(
                words="Lock now", explained="Close every case", run=self.action_lock
            )

    def close_clerk(self) -> None:
        """Ends the clerk's thread; called when the application has left the terminal."""
        self._clerk.close()


def _as_refusal(why: Damaged) -> Refused:
    return Refused(
        " ".join(why.problems),
        remedy="Nothing was changed. Check the whole vault, and restore it from a backup.",
    )
