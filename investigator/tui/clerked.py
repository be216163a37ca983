"""An application with a clerk: commands and questions go to it, answers come back."""

import asyncio
from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from investigator.casework.idle import Clock
from investigator.casework.preferences import Preferences
from investigator.domain.errors import Damaged, Refused
from investigator.tui.attended import AttendedApp
from investigator.tui.clerk import Clerk, Job
from investigator.tui.messages import Asked, Progressed, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from investigator.casework.commands.base import Command
    from investigator.casework.desk import Desk, Done, Progress

_STOPPED = Refused("It was stopped.", remedy="Nothing was changed.")


class ClerkedApp(AttendedApp):
    """Holds the clerk; the only place where work is started beside the screens."""

    def __init__(
        self,
        make_desk: "Callable[[], Desk]",
        clock: Clock | None,
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
        self._progress: Progress | None = None
        self._in_sight = asyncio.Event()
        self._in_sight.set()
        self.sitting = 0
        self._cleared: set[str] = set()

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
        progress, self._progress = self._progress or message.progress, None
        show = getattr(self.screen, "show_progress", None)
        if show is not None and self._job is not None:
            show(progress)

    @work(group="commands")
    async def carry_out(self, wanted: Wanted) -> None:
        """Takes a command to the clerk and brings back what came of it."""
        job = self._clerk.carry_out(wanted.command, self._report)
        self._job = job
        sitting = self._sitting_of(wanted)
        try:
            done = await asyncio.wrap_future(job.future)
        except Refused as why:
            tell = partial(self._refuse, wanted, why)
        except Damaged as why:
            tell = partial(self._damaged, wanted, why)
        except (CancelledError, asyncio.CancelledError):
            tell = partial(self._refuse, wanted, _STOPPED)
        else:
            tell = partial(self._done, wanted, done)
        self._ended(job)
        if await self._still_wanted(sitting):
            tell()
            if job.stopped and self.is_running:
                await self._after_a_stop(wanted.command)

    async def _after_a_stop(self, stopped: "Command") -> None:
        from investigator.casework.commands.exhibit import ClearAway  # noqa: PLC0415

        if not isinstance(stopped, ClearAway):
            self._cleared.clear()
            self._clear_away(await asyncio.wrap_future(self._clerk.ask(_left_over)))

    def _clear_away(self, left: tuple[str, ...]) -> None:
        """What a stop left in case files goes behind the screens; that is begun once."""
        if not self._cleared.issuperset(left):
            from investigator.casework.commands.exhibit import ClearAway  # noqa: PLC0415

            self._cleared |= set(left)
            self.start(ClearAway())

    @work(group="questions")
    async def _answer(self, asked: Asked) -> None:
        refuse, sitting = asked.refused or self._tell, self._sitting_of(asked)
        if sitting != self.sitting:
            return
        try:
            found = await asyncio.wrap_future(self._clerk.ask(asked.question))
        except Refused as why:
            tell = partial(refuse, why)
        except Damaged as why:
            tell = partial(refuse, as_refusal(why))
        else:
            tell = partial(asked.answer, found)
        if not await self._still_wanted(sitting):
            return
        tell()
        notices, left = await asyncio.wrap_future(self._clerk.ask(_came_to_light))
        for notice in notices:
            self.notify(notice, severity="warning", timeout=20)
        self._clear_away(left)

    def _sitting_of(self, message: Asked | Wanted) -> int:
        """That in which it was made, or the present one where nobody can tell."""
        return self.sitting if message.sitting is None else message.sitting

    async def _still_wanted(self, sitting: int) -> bool:
        """Waits while the screens are covered; false where the vault was locked since."""
        await self._in_sight.wait()
        return sitting == self.sitting

    def cover(self, *, covered: bool) -> None:
        """Nothing changes on the screens while something lies over all of them."""
        if covered:
            self._in_sight.clear()
        else:
            self._in_sight.set()

    def hand_in(self, question: "Callable[[Desk], object]") -> None:
        """Something for the desk that nobody waits for, before all that comes later."""
        self._clerk.ask(question).add_done_callback(self._handed_in)

    def _handed_in(self, future: "Future[object]") -> None:
        """In the clerk's thread: only what went wrong is told."""
        why = None if future.cancelled() else future.exception()
        if isinstance(why, Refused):
            self.call_later(self._tell, why)
        elif isinstance(why, Damaged):
            self.call_later(self._tell, as_refusal(why))

    def _report(self, progress: "Progress") -> None:
        """Called in the clerk's thread, which never waits for the screens.

        No more than one message is on its way: what is shown is how far it is then.
        """
        before, self._progress = self._progress, progress
        if before is None:
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
        """Asks what was begun last to end."""
        if self._job is not None:
            self._job.stop()

    def stop_all(self) -> None:
        """Asks everything under way to end; nobody waits for its answers any more."""
        self.sitting += 1
        self._clerk.stop_all()

    def _done(self, wanted: Wanted, done: "Done") -> None:
        for notice in done.notices:
            self.notify(notice, severity="warning")
        if wanted.done is not None:
            wanted.done(done)

    def _refuse(self, wanted: Wanted, why: Refused) -> None:
        (wanted.refused or self._tell)(why)

    def _damaged(self, wanted: Wanted, why: Damaged) -> None:
        if wanted.damaged is not None:
            wanted.damaged(why)
        else:
            self._refuse(wanted, as_refusal(why))

    def _tell(self, why: Refused) -> None:
        self.notify(str(why), severity="warning", timeout=12)

    def start(self, command: "Command") -> None:
        """Carries out a command of the application's own."""
        self.carry_out(Wanted(command))

    def begin_anew(self) -> None:
        """The clerk locks the vault and forgets everything about it."""
        self._clerk.begin_anew()

    def close_clerk(self) -> tuple[str, ...]:
        """Ends the clerk's thread; called when the application has left the terminal."""
        return self._clerk.close()


def as_refusal(why: Damaged) -> Refused:
    """What does not hold, with what to do about it."""
    return Refused(
        " ".join(why.problems),
        remedy="Nothing was changed. Check the whole vault, and restore it from a backup.",
    )


def _came_to_light(desk: "Desk") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What opening a case told, said once; the files in which a stop left something."""
    return desk.tell_notices(), _left_over(desk)


def _left_over(desk: "Desk") -> tuple[str, ...]:
    from investigator.casework.room import left_over  # noqa: PLC0415 - start-up stays quick

    return left_over(desk)
