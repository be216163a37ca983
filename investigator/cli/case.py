"""case new, list, show, missing, timeline, move, import."""

from collections.abc import Iterator
from pathlib import Path

import click

from investigator.casework import views
from investigator.casework.case_views import clock_notes
from investigator.casework.commands.case import ImportCases, MoveCase, OpenCase
from investigator.cli import shapes, words
from investigator.cli.common import answer, instant, perform, unlocked
from investigator.cli.opened_in_error import opened_in_error
from investigator.cli.options import common
from investigator.domain.people import Category
from investigator.domain.procedure import Stage

_MANY = 100_000


@click.group()
def case() -> None:
    """Open a case, list the cases, read one."""


@case.command("new")
@click.option("--title", required=True, help="A few words that name the concern.")
@click.option("--respondent", default="", help="The staff member's name.")
@click.option("--category", type=click.Choice([each.value for each in Category]))
@click.option("--school", required=True)
@click.option("--seen", help="When the material was first seen.")
@click.option("--reported", help="When it was reported.")
@click.option("--by", "reported_by", default="", help="Who reported it.")
@click.option("--to", "reported_to", default="", help="To whom.")
@click.option("--words", "said", default="", help="The reporter's exact words.")
@click.option("--ref", default="", help="Your own reference; else the program gives one.")
@click.option("--happened", help="When it happened, now unless told.")
@common
@click.pass_context
def new(context: click.Context, /, **given: str) -> None:
    """Open a case for a suspected breach."""
    with unlocked(context) as desk:
        category = given["category"]
        done = perform(
            desk,
            OpenCase(
                ref=given["ref"],
                title=given["title"],
                school=given["school"],
                respondent=given["respondent"],
                category=Category(category) if category else None,
                words=given["said"],
                first_seen=instant(given["seen"]),
                reported_at=instant(given["reported"]),
                reported_by=given["reported_by"],
                reported_to=given["reported_to"],
                happened_at=instant(given["happened"]),
            ),
        )
        ref = done.case.ref if done.case else ""
    answer(context, {"ref": ref}, lambda: iter([f"{ref} is open. It is in stage: intake."]))


case.add_command(opened_in_error)


@case.command("list")
@click.option("--closed", is_flag=True, help="Closed cases as well.")
@click.option("--all", "every", is_flag=True, help="Also cases opened in error.")
@click.option("--find", default="", help="Only cases in which these words occur.")
@common
@click.pass_context
def list_cases(context: click.Context, *, closed: bool, every: bool, find: str) -> None:
    """List the cases, soonest due first."""
    with unlocked(context) as desk:
        shown = closed or every or bool(find)
        found = views.cases(desk, 0, _MANY, words=find, closed=shown, in_error=every)
    data = [
        {
            "ref": line.ref,
            "title": line.title,
            "state": line.stage,
            "respondent": line.respondent,
            "next_due": line.next_due or None,
            "school": line.school,
        }
        for line in found
    ]

    def lines() -> Iterator[str]:
        for line in found:
            when = f" Next due {line.next_due}: {line.next_what}." if line.next_due else ""
            yield f"{line.ref}: {line.title}. {line.respondent}, {line.school}."
            yield f"  Stage: {words.spoken(line.stage)}.{when}"
        if not found:
            yield "No case yet. Open one with “investigator case new”."

    answer(context, data, lines)


