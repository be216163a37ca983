"""What goes up from a screen to the application, and what comes of it."""

from collections.abc import Callable

from textual.message import Message

from investigator.casework.commands.base import Command
from investigator.casework.desk import Desk, Done
from investigator.domain.errors import Refused


class Wanted(Message):
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


class Asked(Message):
    """A question to the desk that changes nothing; `answer` gets what it gave."""

    def __init__(
        self, question: Callable[[Desk], object], *, answer: Callable[[object], None]
    ) -> None:
        super().__init__()
        self.question = question
        self.answer = answer
