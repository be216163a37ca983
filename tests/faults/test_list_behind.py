"""A list of cases that could not be written is mended by the next unlocking."""

import errno
import os
from pathlib import Path

import pytest

from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.vault import LockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.domain.errors import Refused
from investigator.machine.crypto import Argon2
from investigator.storage.connection import NotWritten
from investigator.storage.kept import Kept
from investigator.storage.register import Register
from tests.casework import vaults
from tests.casework.vaults import REF
from tests.faults.checking import Found, after
from tests.faults.working import Ack, at_work

pytestmark = pytest.mark.faults


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(Argon2, "derive", vaults.derived)
    return vaults.copied(vaults.small(), tmp_path / "vault")


def _full(*_given, **_named):
    raise NotWritten("database or disk is full")


def _fails(*_given):
    raise OSError(errno.EIO, "Input/output error")


def test_a_new_case_that_the_list_does_not_know_yet_is_there_at_the_next_unlocking(
    folder, monkeypatch
):
    with at_work(folder) as desk:
        with monkeypatch.context() as disk:
            disk.setattr(Register, "keep", _full)
            done = perform(desk, OpenCase(title="T", school="S", ref="N-1"))
        assert done.case is not None
        assert "the next unlocking mends it" in done.notices[0]
    with at_work(folder) as desk:
        assert desk.case_file("N-1").case.ref == "N-1"
    assert after(folder, []) == Found()


def test_a_line_that_is_written_after_all_waits_for_nothing(folder, monkeypatch):
    step = TakeStep(case=REF, what="Something")
    with at_work(folder) as desk:
        with monkeypatch.context() as disk:
            disk.setattr(Register, "keep", _full)
            perform(desk, step)
        assert perform(desk, step).notices == ()
        desk.close_case(REF)
        assert desk.vault.register.left_open() == ()
    assert after(folder, []) == Found()


def test_a_case_opens_though_the_list_cannot_be_written(folder, monkeypatch):
    with at_work(folder) as desk:
        monkeypatch.setattr(Register, "keep", _full)
        assert desk.case_file(REF).case.ref == REF
        assert any("the next unlocking mends it" in each for each in desk.notices)


def test_a_vault_opens_though_what_was_left_open_cannot_be_listed(folder, monkeypatch):
    with at_work(folder) as desk:
        monkeypatch.setattr(Register, "mark_closed", _full)
        head = desk.case_file(REF).standing.head
    with monkeypatch.context() as disk:
        disk.setattr(Register, "keep", _full)
        with at_work(folder) as desk:
            assert desk.unlocked
    monkeypatch.undo()
    assert after(folder, [Ack(REF, head.seq, head.hash.hex())]) == Found()


def test_a_case_opens_though_what_was_staged_cannot_be_swept(folder, monkeypatch):
    with at_work(folder) as desk:
        monkeypatch.setattr(Kept, "sweep", _full)
        assert desk.case_file(REF).case.ref == REF


def test_a_vault_locks_though_its_note_cannot_be_taken_out(folder, monkeypatch):
    with at_work(folder) as desk:
        with monkeypatch.context() as disk:
            disk.setattr(os, "ftruncate", _fails)
            perform(desk, LockVault())
        assert not desk.unlocked
    assert after(folder, []) == Found()


def test_a_fault_of_the_disk_that_nobody_named_is_a_plain_sentence(folder, monkeypatch):
    with at_work(folder) as desk:
        monkeypatch.setattr(Desk, "record", _fails)
        with pytest.raises(Refused, match=f"reported a fault at .*{folder.name}"):
            perform(desk, TakeStep(case=REF, what="Something"))


def test_a_fault_at_a_file_names_the_file(folder, monkeypatch):
    def fails(*_given):
        raise OSError(errno.ENOSPC, "No space left on device", str(Path("/disk/paper")))

    with at_work(folder) as desk:
        monkeypatch.setattr(Desk, "record", fails)
        with pytest.raises(Refused, match="no room left to write /disk/paper"):
            perform(desk, TakeStep(case=REF, what="Something"))


def test_a_fault_while_nothing_is_open_names_the_programs_own_folder(folder, monkeypatch):
    with at_work(folder) as desk:
        desk.lock()
        monkeypatch.setattr(Desk, "lock", _fails)
        with pytest.raises(Refused, match=r"reported a fault at .*children"):
            perform(desk, LockVault())
        monkeypatch.undo()
