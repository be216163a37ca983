"""What every command of the command line shares.

The vault, the desk, answers, exit codes.
"""

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.domain.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from investigator.casework.commands.base import Command
    from investigator.casework.desk import Desk, Done, Progress

VAULT = "INVESTIGATOR_VAULT"
PASSPHRASE_FILE = "INVESTIGATOR_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable


class Exit(IntEnum):
    """What the shell is told."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    LOCKED = 3
    DAMAGED = 4
    DOCUMENT = 5
    UNREADABLE = 6
    INTERRUPTED = 130


@dataclass(slots=True)
class Asked:
    """What a call was asked with, and what the program lends it."""

    usual_vault: Path
    practice_vault: Path
    make_desk: "Callable[[], Desk]"
    open_application: "Callable[[Path | None], int]"
    vault: Path | None = None
    passphrase_file: str = ""
    as_json: bool = False
    now: str = ""


def asked(context: click.Context) -> Asked:
    """The common options, from whichever command stands in the middle."""
    found = context.find_object(Asked)
    if found is None:
        raise click.UsageError("The command was not started by the program.")
    return found


@contextmanager
def unlocked(context: click.Context) -> "Iterator[Desk]":
    """A desk with the vault open; closed whatever happens."""
    from investigator.cli.opening import open_vault

    desk = open_vault(asked(context))
    try:
        yield desk
        _end_stretch(desk)
    finally:
        desk.lock()
        for notice in desk.notices:
            click.echo(visible(notice), err=True)


def _end_stretch(desk: "Desk") -> None:
    """Backs up what changed, where the last backup is an hour old or more."""
    from investigator.casework.backing_up import stretch_ends, wanted_after_a_call

    if desk.unlocked and wanted_after_a_call(desk):
        ending = stretch_ends(desk)
        while True:
            try:
                _show(next(ending))
            except StopIteration as ended:
                _show(None)
                desk.notices += ended.value
                return


def perform(desk: "Desk", command: "Command") -> "Done":
    """Carries out a command, with a line of progress for somebody who watches.

    Its notices go to standard error.
    """
    from investigator.casework.desk import Done, Progress
    from investigator.casework.perform import steps

    done = Done()
    for step in steps(desk, command):
        if isinstance(step, Progress):
            _show(step)
        else:
            done = step
    _show(None)
    for notice in done.notices:
        click.echo(visible(notice), err=True)
    return done


def _show(step: "Progress | None") -> None:
    """One line of progress, for somebody who watches; it goes when the work is done."""
    if not sys.stderr.isatty():
        return
    said = f"{step.what}… " if step else ""
    if step is not None and step.whole:
        said += f"{100 * step.done // step.whole} % "
    click.echo(f"\r\x1b[K{said}", nl=False, err=True)


def answer(context: click.Context, data: Any, lines: "Callable[[], Iterator[str]]") -> None:  # noqa: ANN401 - JSON
    """One JSON document, or plain lines to be read aloud."""
    if asked(context).as_json:
        click.echo(json.dumps(data, ensure_ascii=True))
        return
    for line in lines():
        click.echo(visible(line))


def instant(text: str | None) -> Instant | None:
    """A moment from an option."""
    return Instant.parse(text) if text else None


def refused(context: click.Context, why: Refused, code: Exit) -> NoReturn:
    """Says why, and what to do, and ends."""
    sentence, remedy = visible(why.sentence), visible(why.remedy)
    click.echo(f"{sentence} {remedy}".strip(), err=True)
    if context.find_object(Asked) is not None and asked(context).as_json:
        click.echo(json.dumps({"refused": sentence, "remedy": remedy}, ensure_ascii=True))
    sys.exit(int(code))


def damaged(why: Damaged, lent: Asked) -> NoReturn:
    """Says what does not hold, and ends."""
    problems = [visible(problem) for problem in why.problems]
    for problem in problems:
        click.echo(problem, err=True)
    click.echo("Nothing was changed. Run “investigator vault verify” to see all.", err=True)
    if lent.as_json:
        told = {"damaged": " ".join(problems), "problems": problems}
        click.echo(json.dumps(told, ensure_ascii=True))
    sys.exit(int(Exit.DAMAGED))


def environment(name: str) -> str:
    """A variable of the environment, or empty."""
    return os.environ.get(name, "")
