"""What it costs to read a long ledger and to carry out a small command."""

import tempfile
from pathlib import Path

from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.domain.steps import StepTaken
from tests.bench.measure import Figure, median, seconds
from tests.bench.vaults import a_desk

_SMALL, _LARGE = 20_000, 100_000


def figures() -> list[Figure]:
    """A ledger of 20,000 and of 100,000 entries, and one small command."""
    with tempfile.TemporaryDirectory() as folder:
        desk = a_desk(Path(folder) / "vault")
        try:
            small, large = _filled(desk, "SMALL", _SMALL), _filled(desk, "LARGE", _LARGE)
            read_small = median(lambda: _read(desk, small), 3)
            read_large = seconds(lambda: _read(desk, large))
            perform(desk, OpenCase(title="T", school="S", ref="STEP"))
            step = TakeStep(case="STEP", what="something happened")
            command = median(lambda: perform(desk, step), 31)
        finally:
            desk.lock()
    return [
        Figure(
            what="read a ledger of 20,000 entries (chain, last signature)",
            value=read_small,
            budget="1 s",
        ),
        Figure(
            what="100,000 entries against 20,000, five times being linear",
            value=read_large / read_small,
            budget="about 5 x",
            ratio=True,
        ),
        Figure(what="perform one small command, median", value=command, budget="10 ms"),
    ]


def _filled(desk: Desk, ref: str, count: int) -> str:
    perform(desk, OpenCase(title="T", school="S", ref=ref))
    file = desk.case_file(ref)
    saying = desk.saying()
    for start in range(0, count, 10_000):
        facts = [(StepTaken(what=f"step {start + at}"), saying) for at in range(10_000)]
        desk.record(file, facts)
    name = file.name
    desk.close_case(ref)
    return name


def _read(desk: Desk, name: str) -> None:
    desk.vault.open_case(name, settle=False).close()
