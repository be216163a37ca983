"""policy list, clause: the register of the policy's clauses in our own words."""

from collections.abc import Iterator

import click

from investigator.casework.policy_views import clause as find_clause
from investigator.casework.policy_views import clauses
from investigator.cli import shapes, words
from investigator.cli.common import answer
from investigator.cli.options import common


@click.group()
def policy() -> None:
    """Look into the policy; no vault is needed."""


@policy.command("list")
@click.option("--find", default="", help="Only clauses in which these words occur.")
@common
@click.pass_context
def list_clauses(context: click.Context, *, find: str) -> None:
    """List the clauses."""
    found = clauses(find)

    def lines() -> Iterator[str]:
        for one in found:
            yield f"{one.number} {one.title}: {one.summary}"
        if not found:
            yield "No clause holds these words."

    answer(context, [shapes.clause(one) for one in found], lines)


@policy.command("clause")
@click.argument("number")
@common
@click.pass_context
def clause(context: click.Context, number: str) -> None:
    """Read one clause: its summary, its strength, what must be asked."""
    one = find_clause(number)

    def lines() -> Iterator[str]:
        yield f"{one.number} {one.title}"
        yield one.summary
        yield f"Strength: {words.spoken(one.force.value)}."
        yield f"Can ground an allegation: {words.spoken(one.ground.value)}."
        for each in one.exceptions:
            yield f"Exception to ask about: {each}."
        yield "Summary in the program's own words; the trust's text is not imported."

    answer(context, shapes.clause(one), lines)
