"""What a stop left of a file that was being added goes behind the screens, by itself."""

import io
from pathlib import Path

import pytest

from investigator.casework.desk import Desk
from investigator.storage import kept
from investigator.storage.kept import Staged
from investigator.tui.messages import Asked
from tests.tui.case.conftest import At
from tests.tui.case.practising import NEW, opened, unlocked, until


def _unsealed(desk: Desk) -> int:
    found = desk.case_file(NEW).ledger.connection.execute(
        "SELECT count(*) FROM kept WHERE sealed = 0"
    )
    return int((found.fetchone() or (0,))[0])


def _left(vault: Path, cache: Path) -> None:
    desk = unlocked(vault, cache)
    file = desk.case_file(NEW)
    *_, staged = file.stage(io.BytesIO(bytes(3 << 20)))
    assert isinstance(staged, Staged)
    file.kept.staging.let_go(staged)
    assert _unsealed(desk) == 1
    desk.lock()


async def test_it_goes_when_its_case_is_opened(
    at: At, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(kept, "_SWEPT_AT_OPENING", 0)
    _left(vault, tmp_path / "cache")
    app = at(NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        left: list[object] = [1]

        def gone() -> bool:
            if left[-1]:
                app.post_message(Asked(_unsealed, answer=left.append))
            return left[-1] == 0

        await until(pilot, gone)
