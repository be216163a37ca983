"""exhibit add, list, show, export, verify."""

from collections.abc import Iterator
from pathlib import Path

import click

from investigator.casework import bulk, views
from investigator.casework.commands.exhibit import (
    AdmitExhibit,
    ExportExhibit,
    Showing,
    VerifyExhibits,
)
from investigator.cli import shapes, words
from investigator.cli.common import Exit, answer, asked, instant, perform, unlocked
from investigator.cli.exhibit_about import audience, monitoring, place, taken_down
from investigator.cli.exhibit_times import challenge, choose_time, decide_challenge, link
from investigator.cli.opening import vault_folder
from investigator.cli.options import common
from investigator.domain.exhibit import ExhibitKind, Origin
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import LONDON, Instant
from investigator.domain.numbers import is_number
from investigator.domain.post import Basis
from investigator.domain.put_right import tombstone
from investigator.domain.time.interval import Order, Rounding


@click.group()
def exhibit() -> None:
    """Add evidence files, list them, check and export them."""


for _more in (challenge, decide_challenge, link, choose_time):
    exhibit.add_command(_more)
for _more in (audience, monitoring, taken_down, place):
    exhibit.add_command(_more)


@exhibit.command("add")
@click.argument("ref")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--title", default="", help="What it shows, in a line.")
@click.option("--kind", type=click.Choice([each.value for each in ExhibitKind]))
@click.option("--shown", default="", help="The time exactly as the site shows it.")
@click.option("--basis", type=click.Choice([each.value for each in Basis]))
@click.option("--zone", default="", help="The zone of the device it was viewed on.")
@click.option("--order", type=click.Choice([each.value for each in Order]), default="DMY")
@click.option("--rounding", type=click.Choice([each.value for each in Rounding]))
@click.option("--captured", help="When the copy was made.")
@click.option("--url", default="", help="The address of the post.")
@click.option("--platform", default="", help="The site or app.")
@click.option("--handle", default="", help="The account's handle.")
@click.option("--author", default="", help="The key of the person whose post it is.")
@click.option("--words", "said", default="", help="The words of the post.")
@click.option("--supplied-by", default="", help="Who handed it in.")
@click.option("--how", default="", help="How it was obtained.")
@click.option("--happened", help="When it was added, now unless told.")
@click.option("--large", is_flag=True, help="Keep files of more than 1 GB whole.")
@common
@click.pass_context
def add(
    context: click.Context,
    /,
    ref: str,
    files: tuple[Path, ...],
    *,
    large: bool,
    **given: str,
) -> None:
    """Make files exhibits of a case."""
    captured = instant(given["captured"])
    zone = given["zone"]
    if captured is not None:
        captured = Instant(captured.at, zone or LONDON)
    added = []
    with bulk.for_files(files), unlocked(context) as desk:
        for file in files:
            wanted = AdmitExhibit(
                case=ref,
                file=file,
                title=given["title"] or file.name,
                kind=ExhibitKind(given["kind"] or ExhibitKind.OTHER),
                origin=Origin(
                    supplied_by=given["supplied_by"],
                    obtained_how=given["how"],
                    captured_at=captured,
                ),
                showing=_showing(given),
                happened_at=instant(given["happened"]),
                large_confirmed=large,
            )
            done = perform(desk, wanted)
            if done.case is not None:
                number = tuple(done.case.exhibits)[-1]
                added.append(views.exhibit_view(done.case, done.case.exhibits[number]))

    def lines() -> Iterator[str]:
        for view in added:
            yield f"{view.exhibit.number} added: {view.exhibit.admitted.fact.title}"
            yield f"  Fingerprint {view.exhibit.file.sha256.hex}"
            yield from _time_lines(view)

    answer(context, [shapes.exhibit(view) for view in added], lines)


def _showing(given: dict[str, str]) -> Showing | None:
    if not any(given[name] for name in ("shown", "url", "handle", "said")):
        return None
    return Showing(
        shown=given["shown"],
        basis=Basis(given["basis"] or Basis.UNKNOWN),
        zone=given["zone"],
        order=Order(given["order"]),
        rounding=Rounding(given["rounding"] or Rounding.UNKNOWN),
        platform=given["platform"],
        handle=given["handle"],
        address=given["url"],
        words=given["said"],
        author=given["author"],
    )


