"""The one door: perform(desk, command). Screens, command line, import and tests all use it.

A handler is a generator: it yields progress, then what came of it. The clerk takes one
step at a time, so that a small command can run between the steps of a long one.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

from investigator.casework.commands.base import CaseCommand, Command
from investigator.casework.desk import Done, Progress

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

Handler = Callable[["Desk", Command], Iterator[Progress | Done]]

# Commands that need more than one rule: files, children, other cases, the vault.
HANDLERS: dict[str, str] = {
    "OpenCase": "investigator.casework.cases:open_case",
    "ImportCases": "investigator.casework.importing:import_cases",
    "AdmitExhibit": "investigator.casework.exhibits:admit",
    "ExportExhibit": "investigator.casework.exhibits:export",
    "VerifyExhibits": "investigator.casework.exhibits:verify",
    "MakeDocument": "investigator.casework.documents:make",
    "MakeVault": "investigator.casework.vaults:make",
    "BuildPractice": "investigator.casework.practising:build",
    "UnlockVault": "investigator.casework.vaults:unlock",
    "LockVault": "investigator.casework.vaults:lock",
    "UseKeyring": "investigator.casework.vaults:use_keyring",
    "KeepRecoveryKey": "investigator.casework.vaults:keep_recovery_key",
    "KeepCalendar": "investigator.casework.vaults:keep_calendar",
    "ReadSchools": "investigator.casework.schools:read",
    "VerifyVault": "investigator.casework.verifying:verify",
}


def handler_of(command: Command) -> Handler:
    """The handler of a command, imported when it is first wanted."""
    named = HANDLERS.get(type(command).__name__)
    if named is not None:
        module, _, name = named.partition(":")
        handler: Handler = getattr(import_module(module), name)
        return handler
    if isinstance(command, CaseCommand) and command.rule is not None:
        from investigator.casework.ruled import carry_out

        return cast("Handler", carry_out)  # it takes the commands that have rules
    raise TypeError(type(command).__name__)


def steps(desk: "Desk", command: Command) -> Iterator[Progress | Done]:
    """The command's steps: progress, and at last what came of it. Closing it cancels it."""
    return handler_of(command)(desk, command)


def perform(desk: "Desk", command: Command) -> Done:
    """Carries out a command to its end.

    A broken rule is `Refused`, and nothing has changed.
    """
    done = Done()
    for step in steps(desk, command):
        if isinstance(step, Done):
            done = step
    return done
