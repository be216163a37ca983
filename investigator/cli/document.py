"""document kinds, make."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from investigator.casework.commands.exhibit import MakeDocument
from investigator.cli.common import Exit, answer, perform, unlocked
from investigator.cli.options import common


@click.group()
def document() -> None:
    """Make documents from a case."""


@document.command("kinds")
@common
@click.pass_context
def kinds(context: click.Context) -> None:
    """List the kinds of document that can be made."""
    from investigator.casework.documents import KINDS

    data = [{"kind": kind, "title": title, "stage": stage} for kind, title, stage in KINDS]
    answer(context, data, lambda: iter([f"{kind}: {title}" for kind, title, _ in KINDS]))


@document.command("make")
@click.argument("ref")
@click.argument("kind")
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--part", default="", help="What it is about, such as an exhibit.")
@click.option("--draft", is_flag=True, help="Mark it as a draft, whatever is missing.")
@common
@click.pass_context
def make(
    context: click.Context, ref: str, kind: str, *, out: Path, part: str, draft: bool
) -> None:
    """Make a document as a PDF. It is a draft as long as something is missing."""
    from investigator.casework.documents import DocumentMade

    with unlocked(context) as desk:
        wanted = MakeDocument(case=ref, kind=kind, out=out, part=part, draft=draft)
        made = perform(desk, wanted).made
    if not isinstance(made, DocumentMade):
        raise TypeError(type(made).__name__)
    checks = asdict(made.checks)
    faults = checks.pop("faults")
    data = {
        "file": str(made.file),
        "sha256": made.sha256.hex,
        "pages": made.pages,
        "state": made.state.value,
        "missing": list(made.missing),
        "checks": {**checks, "faults": list(faults)},
    }

    def lines() -> Iterator[str]:
        yield f"Written: {made.file} ({made.pages} pages, {made.state.value})."
        yield f"Fingerprint {made.sha256.hex}"
        for each in made.missing:
            yield f"Missing: {each}"
        for each in made.checks.faults:
            yield f"Failed check: {each}"
        yield "The PDF is not encrypted: keep it where only those who need it can read it."

    answer(context, data, lines)
    if not made.checks.passed:
        context.exit(Exit.DOCUMENT)
