"""copies list, delete, gone: the plaintext that lies outside the vault."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from investigator.casework.commands.copies import ConfirmGone, DeleteCopies
from investigator.cli import shapes, words
from investigator.cli.common import Exit, answer, perform, unlocked
from investigator.cli.options import common

if TYPE_CHECKING:
    from investigator.casework.copies import CopyDeleted
    from investigator.casework.copy_states import CopyOutside

_STATES = {
    "there": "still there",
    "changed": "changed since, or something else lies there",
    "gone": "not where it was put; say that it is gone when you know",
    "cannot_see": "cannot be seen from here",
}


@click.group()
def copies() -> None:
    """Copies outside the vault: list them, delete them, say that one is gone."""


@copies.command("list")
@common
@click.pass_context
def list_copies(context: click.Context) -> None:
    """List every plaintext outside the vault that is not known to be gone."""
    from investigator.casework.copies import copies_outside

    with unlocked(context) as desk:
        found = copies_outside(desk)

    def lines() -> Iterator[str]:
        for one in found:
            state = _STATES[one.state.value] if one.state else ""
            yield f"{one.id}: {one.what}, {words.moment(one.made)}."
            yield f"  {one.place or 'The place is not told any more.'}"
            yield f"  {state}."
        if not found:
            yield "Nothing is known to lie outside the vault."

    answer(context, [_shape(one) for one in found], lines)


@copies.command("delete")
@click.argument("ids", nargs=-1)
@common
@click.pass_context
def delete(context: click.Context, ids: tuple[str, ...]) -> None:
    """Delete copies that are still what the vault knows; without ids, all of those."""
    from investigator.casework.copies import CopyDeleted, copies_outside

    with unlocked(context) as desk:
        every = (one.id for one in copies_outside(desk) if one.deletable)
        made = perform(desk, DeleteCopies(copies=ids or tuple(every))).made
    done = [each for each in made if isinstance(each, CopyDeleted)] if made else []  # type: ignore[attr-defined] # the handler gives a tuple

    def lines() -> Iterator[str]:
        for one in done:
            yield f"{one.id}: {one.why or 'deleted'}"
        if not done:
            yield "There was nothing to delete."

    answer(context, [_result(one) for one in done], lines)
    if any(one.why for one in done):
        context.exit(Exit.REFUSED)


@copies.command("gone")
@click.argument("name", metavar="ID")
@common
@click.pass_context
def gone(context: click.Context, name: str) -> None:
    """Say that a copy which the program cannot see is gone."""
    with unlocked(context) as desk:
        perform(desk, ConfirmGone(copy=name))
    line = f"{name} is noted as gone."
    answer(context, {"id": name, "gone": True}, lambda: iter([line]))


def _shape(one: "CopyOutside") -> shapes.Shape:
    return {
        "id": one.id,
        "ref": one.ref,
        "kind": one.kind.value,
        "exhibit": one.exhibit or None,
        "place": one.place or None,
        "made": one.made.iso(),
        "state": one.state.value if one.state else None,
        "ours": one.ours,
        "sha256": one.sha256 or None,
        "size": one.size,
    }


def _result(one: "CopyDeleted") -> shapes.Shape:
    return {
        "id": one.id,
        "place": one.place,
        "deleted": not one.why,
        "why": one.why or None,
    }
