"""The options that every command takes, wherever they stand in the line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from investigator.cli.common import Asked


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the common options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """An option given after the command counts as if it stood first."""
    found = context.find_object(Asked)
    if found is not None and value:
        setattr(found, str(parameter.name), value)


_OPTIONS = (
    click.option(
        "--vault",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_keep,
        help="The vault's folder (or INVESTIGATOR_VAULT).",
    ),
    click.option(
        "--passphrase-file",
        expose_value=False,
        callback=_keep,
        help="A file with the passphrase, - for standard input.",
    ),
    click.option(
        "--json",
        "as_json",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="One JSON document on standard output.",
    ),
    click.option(
        "--now",
        expose_value=False,
        callback=_keep,
        help="The moment a practice vault's clock starts at.",
    ),
)
