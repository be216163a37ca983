"""Runs one call of the command line in this process, and shows what came of it."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from investigator.cli.common import Asked
from investigator.cli.main import run
from tests.casework.vaults import a_desk

NOWHERE = Path("/nonexistent/vault")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def all(self) -> str:
        """Everything that was said."""
        return self.out + self.err


def call(
    *words: object, usual: Path = NOWHERE, practice: Path = NOWHERE, application: int = 0
) -> Ran:
    """One call, as a person types it."""
    out, err = io.StringIO(), io.StringIO()
    opened: list[Path | None] = []

    def open_application(vault: Path | None) -> int:
        opened.append(vault)
        click.echo(f"opened {vault}")
        return application

    lent = Asked(
        usual_vault=usual,
        practice_vault=practice,
        make_desk=a_desk,
        open_application=open_application,
    )
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code: object = run([str(word) for word in words], lent)
        except SystemExit as ended:
            code = ended.code
    assert isinstance(code, int)
    return Ran(code, out.getvalue(), err.getvalue())
