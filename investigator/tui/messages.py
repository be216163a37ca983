"""What goes up from a screen to the application, and what comes of it."""

from collections.abc import Callable

from textual.message import Message

from investigator.casework.commands.base import Command
from investigator.casework.desk import Desk, Done, Progress
from investigator.domain.errors import Refused


class _Upward(Message):
    """Goes up to the application from wherever it is posted.

    Textual stops a message below the pump in whose turn it was made; a screen that asks on
    behalf of a part of it, or in an answer, would ask in vain.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sender = None


class Wanted(_Upward):
    """A command that somebody wants carried out.

    `done` is called with what came of it; `refused` with the refusal, which is otherwise
    shown as a toast. Both run on the application's own thread.
    """

    def __init__(
        self,
        command: Command,
        *,
        done: Callable[[Done], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        super().__init__()
        self.command = command
        self.done = done
        self.refused = refused


class Asked(_Upward):
    """A question to the desk that changes nothing; `answer` gets what it gave.

    `refused` gets a refusal, which is otherwise shown as a toast.
    """

    def __init__(
        self,
        question: Callable[[Desk], object],
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

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress
