"""What goes up from a screen to the application, and what comes of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual._context import active_app
from textual.message import Message

from investigator.domain.errors import Damaged, Refused

if TYPE_CHECKING:
    from investigator.casework.commands.base import Command
    from investigator.casework.desk import Desk, Done, Progress


class _Upward(Message):
    """Goes up to the application from wherever it is posted.

    Textual stops a message below the pump in whose turn it was made; a screen that asks on
    behalf of a part of it, or in an answer, would ask in vain. It belongs to the sitting
    that it was made in: once the vault was locked, nobody answers.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sender = None
        self.sitting: int | None = getattr(active_app.get(None), "sitting", None)


class Wanted(_Upward):
    """A command that somebody wants carried out.

    `done` is called with what came of it; `refused` with the refusal, which is otherwise
    shown as a toast; `damaged` with what does not hold, which is otherwise a refusal too.
    All run on the application's own thread, and not at all once the vault was locked.
    """

    def __init__(
        self,
        command: "Command",
        *,
        done: "Callable[[Done], None] | None" = None,
        refused: Callable[[Refused], None] | None = None,
        damaged: Callable[[Damaged], None] | None = None,
    ) -> None:
        super().__init__()
        self.command = command
        self.done = done
        self.refused = refused
        self.damaged = damaged


class Asked(_Upward):
    """A question to the desk that changes nothing; `answer` gets what it gave.

    `refused` gets a refusal, which is otherwise shown as a toast.
    """

    def __init__(
        self,
        question: "Callable[[Desk], object]",
        *,
        answer: Callable[[object], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        super().__init__()
        self.question = question
        self.answer = answer
        self.refused = refused


class Progressed(Message):
    """A command under way has come so far; posted from the clerk's thread."""

    def __init__(self, progress: "Progress") -> None:
        super().__init__()
        self.progress = progress