@case.command("show")
@click.argument("ref")
@common
@click.pass_context
def show(context: click.Context, ref: str) -> None:
    """Read a case: who, what, where it stands."""
    with unlocked(context) as desk:
        one = views.case(desk, ref)
        due = views.due(desk, one)
        clock = clock_notes(desk, ref)
    people = [
        {"key": key, "name": each.label, "kind": each.added.fact.kind.value}
        for key, each in one.people.items()
    ]
    allegations = [
        {
            "id": number,
            "wording": each.drafted.fact.wording,
            "clauses": list(each.clauses),
            "state": each.state.value,
        }
        for number, each in one.allegations.items()
    ]
    roles = {role.value: one.holder(role) for role in one.roles}
    data = {
        "ref": one.ref,
        "title": one.title,
        "state": one.stage.value,
        "school": one.school,
        "respondent": one.respondent_label,
        "roles": roles,
        "people": people,
        "allegations": allegations,
        "exhibits": len(one.exhibits),
        "removal_requests": len(one.removals),
        "due": [
            {"id": item.number, "what": item.what, "due": shapes.due(item.due)}
            for item in due
        ],
        "clock_notes": [shapes.clock_note(note) for note in clock],
    }

    def lines() -> Iterator[str]:
        yield f"{one.ref}: {one.title}"
        yield f"Staff member: {one.respondent_label}. School: {one.school}."
        yield f"Stage: {words.spoken(one.stage.value)}."
        for role, holder in roles.items():
            yield f"{words.spoken(role).capitalize()}: {holder}."
        for each in allegations:
            clauses = ", ".join(each["clauses"])
            state = words.spoken(str(each["state"]))
            yield f"{each['id']} (clauses {clauses}; {state}): {each['wording']}"
        yield f"Exhibits: {len(one.exhibits)}. Removal requests: {len(one.removals)}."
        for item in due:
            late = "OVERDUE: " if item.overdue else "Due: "
            yield f"{late}{words.due(item.due)}: {item.what}"
        yield from (note.sentence() for note in clock)

    answer(context, data, lines)


@case.command("missing")
@click.argument("ref")
@common
@click.pass_context
def missing(context: click.Context, ref: str) -> None:
    """Say what is missing, what it blocks, and how to mend it."""
    with unlocked(context) as desk:
        gaps = views.missing(desk, views.case(desk, ref))
    data = [
        {"code": gap.code, "what": gap.what, "blocks": gap.blocks.value, "mend": gap.mend}
        for gap in gaps
    ]

    def lines() -> Iterator[str]:
        for gap in gaps:
            yield f"{gap.what} Blocks: {gap.blocks.value}. {gap.mend}"
        if not gaps:
            yield "Nothing is missing."

    answer(context, data, lines)


@case.command("timeline")
@click.argument("ref")
@common
@click.pass_context
def timeline(context: click.Context, ref: str) -> None:
    """Read what happened, in order of time."""
    with unlocked(context) as desk:
        events = views.timeline(views.case(desk, ref))
        clock = clock_notes(desk, ref)

    def lines() -> Iterator[str]:
        for event in events:
            doubt = " (not certain)" if event.uncertain else ""
            yield f"{words.moment(event.at)}{doubt}: {event.what}. Source: {event.source}."
        yield from (note.sentence() for note in clock)

    answer(context, [shapes.event(event) for event in events], lines)


@case.command("move")
@click.argument("ref")
@click.argument("state", type=click.Choice([each.value for each in Stage]))
@click.option("--reason", default="")
@click.option("--happened", help="When it happened, now unless told.")
@common
@click.pass_context
def move(context: click.Context, ref: str, state: str, reason: str, happened: str) -> None:
    """Move a case to another stage."""
    with unlocked(context) as desk:
        wanted = MoveCase(
            case=ref, to=Stage(state), reason=reason, happened_at=instant(happened)
        )
        perform(desk, wanted)
    spoken = words.spoken(state)
    answer(
        context, {"ref": ref, "state": state}, lambda: iter([f"{ref} is now: {spoken}."])
    )


@case.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_context
def import_cases(context: click.Context, file: Path) -> None:
    """Bring in cases from a file of the sample's shape."""
    from investigator.casework.importing import Imported

    with unlocked(context) as desk:
        made = perform(desk, ImportCases(file=file)).made
    if not isinstance(made, Imported):
        raise TypeError(type(made).__name__)
    data = {
        "imported": list(made.refs),
        "refused": [{"where": each.where, "why": each.why} for each in made.refused],
    }

    def lines() -> Iterator[str]:
        yield f"Brought in: {', '.join(made.refs) or 'nothing'}."
        for each in made.refused:
            yield f"Not brought in: {each.where}: {each.why}"

    answer(context, data, lines)
