"""From an empty laptop to a PDF, and back the next day: by keys alone, in a terminal."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.terminal.person import NotSeen, Person

pytestmark = pytest.mark.terminal
_PASSPHRASE = "correct horse battery staple umbrella violin"
_HALF = "Rang the union about Friday"
_PROGRAM = str(Path(sys.executable).with_name("investigator"))


@pytest.fixture(scope="module")
def shot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture that somebody sent; a plain one, made here."""
    path = tmp_path_factory.mktemp("sent") / "shot.png"
    Image.new("RGB", (320, 200), "white").save(path)
    return path


def test_the_main_job_is_done_by_keys_and_is_there_the_next_day(tmp_path, shot):
    try:
        _journey(tmp_path / "home", shot)
    except NotSeen:  # keys sent by a program can overtake a screen still being drawn
        _journey(tmp_path / "another", shot)


def _journey(home: Path, shot: Path) -> None:
    home.mkdir()
    with Person([_PROGRAM, "--vault", str(home / "vault")], home) as person:
        _make_a_vault(person)
        _open_a_case(person)
        _word_an_allegation(person)
        _add_an_exhibit(person, shot)
        _ask_for_removal(person)
        _check_the_removal(person)
        _make_the_report(person, home / "report.pdf")
        _half_fill_a_note(person)
        person.press("C-l")
        assert "Tansell" not in person.see("Copies outside the vault: 2 files.")
        person.press("Escape", shown="Leave them")
        person.see("Your vault is locked", "Nothing leaves this laptop.")
        for word in ("Tansell", _HALF):
            assert word not in person.everything()
        _unlock(person)
        person.see("1 form is half filled: Note what happened")
        person.see("CASE-2026-001", "post about pay")
        person.press("C-q", shown="Ctrl+Q Leave")
        person.left()
    with Person([_PROGRAM, "--vault", str(home / "vault")], home) as person:
        _unlock(person)
        person.see("Enter Open", "> CASE-2026-001")
        person.press_for("Enter", "What is missing", "They mocked the pay offer")
        person.press_for("3", "A1", "you mocked the pay offer")
        person.press_for("4", "E01", "Post about pay", "3h")
        person.press_for("5", "E01 captured")
        person.press_for("6", "Checks", "Still there, no exhibit")
        person.press_for("8", "Investigation report", "○ Draft")
    _the_report_says_it(home / "report.pdf", shot)


def _make_a_vault(person: Person) -> None:
    person.see("Make your vault", "Your name")
    person.fill("Petra Lanternwick")
    person.press("Tab")
    person.fill("HR officer")
    person.press("Tab")
    person.fill("Thistlemere")
    person.press("C-n", shown="Ctrl+N Next")
    person.see("Your passphrase")
    person.fill(_PASSPHRASE, seen="•" * 30)
    person.see("Strong")
    person.press("Tab")
    person.write(_PASSPHRASE)
    person.press("C-n", shown="Ctrl+N Next")
    told = person.see("shown this once", "13")
    groups = dict(re.findall(r"\b(\d{1,2}) ([A-Z2-7]{4})\b", told))
    assert len(groups) == 13
    person.press("C-n", shown="Ctrl+N Next")
    asked = re.findall(r"Group (\d+)", person.see("Who will keep this envelope"))
    assert len(asked) == 3
    for number in asked:
        person.fill(groups[number])
        person.press("Tab")
    person.fill("Minerva Oxbow")
    person.press("Tab")
    person.fill("the safe")
    person.press("C-n", shown="Ctrl+N Next")
    person.see("Your schools", "do it later")
    person.press("C-n", shown="Ctrl+N Next")
    person.see("Your vault is ready", "Open a case")
    person.press("Enter", shown="Open a case")


def _open_a_case(person: Person) -> None:
    person.see("A new case: five answers", "Who told you?")
    person.fill("Colleague W")
    person.press("Tab")
    person.fill("24/11/2026 09:00")
    person.press("Tab")
    person.fill("They mocked the pay offer")
    person.press("Tab")
    person.fill("Bryony Tansell")
    person.press("Tab")
    person.fill("Brindlewick")
    person.press("Tab")
    person.fill("post about pay")
    person.press("C-s", shown="Ctrl+S")
    person.see("Saved. Concern CASE-2026-001", "> CASE-2026-001", "B. T., Brindlewick")
    person.see("Enter Open")
    person.press_for("Enter", "What is missing", "No allegation is worded")


def _word_an_allegation(person: Person) -> None:
    person.press_for("3", "n Word")
    person.press("n", shown="n Word")
    person.see("Word an allegation")
    person.fill("On 23 November 2026 you mocked the pay offer.")
    person.press("Tab")
    person.fill("7.5.1", seen="7.5.1 No belittling")
    person.press("Tab", shown="Space takes one")
    person.press_for("Space", "Chosen: 7.5.1")
    person.press("C-s", shown="Ctrl+S")
    person.see("A1", "Draft")


def _add_an_exhibit(person: Person, shot: Path) -> None:
    person.press_for("4", "a Add")
    person.press("a", shown="a Add")
    person.see("Add an exhibit", "Which file")
    person.fill(str(shot))
    person.press("Tab", "Tab")
    person.fill("Post about pay")
    person.press("Tab")
    person.fill("3h")
    person.see("Say below when it was captured")
    person.press("Tab", "Tab")
    person.fill("Colleague W")
    person.press("Tab")
    person.fill("now")
    person.press("C-s", shown="Ctrl+S")
    person.see("E01", "Post about pay", "counted back from the capture")


def _ask_for_removal(person: Person) -> None:
    person.press_for("6", "n Ask")
    person.press("n", shown="n Ask")
    person.see("Ask for removal", "What is to go", "E01")
    person.press_for("Space", "[x] E01")
    person.press("Tab", "Tab", "Tab")
    person.fill("Henrietta Bramblewood")
    person.press("Tab")
    person.fill("policy 2.3")
    person.press("Tab")
    person.press_for("Space", "(o) In person")
    person.press("Tab")
    person.fill("now")
    person.press("C-s", shown="Ctrl+S")
    person.see("R1", "Due", "Henrietta Bramblewood")


def _check_the_removal(person: Person) -> None:
    person.press("k", shown="k Check")
    person.see("A check for R1", "What you saw")
    person.press_for("Space", "(o) Still there")
    person.press("Tab")
    person.fill("now")
    person.press("C-s", shown="Ctrl+S")
    person.see("Checks", "Still there, no exhibit")


def _make_the_report(person: Person, out: Path) -> None:
    person.press_for("8", "n Make")
    person.press("n", shown="n Make")
    person.see("Make: Investigation report", "DRAFT", "report.pdf")
    person.press("C-u")
    person.no_longer_see("report.pdf")
    person.fill(str(out))
    person.press("C-s", shown="Ctrl+S")
    person.see("Investigation report", "○ Draft")


def _half_fill_a_note(person: Person) -> None:
    person.press_for("c", "What happened")
    person.fill(_HALF)


def _unlock(person: Person) -> None:
    person.see("Your vault is locked", "Passphrase")
    person.fill(_PASSPHRASE, seen="•" * 30)
    person.press("Enter", shown="Enter Unlock")
    person.see("Open 1")


def _the_report_says_it(pdf: Path, shot: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert hashlib.sha256(shot.read_bytes()).hexdigest() in text
