"""The one door: perform(desk, command). Screens, command line, import and tests all use it.

A handler is a generator: it yields progress, then what came of it. The clerk takes one
step at a time, so that a small command can run between the steps of a long one.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from investigator.casework.commands.base import CaseCommand, Command
from investigator.casework.desk import Done, Progress
from investigator.machine.disk_errors import refusal

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

Handler = Callable[["Desk", Command], Iterator[Progress | Done]]

# Commands that need more than one rule: files, children, other cases, the vault.
HANDLERS: dict[str, str] = {
    "OpenCase": "investigator.casework.cases:open_case",
    "ImportCases": "investigator.casework.importing:import_cases",
    "AdmitExhibit": "investigator.casework.exhibits:admit",
    "ExportExhibit": "investigator.casework.exhibits:export",
    "VerifyExhibits": "investigator.casework.rehashing:verify",
    "MakeDocument": "investigator.casework.documents:make",
    "MakeVault": "investigator.casework.vaults:make",
    "BuildPractice": "investigator.casework.practising:build",
    "UnlockVault": "investigator.casework.vaults:unlock",
    "LockVault": "investigator.casework.vaults:lock",
    "UseKeyring": "investigator.casework.vaults:use_keyring",
    "KeepRecoveryKey": "investigator.casework.vaults:keep_recovery_key",
    "ChangePassphrase": "investigator.casework.vault_keys:change_passphrase",
    "RenewRecoveryKey": "investigator.casework.vault_keys:renew_recovery_key",
    "TestRecoveryKey": "investigator.casework.vault_keys:test_recovery_key",
    "OpenWithRecovery": "investigator.casework.vault_keys:open_with_recovery",
    "AddOfficer": "investigator.casework.officers:add",
    "OfficerLeaves": "investigator.casework.officers:leave",
    "KeepCalendar": "investigator.casework.vaults:keep_calendar",
    "ReadSchools": "investigator.casework.schools:read",
    "PutRight": "investigator.casework.put_right:put_right",
    "CloseAsOpenedInError": "investigator.casework.opened_in_error:close",
    "DeleteCopies": "investigator.casework.copies:delete",
    "ConfirmGone": "investigator.casework.copies:confirm_gone",
    "ClearAway": "investigator.casework.room:clear_away",
    "VerifyVault": "investigator.casework.verifying:verify",
    "BackUpVault": "investigator.casework.backing_up:run",
    "KeepBackupPlace": "investigator.casework.backup_places:keep_second",
    "RestoreVault": "investigator.casework.restoring:run",
    "MakeLossSheet": "investigator.casework.loss_sheet:make",
    "ExportHeads": "investigator.casework.heads:export",
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
    """The command's steps: progress, and at last what came of it. Closing it cancels it.

    A disk that fails where nobody nearer has words for it is a refusal too.
    """
    try:
        yield from handler_of(command)(desk, command)
    except OSError as why:
        raise refusal(why, _where(desk, why)) from why


def _where(desk: "Desk", why: OSError) -> Path:
    """The file that the system names, else the vault's folder, else the program's own."""
    if isinstance(why.filename, str):
        return Path(why.filename)
    return desk.vault.folder if desk.unlocked else desk.folder


def perform(desk: "Desk", command: Command) -> Done:
    """Carries out a command to its end.

    A broken rule is `Refused`, and nothing has changed.
    """
    done = Done()
    for step in steps(desk, command):
        if isinstance(step, Done):
            done = step
    return done
