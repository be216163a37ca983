"""vault loss-sheet: what a lost laptop held, for the data protection officer."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from investigator.casework.commands.backup import MakeLossSheet
from investigator.cli.common import Exit, answer, instant, perform, unlocked
from investigator.cli.opening import secret_text
from investigator.cli.options import common
from investigator.cli.vault_backups import counted
from investigator.domain.errors import Refused
from investigator.domain.heads import SeenHead, read_line


@click.command("loss-sheet")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Where the PDF is written.",
)
@click.option("--known-since", help="When somebody of the trust first knew of the loss.")
@click.option("--seen", help="A file with heads that were written down, one line each.")
@click.option("--overwrite", is_flag=True, help="Replace a file that is there.")
@common
@click.pass_context
def loss_sheet(
    context: click.Context,
    *,
    out: Path,
    known_since: str | None,
    seen: str | None,
    overwrite: bool,
) -> None:
    """Make a sheet of what was on a lost laptop, from the vault restored elsewhere.

    It tells how the vault was locked, the last backups, the copies outside, and the 72
    hours from the moment that is given. It names nobody a case is about.
    """
    from investigator.casework.loss_sheet import LossSheetFile

    wanted = MakeLossSheet(
        out=out,
        known_since=instant(known_since),
        seen=tuple(_heads(seen)) if seen else (),
        overwrite=overwrite,
    )
    with unlocked(context) as desk:
        made = perform(desk, wanted).made
    if not isinstance(made, LossSheetFile):
        raise TypeError(type(made).__name__)
    checks = asdict(made.checks)
    data = {
        "file": str(made.file),
        "sha256": made.sha256.hex,
        "pages": made.pages,
        "cases": made.cases,
        "unread": list(made.unread),
        "checks": {**checks, "faults": list(made.checks.faults)},
    }

    def lines() -> Iterator[str]:
        held = f"{made.pages} pages, {counted(made.cases)}"
        yield f"The loss sheet is in {made.file}: {held}."
        yield f"Fingerprint: {made.sha256.hex}"
        yield from made.checks.faults

    answer(context, data, lines)
    if made.checks.faults:
        context.exit(Exit.DOCUMENT)


def _heads(named: str) -> Iterator[SeenHead]:
    cannot = Refused(
        "The file with the heads cannot be read.",
        remedy="Check its place; each line is as a document prints it.",
    )
    for line in secret_text(named, cannot).splitlines():
        found = read_line(line)
        if found is not None:
            yield found
