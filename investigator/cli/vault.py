"""The noun vault: made and looked at here, its other verbs each in a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from investigator.casework.commands.vault import MakeVault, UseKeyring
from investigator.cli import opening
from investigator.cli.common import answer, asked, perform, unlocked
from investigator.cli.opening import vault_folder
from investigator.cli.options import common
from investigator.cli.vault_backups import backup, backups
from investigator.cli.vault_heads import heads
from investigator.cli.vault_keys import (
    keyring,
    passphrase,
    recover,
    recovery_keeper,
    recovery_key_,
)
from investigator.cli.vault_loss import loss_sheet
from investigator.cli.vault_restore import restore
from investigator.cli.vault_verify import verify
from investigator.domain.errors import Refused


@click.group()
def vault() -> None:
    """Make a vault, see what it holds, check all of it."""


vault.add_command(verify)
vault.add_command(heads)
vault.add_command(backup)
vault.add_command(backups)
vault.add_command(restore)
vault.add_command(loss_sheet)
vault.add_command(passphrase)
vault.add_command(keyring)
vault.add_command(recovery_key_)
vault.add_command(recovery_keeper)
vault.add_command(recover)


@vault.command("new")
@click.option(
    "--practice", is_flag=True, help="For trying things: sample cases, no secrets."
)
@click.option("--no-keyring", is_flag=True, help="Leave this system's keyring out of it.")
@click.option("--name", default="", help="Your name.")
@click.option("--role", default="", help="What you do, such as HR officer.")
@click.option("--trust", default="", help="The name of your trust.")
@click.option(
    "--recovery-out",
    type=click.Path(path_type=Path),
    help="A file for the recovery key; print it and delete the file.",
)
@common
@click.pass_context
def new(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    *,
    practice: bool,
    no_keyring: bool,
    name: str,
    role: str,
    trust: str,
    recovery_out: Path | None,
) -> None:
    """Make a new vault."""
    from investigator.casework.practice import NAME, PASSPHRASE, ROLE
    from investigator.casework.recovery import keep_in_file, refuse_place

    if recovery_out is not None:
        refuse_place(recovery_out)
    if practice:
        given, name, role = PASSPHRASE, name or NAME, role or ROLE
    else:
        given = opening.passphrase(asked(context)) or _typed_twice()
    folder, desk = vault_folder(asked(context)), asked(context).make_desk()
    try:
        done = perform(
            desk,
            MakeVault(
                folder=folder,
                name=name or click.prompt("Your name", err=True),
                role=role,
                trust_name=trust,
                practice=practice,
                passphrase=given,
            ),
        )
        recovery = str(done.made)
        if recovery_out is not None:
            keep_in_file(recovery_out, recovery)
        keyring = not (practice or no_keyring) and _try_keyring(desk)
    finally:
        desk.lock()
    shown = practice or recovery_out is not None

    def lines() -> Iterator[str]:
        yield f"The vault is made in {folder}."
        if recovery_out is not None:
            yield f"The recovery key is in {recovery_out}. Print it and delete that file."
        elif not practice:
            yield "Recovery key, shown this once. Print it; somebody else keeps it:"
            yield recovery
        if keyring:
            yield "This system's keyring opens the vault as well."

    answer(
        context,
        {
            "vault": str(folder),
            "practice": practice,
            "recovery_key": None if shown else recovery,
            "keyring": keyring,
        },
        lines,
    )


def _typed_twice() -> str:
    typed: str = click.prompt(
        "Passphrase", hide_input=True, confirmation_prompt=True, err=True
    )
    return typed


def _try_keyring(desk: object) -> bool:
    from investigator.casework.desk import Desk

    if not isinstance(desk, Desk):
        return False
    try:
        perform(desk, UseKeyring(on=True))
    except Refused:
        return False
    return True


@vault.command("status")
@common
@click.pass_context
def status(context: click.Context) -> None:
    """Say what is in the vault."""
    from investigator.casework.backup_views import standing
    from investigator.casework.officers import officers, recovery_test_due
    from investigator.casework.views import counts

    with unlocked(context) as desk:
        found = counts(desk)
        officer = desk.vault.officer
        due = recovery_test_due(desk)
        data: dict[str, Any] = {
            "vault": str(desk.vault.folder),
            "practice": desk.vault.practice,
            "trust": desk.vault.trust.name,
            "officer": officer.name,
            "officers": [each.name for each in officers(desk) if each.left is None],
            "recovery_test_due": due.isoformat() if due else None,
            "open": found.open,
            "closed": found.closed,
            "due_this_week": found.due_this_week,
            "overdue": found.overdue,
            "backups": list(standing(desk).sentences),
        }

    def lines() -> Iterator[str]:
        if data["practice"]:
            yield "PRACTICE vault."
        yield f"Unlocked by {data['officer']}."
        yield f"Open cases: {data['open']}. Closed: {data['closed']}."
        if due is not None:
            yield f"The recovery key is to be tried by {due:%d %B %Y}."
        yield f"Due in 7 days: {data['due_this_week']}. Overdue: {data['overdue']}."
        yield from data["backups"]

    answer(context, data, lines)
