"""look record, list, keep-logs."""

from collections.abc import Iterator

import click

from investigator.casework import views
from investigator.casework.commands.inquiry import AskToKeepLogs, RecordLook
from investigator.cli import shapes, words
from investigator.cli.common import answer, instant, perform, unlocked
from investigator.cli.options import common
from investigator.domain.instant import Instant
from investigator.domain.keep_logs import CODE
from investigator.domain.look import LookMade


@click.group()
def look() -> None:
    """Record each search, what it asked and what it found; have logs kept."""


@look.command("record")
@click.argument("ref")
@click.option("--question", required=True, help="What was looked for.")
@click.option("--where", required=True, help="The site, device, log or mailbox.")
@click.option("--signed-in-as", required=True, help="The account, or “not signed in”.")
@click.option("--from", "started", required=True, help="When the look began.")
@click.option("--until", "ended", required=True, help="When it ended.")
@click.option("--for", "found_for", default="", help="What speaks for the allegation.")
@click.option("--against", "found_against", default="", help="What speaks against it.")
@click.option("--passed-over", default="", help="What was seen and not taken.")
@click.option("--exhibit", "exhibits", multiple=True, help="What it brought; repeat it.")
@click.option("--by", default="", help="Who looked, you unless told.")
@common
@click.pass_context
def record(
    context: click.Context, /, ref: str, *, exhibits: tuple[str, ...], **given: str
) -> None:
    """Record a look that was made."""
    by = given.pop("by").strip()
    started = Instant.parse(given.pop("started"))
    ended = Instant.parse(given.pop("ended"))
    with unlocked(context) as desk:
        wanted = RecordLook(
            case=ref,
            started=started,
            ended=ended,
            exhibits=exhibits,
            words_of="" if by == desk.vault.officer.name else by,
            question=given["question"],
            where=given["where"],
            signed_in_as=given["signed_in_as"],
            found_for=given["found_for"],
            found_against=given["found_against"],
            passed_over=given["passed_over"],
        )
        done = perform(desk, wanted)
    fact = tuple(done.case.looks.values())[-1].fact if done.case else None
    if fact is not None:
        answer(context, _shape(fact), lambda: iter([f"{fact.number} is recorded."]))


@look.command("list")
@click.argument("ref")
@common
@click.pass_context
def list_looks(context: click.Context, ref: str) -> None:
    """List the looks that were made."""
    with unlocked(context) as desk:
        found = [told.fact for told in views.case(desk, ref).looks.values()]

    def lines() -> Iterator[str]:
        for fact in found:
            begun = words.moment(fact.started)
            yield f"{fact.number}: {begun}, {fact.where}, {fact.signed_in_as}."
            yield f"  Asked: {fact.question}"
            yield f"  For: {fact.found_for or 'nothing'}"
            yield f"  Against: {fact.found_against or 'nothing'}"
            yield f"  Passed over: {fact.passed_over or 'nothing'}"
        if not found:
            yield "No look is recorded."

    answer(context, [_shape(fact) for fact in found], lines)


@look.command("keep-logs")
@click.argument("ref")
@click.option("--to", required=True, help="Who keeps the logs.")
@click.option("--logs", required=True, help="Which, and from when to when.")
@click.option("--working-days", type=click.IntRange(1, 60), default=1)
@click.option("--happened", help="When it was asked, now unless told.")
@common
@click.pass_context
def keep_logs(
    context: click.Context, /, ref: str, *, working_days: int, **given: str
) -> None:
    """Ask for logs to be kept, and start the clock for it."""
    with unlocked(context) as desk:
        wanted = AskToKeepLogs(
            case=ref,
            to=given["to"],
            logs=given["logs"],
            working_days=working_days,
            happened_at=instant(given["happened"]),
        )
        done = perform(desk, wanted)
    if done.case is None:
        return
    made = [each for each in done.case.deadlines.values() if each.set.fact.code == CODE]
    fact = made[-1].set.fact
    data = {"deadline": fact.number, "due": shapes.due(fact.due)}
    line = f"{fact.number}: to be confirmed by {words.due(fact.due)}."
    answer(context, data, lambda: iter([line]))


def _shape(fact: LookMade) -> dict[str, object]:
    return {
        "id": fact.number,
        "question": fact.question,
        "where": fact.where,
        "signed_in_as": fact.signed_in_as,
        "from": fact.started.iso(),
        "until": fact.ended.iso(),
        "for": fact.found_for,
        "against": fact.found_against,
        "passed_over": fact.passed_over,
        "exhibits": list(fact.exhibits),
    }
