"""put-right; breach record; and what they print, also for a case opened in error."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from investigator.casework.commands.put_right import PutRight, RecordDataBreach
from investigator.cli import shapes, words
from investigator.cli.common import answer, instant, perform, unlocked
from investigator.cli.options import common
from investigator.domain.instant import Instant

if TYPE_CHECKING:
    from investigator.casework.taken import EntryTaken, TakenOut
    from investigator.domain.put_right import BreachProposed, HeldIn


@click.command("put-right")
@click.argument("ref")
@click.argument("what")
@click.option("--reason", default="", help="Why it was a mistake; it stays, so no names.")
@click.option("--to-case", default="", help="The case where an exhibit belongs.")
@click.option(
    "--also",
    type=int,
    multiple=True,
    help="An entry with a part of the name that means the same person.",
)
@click.option(
    "--list", "only_list", is_flag=True, help="Say what would go, change nothing."
)
@click.option("--happened", help="When it happened, now unless told.")
@common
@click.pass_context
def put_right(context: click.Context, /, ref: str, what: str, **given: str) -> None:
    """Take out what was added by mistake: an exhibit, a person, an account, a note.

    WHAT is a number such as E07, a person's key, or the number of a note's entry.
    """
    from investigator.casework.taken import TakenOut, would_go

    also = tuple(int(each) for each in given["also"])
    with unlocked(context) as desk:
        if given["only_list"]:
            found = would_go(desk, ref, what, also=also, to_case=given["to_case"])
        else:
            wanted = PutRight(
                case=ref,
                what=what,
                reason=given["reason"],
                to_case=given["to_case"],
                also=also,
                happened_at=instant(given["happened"]),
            )
            made = perform(desk, wanted).made
            if not isinstance(made, TakenOut):
                raise TypeError(type(made).__name__)
            found = made
    answer(context, shape(found), lambda: lines(found))


@click.group()
def breach() -> None:
    """Record a data breach; its 72 hours are counted."""


@breach.command("record")
@click.argument("ref")
@click.option("--known-since", required=True, help="When somebody of the trust first knew.")
@click.option("--what", required=True, help="What left, and to whom, in a line.")
@click.option("--happened", help="When it is recorded, now unless told.")
@common
@click.pass_context
def record(context: click.Context, /, ref: str, **given: str) -> None:
    """Record a data breach in a case, with the deadline of 72 elapsed hours."""
    from investigator.domain.put_right import DataBreachRecorded

    with unlocked(context) as desk:
        wanted = RecordDataBreach(
            case=ref,
            known_since=Instant.parse(given["known_since"]),
            what=given["what"],
            happened_at=instant(given["happened"]),
        )
        done = perform(desk, wanted)
    facts = [each for each in done.facts if isinstance(each, DataBreachRecorded)]
    if done.case is None or not facts:
        raise TypeError(type(done.case).__name__)
    one, due = facts[0], done.case.deadlines[facts[0].deadline].due
    data = {
        "ref": ref,
        "id": one.number,
        "known_since": one.known_since.iso(),
        "deadline": one.deadline,
        "due": shapes.due(due),
    }
    line = f"{one.number} is recorded. 72 hours end {words.due(due)} ({one.deadline})."
    answer(context, data, lambda: iter([line]))


def shape(found: "TakenOut") -> shapes.Shape:
    """What was or would be taken out, as JSON."""
    return {
        "taken_out": found.what,
        "kind": found.noun.value,
        "done": found.done,
        "moved_to": found.moved_to or None,
        "entries": [_entry(each) for each in found.entries],
        "maybe": [each.seq for each in found.maybe],
        "held_in": [_place(each) for each in found.held_in],
        "propose_breach": _proposal(found.proposed),
    }


def lines(found: "TakenOut") -> Iterator[str]:
    """The same, to be read aloud."""
    went = "is taken out" if found.done else "would be taken out"
    moved = f" It is now {found.moved_to}." if found.moved_to else ""
    yield f"{found.what} {went}.{moved}"
    gone = [str(each.seq) for each in found.entries if not each.again]
    again = [str(each.seq) for each in found.entries if each.again]
    if gone:
        yield f"Destroyed: what entries {', '.join(gone)} said."
    if again:
        yield f"Told again without it: entries {', '.join(again)}."
    for each in found.maybe:
        yield (
            f"Entry {each.seq} holds a part of the name. Where it means the same person, "
            f"add --also {each.seq}."
        )
    was = "It was in:" if found.done else "It is in:"
    yield was if found.held_in else "No copy of it is known anywhere else."
    for place in found.held_in:
        yield f"  {_said(place)}"
    if found.proposed is not None:
        ends = words.moment(found.proposed.ends)
        yield (
            "A copy that others can read may have left this laptop. Whether that is a data "
            "breach, a person decides: “investigator breach record”. Known from now, 72 "
            f"hours end {ends}."
        )


def _entry(one: "EntryTaken") -> shapes.Shape:
    return {"seq": one.seq, "effect": "told_again" if one.again else "destroyed"}


def _place(one: "HeldIn") -> shapes.Shape:
    return {
        "what": one.what,
        "where": one.where or None,
        "when": one.when.iso() if one.when else None,
        "left_laptop": one.left_laptop,
        "encrypted": one.sealed,
    }


def _proposal(one: "BreachProposed | None") -> shapes.Shape | None:
    if one is None:
        return None
    return {
        "ref": one.case,
        "because": list(one.because),
        "known_since": one.known_since.iso(),
        "ends": one.ends.iso(),
        "hours": 72,
    }


def _said(one: "HeldIn") -> str:
    where = f", {one.where}" if one.where else ""
    when = f" ({words.moment(one.when)})" if one.when else ""
    left = " May have left this laptop." if one.left_laptop and not one.sealed else ""
    return f"{one.what}{where}{when}.{left}"
