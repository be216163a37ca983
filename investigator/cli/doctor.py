"""doctor: what is here and what is missing, each with the command that mends it."""

import shutil
import sys
from collections.abc import Iterator

import click

from investigator.cli.common import Exit, answer, asked, environment
from investigator.cli.opening import vault_folder
from investigator.cli.options import common


@click.command()
@common
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what this computer has for the work, and how to add what it lacks."""
    from investigator.casework.doctor import Terminal, able, checks

    terminal = Terminal(
        there=sys.stdin.isatty() and sys.stdout.isatty(),
        name=environment("TERM"),
        columns=shutil.get_terminal_size((0, 0)).columns,
    )
    found = checks(vault_folder(asked(context)), asked(context).make_desk().clock, terminal)
    data = {
        "ok": able(found),
        "checks": [
            {
                "what": each.what,
                "ok": each.ok,
                "said": each.said,
                "mend": each.mend or None,
            }
            for each in found
        ],
    }

    def lines() -> Iterator[str]:
        for each in found:
            yield f"{'Well' if each.ok else 'Missing'}: {each.what}. {each.said}"
            if each.mend:
                yield f"  To mend it: {each.mend}"
        yield (
            "The work can be done here." if able(found) else "The work cannot be done yet."
        )

    answer(context, data, lines)
    if not able(found):
        context.exit(Exit.REFUSED)
