"""vault restore: a vault is made again from its backup."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from investigator.casework.commands.backup import RestoreVault
from investigator.casework.commands.vault import OpenWithRecovery
from investigator.cli.common import Exit, answer, asked, perform
from investigator.cli.opening import passphrase
from investigator.cli.options import common
from investigator.cli.secrets_asked import new_passphrase, recovery_key
from investigator.cli.vault_backups import FOLDER
from investigator.cli.words import moment
from investigator.domain.errors import Damaged

if TYPE_CHECKING:
    from investigator.casework.restoring import Restored


@click.command("restore")
@click.argument("source", type=FOLDER)
@click.option(
    "--to", "folder", type=FOLDER, required=True, help="An empty folder, or a new one."
)
@click.option("--recovery-file", help="A file with the recovery key, - for standard input.")
@click.option(
    "--older", is_flag=True, help="Take the next older backup where the newest is damaged."
)
@click.option("--incomplete", is_flag=True, help="Take what is whole in a damaged backup.")
@click.option("--name", default="", help="Your name, to open it for work at once.")
@click.option("--role", default="", help="What you do, such as HR officer.")
@click.option("--new-passphrase-file", help="A file with the passphrase you will use.")
@common
@click.pass_context
def restore(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    *,
    source: Path,
    folder: Path,
    recovery_file: str | None,
    older: bool,
    incomplete: bool,
    name: str,
    role: str,
    new_passphrase_file: str | None,
) -> None:
    """Make the vault again from a folder with backups, or from one .backup file in it.

    The passphrase opens it, or the recovery key. Everything is checked as by vault verify.
    """
    recovery = recovery_key(recovery_file) if recovery_file else None
    person = None
    if name:
        typed = new_passphrase(new_passphrase_file, asked(context))
        person = _Person(name=name, role=role, passphrase=typed)
    _refuse_unfit(person, source, recovery)
    wanted = RestoreVault(
        source=source,
        folder=folder,
        passphrase=_passphrase(context, source) if recovery is None else None,
        recovery=recovery,
        older=older,
        incomplete=incomplete,
    )
    try:
        made = perform(asked(context).make_desk(), wanted).made
    except Damaged as why:
        _not_whole(context, why)
    else:
        from investigator.casework.restoring import Restored

        if not isinstance(made, Restored):
            raise TypeError(type(made).__name__)
        opened = person is not None and _open(context, made, person, recovery or "")
        answer(context, {**_shape(made), "opened": opened}, lambda: _lines(made))
        if made.problems:
            context.exit(Exit.DAMAGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """Who opens the restored vault for work, with a passphrase of their own."""

    name: str
    role: str
    passphrase: str = field(repr=False)


def _refuse_unfit(person: _Person | None, source: Path, recovery: str | None) -> None:
    """Before anything is restored, so that nothing stops midway."""
    from investigator.casework.restoring import practice_backup
    from investigator.casework.strength import refuse_weak

    if person is None:
        return
    if recovery is None:
        raise click.UsageError("A name is given with --recovery-file, and not without it.")
    if not practice_backup(source):
        refuse_weak(person.passphrase, person.name)


def _open(context: click.Context, made: "Restored", person: _Person, recovery: str) -> bool:
    """The person is added to the restored vault, and every case says how."""
    desk = asked(context).make_desk()
    wanted = OpenWithRecovery(
        folder=made.folder,
        recovery=recovery,
        name=person.name,
        role=person.role,
        passphrase=person.passphrase,
    )
    try:
        perform(desk, wanted)
    finally:
        desk.lock()
    return True


def _passphrase(context: click.Context, source: Path) -> str | None:
    import sys

    from investigator.casework.practice import PASSPHRASE
    from investigator.casework.restoring import practice_backup

    given = passphrase(asked(context))
    if given is None and practice_backup(source):
        return PASSPHRASE
    if given is None and sys.stdin.isatty():
        given = click.prompt("Passphrase", hide_input=True, err=True)
    return given


def _shape(made: "Restored") -> dict[str, Any]:
    return {
        "restored_to": made.taken_at.iso(),
        "folder": str(made.folder),
        "backup": made.backup,
        "cases": len(made.cases),
        "verified": made.verified,
        "problems": list(made.problems),
    }


def _lines(made: "Restored") -> Iterator[str]:
    yield f"Restored to {moment(made.taken_at)}, in {made.folder}."
    yield f"{made.verified} of {len(made.cases)} cases verify."
    yield from made.problems


def _not_whole(context: click.Context, why: Damaged) -> None:
    """Says what is damaged, and which older backup would do."""
    from investigator.casework.restoring import whole_one

    found = whole_one(why)
    data = {
        "restored_to": None,
        "cases": 0,
        "verified": 0,
        "problems": list(why.problems),
        "older": found.name if found else None,
    }

    def lines() -> Iterator[str]:
        yield from why.problems
        if found is not None:
            yield f"The backup of {moment(found.at)} is whole: {found.name}"
            yield "Take it with --older, or what is left of the newest with --incomplete."
        else:
            yield "No older backup here is whole. Take what is left with --incomplete."
        yield "Nothing was restored."

    answer(context, data, lines)
    context.exit(Exit.DAMAGED)
