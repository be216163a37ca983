"""The first half hour and the door: phrases, the envelope, preferences, idleness, files."""

import os
from pathlib import Path

import pytest

from investigator.casework import doorstep, offers, preferences, setting_up
from investigator.casework.commands.vault import UseKeyring
from investigator.casework.doorstep import Door
from investigator.casework.idle import COUNT_DOWN, Idle, laptop_clock
from investigator.casework.perform import perform
from investigator.domain.errors import Refused
from investigator.machine import crypto, places, system
from investigator.machine.clock import FixedClock, SystemClock
from investigator.reference.load import phrase_words
from investigator.storage import keyring_slot
from investigator.storage.vault import ENVELOPE
from tests.casework import vaults

KEY = "AAAA BBBB CCCC DDDD EEEE FFFF GGGG HHHH JJJJ KKKK LLLL MMMM NNNN"


def test_a_phrase_is_six_words_of_the_list_and_another_each_time():
    first, second = setting_up.offered_phrase(), setting_up.offered_phrase()
    assert len(first.split()) == 6
    assert {*first.split()} <= {*phrase_words()}
    assert first != second


def test_a_draw_that_would_favour_some_words_is_drawn_again(monkeypatch):
    draws = [b"\xff" * 4, (7).to_bytes(4, "big")] * 6
    monkeypatch.setattr(crypto, "random_bytes", lambda _count: draws.pop(0))
    assert setting_up.offered_phrase() == " ".join([phrase_words()[7]] * 6)


@pytest.mark.parametrize("here", [True, False])
def test_the_keyring_is_offered_where_it_is_safe(monkeypatch, here):
    monkeypatch.setattr(keyring_slot, "offered", lambda: here)
    assert setting_up.keyring_offered() is here


def test_the_sheet_is_saved_and_taken_away_again(tmp_path):
    file = setting_up.save_recovery_key(tmp_path / "key.txt", KEY)
    assert KEY in file.read_text()
    for _again in range(2):
        setting_up.delete_sheet(file)
    assert not file.exists()


def test_groups_typed_back_as_they_are_hold():
    assert setting_up.check_groups(KEY, [(2, "bbbb "), (9, "JJJJ")]) == ()


def test_groups_typed_back_otherwise_are_named():
    assert setting_up.check_groups(KEY, [(2, "BBBB"), (5, "E3EE"), (9, "")]) == (5, 9)


@pytest.mark.parametrize("keeper", ["", "  ", "Philippa Ostrander", " PHILIPPA ostrander"])
def test_the_envelope_is_for_somebody_else(keeper):
    with pytest.raises(Refused):
        setting_up.check_keeper(keeper, "Philippa Ostrander")


def test_somebody_else_may_keep_the_envelope():
    setting_up.check_keeper("The head", "Philippa Ostrander")


def test_the_practice_vault_lies_apart():
    assert setting_up.practice_folder() == places.practice_vault_folder()
    assert setting_up.practice_folder() != places.vault_folder()


def test_a_door_tells_what_lies_behind_it_and_names_nobody(folder, tmp_path):
    assert doorstep.door_of(tmp_path) == Door()
    assert doorstep.door_of(folder) == Door(here=True, practice=True)
    assert doorstep.door_of(vaults.real()) == Door(here=True)


def test_a_door_says_that_the_keyring_opens_it(desk, folder, monkeypatch):
    monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: b"k" * 32)
    perform(desk, UseKeyring(on=True))
    assert doorstep.door_of(folder) == Door(here=True, practice=True, keyring=True)


def test_a_door_that_cannot_be_read_is_there_all_the_same(folder):
    (folder / ENVELOPE).write_bytes(b"damaged")
    assert doorstep.door_of(folder) == Door(here=True)


def test_warming_up_needs_no_vault(empty_desk):
    doorstep.warm_up(empty_desk)
    assert not empty_desk.unlocked


