"""Passphrases and recovery keys that a command asks for: from a file, or typed."""

from typing import TYPE_CHECKING

import click

from investigator.cli.common import Asked
from investigator.cli.opening import passphrase, secret_text, vault_folder
from investigator.domain.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_INPUT = "-"


def new_passphrase(
    named: str | None, asked: Asked, *, whose: str = "New passphrase"
) -> str:
    """A new passphrase, out of a file or typed twice."""
    if named is None:
        typed: str = click.prompt(
            whose, hide_input=True, confirmation_prompt=True, err=True
        )
        return typed
    refuse_both(named, asked)
    cannot = Refused(
        "The file with the new passphrase cannot be read.",
        remedy="Check its place; it holds the passphrase in one line.",
    )
    return secret_text(named, cannot).rstrip("\r\n")


def refuse_both(named: str | None, asked: Asked) -> None:
    """Standard input holds one secret, not two."""
    if named == asked.passphrase_file == STANDARD_INPUT:
        raise click.UsageError("Only one passphrase can come from standard input.")


def current_passphrase(asked: Asked) -> str:
    """The passphrase that opens the vault now; a keyring does not stand in for it."""
    from investigator.casework.practice import PASSPHRASE, is_practice

    given = passphrase(asked)
    if given is None and is_practice(vault_folder(asked)):
        return PASSPHRASE
    if given is None:
        given = str(click.prompt("Current passphrase", hide_input=True, err=True))
    return given


def recovery_key(named: str | None) -> str:
    """The recovery key, out of a file that holds it or the whole sheet, or typed."""
    from investigator.casework.restoring import recovery_in

    if named is None:
        typed: str = click.prompt("Recovery key", hide_input=True, err=True)
        return typed
    cannot = Refused(
        "The file with the recovery key cannot be read.",
        remedy="Check its place; it holds the key as it was printed.",
    )
    return recovery_in(secret_text(named, cannot))


def kept_in(out: "Path | None", key: str) -> "Path | None":
    """Where the sheet with a new recovery key was written; None where it must be shown."""
    from investigator.casework.recovery import keep_in_file

    if out is None:
        return None
    try:
        keep_in_file(out, key)
    except Refused as why:  # the key exists now, so it must not be lost with the file
        click.echo(str(why), err=True)
        return None
    return out
