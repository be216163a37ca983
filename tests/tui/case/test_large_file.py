"""A very large file is asked about before it is added, and once only."""

from pathlib import Path

from textual.pilot import Pilot

from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.domain.sizes import GB
from investigator.tui.messages import Wanted
from investigator.tui.modals.add_exhibit import AddExhibit
from investigator.tui.modals.confirm import Confirm
from tests.tui.case.conftest import At
from tests.tui.case.practising import RUNNING, opened, seen, until
from tests.tui.case.test_questions import fill


async def _asked(pilot: Pilot[int], tmp_path: Path) -> list[AdmitExhibit]:
    """The question with such a file in it, saved; what is then wanted is caught."""
    wanted: list[AdmitExhibit] = []

    def caught(message: Wanted) -> None:
        assert isinstance(message.command, AdmitExhibit)
        wanted.append(message.command)

    pilot.app.carry_out = caught  # type: ignore[attr-defined]  # of the real application
    file = tmp_path / "film.mp4"
    with file.open("wb") as empty:
        empty.truncate(GB + 1)
    await opened(pilot, 4)
    await pilot.press("a")
    for name, words in (("file", str(file)), ("title", "a film"), ("shown", "none")):
        fill(pilot, name, words)
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
    assert "film.mp4 is large: 1.0 GB" in seen(pilot)
    return wanted


async def test_no_leaves_the_question_as_it_was(at: At, tmp_path: Path):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        wanted = await _asked(pilot, tmp_path)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AddExhibit))
        assert wanted == []


async def test_yes_wants_the_whole_of_it(at: At, tmp_path: Path):
    app = at(RUNNING)
    async with app.run_test(size=(80, 24)) as pilot:
        wanted = await _asked(pilot, tmp_path)
        await pilot.click("#yes")
        await until(pilot, lambda: bool(wanted))
        assert wanted[0].large_confirmed
