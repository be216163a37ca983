"""case opened-in-error."""

import click

from investigator.casework.commands.put_right import CloseAsOpenedInError
from investigator.cli import put_right
from investigator.cli.common import answer, instant, perform, unlocked
from investigator.cli.options import common


@click.command("opened-in-error")
@click.argument("ref")
@click.option("--reason", default="", help="Why it was a mistake; it stays, so no names.")
@click.option("--to-case", default="", help="The case that takes the exhibits over.")
@click.option(
    "--exhibit",
    "exhibits",
    multiple=True,
    help="An exhibit to carry over; all unless told.",
)
@click.option("--happened", help="When it happened, now unless told.")
@common
@click.pass_context
def opened_in_error(
    context: click.Context, /, ref: str, exhibits: tuple[str, ...], **given: str
) -> None:
    """Close a case that was opened by mistake: it is emptied and never counted."""
    from investigator.casework.taken import TakenOut

    wanted = CloseAsOpenedInError(
        case=ref,
        reason=given["reason"],
        to_case=given["to_case"],
        exhibits=exhibits,
        happened_at=instant(given["happened"]),
    )
    with unlocked(context) as desk:
        made = perform(desk, wanted).made
    if not isinstance(made, TakenOut):
        raise TypeError(type(made).__name__)
    answer(context, put_right.shape(made), lambda: put_right.lines(made))
