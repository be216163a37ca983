"""The noun officer: who may open the vault; who is added, who leaves."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from investigator.casework.commands.officer import AddOfficer, OfficerLeaves
from investigator.cli.common import answer, asked, perform, unlocked
from investigator.cli.options import common
from investigator.cli.secrets_asked import new_passphrase
from investigator.cli.vault_keys import NEW
from investigator.domain.errors import Refused

if TYPE_CHECKING:
    from investigator.casework.officers import OfficerShown


@click.group()
def officer() -> None:
    """See who may open the vault, add somebody, record that somebody left."""


@officer.command("list")
@common
@click.pass_context
def list_(context: click.Context) -> None:
    """List everybody who ever was an officer of this vault."""
    from investigator.casework.officers import officers

    with unlocked(context) as desk:
        found = officers(desk)
    answer(context, [_shape(each) for each in found], lambda: map(_line, found))


@officer.command("add")
@click.option("--name", required=True, help="The name of the new officer.")
@click.option("--role", default="", help="What they do, such as HR officer.")
@click.option("--new-passphrase-file", help=NEW)
@common
@click.pass_context
def add(
    context: click.Context, *, name: str, role: str, new_passphrase_file: str | None
) -> None:
    """Add an officer, who types a passphrase of their own."""
    whose = f"Passphrase of {name}"
    with unlocked(context) as desk:
        given = new_passphrase(new_passphrase_file, asked(context), whose=whose)
        perform(desk, AddOfficer(name=name, role=role, passphrase=given))
        from investigator.casework.officers import officers

        made = officers(desk)[-1]

    def lines() -> Iterator[str]:
        yield f"{made.name} opens the vault from now on, with a passphrase of their own."

    answer(context, _shape(made), lines)


@officer.command("leave")
@click.argument("name")
@click.option("--on", "day", help="The day they left, as 2026-11-23; today if left out.")
@click.option("--to", required=True, help="The officer who takes their open cases over.")
@click.option("--reason", required=True, help="Why they leave, in a line.")
@common
@click.pass_context
def leave(
    context: click.Context, *, name: str, day: str | None, to: str, reason: str
) -> None:
    """Record that an officer left: their passphrase opens nothing any more.

    Every open case is taken over, and everything gets new keys. Copies made earlier still
    open with the old passphrase. NAME is a name, or a fingerprint.
    """
    on = _day(day) if day else None
    with unlocked(context) as desk:
        on = on or desk.now().day()
        perform(desk, OfficerLeaves(officer=name, on=on, reason=reason, to=to))
        locked = not desk.unlocked

    def lines() -> Iterator[str]:
        yield f"{name} left on {on:%d %B %Y}; {to} takes the open cases over."
        if locked:
            yield "The vault is locked, and your passphrase opens it no longer."

    answer(context, {"officer": name, "on": on.isoformat(), "to": to}, lines)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(
            "That is not a day that can be read.", remedy="Write it as 2026-11-23."
        ) from None


def _shape(one: "OfficerShown") -> dict[str, Any]:
    return {
        "name": one.name,
        "role": one.role,
        "fingerprint": one.fingerprint,
        "added": one.added.isoformat(),
        "you": one.you,
        "can_open": one.can_open,
        "left": one.left.isoformat() if one.left else None,
        "handed_to": one.handed_to or None,
    }


def _line(one: "OfficerShown") -> str:
    said = f"{one.name}, {one.role}." if one.role else f"{one.name}."
    said += f" Added {one.added:%d %B %Y}."
    if one.you:
        said += " That is you."
    if one.left is not None:
        return f"{said} Left {one.left:%d %B %Y}; {one.handed_to} took over."
    return said if one.can_open else f"{said} Has no way in: adding them was cut off."