@exhibit.command("list")
@click.argument("ref")
@common
@click.pass_context
def list_exhibits(context: click.Context, ref: str) -> None:
    """List the exhibits with the times they show."""
    with unlocked(context) as desk:
        case = views.case(desk, ref)
    found = views.exhibits(case)
    gone = {
        number: tombstone(told)
        for number, told in case.taken_out.items()
        if is_number(number, "E")
    }

    def lines() -> Iterator[str]:
        for view in found:
            fact = view.exhibit.admitted.fact
            yield f"{fact.number}: {fact.title} ({words.spoken(fact.kind.value)})"
            yield from _time_lines(view)
        for number, told in gone.items():
            yield f"{number}: {told}."
        if not found:
            yield "No exhibit yet. Add one with “investigator exhibit add”."

    answer(context, [shapes.exhibit(view) for view in found], lines)


@exhibit.command("show")
@click.argument("ref")
@click.argument("number")
@common
@click.pass_context
def show(context: click.Context, ref: str, number: str) -> None:
    """Read one exhibit."""
    with unlocked(context) as desk:
        case = views.case(desk, ref)
        view = views.exhibit_view(case, known_exhibit(case, number))
    fact = view.exhibit.admitted.fact

    def lines() -> Iterator[str]:
        yield f"{fact.number}: {fact.title}"
        yield f"{fact.file.what}, {fact.file.size} bytes, {fact.file.original_name}"
        yield f"Fingerprint {fact.file.sha256.hex}"
        if fact.origin.supplied_by:
            yield f"Supplied by {fact.origin.supplied_by}."
        if fact.origin.captured_at:
            yield f"Captured {words.moment(fact.origin.captured_at)}."
        yield from _time_lines(view)
        yield from (*fact.file.notes, *fact.file.times_found)
        if view.exhibit.withheld is not None:
            yield f"Withheld: {view.exhibit.withheld.fact.ground}."
        if view.duplicate_of:
            yield f"Same as, or cut from: {', '.join(view.duplicate_of)}."

    answer(context, shapes.exhibit(view), lines)


def _time_lines(view: views.ExhibitView) -> Iterator[str]:
    shown = view.shown
    if shown is None:
        return
    yield f"  Time shown: “{shown.shown}”"
    for reading in shown.readings:
        span = reading.span
        first, last = words.moment(span.earliest), words.moment(span.latest)
        yield f"  Can be read as: {first} to {last}"
    if not shown.readings:
        never = "nonexistent_local_time" in shown.flags
        yield (
            "  That time never happened on a clock there."
            if never
            else ("  It cannot be read as a moment.")
        )
    if view.status is not None:
        yield f"  Standing: {words.standing(view.status.value)}"
    if view.chosen is not None:
        begins, ends = view.chosen.earliest, view.chosen.latest
        yield f"  Counts: {words.moment(begins)} to {words.moment(ends)}"


@exhibit.command("export")
@click.argument("ref")
@click.argument("number")
@click.option("--out", required=True, type=click.Path(path_type=Path))
@common
@click.pass_context
def export(context: click.Context, ref: str, number: str, out: Path) -> None:
    """Write the sealed bytes of an exhibit to a file outside the vault."""
    with bulk.for_vault(vault_folder(asked(context))), unlocked(context) as desk:
        perform(desk, ExportExhibit(case=ref, exhibit=number, out=out))
    line = f"Written: {out}. It is not encrypted; delete it when you no longer need it."
    answer(context, {"file": str(out), "exhibit": number}, lambda: iter([line]))


@exhibit.command("verify")
@click.argument("ref")
@common
@click.pass_context
def verify(context: click.Context, ref: str) -> None:
    """Hash every exhibit again."""
    from investigator.casework.rehashing import ExhibitChecked

    with bulk.for_vault(vault_folder(asked(context))), unlocked(context) as desk:
        made = perform(desk, VerifyExhibits(case=ref)).made
    checked = [each for each in _each(made) if isinstance(each, ExhibitChecked)]
    wrong = [each for each in checked if each.problem]
    data = {
        "ok": not wrong,
        "exhibits": [
            {
                "id": each.number,
                "ok": not each.problem,
                "sha256": each.sha256,
                "problem": each.problem or None,
            }
            for each in checked
        ],
    }

    def lines() -> Iterator[str]:
        for each in wrong:
            yield f"{each.number}: {each.problem}"
        good = len(checked) - len(wrong)
        yield f"{good} of {len(checked)} exhibits are as they were sealed."

    answer(context, data, lines)
    if wrong:
        context.exit(Exit.DAMAGED)


def _each(made: object) -> tuple[object, ...]:
    return made if isinstance(made, tuple) else ()
