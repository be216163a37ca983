"""An application with a clerk: commands and questions go to it, answers come back."""

import asyncio
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from investigator.casework.commands.base import Command
from investigator.casework.desk import Done, Progress
from investigator.casework.idle import Clock
from investigator.casework.preferences import Preferences
from investigator.domain.errors import Damaged, Refused
from investigator.tui.attended import AttendedApp
from investigator.tui.clerk import Clerk, Job
from investigator.tui.messages import Asked, Progressed, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from investigator.casework.desk import Desk


class ClerkedApp(AttendedApp):
    """Holds the clerk; the only place where work is started beside the screens."""

    def __init__(
        self,
        make_desk: "Callable[[], Desk]",
        clock: Clock,
        *,
        preferences: Preferences,
        crash_folder: Path | None,
        practice: bool,
    ) -> None:
        super().__init__(
            clock, preferences=preferences, crash_folder=crash_folder, practice=practice
        )
        self._clerk = Clerk(make_desk)
        self._job: Job | None = None

    def on_wanted(self, message: Wanted) -> None:
        """A screen wants a command carried out."""
        message.stop()
        self.carry_out(message)

    def on_asked(self, message: Asked) -> None:
        """A screen asks the desk something."""
        message.stop()
        self._answer(message)

    def on_progressed(self, message: Progressed) -> None:
        """The screen in front shows it, where it shows any."""
        show = getattr(self.screen, "show_progress", None)
        if show is not None and self._job is not None:
            show(message.progress)

    @work(group="commands")
    async def carry_out(self, wanted: Wanted) -> None:
        """Takes a command to the clerk and brings back what came of it."""
        job = self._clerk.carry_out(wanted.command, self._report)
        self._job = job
        try:
            done = await asyncio.wrap_future(job.future)
        except Refused as why:
            self._ended(job)
            self._refuse(wanted, why)
        except Damaged as why:
            self._ended(job)
            self._refuse(wanted, _as_refusal(why))
        except (CancelledError, asyncio.CancelledError):
            self._ended(job)
            self._refuse(wanted, Refused("It was stopped.", remedy="Nothing was changed."))
        else:
            self._ended(job)
            self._done(wanted, done)

    @work(group="questions")
    async def _answer(self, asked: Asked) -> None:
        refuse = asked.refused or self._tell
        try:
            found = await asyncio.wrap_future(self._clerk.ask(asked.question))
        except Refused as why:
            refuse(why)
        except Damaged as why:
            refuse(_as_refusal(why))
        else:
            asked.answer(found)
            for notice in await asyncio.wrap_future(self._clerk.ask(_notices)):
                self.notify(notice, severity="warning", timeout=20)

    def _report(self, progress: Progress) -> None:
        """Called in the clerk's thread, which never waits for the screens."""
        self.post_message(Progressed(progress))

    def _ended(self, job: Job) -> None:
        """Takes the progress lines away, unless another job has begun."""
        if self._job is not job:
            return
        self._job = None
        for screen in self.screen_stack if self.is_running else ():
            end = getattr(screen, "end_progress", None)
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
        (wanted.refused or self._tell)(why)

    def _tell(self, why: Refused) -> None:
        self.notify(str(why), severity="warning", timeout=12)

    def start(self, command: Command) -> None:
        """Carries out a command of the application's own."""
        self.carry_out(Wanted(command))

    def begin_anew(self) -> None:
        """The clerk locks the vault and forgets everything about it."""
        self._clerk.begin_anew()

    def close_clerk(self) -> None:
        """Ends the clerk's thread; called when the application has left the terminal."""
        self._clerk.close()


def _as_refusal(why: Damaged) -> Refused:
    return Refused(
        " ".join(why.problems),
        remedy="Nothing was changed. Check the whole vault, and restore it from a backup.",
    )


def _notices(desk: "Desk") -> tuple[str, ...]:
    """What opening a case brought to light, told once."""
    return desk.tell_notices()
