"""vault heads: where every record ends, to be kept away from the laptop."""

from collections.abc import Iterator
from pathlib import Path

import click

from investigator.casework.commands.vault import ExportHeads
from investigator.cli.common import answer, perform, unlocked
from investigator.cli.options import common
from investigator.domain.heads import SeenHead


@click.command("heads")
@click.option("--out", type=click.Path(path_type=Path), help="A file to keep elsewhere.")
@common
@click.pass_context
def heads(context: click.Context, out: Path | None) -> None:
    """Say where every record ends, so that a loss can be told later."""
    with unlocked(context) as desk:
        made = perform(desk, ExportHeads(out=out)).made
    found = [each for each in _each(made) if isinstance(each, SeenHead)]
    data = {
        "file": str(out) if out else None,
        "heads": [
            {"ref": each.ref, "entry": each.seq, "head": each.start} for each in found
        ],
    }

    def lines() -> Iterator[str]:
        for each in found:
            yield each.line()
        if out is not None:
            yield f"Written: {out}. Keep it away from this laptop."

    answer(context, data, lines)


def _each(made: object) -> tuple[object, ...]:
    return made if isinstance(made, tuple) else ()
