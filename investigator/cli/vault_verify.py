"""vault verify: everything is read again."""

from collections.abc import Iterator
from pathlib import Path

import click

from investigator.casework.commands.vault import VerifyVault
from investigator.cli.common import Exit, answer, perform, unlocked
from investigator.cli.options import common
from investigator.domain.errors import Damaged


@click.command("verify")
@click.option(
    "--heads",
    type=click.Path(path_type=Path),
    help="A list of heads that was kept elsewhere, to compare with.",
)
@click.option(
    "--head",
    "typed",
    multiple=True,
    help="One head from paper: reference, entry, fingerprint; repeat it.",
)
@common
@click.pass_context
def verify(context: click.Context, heads: Path | None, typed: tuple[str, ...]) -> None:
    """Read everything again and say what does not hold."""
    from investigator.casework.heads import read_head, read_heads
    from investigator.casework.verifying import VaultChecked, unreadable

    against = [read_head(each) for each in typed]
    against += read_heads(heads) if heads else ()
    try:
        with unlocked(context) as desk:
            checked = perform(desk, VerifyVault(against=tuple(against))).made
    except Damaged as why:  # the vault's own files, without which no case is reached
        checked = VaultChecked(cases=(unreadable(why),))
    if not isinstance(checked, VaultChecked):
        raise TypeError(type(checked).__name__)
    data = {
        "ok": checked.ok,
        "compared": checked.compared,
        "cases": [
            {
                "ref": each.ref,
                "entries": each.entries,
                "head": each.head,
                "exhibits": each.exhibits,
                "problems": list(each.problems),
            }
            for each in checked.cases
        ],
    }

    def lines() -> Iterator[str]:
        for each in checked.cases:
            name = each.ref or "What cannot be read"
            if each.problems:
                yield f"{name}: {' '.join(each.problems)}"
            else:
                yield f"{name}: {each.entries} entries, {each.exhibits} exhibits, all hold."
        if checked.note:
            yield checked.note
        yield (
            "Everything holds." if checked.ok else "Not everything holds. Restore a backup."
        )

    answer(context, data, lines)
    if not checked.ok:
        context.exit(Exit.DAMAGED)
