"""What it costs to see the first page of the register, with few cases and with many."""

import tempfile
from pathlib import Path

from investigator.casework import views
from investigator.casework.desk import Desk
from investigator.storage.register import CaseLine
from tests.bench.measure import Figure, paired, seconds
from tests.bench.vaults import a_desk

_FEW, _MANY, _ROWS = 50, 5_000, 30


def figures() -> list[Figure]:
    """The first page at 5,000 cases against 50."""
    with tempfile.TemporaryDirectory() as folder:
        few = _filled(Path(folder) / "few", _FEW)
        many = _filled(Path(folder) / "many", _MANY)
        try:
            ratio = paired(lambda: _first_page(many), lambda: _first_page(few), 41)
            page = sorted(_first_page(many) for _ in range(21))[10]
        finally:
            few.lock()
            many.lock()
    return [
        Figure(
            what="first page of the register, 5,000 cases against 50",
            value=ratio,
            budget="1.2 x",
            ratio=True,
        ),
        Figure(what="first page of the register at 5,000 cases", value=page, budget="-"),
    ]


def _first_page(desk: Desk) -> float:
    return seconds(lambda: views.cases(desk, 0, _ROWS))


def _filled(folder: Path, count: int) -> Desk:
    """Lines only: the register is a list of its own, made from ledgers."""
    desk = a_desk(folder)
    lines = [
        CaseLine(
            file=f"{at:026d}.case",
            ref=f"CASE-{at:05d}",
            title="A post about the trust",
            school="Nettlemoor",
            respondent=f"Person {at}",
            stage="investigating",
            closed=False,
            safeguarding=False,
            next_due=f"2026-12-{at % 28 + 1:02d}",
            next_what="something",
            seq=1,
            head="00",
            latest=0,
        )
        for at in range(count)
    ]
    for line in lines:
        desk.vault.register.keep(line, still_open=False, folded=line.ref.casefold())
    return desk
