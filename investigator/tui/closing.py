"""What is done behind the screen that hides the vault: copies offered, backup, locked."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.tui.messages import Asked, Wanted

if TYPE_CHECKING:
    from investigator.casework.desk import Desk, Done
    from investigator.casework.leaving import CopiesLeft
    from investigator.tui.guarded import GuardedApp


class Closing:
    """From the moment everything is hidden until the keys are dropped."""

    def __init__(self, app: "GuardedApp", *, ask: bool) -> None:
        self._app = app
        self._ask = ask
        self._after: list[Callable[[], object]] = []
        self._over = False
        self.said: tuple[str, ...] = ()

    def begin(self) -> None:
        """Asks about copies outside where somebody is there to be asked."""
        if self._ask:
            asked = Asked(
                _copies_left, answer=self._offer, refused=lambda _why: self._lock()
            )
            self._app.on_asked(asked)
        else:
            self._lock()

    def then(self, callback: Callable[[], object]) -> None:
        """Called when the vault is locked; at once where it is."""
        if self._over:
            callback()
        else:
            self._after.append(callback)

    def _offer(self, found: object) -> None:
        """The same copies are offered once while the program runs."""
        from investigator.casework.leaving import CopiesLeft  # noqa: PLC0415 - as used
        from investigator.tui.modals.copies_left import AskAboutCopies  # noqa: PLC0415

        marks = _marks(found) if isinstance(found, CopiesLeft) else frozenset()
        if not isinstance(found, CopiesLeft) or marks <= self._app.offered:
            self._lock()
            return
        self._app.offered |= marks
        self._app.push_screen(AskAboutCopies(found), partial(self._answered, found))

    def _answered(self, found: "CopiesLeft", answer: object) -> None:
        from investigator.tui.modals.copies_left import DELETE  # noqa: PLC0415 - as above

        if answer != DELETE:
            self._lock()
            return
        from investigator.casework.commands.copies import DeleteCopies  # noqa: PLC0415 - rare

        wanted = DeleteCopies(copies=found.deletable)
        self._app.carry_out(Wanted(wanted, done=self._deleted, refused=self._not_deleted))

    def _deleted(self, done: "Done") -> None:
        copies = done.made if isinstance(done.made, tuple) else ()
        kept = sum(bool(one.why) for one in copies)
        self._tell(_sentence(len(copies) - kept, kept))
        self._lock()

    def _not_deleted(self, why: Refused) -> None:
        self._tell(str(why))
        self._lock()

    def _lock(self) -> None:
        from investigator.casework.commands.vault import LockVault  # noqa: PLC0415 - later

        wanted = Wanted(LockVault(), done=self._locked, refused=self._locked_with)
        self._app.carry_out(wanted)

    def _locked(self, done: "Done") -> None:
        self.said += done.notices  # as toasts they were shown, or wait, already
        self._end()

    def _locked_with(self, why: Refused) -> None:
        self._tell(str(why))
        self._end()

    def _tell(self, sentence: str) -> None:
        self.said += (sentence,)
        self._app.notify(sentence, timeout=12)

    def _end(self) -> None:
        self._over = True
        self._app.shut_now()
        for callback in self._after:
            callback()


def _copies_left(desk: "Desk") -> "CopiesLeft":
    from investigator.casework.leaving import copies_left  # noqa: PLC0415 - when wanted

    return copies_left(desk)


def _marks(found: "CopiesLeft") -> frozenset[int]:
    """What tells the copies apart, without saying whose they are."""
    return frozenset(hash(one) for one in found.deletable)


def _sentence(deleted: int, kept: int) -> str:
    said = f"{deleted} {'copy was' if deleted == 1 else 'copies were'} deleted."
    if not kept:
        return said
    were = "1 was" if kept == 1 else f"{kept} were"
    return f"{said} {were} changed since, or cannot be seen, and stayed."
