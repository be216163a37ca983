"""demo: a practice vault with the two sample cases."""

import click

from investigator.casework.commands.vault import BuildPractice
from investigator.cli.common import VAULT, answer, asked, environment, perform
from investigator.cli.options import common
from investigator.domain.errors import Refused


@click.command()
@click.option("--no-open", is_flag=True, help="Build it and do not open the application.")
@click.option("--fresh", is_flag=True, help="Build it anew.")
@common
@click.pass_context
def demo(context: click.Context, *, no_open: bool, fresh: bool) -> None:
    """Open a practice vault with two sample cases; everything in it is invented."""
    from investigator.casework.practice import PASSPHRASE, clear, vault_exists

    found = asked(context)
    named = found.vault or environment(VAULT)
    folder = found.vault or found.practice_vault
    if not found.vault and named:
        raise Refused(
            "INVESTIGATOR_VAULT names your own vault, so the demo leaves it alone.",
            remedy="Name the folder for the demo with --vault.",
        )
    if fresh:
        clear(folder)
    if not vault_exists(folder):
        desk = found.make_desk()
        try:
            perform(desk, BuildPractice(folder=folder))
        finally:
            desk.lock()
    if no_open:
        line = f"PRACTICE vault in {folder}. Its passphrase is “{PASSPHRASE}”."
        data = {"vault": str(folder), "practice": True}
        answer(context, data, lambda: iter([line]))
        return
    context.exit(found.open_application(folder))
