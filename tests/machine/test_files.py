"""Files are written whole, private, never through a link, and errors are sentences."""

import errno
import os
import resource
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.errors import Damaged, Refused
from investigator.machine import files
from investigator.machine.disk_errors import refusal
from investigator.machine.files import (
    name_on_disk,
    private_folder,
    read_whole,
    sweep,
    writable_target,
    write_pieces,
    write_whole,
)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_written_reads_back_and_only_its_owner_can_read_it(tmp_path):
    target = tmp_path / "a.keys"
    write_whole(target, b"first")
    write_whole(target, b"second")
    assert read_whole(target, 100) == b"second"
    assert mode(target) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["a.keys"]


def test_pieces_make_one_file(tmp_path):
    write_pieces(tmp_path / "a", (bytes([n]) * n for n in range(5)))
    assert (tmp_path / "a").read_bytes() == b"\1\2\2\3\3\3\4\4\4\4"


def test_pieces_that_stop_coming_leave_the_old_file_and_nothing_else(tmp_path):
    def damaged():
        yield b"new"
        raise Damaged("One piece does not read as it was written.")

    write_whole(tmp_path / "a", b"old")
    with pytest.raises(Damaged):
        write_pieces(tmp_path / "a", damaged())
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_file_others_could_read_is_private_once_written(tmp_path):
    target = tmp_path / "a.keys"
    target.write_bytes(b"old")
    target.chmod(0o644)
    write_whole(target, b"new")
    assert mode(target) == 0o600


