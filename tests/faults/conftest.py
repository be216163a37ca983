"""A vault on which things go wrong, and the table of what came of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from investigator.machine.crypto import Argon2
from tests.casework import vaults
from tests.faults.processes import FULL, Here, Program, a_room
from tests.faults.table import PROPERTY, Row, lines

_BY_THE_TEST = {
    "test_damage": ("damaged by hand: zeroed, swapped, stale, cut, older", "all found"),
    "test_full_disk": ("the program with a limit on files' size", "a plain sentence"),
    "test_kill": ("the whole program killed", "0 lost"),
    "test_list_behind": ("a list of cases that could not be written", "mended"),
    "test_restore": ("backups cut off", "none harmed"),
}
"""Of files whose tests put no line of their own: what one line of them all says."""


@pytest.fixture
def program(tmp_path):
    """The program on a practice vault with one case and one exhibit."""
    return Program(tmp_path, vaults.copied(vaults.small(), tmp_path / "vault"))


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The same, asked in this process wherever no limit is set."""
    monkeypatch.setattr(Argon2, "derive", vaults.derived)
    return Here(tmp_path, vaults.copied(vaults.small(), tmp_path / "vault"))


@pytest.fixture
def rooms() -> Iterator[Callable[[str], str]]:
    """Makes folders to do harm in, one for each driver."""
    whole = a_room()

    def room(name: str) -> str:
        made = whole / name
        made.mkdir()
        return str(made)

    yield room
    shutil.rmtree(whole)


@pytest.fixture
def figure(record_property) -> Callable[..., None]:
    """Puts a line into the table: what, many, result, budget, and whether it holds."""

    def put(
        what: str, *, many: object, result: str, budget: str, holds: bool | None
    ) -> None:
        row = Row(what=what, many=str(many), result=result, budget=budget, holds=holds)
        record_property(PROPERTY, row.as_plain())

    return put


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The full run ends with the table; the gate has no need of it."""
    reports = [
        report
        for outcome in ("passed", "failed", "error")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call" or report.failed
    ]
    rows = [row for report in reports for row in _rows(report)]
    rows += _by_the_test(reports)
    rows += _without_a_line(reports)
    if not FULL or not rows:
        return
    terminalreporter.section("faults")
    for line in lines(sorted(rows, key=lambda row: row.what)):
        terminalreporter.write_line(line)


def _rows(report: pytest.TestReport) -> Iterator[Row]:
    for name, told in report.user_properties:
        if name == PROPERTY and isinstance(told, dict):
            yield Row.from_plain(told)


def _by_the_test(reports: list[pytest.TestReport]) -> Iterator[Row]:
    for name, (what, budget) in _BY_THE_TEST.items():
        asked = [
            report
            for report in reports
            if report.nodeid.startswith(f"tests/faults/{name}.py") and not [*_rows(report)]
        ]
        hold = sum(report.passed for report in asked)
        if asked:
            yield Row(
                what=what,
                many=f"{len(asked)} tests",
                result=f"{hold} hold",
                budget=budget,
                holds=hold == len(asked),
            )


def _without_a_line(reports: list[pytest.TestReport]) -> Iterator[Row]:
    """Whatever failed before it could say what it had found."""
    for report in reports:
        name = Path(report.nodeid.partition("::")[0]).stem
        if report.failed and name not in _BY_THE_TEST and not [*_rows(report)]:
            yield Row(
                what=report.nodeid.partition("::")[2].replace("_", " "),
                many="-",
                result="did not come to its end",
                budget="-",
                holds=False,
            )
