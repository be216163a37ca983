"""Finding and unlocking the vault for one call.

By file, by the practice word, by keyring.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investigator.casework.commands.vault import UnlockVault
from investigator.cli.common import PASSPHRASE_FILE, VAULT, Asked, environment, instant
from investigator.domain.errors import Refused

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_LONGEST = 4096


def vault_folder(asked: Asked) -> Path:
    """The folder that was named, by option or environment; else that of the settings."""
    from investigator.casework.preferences import (
        preferences,
        preferences_file,
        preferred_vault,
    )

    named = environment(VAULT)
    if asked.vault or named:
        return asked.vault or Path(named)
    return preferred_vault(asked.usual_vault, preferences(preferences_file()))


def open_vault(asked: Asked) -> "Desk":
    """A desk with the vault unlocked."""
    from investigator.casework.practice import is_practice
    from investigator.cli.common import perform

    folder = vault_folder(asked)
    desk = asked.make_desk()
    now = instant(asked.now)
    given = passphrase(asked)
    if given is None and is_practice(folder):
        from investigator.casework.practice import PASSPHRASE

        given = PASSPHRASE
    if given is not None:
        perform(desk, UnlockVault(folder=folder, passphrase=given, now=now))
        return desk
    try:
        perform(desk, UnlockVault(folder=folder, now=now))
    except Refused:
        if not sys.stdin.isatty():
            raise
        typed = click.prompt("Passphrase", hide_input=True, err=True)
        perform(desk, UnlockVault(folder=folder, passphrase=typed, now=now))
    return desk


def passphrase(asked: Asked) -> str | None:
    """From the file that was named, `-` for standard input; None where none was."""
    named = asked.passphrase_file or environment(PASSPHRASE_FILE)
    if not named:
        return None
    return _line(
        secret_text(
            named,
            Refused(
                "The passphrase file cannot be read.",
                remedy="Check its place; it holds the passphrase in one line.",
            ),
        )
    )


def secret_text(named: str, otherwise: Refused) -> str:
    """What a file holds, `-` for standard input; a refusal where it cannot be read."""
    try:
        if named == "-":
            return sys.stdin.read(_LONGEST)
        with Path(named).open(encoding="utf-8") as file:
            return file.read(_LONGEST)
    except (OSError, UnicodeDecodeError):
        raise otherwise from None


def _line(text: str) -> str:
    return text.rstrip("\r\n")
