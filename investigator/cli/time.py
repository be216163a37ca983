"""time read, id, compare, filename, clock; chat read: no vault is needed."""

from collections.abc import Iterator
from pathlib import Path

import click

from investigator.cli import shapes, words
from investigator.cli.common import answer, instant
from investigator.cli.options import common
from investigator.domain.time import displayed, file_names, identifiers
from investigator.domain.time.interval import Order, Rounding


@click.group()
def time() -> None:
    """Read times: as shown, in an address, in a file's name; compare them."""


@time.command("read")
@click.argument("text")
@click.option("--captured", required=True, help="When the copy was made.")
@click.option("--zone", default=None, help="The zone of the device it was viewed on.")
@click.option("--order", type=click.Choice([each.value for each in Order]), default="DMY")
@click.option(
    "--rounding", type=click.Choice([each.value for each in Rounding]), default="unknown"
)
@common
@click.pass_context
def read(
    context: click.Context,
    text: str,
    *,
    captured: str,
    zone: str | None,
    order: str,
    rounding: str,
) -> None:
    """Read a time as a site shows it into every moment that it can mean."""
    found = displayed.read(
        text,
        captured=instant(captured),
        zone=zone,
        order=Order(order),
        rounding=Rounding(rounding),
    )
    data = {
        "readings": [
            {**shapes.span(each.span), "note": each.note} for each in found.readings
        ],
        "flags": [flag.value for flag in found.flags],
    }

    def lines() -> Iterator[str]:
        for each in found.readings:
            first, last = words.moment(each.span.earliest), words.moment(each.span.latest)
            yield f"From {first} to before {last}"
        for flag in found.flags:
            yield f"Mind: {words.spoken(flag.value)}"

    answer(context, data, lines)


@time.command("id")
@click.argument("address")
@click.option("--platform", default=None, help="The site or app, where it is no address.")
@common
@click.pass_context
def id_(context: click.Context, address: str, *, platform: str | None) -> None:
    """Read the time that an address or identifier holds, if it holds one."""
    found = identifiers.decode(address, platform)
    if found is None:
        answer(context, None, lambda: iter(["No time in this id."]))
        return
    data = {
        "platform": found.platform,
        **shapes.span(found.span),
        "meaning": found.meaning.value,
        "authority": found.authority.value,
        "precision": found.precision.value,
    }
    line = (
        f"{found.platform}: {words.moment(found.earliest)}, {words.spoken(found.meaning)}; "
        f"the clock of the {words.spoken(found.authority)}."
    )
    answer(context, data, lambda: iter([line]))


@time.command("filename")
@click.argument("name")
@common
@click.pass_context
def filename(context: click.Context, name: str) -> None:
    """Read the time that a file's name holds, if it holds one."""
    found = file_names.read_name(name)
    if found is None:
        answer(context, None, lambda: iter(["No time in this name."]))
        return
    data = {
        "local": found.local,
        "precision": found.precision.value,
        "pattern": found.pattern,
    }
    line = f"{found.local}, by the clock of the device; zone not stated."
    answer(context, data, lambda: iter([line]))


@time.command("compare")
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_context
def compare(context: click.Context, file: Path) -> None:
    """Compare several times of one event by their independent origins.

    FILE is a YAML list of: id, kind, origin, relation (at, not_before, not_after), span
    [earliest, latest], and lag in seconds where there is one.
    """
    from investigator.casework.time_files import compared

    found = compared(file)
    data = {
        "verdict": found.verdict.value,
        "independent": found.independent,
        "tied": found.tied,
        "best": shapes.span(found.best) if found.best else None,
        "explanation": found.explanation,
        "findings": [each.value for each in found.findings],
    }

    def lines() -> Iterator[str]:
        yield f"{words.spoken(found.verdict.value).capitalize()}."
        if found.best:
            yield f"From {words.moment(found.best.earliest)}"
            yield f"to before {words.moment(found.best.latest)}"
        if found.explanation:
            yield f"A possible reason: {found.explanation}."

    answer(context, data, lines)


@time.command("clock")
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_context
def clock(context: click.Context, file: Path) -> None:
    """Compare two records of a clock.

    FILE is YAML with prev and cur, each with wall_ns, boot_ns, boot_id, unsync,
    maxerror_us and tz.
    """
    from investigator.casework.time_files import clock_sentences

    found = clock_sentences(file)
    answer(context, list(found), lambda: iter(found or ("The clock ran on.",)))


@click.group()
def chat() -> None:
    """Read chat exports."""


@chat.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--zone", default=None, help="The zone of the phone that made the export.")
@common
@click.pass_context
def read_chat(context: click.Context, file: Path, *, zone: str | None) -> None:
    """Read a WhatsApp export, its day-month order settled by what it holds."""
    from investigator.casework.time_files import read_chat as read_file

    found = read_file(file, zone)
    data = {
        "order": found.order.value,
        "ambiguous": found.ambiguous,
        "messages": [
            {
                "at_local": each.local.isoformat() if each.local else None,
                "earliest": each.earliest.iso() if each.earliest else None,
                "latest": each.latest.iso() if each.latest else None,
                "who": each.who,
                "text": each.text,
            }
            for each in found.messages
        ],
        "flags": [flag.value for flag in found.flags],
    }

    def lines() -> Iterator[str]:
        for each in found.messages:
            when = each.local.isoformat(" ") if each.local else "time not readable"
            yield f"{when} {each.who or 'the app'}: {each.text}"
        for flag in found.flags:
            yield f"Mind: {words.spoken(flag.value)}"

    answer(context, data, lines)
