"""exhibit audience, monitoring, taken-down, place."""

import click

from investigator.casework import views
from investigator.casework.commands.inquiry import (
    AuthoriseMonitoring,
    PlacePost,
    RecordAudience,
    TellTakenDown,
)
from investigator.cli import words
from investigator.cli.common import answer, instant, perform, unlocked
from investigator.cli.options import common
from investigator.domain.audience import Audience, Route
from investigator.domain.taken_down import Prompted
from investigator.domain.times_named import one_post


@click.command("audience")
@click.argument("ref")
@click.argument("number")
@click.option(
    "--audience", type=click.Choice([each.value for each in Audience]), required=True
)
@click.option("--route", type=click.Choice([each.value for each in Route]), required=True)
@click.option("--made-up-of", default="", help="Who they were, and how many.")
@click.option("--reason", default="", help="Why private words may be used.")
@click.option("--agreed-by", default="", help="The second person who agreed.")
@click.option("--happened", help="When it was seen, now unless told.")
@common
@click.pass_context
def audience(context: click.Context, /, ref: str, number: str, **given: str) -> None:
    """Record who could see it when it was captured, and how it was obtained."""
    with unlocked(context) as desk:
        perform(
            desk,
            RecordAudience(
                case=ref,
                exhibit=number,
                audience=Audience(given["audience"]),
                route=Route(given["route"]),
                made_up_of=given["made_up_of"],
                reason=given["reason"],
                agreed_by=given["agreed_by"],
                happened_at=instant(given["happened"]),
            ),
        )
    seen = words.spoken(given["audience"])
    data = {"id": number, "audience": given["audience"], "route": given["route"]}
    answer(context, data, lambda: iter([f"{number}: seen by: {seen}."]))


@click.command("monitoring")
@click.argument("ref")
@click.argument("number")
@click.option("--authority", required=True, help="On what authority, such as policy 8.1.")
@click.option("--approved-by", required=True, help="Who approved it.")
@click.option("--scope", required=True, help="Which systems, whose, from when to when.")
@click.option("--dpia", "assessment", required=True, help="The assessment's reference.")
@common
@click.pass_context
def monitoring(context: click.Context, /, ref: str, number: str, **given: str) -> None:
    """Record on what authority the Trust's systems were watched."""
    with unlocked(context) as desk:
        wanted = AuthoriseMonitoring(
            case=ref,
            exhibit=number,
            authority=given["authority"],
            approved_by=given["approved_by"],
            scope=given["scope"],
            assessment=given["assessment"],
        )
        perform(desk, wanted)
    data = {"id": number, **given}
    answer(context, data, lambda: iter([f"{number} may now be used as evidence."]))


@click.command("taken-down")
@click.argument("ref")
@click.argument("number")
@click.option("--source", required=True, help="Whose word it is.")
@click.option("--by", default="", help="Who took it down, if that is known.")
@click.option(
    "--prompted", type=click.Choice([each.value for each in Prompted]), default="unknown"
)
@click.option("--last-seen", help="When it was last seen.")
@click.option("--gone", help="When it was first seen gone.")
@click.option("--exhibit", "exhibits", multiple=True, help="What shows it; repeat it.")
@common
@click.pass_context
def taken_down(
    context: click.Context,
    /,
    ref: str,
    number: str,
    *,
    exhibits: tuple[str, ...],
    **given: str,
) -> None:
    """Record that a post was taken down, without anything for or against anybody."""
    with unlocked(context) as desk:
        post = one_post(views.case(desk, ref), number)
        perform(
            desk,
            TellTakenDown(
                case=ref,
                post=post,
                source=given["source"],
                by=given["by"],
                prompted=Prompted(given["prompted"]),
                last_seen=instant(given["last_seen"]),
                first_seen_gone=instant(given["gone"]),
                exhibits=exhibits,
            ),
        )
    line = f"Post {post} is recorded as taken down."
    answer(context, {"id": number, "post": post}, lambda: iter([line]))


@click.command("place")
@click.argument("ref")
@click.argument("number")
@click.option("--space", required=True, help="The group or thread by its name.")
@click.option("--banned", is_flag=True, help="The post is of the kind that is banned.")
@click.option("--reason", default="", help="Why it is: the clause, and the words.")
@click.option("--by", default="", help="Who says so, you unless told.")
@common
@click.pass_context
def place(
    context: click.Context, /, ref: str, number: str, *, banned: bool, **given: str
) -> None:
    """Record in which group a post stood, for the order that clause 3.2 asks about."""
    from investigator.domain.joined_in import orders

    with unlocked(context) as desk:
        post = one_post(views.case(desk, ref), number)
        own = given["by"].strip() == desk.vault.officer.name
        done = perform(
            desk,
            PlacePost(
                case=ref,
                post=post,
                space=given["space"],
                banned=banned,
                reason=given["reason"],
                words_of="" if own else given["by"].strip(),
            ),
        )
    found = orders(done.case) if done.case else ()
    data = {
        "post": post,
        "orders": [
            {"space": one.space, "order": one.joined.value, "shown_by": one.shown_by}
            for one in found
        ],
    }
    lines = [f"{one.space}: {words.spoken(one.joined.value)}." for one in found]
    answer(context, data, lambda: iter(lines))
