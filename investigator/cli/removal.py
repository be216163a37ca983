"""removal ask, check, list (clause 1.10)."""

from collections.abc import Iterator
from datetime import time

import click

from investigator.casework import views
from investigator.casework.commands.removal import AskRemoval, CheckRemoval
from investigator.cli import shapes, words
from investigator.cli.common import answer, instant, perform, unlocked
from investigator.cli.options import common
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.removal_request import Allowance, Mode, RemovalRequest, Seen

_MANY = 100_000


@click.group()
def removal() -> None:
    """Ask for removal, record whether it was done, list what is asked."""


@removal.command("ask")
@click.argument("ref")
@click.option(
    "--item", "items", multiple=True, required=True, help="An exhibit; repeat it."
)
@click.option("--breached", "breached", multiple=True, required=True, help="A clause.")
@click.option("--by", "decided_by", required=True, help="Who decided that it is asked.")
@click.option("--authority", required=True, help="On what authority, such as policy 2.3.")
@click.option("--how", type=click.Choice([each.value for each in Mode]), required=True)
@click.option("--asked", required=True, help="When it was asked.")
@click.option("--confirmed", help="When it was confirmed in writing.")
@click.option("--hours", type=click.IntRange(1, 10_000), default=None)
@click.option("--working-days", type=click.IntRange(1, 1_000), default=None)
@click.option("--by-time", default="", help="The time of day, such as 17:00.")
@click.option("--follows", default="", help="An earlier request that this one follows.")
@click.option("--emergency", default="", help="Why no fresh capture can be waited for.")
@click.option(
    "--happened", help="When it is recorded as done, the moment asked unless told."
)
@common
@click.pass_context
def ask(
    context: click.Context,
    /,
    ref: str,
    items: tuple[str, ...],
    breached: tuple[str, ...],
    hours: int | None,
    working_days: int | None,
    **given: str,
) -> None:
    """Ask the staff member to take posts down."""
    asked = _moment(given["asked"])
    confirmed = instant(given["confirmed"])
    with unlocked(context) as desk:
        done = perform(
            desk,
            AskRemoval(
                case=ref,
                items=_parts(items),
                breached=_parts(breached),
                decided_by=given["decided_by"],
                authority=given["authority"],
                how=Mode(given["how"]),
                asked_at=asked,
                confirmed_at=confirmed,
                allowance=Allowance(
                    hours=hours or 0,
                    working_days=working_days or 0,
                    by_time=_time(given["by_time"]),
                ),
                follows=given["follows"],
                emergency=given["emergency"],
                happened_at=instant(given["happened"]),
            ),
        )
        now = desk.now()
    request = tuple(done.case.removals.values())[-1] if done.case else None
    if request is None:
        return
    due = words.moment(request.due)
    answer(
        context,
        shapes.removal(request, now, ref),
        lambda: iter([f"{request.number} is recorded. Due {due}."]),
    )


@removal.command("check")
@click.argument("ref")
@click.argument("number")
@click.option("--at", required=True, help="When you looked.")
@click.option("--result", type=click.Choice([each.value for each in Seen]), required=True)
@click.option("--exhibit", default="", help="The exhibit that shows what you saw.")
@click.option("--residue", default="", help="What is left elsewhere.")
@click.option("--happened", help="When it is recorded as done, the look unless told.")
@common
@click.pass_context
def check(context: click.Context, /, ref: str, number: str, **given: str) -> None:
    """Record a look whether the posts are gone."""
    at = _moment(given["at"])
    with unlocked(context) as desk:
        done = perform(
            desk,
            CheckRemoval(
                case=ref,
                request=number,
                at=at,
                result=Seen(given["result"]),
                exhibit=given["exhibit"],
                residue=given["residue"],
                happened_at=instant(given["happened"]),
            ),
        )
        now = desk.now()
    if done.case is None:
        return
    request = done.case.removals[number]
    seen = words.spoken(given["result"])
    answer(
        context,
        shapes.removal(request, now, ref),
        lambda: iter([f"{number}: looked on {words.moment(at)}, {seen}."]),
    )


@removal.command("list")
@click.argument("ref", required=False)
@common
@click.pass_context
def list_requests(context: click.Context, ref: str | None) -> None:
    """List the removal requests of one case, or of all."""
    with unlocked(context) as desk:
        every = [line.ref for line in views.cases(desk, 0, _MANY, closed=True)]
        found = [
            (each, request)
            for each in ([ref] if ref else every)
            for request in views.case(desk, each).removals.values()
        ]
        now = desk.now()

    def lines() -> Iterator[str]:
        for each, request in found:
            yield f"{each} {request.number}: {', '.join(request.asked.fact.items)}"
            yield f"  {_state(request, now)} Due {words.moment(request.due)}."
        if not found:
            yield "No removal request."

    answer(context, [shapes.removal(one, now, each) for each, one in found], lines)


def _state(request: RemovalRequest, now: Instant) -> str:
    result = request.result
    code = result.value if result else request.state(now).value
    return words.spoken(code).capitalize() + "."


def _parts(given: tuple[str, ...]) -> tuple[str, ...]:
    """Repeated options and comma lists alike."""
    return tuple(part.strip() for each in given for part in each.split(",") if part.strip())


def _moment(text: str) -> Instant:
    found = instant(text)
    if found is None:
        raise Refused("A moment is needed.", remedy="Write it as 2026-11-23T17:00:00Z.")
    return found


def _time(text: str) -> time | None:
    if not text:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Refused("That is no time of day.", remedy="Write it as 17:00.") from None