def test_the_file_and_then_its_folder_are_made_durable_before_it_returns(
    tmp_path, monkeypatch
):
    seen = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(fd):
        seen.append("folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "file")
        real_sync(fd)

    def replace(self, target):
        seen.append("replace")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    write_whole(tmp_path / "a", b"data")
    assert seen == ["file", "replace", "folder"]


def test_a_link_at_the_target_is_refused_and_what_it_points_at_is_untouched(tmp_path):
    victim, link = tmp_path / "victim", tmp_path / "link"
    victim.write_bytes(b"precious")
    link.symlink_to(victim)
    with pytest.raises(Refused, match="is a link to another place"):
        write_whole(link, b"x")
    with pytest.raises(Refused, match="is a link to another place"):
        writable_target(link, overwrite=True)
    assert victim.read_bytes() == b"precious"
    assert link.is_symlink()


def test_a_link_that_leads_nowhere_is_refused_too(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(Refused, match="is a link"):
        write_whole(link, b"x")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_instead_of_a_file_is_refused(tmp_path):
    for call in (
        lambda: write_whole(tmp_path, b"x"),
        lambda: writable_target(tmp_path, overwrite=True),
        lambda: read_whole(tmp_path, 10),
    ):
        with pytest.raises(
            Refused, match=r"is a folder, not a file|is not an ordinary file"
        ):
            call()


def test_a_file_instead_of_a_folder_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused, match="a file stands where a folder should be"):
        write_whole(tmp_path / "file" / "a", b"x")
    with pytest.raises(Refused, match="a file stands where a folder should be"):
        private_folder(tmp_path / "file")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(Refused, match=r"The folder .*absent is not there") as refused:
        write_whole(tmp_path / "absent" / "a", b"x")
    assert "Make the folder first" in refused.value.remedy
    with pytest.raises(Refused, match=r"The folder .*absent is not there"):
        writable_target(tmp_path / "absent" / "a", overwrite=False)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Refused, match="absent is not there"):
        read_whole(tmp_path / "absent", 10)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a"
    write_whole(target, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(Refused, match="There is no room left") as refused:
            write_whole(target, bytes(20_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "Make room" in refused.value.remedy
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_while_syncing_leaves_the_old_file(tmp_path, monkeypatch, code):
    target = tmp_path / "a"
    write_whole(target, b"old")

    def full(_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="There is no room left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_target_that_cannot_be_replaced_leaves_no_part(tmp_path, monkeypatch):
    def denied(*_):
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(Refused, match="You have no permission"):
        write_whole(tmp_path / "a", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_else_is_refused_in_words():
    code = (
        "import sys; from pathlib import Path\n"
        "from investigator.domain.errors import Damaged, Refused\n"
        "from investigator.machine import files\n"
        "for call in (lambda p: files.write_whole(p, b'x'),\n"
        "             lambda p: files.writable_target(p, overwrite=True),\n"
        "             lambda p: files.private_folder(p.parent)):\n"
        "    try: call(Path(sys.argv[1]))\n"
        "    except Refused as no: print(no.sentence)\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        outcome = subprocess.run(
            [*_as_nobody(), sys.executable, "-c", code, str(Path(folder) / "a")],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(Path(files.__file__).parents[2]), "LANG": "C.UTF-8"},
        )
        assert list(Path(folder).iterdir()) == []
    assert outcome.stdout.count("You have no permission for") == 3


def _as_nobody():
    return ["setpriv", "--reuid=65534", "--clear-groups"]


def test_a_file_larger_than_expected_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_whole(tmp_path / "a", 5) == b"12345"
    with pytest.raises(Refused, match="larger than the 4 bytes"):
        read_whole(tmp_path / "a", 4)


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="not an ordinary file"):
        read_whole(tmp_path / "pipe", 10)
    with pytest.raises(Refused, match="not an ordinary file"):
        write_whole(tmp_path / "pipe", b"x")


def test_a_private_folder_is_made_with_those_above_it(tmp_path):
    folder = private_folder(tmp_path / "one" / "two")
    assert mode(folder) == mode(folder.parent) == 0o700


def test_an_open_folder_is_closed_to_others(tmp_path):
    (tmp_path / "open").mkdir(mode=0o755)
    assert mode(private_folder(tmp_path / "open")) == 0o700


def test_a_link_is_no_private_folder(tmp_path):
    (tmp_path / "real").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(Refused, match="is a link"):
        private_folder(tmp_path / "link")
    assert mode(tmp_path / "real") == 0o755


def test_what_a_cut_off_write_left_is_swept_and_nothing_else(tmp_path):
    for name in (".investigator-0123456789abcdef.part", "a.part", "a.case"):
        (tmp_path / name).write_bytes(b"")
    assert sweep(tmp_path) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.case", "a.part"]


def test_a_target_that_is_there_needs_leave_to_be_replaced(tmp_path):
    target = tmp_path / "a.pdf"
    assert writable_target(target, overwrite=False) == target
    target.write_bytes(b"")
    assert writable_target(target, overwrite=True) == target
    with pytest.raises(Refused, match="already there"):
        writable_target(target, overwrite=False)


@pytest.mark.parametrize(
    ("text", "ending", "name"),
    [
        ("LHST-0014 hearing bundle", ".pdf", "LHST-0014-hearing-bundle.pdf"),
        ("Zoë O'Brien", "pdf", "Zoe-O-Brien.pdf"),
        ("../../etc/passwd", ".txt", "etc-passwd.txt"),
        ("-rf", "", "rf"),
        ("con", ".pdf", "file-con.pdf"),
        ("COM1", "", "file-COM1"),
        ("مرحبا", ".pdf", "file.pdf"),
        ("", ".pdf", "file.pdf"),
        ("a\u202egpj.exe", ".pdf", "agpj-exe.pdf"),
        ("trailing. ", ".pdf", "trailing.pdf"),
    ],
)
def test_names_for_export_are_plain(text, ending, name):
    assert name_on_disk(text, ending) == name


@given(st.text())
def test_every_name_for_export_is_one_plain_part(text):
    name = name_on_disk(text, ".pdf")
    assert name.isascii()
    assert len(name) <= 105
    assert Path(name).name == name
    assert name[0].isalnum()
    assert name.endswith(".pdf")


@pytest.mark.parametrize("code", [errno.EROFS, errno.EIO, errno.ENAMETOOLONG, errno.EBUSY])
def test_every_error_has_a_sentence_and_a_remedy(code):
    told = refusal(OSError(code, os.strerror(code)), Path("a\x1bb"))
    assert "a<U+001B>b" in told.sentence
    assert told.sentence.endswith(".")
    assert told.remedy
