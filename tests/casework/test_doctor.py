"""What the computer lacks is said with the one command that mends it."""

import os
import shutil
import sys
from dataclasses import replace
from typing import NamedTuple

import pytest

from investigator.casework import doctor as subject
from investigator.casework.doctor import Check, Terminal, able, checks
from investigator.documents import doctor as documents
from investigator.documents import glyphs, templates
from investigator.domain.errors import Damaged
from investigator.machine import system
from investigator.machine.clock import FixedClock
from investigator.machine.system import DiskKind
from investigator.storage import connection, keyring_slot
from tests.casework.vaults import NOW

GOOD = Terminal(there=True, name="xterm-256color", columns=80)


class Disk(NamedTuple):
    """What the system answers about room on a disk."""

    free: int


class Clock(FixedClock):
    """A clock that says whether it is in step."""

    def __init__(self, *, in_step: bool | None) -> None:
        super().__init__(NOW)
        self.in_step = in_step

    def record(self):
        return replace(super().record(), synchronised=self.in_step)


@pytest.fixture
def found(tmp_path, monkeypatch):
    """What is found here by the name of the check."""
    monkeypatch.setattr(keyring_slot, "offered", lambda: True)

    def look(terminal: Terminal = GOOD, *, in_step: bool | None = True) -> dict[str, Check]:
        made = checks(tmp_path / "vault", Clock(in_step=in_step), terminal)
        return {each.what: each for each in made}

    return look


def test_a_computer_with_everything_is_able(found):
    made = found()
    assert [each.what for each in made.values() if not each.ok] == []
    assert able(tuple(made.values()))
    assert {*made} == {
        *("encryption", "pango", "fonts", "disk", "space", "keyring", "clock", "terminal")
    }


def test_nothing_is_made_by_looking(found, tmp_path):
    found()
    assert list(tmp_path.iterdir()) == []


def broken(*_words, **_more):
    raise Damaged("It was not encrypted.")


def lost():
    raise templates.TemplatesLost("The templates are not here.")


LACKS = {
    "encryption": (connection, "connect", broken),
    "pango": (
        documents,
        "missing",
        lambda: ("Pango is not on this computer. To add it: x",),
    ),
    "fonts": (templates, "templates", lost),
    "disk": (system, "disk_kind", lambda _path: DiskKind.NETWORK),
    "space": (shutil, "disk_usage", lambda _path: Disk(1024)),
}


@pytest.mark.parametrize("what", LACKS)
def test_what_the_main_job_needs_and_lacks_is_told_with_what_mends_it(
    found, monkeypatch, what
):
    monkeypatch.setattr(*LACKS[what])
    made = found()
    assert [each.what for each in made.values() if not each.ok] == [what]
    assert made[what].said.endswith(".")
    assert made[what].mend
    assert not able(tuple(made.values()))


def test_typefaces_that_are_lost_are_told(found, monkeypatch, tmp_path):
    monkeypatch.setattr(glyphs, "FONTS", tmp_path)
    assert "typefaces are not where" in found()["fonts"].said


def test_a_synced_folder_is_told(found, monkeypatch):
    monkeypatch.setattr(system, "disk_kind", lambda _path: DiskKind.SYNCED)
    assert "synced folder" in found()["disk"].said


def test_a_folder_that_may_not_be_written_in_is_told(found, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert "may not write" in found()["disk"].said


@pytest.mark.parametrize(("platform", "mend"), [("linux", "gnome-keyring"), ("win32", "")])
def test_a_missing_keyring_hinders_nothing(found, monkeypatch, platform, mend):
    monkeypatch.setattr(keyring_slot, "offered", lambda: False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(subject, "_pango", lambda: Check(what="pango", ok=True, said="."))
    made = found()
    assert not made["keyring"].ok
    assert mend in made["keyring"].mend
    assert able(tuple(made.values()))


@pytest.mark.parametrize(
    ("in_step", "ok", "said"),
    [(True, True, "in step."), (None, True, "does not tell"), (False, False, "not kept")],
)
def test_the_clock_is_told_as_the_system_tells_it(found, in_step, ok, said):
    clock = found(in_step=in_step)["clock"]
    assert (clock.ok, said in clock.said, bool(clock.mend)) == (ok, True, not ok)


@pytest.mark.parametrize(
    ("terminal", "said"),
    [
        (Terminal(there=False, name="xterm", columns=80), "no terminal"),
        (Terminal(there=True, name="dumb", columns=80), "cannot draw"),
        (Terminal(there=True, name="xterm", columns=40), "60 columns"),
    ],
)
def test_a_terminal_that_cannot_show_the_screens_is_told(found, terminal, said):
    made = found(terminal)
    assert said in made["terminal"].said
    assert able(tuple(made.values()))


def test_a_terminal_that_tells_no_width_is_believed(found):
    assert found(Terminal(there=True, name="xterm", columns=0))["terminal"].ok
