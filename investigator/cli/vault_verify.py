"""vault verify: everything is read again."""

from collections.abc import Iterator

import click

from investigator.casework.commands.vault import VerifyVault
from investigator.cli.common import Exit, answer, perform, unlocked
from investigator.cli.options import common
from investigator.domain.errors import Damaged


@click.command("verify")
@common
@click.pass_context
def verify(context: click.Context) -> None:
    """Read everything again and say what does not hold."""
    from investigator.casework.verifying import VaultChecked, unreadable

    try:
        with unlocked(context) as desk:
            checked = perform(desk, VerifyVault()).made
    except Damaged as why:  # the vault's own files, without which no case is reached
        checked = VaultChecked(cases=(unreadable(why),))
    if not isinstance(checked, VaultChecked):
        raise TypeError(type(checked).__name__)
    data = {
        "ok": checked.ok,
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
        yield (
            "Everything holds." if checked.ok else "Not everything holds. Restore a backup."
        )

    answer(context, data, lines)
    if not checked.ok:
        context.exit(Exit.DAMAGED)
