"""vault passphrase, keyring, recovery-key, recovery-keeper, recover: the ways in."""

from collections.abc import Iterator
from pathlib import Path

import click

from investigator.casework.commands import vault as wanted
from investigator.cli.common import answer, asked, instant, perform, unlocked
from investigator.cli.opening import vault_folder
from investigator.cli.options import common
from investigator.cli.secrets_asked import (
    current_passphrase,
    kept_in,
    new_passphrase,
    recovery_key,
    refuse_both,
)

FILE = click.Path(path_type=Path)
NEW = "A file with the new passphrase, - for standard input."
RECOVERY = "A file with the recovery key, - for standard input."


@click.command("passphrase")
@click.option("--new-passphrase-file", help=NEW)
@click.option(
    "--rekey", is_flag=True, help="Give everything new keys: somebody may know the old one."
)
@common
@click.pass_context
def passphrase(
    context: click.Context, *, new_passphrase_file: str | None, rekey: bool
) -> None:
    """Change your own passphrase.

    Older copies of the vault still open with the old one.
    """
    refuse_both(new_passphrase_file, asked(context))
    current = current_passphrase(asked(context))
    new = new_passphrase(new_passphrase_file, asked(context))
    desk = asked(context).make_desk()
    folder, now = vault_folder(asked(context)), instant(asked(context).now)
    try:
        perform(desk, wanted.UnlockVault(folder=folder, passphrase=current, now=now))
        perform(desk, wanted.ChangePassphrase(current=current, new=new, rekey=rekey))
        officer = desk.vault.officer.name
    finally:
        desk.lock()

    def lines() -> Iterator[str]:
        yield f"{officer} opens the vault with the new passphrase from now on."
        if rekey:
            yield "The vault and every file in it have new keys."

    answer(context, {"officer": officer, "rekeyed": rekey}, lines)


@click.command("keyring")
@click.argument("state", type=click.Choice(["on", "off"]))
@common
@click.pass_context
def keyring(context: click.Context, *, state: str) -> None:
    """Let this system's keyring open the vault for you, or no longer."""
    on = state == "on"
    with unlocked(context) as desk:
        perform(desk, wanted.UseKeyring(on=on))

    def lines() -> Iterator[str]:
        yield (
            "This system's keyring opens the vault for you. Your passphrase still does."
            if on
            else "The keyring opens the vault no longer. Your passphrase does."
        )

    answer(context, {"keyring": on}, lines)


@click.command("recovery-key")
@click.option("--out", type=FILE, help="A file for the new key; print it and delete it.")
@click.option("--test", is_flag=True, help="Try the key on paper instead; nobody is added.")
@click.option("--recovery-file", help=RECOVERY)
@common
@click.pass_context
def recovery_key_(
    context: click.Context, *, out: Path | None, test: bool, recovery_file: str | None
) -> None:
    """Make a new recovery key; the one on paper opens nothing any more.

    The vault and every file in it get new keys with it.
    """
    if test:
        _try(context, recovery_key(recovery_file))
        return
    from investigator.casework.recovery import refuse_place

    if out is not None:
        refuse_place(out)
    with unlocked(context) as desk:
        made = str(perform(desk, wanted.RenewRecoveryKey()).made)
        _show(context, made, kept_in(out, made))  # at once: nobody can be told it again


def _show(context: click.Context, made: str, place: Path | None) -> None:
    def lines() -> Iterator[str]:
        if place is not None:
            yield f"The recovery key is in {place}. Print it and delete that file."
        else:
            yield "New recovery key, shown this once. Print it; somebody else keeps it:"
            yield made
        yield "Record who keeps it: investigator vault recovery-keeper NAME --place PLACE"

    shown = {"recovery_key": made, "out": None}
    filed = {"recovery_key": None, "out": str(place)}
    answer(context, filed if place is not None else shown, lines)


def _try(context: click.Context, typed: str) -> None:
    from investigator.casework.officers import recovery_test_due

    with unlocked(context) as desk:
        perform(desk, wanted.TestRecoveryKey(recovery=typed))
        due = recovery_test_due(desk)

    def lines() -> Iterator[str]:
        yield "The recovery key opens this vault."
        if due is not None:
            yield f"Try it again by {due:%d %B %Y}."

    data = {"opens": True, "next_test": due.isoformat() if due else None}
    answer(context, data, lines)


@click.command("recovery-keeper")
@click.argument("name")
@click.option("--place", required=True, help="Where the envelope lies.")
@common
@click.pass_context
def recovery_keeper(context: click.Context, *, name: str, place: str) -> None:
    """Put on record who keeps the recovery key, and where."""
    from investigator.casework.officers import recovery_test_due
    from investigator.casework.setting_up import check_keeper

    with unlocked(context) as desk:
        check_keeper(name, desk.vault.officer.name)
        perform(desk, wanted.KeepRecoveryKey(holder=name, place=place))
        due = recovery_test_due(desk)

    def lines() -> Iterator[str]:
        yield f"{name} keeps the recovery key: {place}."
        if due is not None:
            yield f"Try it by {due:%d %B %Y}."

    day = due.isoformat() if due else None
    answer(context, {"holder": name, "place": place, "next_test": day}, lines)


@click.command("recover")
@click.option("--recovery-file", help=RECOVERY)
@click.option("--name", required=True, help="Your name.")
@click.option("--role", default="", help="What you do, such as HR officer.")
@click.option("--new-passphrase-file", help=NEW)
@common
@click.pass_context
def recover(
    context: click.Context,
    *,
    recovery_file: str | None,
    name: str,
    role: str,
    new_passphrase_file: str | None,
) -> None:
    """Open the vault with the recovery key, to add yourself as an officer.

    Every case will say that you did.
    """
    desk = asked(context).make_desk()
    command = wanted.OpenWithRecovery(
        folder=vault_folder(asked(context)),
        recovery=recovery_key(recovery_file),
        name=name,
        role=role,
        passphrase=new_passphrase(new_passphrase_file, asked(context)),
        now=instant(asked(context).now),
    )
    try:
        perform(desk, command)
        officer = desk.vault.officer
    finally:
        desk.lock()

    def lines() -> Iterator[str]:
        yield f"{officer.name} is an officer and opens the vault from now on."
        yield "Every case says that it was opened with the recovery key."

    answer(context, {"officer": officer.name, "fingerprint": officer.fingerprint}, lines)
