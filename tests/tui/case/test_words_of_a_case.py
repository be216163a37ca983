"""What entries, moments, paths and next steps are called."""

import os
from pathlib import Path

import pytest

from investigator.casework.offers import completed, file_name, newest_files
from investigator.domain.instant import Instant
from investigator.domain.people import Role, RoleGiven
from investigator.domain.procedure import CaseMoved, Stage
from investigator.record.kinds import CASE_KINDS
from investigator.tui import times
from investigator.tui.entry_words import _SENTENCES, entry_words
from investigator.tui.screens.case_tabs.next_step import mend

NOW = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")


def test_every_kind_of_entry_has_its_sentence():
    assert {kind.type.__name__ for kind in CASE_KINDS.values()} <= set(_SENTENCES)


def test_an_entry_is_told_in_the_words_of_the_screen():
    moved = CaseMoved(to=Stage.AWAITING_DECISION, reason="The report is in")
    assert entry_words(moved) == "Stage: Waiting for a decision. The report is in"


@pytest.mark.parametrize("role", ["hearing_chair", "dsl"])
def test_a_role_is_told_by_its_name(role):
    told = entry_words(RoleGiven(role=Role(role), person="P"))
    assert told.endswith("is now P")
    assert "_" not in told


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("14/3/2026 21:14", "= Saturday 14 March 2026, 9.14 pm, British time (GMT)"),
        ("1/7/2026 00:05", "= Wednesday 1 July 2026, 12.05 am, British summer time (BST)"),
        ("25/10/2026 01:20", "? Write the day and the time, such as 14/3/2026 21:14"),
        ("soon", "? Write the day and the time, such as 14/3/2026 21:14"),
    ],
)
def test_a_typed_moment_is_echoed_with_its_day(typed, understood):
    echo = times.echo_moment(NOW)(typed)
    assert f"{'=' if echo.understood else '?'} {echo.words}" == understood


def test_an_age_waits_for_its_capture():
    assert "when it was captured" in times.echo_shown("3h", None, "").words
    told = times.echo_shown("3h", NOW, "Europe/London")
    assert told.understood
    assert told.words.startswith("between Monday 23 November 2026, 1.00 pm")


def test_a_day_is_no_moment_and_a_moment_no_day():
    assert times.typed_moment("14/3/2026", NOW) is None
    assert times.typed_day("14/3/2026 21:14", NOW) is None
    assert str(times.typed_day("14/3/2026", NOW)) == "2026-03-14"


def test_a_gap_names_its_tab_its_key_and_what_it_is_about():
    assert (mend("put_A2").tab, mend("put_A2").key, mend("put_A2").subject) == (
        3,
        "u",
        "A2",
    )
    assert mend("time_P69_E08").subject == "E08"
    assert mend("before_take_over_intake").action == "screen.add"
    assert mend("confirm_53").key == "y"


def test_a_path_is_completed_as_far_as_it_is_certain(tmp_path: Path):
    for name in ("shot one.png", "shot two.png", "alone.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder").mkdir()
    assert completed(f"{tmp_path}/al") == f"{tmp_path}/alone.txt"
    assert completed(f"{tmp_path}/sh") == f"{tmp_path}/shot "
    assert completed(f"{tmp_path}/fo") == f"{tmp_path}/folder/"
    assert completed(f"{tmp_path}/nothing") == f"{tmp_path}/nothing"
    assert completed("/no such folder/x") == "/no such folder/x"


def test_the_newest_files_come_first(tmp_path: Path):
    names = ("Downloads/a.png", "Pictures/Screenshots/b.png", "Desktop/c")
    for at, name in enumerate(names):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text("x")
        os.utime(file, (at, at))
    (tmp_path / "Downloads" / ".hidden").write_text("x")
    assert [one.path.name for one in newest_files(2, tmp_path)] == ["c", "b.png"]


def test_a_file_name_is_plain_whatever_the_case_is_called():
    assert file_name("A/B\u202e", "x?") == "A-B-U+202E- x-"
    assert file_name(" ", "") == "document"
