"""The clerk: one thread that owns the desk and every open case file.

A long command gives way after each step, so that a small one runs in between.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from investigator.casework.commands.base import Command
    from investigator.casework.desk import Desk, Done, Progress

T = TypeVar("T")
Report = Callable[["Progress"], None]


class Job:
    """A command under way. It is stopped between two steps."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.future: Future[Done] = Future()
        self._stopped = False

    def stop(self) -> None:
        """Asks for it to end; what is recorded stays, what is under way is undone."""
        self._stopped = True

    @property
    def stopped(self) -> bool:
        """Whether it was asked to end."""
        return self._stopped


class Clerk:
    """Carries out commands and answers questions, one at a time, in order."""

    def __init__(self, make_desk: "Callable[[], Desk]") -> None:
        self._make_desk = make_desk
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clerk")
        self._desk: Desk | None = None
        self._jobs: set[Job] = set()

    def ask(self, question: "Callable[[Desk], T]") -> "Future[T]":
        """What the desk says, in the clerk's own time."""
        return self._pool.submit(lambda: question(self._desk_here()))

    def carry_out(self, command: "Command", report: Report) -> Job:
        """Begins a command; the job's future holds what came of it."""
        job = Job(report)
        self._jobs.add(job)
        self._pool.submit(self._begin, command, job)
        return job

    def begin_anew(self) -> None:
        """Locks, and takes a new desk: nothing of one vault is left for the next."""
        self.stop_all()
        self._pool.submit(self._change_desk)

    def _change_desk(self) -> None:
        self._desk_here().lock()
        self._desk = None

    def _desk_here(self) -> "Desk":
        """The desk, made when it is first needed; only the clerk's thread comes here."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    def stop_all(self) -> None:
        """Asks everything under way to end."""
        for job in tuple(self._jobs):
            job.stop()

    @property
    def busy(self) -> bool:
        """Whether a command is under way."""
        return bool(self._jobs)

    def close(self) -> tuple[str, ...]:
        """Stops what runs, backs up and locks the vault, and ends the thread."""
        self.stop_all()
        said = self._pool.submit(lambda: _leave(self._desk)).result()
        self._pool.shutdown(wait=True)
        return said

    def _begin(self, command: "Command", job: Job) -> None:
        from investigator.casework.desk import Done  # noqa: PLC0415 - after the first screen
        from investigator.casework.perform import steps  # noqa: PLC0415 - as above

        try:
            work = steps(self._desk_here(), command)
        except BaseException as why:  # noqa: BLE001 - told to whoever waits, never swallowed
            self._end(job, why)
        else:
            self._step(work, job, Done())

    def _step(self, work: "Iterator[Progress | Done]", job: Job, last: "Done") -> None:
        """One step, then the thread is free for whatever waits."""
        from investigator.casework.desk import Done  # noqa: PLC0415 - as above

        if job.stopped:
            close = getattr(work, "close", None)
            if close is not None:
                close()
            job.future.cancel()
            self._jobs.discard(job)
            return
        try:
            step = next(work)
        except StopIteration:
            self._jobs.discard(job)
            job.future.set_result(last)
            return
        except BaseException as why:  # noqa: BLE001 - told to whoever waits, never swallowed
            self._end(job, why)
            return
        if isinstance(step, Done):
            last = step
        else:
            job.report(step)
        self._pool.submit(self._step, work, job, last)

    def _end(self, job: Job, why: BaseException) -> None:
        self._jobs.discard(job)
        job.future.set_exception(why)


def _leave(desk: "Desk | None") -> tuple[str, ...]:
    """The last thing the desk does; what it says is for standard error."""
    if desk is None or not desk.unlocked:
        return ()
    from investigator.casework.backing_up import leave  # noqa: PLC0415 - start-up stays quick

    return leave(desk)
