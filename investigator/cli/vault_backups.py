"""vault backup and vault backups: copies are taken, and looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from investigator.casework.commands.backup import BackUpVault, KeepBackupPlace
from investigator.cli.common import Exit, answer, perform, unlocked
from investigator.cli.options import common
from investigator.cli.words import moment

if TYPE_CHECKING:
    from investigator.casework.backing_up import PlaceBackedUp
    from investigator.casework.backup_views import BackupShown

FOLDER = click.Path(path_type=Path)


@click.command("backup")
@click.argument("place", type=FOLDER, required=False)
@click.option(
    "--second-place", type=FOLDER, help="Keep this folder as the second place, and use it."
)
@click.option("--no-second-place", is_flag=True, help="Use no second place any more.")
@common
@click.pass_context
def backup(
    context: click.Context,
    *,
    place: Path | None,
    second_place: Path | None,
    no_second_place: bool,
) -> None:
    """Copy every case that changed, check the copies, and keep them in a folder.

    Without a folder: in the vault's own, and in the second place where one is kept.
    """
    from investigator.casework.backing_up import VaultBackedUp

    if second_place is not None and no_second_place:
        raise click.UsageError("Name a second place, or leave it out, not both.")
    with unlocked(context) as desk:
        if second_place is not None or no_second_place:
            perform(desk, KeepBackupPlace(place=second_place))
        made = perform(desk, BackUpVault(place=place)).made
    if not isinstance(made, VaultBackedUp):
        raise TypeError(type(made).__name__)
    first = made.places[0]
    data = {**_shape(first), "places": [_shape(one) for one in made.places]}
    answer(context, data, lambda: (line for one in made.places for line in _lines(one)))
    if not made.whole:
        context.exit(Exit.DAMAGED)


def _shape(one: "PlaceBackedUp") -> dict[str, Any]:
    return {
        "place": str(one.place),
        "second": one.second,
        "backup": one.backup,
        "at": one.at.iso(),
        "cases": one.cases,
        "copied": one.copied,
        "reused": one.reused,
        "size": one.size,
        "head_count": one.heads,
        "heads": one.digest.hex,
        "problems": list(one.problems),
        "put_off": list(one.put_off),
    }


def _lines(one: "PlaceBackedUp") -> Iterator[str]:
    yield f"Backed up {counted(one.cases)} on {moment(one.at)}, in {one.place}."
    yield f"Records copied and checked: {one.copied}. Not changed: {one.reused}."
    yield f"In all {one.size:,} bytes. Fingerprint of all heads: {one.digest.short()}."


@click.command("backups")
@click.argument("place", type=FOLDER, required=False)
@click.option("--check", is_flag=True, help="Read every copy to its last byte.")
@common
@click.pass_context
def backups(context: click.Context, *, place: Path | None, check: bool) -> None:
    """List the backups in a folder, the vault's own unless another is named."""
    from investigator.casework import backup_views

    with unlocked(context) as desk:
        look = backup_views.checked if check else backup_views.backups
        found = look(desk, place)

    def lines() -> Iterator[str]:
        for one in found:
            yield f"{moment(one.at)}: {_told(one)} {one.name}"
        if not found:
            yield "There is no backup here."

    answer(context, [_listed(one) for one in found], lines)
    if any(one.whole is False for one in found):
        context.exit(Exit.DAMAGED)


def _told(one: "BackupShown") -> str:
    if not one.ours:
        return "not proven to be of this vault as it is now."
    whole = {True: " Whole.", False: " Not whole.", None: ""}[one.whole]
    before = " Made before a migration." if one.before_migration else ""
    return f"{counted(one.cases)}, {one.size:,} bytes.{whole}{before}"


def counted(cases: int) -> str:
    """So many cases."""
    return f"{cases} case{'' if cases == 1 else 's'}"


def _listed(one: "BackupShown") -> dict[str, Any]:
    return {
        "name": one.name,
        "at": one.at.iso(),
        "cases": one.cases,
        "size": one.size,
        "before_migration": one.before_migration,
        "ours": one.ours,
        "whole": one.whole,
    }
