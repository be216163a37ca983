"""deadline list, why, count: due days and the arithmetic behind them."""

from collections.abc import Iterator
from datetime import date

import click

from investigator.casework import views
from investigator.casework.deadline_views import Told, count_days, listed, why_due
from investigator.cli import shapes, words
from investigator.cli.common import answer, unlocked
from investigator.cli.options import common
from investigator.domain.calendar import Kind
from investigator.domain.counting import Unit
from investigator.domain.deadline import DeadlineState
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant

_MANY = 100_000


@click.group()
def deadline() -> None:
    """See what is due, and how each day was counted."""


@deadline.command("list")
@click.argument("ref", required=False)
@click.option("--all", "every", is_flag=True, help="Also those that are met.")
@common
@click.pass_context
def list_deadlines(context: click.Context, ref: str | None, *, every: bool) -> None:
    """List the deadlines of one case, or of all."""
    with unlocked(context) as desk:
        refs = [line.ref for line in views.cases(desk, 0, _MANY, closed=True)]
        found = [
            each
            for one in ([ref] if ref else refs)
            for each in listed(views.case(desk, one), desk.now())
            if every or each.state is not DeadlineState.MET
        ]
    data = [
        {
            "ref": each.ref,
            "id": each.number,
            "code": each.set.code,
            "rule": each.set.rule,
            "due": shapes.due(each.set.due),
            "state": each.state.value,
            "hard": each.set.hard.value,
        }
        for each in found
    ]

    def lines() -> Iterator[str]:
        for each in found:
            state = words.spoken(each.state.value)
            yield f"{each.ref} {each.number}: {words.due(each.set.due)} ({state})"
            yield f"  {each.set.rule}"
        if not found:
            yield "No deadline is running."

    answer(context, data, lines)


@deadline.command("why")
@click.argument("ref")
@click.argument("number")
@common
@click.pass_context
def why(context: click.Context, ref: str, number: str) -> None:
    """Show day by day how a deadline was counted."""
    with unlocked(context) as desk:
        told = why_due(views.case(desk, ref), number)
    _tell(context, told)


@deadline.command("count")
@click.option("--from", "start", required=True, help="The day or moment to count from.")
@click.option("--amount", type=int, required=True, help="How many; below zero counts back.")
@click.option("--unit", type=click.Choice([each.value for each in Unit]), required=True)
@click.option(
    "--calendar", type=click.Choice([each.value for each in Kind]), default="statutory"
)
@click.option("--school", default="", help="Whose terms and closures.")
@common
@click.pass_context
def count(context: click.Context, /, start: str, amount: int, **given: str) -> None:
    """Count days on the vault's calendar."""
    with unlocked(context) as desk:
        told = count_days(
            desk,
            _start(start),
            amount=amount,
            unit=Unit(given["unit"]),
            calendar=Kind(given["calendar"]),
            school=given["school"],
        )
    _tell(context, told)


def _tell(context: click.Context, told: Told) -> None:
    data = {
        "trigger": shapes.due(told.trigger),
        "unit": told.unit.value,
        "amount": told.amount,
        "calendar": told.calendar.value,
        "steps": [
            {
                "date": each.date.isoformat(),
                "counted": each.counted,
                "because": each.because,
            }
            for each in told.counted.steps
        ],
        "due": shapes.due(told.counted.due),
        "warnings": list(told.counted.warnings),
    }

    def lines() -> Iterator[str]:
        for each in told.counted.steps:
            mark = "counted" if each.counted else "not counted"
            yield f"{words.due(each.date)}: {mark}, {each.because}"
        yield f"Due {words.due(told.counted.due)}"
        yield from told.counted.warnings

    answer(context, data, lines)


def _start(text: str) -> date | Instant:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return Instant.parse(text)
    except Refused:
        raise Refused(
            "That is no day to count from.", remedy="Write it as 2026-11-23."
        ) from None
