"""One holder at a time, told by name, and freed by any end of its process."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from investigator.domain.errors import Refused
from investigator.machine import locks, system
from investigator.machine.files import Locked, hold

HOLDER = (
    "import sys; from pathlib import Path\n"
    "from investigator.machine.files import Locked, hold\n"
    "sys.stdin.readline()\n"
    "try: held = hold(Path(sys.argv[1]), 'editing')\n"
    "except Locked: print('locked', flush=True)\n"
    "else: print('mine', flush=True)\n"
    "sys.stdin.readline()\n"
)


def starter(path):
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_second_is_told_who_has_it(tmp_path):
    with hold(tmp_path / "vault", "editing"), pytest.raises(Locked) as locked:
        hold(tmp_path / "vault", "")
    holder = locked.value.holder
    assert holder is not None
    assert holder.pid == os.getpid()
    assert holder.note == "editing"
    assert holder.since.endswith("Z")
    assert f"{holder.user} on {holder.host} has had it since" in locked.value.sentence
    assert locked.value.remedy


def test_it_can_be_taken_again_once_let_go(tmp_path):
    held = hold(tmp_path / "vault", "")
    held.close()
    held.close()
    with hold(tmp_path / "vault", ""):
        assert (tmp_path / "vault.lock").stat().st_mode & 0o777 == 0o600


def test_what_is_held_is_never_opened_itself(tmp_path):
    (tmp_path / "a.case").write_bytes(b"database")
    with hold(tmp_path / "a.case", ""):
        assert (tmp_path / "a.case").read_bytes() == b"database"
    with hold(tmp_path / "vault.lock", ""):
        assert not (tmp_path / "vault.lock.lock").exists()


def test_of_eight_starters_exactly_one_wins(tmp_path):
    starters = [starter(tmp_path / "vault") for _ in range(8)]
    for each in starters:
        each.stdin.write("go\n")
        each.stdin.flush()
    said = [each.stdout.readline().strip() for each in starters]
    for each in starters:
        each.communicate("end\n")
    assert sorted(said) == ["locked"] * 7 + ["mine"]


def test_a_killed_holder_holds_nothing(tmp_path):
    other = starter(tmp_path / "vault")
    other.stdin.write("go\n")
    other.stdin.flush()
    assert other.stdout.readline() == "mine\n"
    with pytest.raises(Locked) as locked:
        hold(tmp_path / "vault", "")
    assert f"as process {other.pid}." in locked.value.sentence
    other.send_signal(signal.SIGKILL)
    other.communicate()
    with (
        hold(tmp_path / "vault", ""),
        pytest.raises(Locked, match=f"process {os.getpid()}"),
    ):
        hold(tmp_path / "vault", "")


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"user": 1}', b"[" * 4096, b"\xff"])
def test_a_note_that_cannot_be_read_still_says_that_it_is_open(tmp_path, note):
    with hold(tmp_path / "vault", ""):
        (tmp_path / "vault.lock").write_bytes(note)
        with pytest.raises(Locked, match="already open in another window") as locked:
            hold(tmp_path / "vault", "")
    assert locked.value.holder is None


def test_somebody_elses_note_is_made_safe_to_show(tmp_path):
    with hold(tmp_path / "vault", "\x1b]52;c;aGk=\x07" + "x" * 500):
        with pytest.raises(Locked) as locked:
            hold(tmp_path / "vault", "")
        assert "\x1b" not in locked.value.sentence
        assert "x" * 50 in locked.value.sentence
        assert "x" * 80 not in locked.value.sentence


def test_a_lock_that_is_a_link_is_refused(tmp_path):
    (tmp_path / "victim").write_bytes(b"precious")
    (tmp_path / "vault.lock").symlink_to(tmp_path / "victim")
    with pytest.raises(Refused, match="is a link to another place"):
        hold(tmp_path / "vault", "")
    assert (tmp_path / "victim").read_bytes() == b"precious"


def test_a_lock_that_is_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "vault.lock")
    with pytest.raises(Refused, match="not an ordinary file"):
        hold(tmp_path / "vault", "")


def test_a_disk_that_cannot_lock_is_told_in_words(tmp_path, monkeypatch):
    def no_locks(_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(system, "lock", no_locks)
    with pytest.raises(Refused, match=r"could not be used: No locks available\."):
        hold(tmp_path / "vault", "")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(Refused, match=r"The folder .*absent is not there"):
        hold(tmp_path / "absent" / "vault", "")


def test_a_full_disk_keeps_nobody_out(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(locks, "_write", full)
    with hold(tmp_path / "vault", ""), pytest.raises(Locked):
        hold(tmp_path / "vault", "")