class TestIdle:
    """Counting down with a clock that moves when it is told to."""

    @pytest.fixture
    def clock(self):
        return FixedClock(vaults.NOW)

    @pytest.fixture
    def idle(self, clock):
        return Idle(clock, 10)

    def gone(self, clock: FixedClock, idle: Idle, seconds: int) -> int:
        """Looks once a second, as the program does."""
        for _each in range(seconds):
            clock.forward(microseconds=1_000_000)
            idle.seconds_left()
        return idle.seconds_left()

    def test_it_counts_down_while_nobody_touches_it(self, clock, idle):
        assert self.gone(clock, idle, 540) == COUNT_DOWN

    def test_a_touch_begins_anew(self, clock, idle):
        self.gone(clock, idle, 540)
        idle.touched()
        assert idle.seconds_left() == 600

    def test_it_never_goes_below_nothing(self, clock, idle):
        assert self.gone(clock, idle, 700) == 0

    def test_a_laptop_that_slept_was_left_alone(self, clock, idle):
        clock.forward(hours=1)
        assert idle.seconds_left() == 0

    def test_a_touch_after_sleep_does_not_save_it(self, clock, idle):
        clock.forward(hours=1)
        idle.touched()
        assert idle.seconds_left() == 0

    def test_opening_the_vault_begins_anew(self, clock, idle):
        clock.forward(hours=1)
        idle.begin()
        assert idle.seconds_left() == 600

    def test_it_goes_by_the_laptops_own_clock(self):
        assert isinstance(laptop_clock(), SystemClock)


def test_preferences_are_kept_and_read(tmp_path):
    file = tmp_path / "settings.toml"
    usual = preferences.preferences(file)
    chosen = preferences.Preferences(lock_after_minutes=5, vault=str(tmp_path))
    assert preferences.keep(file, chosen) == chosen
    assert preferences.preferences(file) == chosen != usual


def test_preferences_lie_where_the_platform_says():
    assert preferences.preferences_file() == places.settings_file()


def test_the_settings_name_the_vault_where_nobody_else_does(tmp_path):
    chosen = preferences.Preferences(vault=str(tmp_path))
    usual = places.vault_folder()
    assert preferences.preferred_vault(usual, chosen) == tmp_path
    assert preferences.preferred_vault(Path("/other"), chosen) == Path("/other")
    assert preferences.preferred_vault(usual, preferences.Preferences()) == usual


@pytest.fixture
def home(tmp_path):
    """A home with three files, the second of them the newest."""
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    for at, name in enumerate(("old.png", "new.png", "middle.png")):
        (downloads / name).write_bytes(b"x" * (at + 1))
        os.utime(downloads / name, (1_000 + at % 2 * 9 + at, 1_000 + at % 2 * 9 + at))
    (downloads / ".hidden").touch()
    (downloads / "folder").mkdir()
    (downloads / "broken").symlink_to("nowhere")
    (tmp_path / "Documents").mkdir()
    return tmp_path


def test_the_newest_files_are_offered_first(home):
    found = offers.newest_files(2, home)
    assert [each.path.name for each in found] == ["new.png", "middle.png"]
    assert (found[0].folder, found[0].size) == ("Downloads", 2)


@pytest.mark.parametrize(
    ("typed", "ending"),
    [
        ("Downloads/n", "Downloads/new.png"),
        ("Downl", "Downloads/"),
        ("Do", "Do"),
        ("Downloads/", "Downloads/"),
        ("Nowhere/x", "Nowhere/x"),
    ],
)
def test_a_path_is_made_as_long_as_only_one_allows(home, typed, ending):
    assert offers.completed(f"{home}/{typed}") == f"{home}/{ending}"


def test_nothing_typed_is_nothing_offered():
    assert offers.completed("  ") == "  "


def test_documents_go_where_documents_are(home, tmp_path_factory):
    bare = tmp_path_factory.mktemp("bare")
    assert offers.documents_folder(home) == home / "Documents"
    assert offers.documents_folder(bare) == bare


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("A/1", "report: draft?"), "A-1 report- draft-"),
        (("...",), "document"),
        (("", ""), "document"),
        (("x" * 500,), "x" * 120),
    ],
)
def test_words_make_a_plain_file_name(words, name):
    assert offers.file_name(*words) == name


def test_a_file_is_handed_to_the_systems_viewer(monkeypatch, tmp_path):
    shown = []

    def viewer(path):
        shown.append(path)
        return True

    monkeypatch.setattr(system, "open_viewer", viewer)
    assert offers.open_in_viewer(tmp_path)
    assert shown == [tmp_path]
