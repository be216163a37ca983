"""What every operating system's half promises, tried on the one that runs the tests."""

import ast
import os
import resource
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from investigator.machine import system
from investigator.machine.system import disk, linux, viewing
from investigator.machine.system.disk import DiskKind

HALVES = ("linux", "macos", "windows")
FOLDER = Path(system.__file__).parent


def offered(module):
    """Each public function of a module as written, those it takes from another included."""
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            returns = ast.unparse(node.returns) if node.returns else ""
            found[node.name] = f"({ast.unparse(node.args)}) -> {returns}"
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute):
            source = ast.unparse(node.value.value)
            if source in {"unix", "job"}:
                name = ast.unparse(node.targets[0])
                found[name] = offered(source).get(node.value.attr, "a constant")
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NO_WINDOW":
            found["NO_WINDOW"] = "a constant"
    return found


def test_the_three_halves_offer_the_same_functions():
    linux_half, *others = (offered(half) for half in HALVES)
    for other in others:
        assert other == linux_half
    assert set(linux_half) | {"DiskKind"} == set(system.__all__)


def test_a_private_file_is_new_and_its_owners_only(tmp_path):
    fd = system.make_private_file(tmp_path / "a")
    try:
        os.write(fd, b"x")
        assert stat.S_IMODE(os.fstat(fd).st_mode) == 0o600
        assert not os.get_inheritable(fd)
    finally:
        os.close(fd)
    with pytest.raises(FileExistsError):
        system.make_private_file(tmp_path / "a")


def test_a_private_file_is_never_made_through_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        system.make_private_file(tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()


def test_a_private_folder_is_its_owners_only_whatever_the_mask(tmp_path):
    before = os.umask(0)
    try:
        system.make_private_folder(tmp_path / "a")
        system.make_private_folder(tmp_path / "a")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_a_lock_has_one_holder(tmp_path):
    path = tmp_path / "lock"
    path.touch()
    first, second = (os.open(path, os.O_RDWR) for _ in range(2))
    try:
        assert system.lock(first)
        assert not system.lock(second)
        system.unlock(first)
        assert system.lock(second)
    finally:
        os.close(first)
        os.close(second)


def test_the_boot_counter_goes_forward_and_counts_sleep():
    first = system.boot_clock_ns()
    assert 0 < first <= system.boot_clock_ns()
    assert 0 <= system.suspended_ns() < system.boot_clock_ns()


def test_the_boot_id_stays_while_the_machine_runs():
    assert system.boot_id() == system.boot_id() != ""


def test_the_clocks_state_is_told_or_unknown():
    synchronised, error = system.clock_sync()
    assert synchronised in {True, False, None}
    assert error is None or error >= 0


@pytest.mark.parametrize(
    ("state", "status", "in_step"),
    [(0, 0, True), (5, 0, False), (0, 0x40, False), (-1, 0, None)],
)
def test_the_kernels_answer_is_read_as_it_means_it(monkeypatch, state, status, in_step):
    class Kernel:
        @staticmethod
        def adjtimex(reference):
            reference._obj.status = status  # noqa: SLF001 - how ctypes hands a struct over
            reference._obj.maxerror = 16_000  # noqa: SLF001 - the same
            return state

    monkeypatch.setattr(linux, "_libc", Kernel)
    assert linux.clock_sync() == (in_step, None if in_step is None else 16_000)


def test_limits_bind_and_no_image_is_left():
    code = (
        "import ctypes, resource\n"
        "from investigator.machine import system\n"
        "system.no_core_dumps(); system.limit_process(300 << 20, 7)\n"
        "system.limit_process(300 << 20, 9)\n"
        "limits = [resource.getrlimit(getattr(resource, f'RLIMIT_{each}'))"
        " for each in ('AS', 'CORE', 'CPU')]\n"
        "print(*limits[:2], limits[2][0], ctypes.CDLL(None).prctl(3))\n"
        "try: bytearray(400 << 20)\n"
        "except MemoryError: print('bounded')\n"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    bound = 300 << 20
    assert said.splitlines() == [f"({bound}, {bound}) (0, 0) 10 0", "bounded"]


def test_a_limit_never_passes_the_one_that_stands(monkeypatch):
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (100, 100))
    monkeypatch.setattr(resource, "setrlimit", lambda which, to: asked.append((which, to)))
    system.limit_process(1 << 40, 10_000)
    assert asked == [(resource.RLIMIT_AS, (100, 100)), (resource.RLIMIT_CPU, (100, 100))]


@pytest.mark.parametrize(
    ("magic", "kind"),
    [
        (0xEF53, DiskKind.LOCAL),
        (0x9123683E, DiskKind.LOCAL),
        (0, DiskKind.LOCAL),
        (0x6969, DiskKind.NETWORK),
        (0xFF534D42, DiskKind.NETWORK),
        (0xFE534D42, DiskKind.NETWORK),
        (0x517B, DiskKind.NETWORK),
        (0x65735546, DiskKind.NETWORK),
        (0x01021997, DiskKind.NETWORK),
    ],
)
def test_the_file_systems_number_tells_the_disk(monkeypatch, tmp_path, magic, kind):
    monkeypatch.setattr(linux, "_magic", lambda _: magic)
    assert linux.disk_kind(tmp_path) is kind


def test_this_disk_is_asked_also_for_a_folder_that_is_not_there_yet(tmp_path):
    assert system.disk_kind(tmp_path) is DiskKind.LOCAL
    assert system.disk_kind(tmp_path / "not" / "yet") is DiskKind.LOCAL
    assert linux._magic(Path("/proc")) == 0x9FA0  # noqa: SLF001 - the one number known everywhere
    assert linux._magic(tmp_path / "absent") == 0  # noqa: SLF001 - the same


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox/cases",
        "OneDrive/cases",
        "OneDrive - A Schools Trust/Documents",
        "Google Drive/My Drive",
        "Library/CloudStorage/OneDrive-Trust",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "iCloudDrive",
    ],
)
def test_a_folder_that_copies_itself_elsewhere_is_known_by_its_name(tmp_path, folder):
    assert system.disk_kind(tmp_path / folder / "vault") is DiskKind.SYNCED


@pytest.mark.parametrize("mark", [".dropbox.cache", ".tmp.drivedownload", ".dropbox"])
def test_it_is_known_by_its_mark_as_well(tmp_path, mark):
    (tmp_path / "renamed" / "vault").mkdir(parents=True)
    (tmp_path / "renamed" / mark).touch()
    assert system.disk_kind(tmp_path / "renamed" / "vault") is DiskKind.SYNCED


def test_a_providers_settings_in_the_home_folder_mean_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert system.disk_kind(tmp_path / "vault") is DiskKind.LOCAL


def test_it_is_known_by_the_environment_and_through_a_link(tmp_path, monkeypatch):
    (tmp_path / "synced").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "synced")
    assert system.disk_kind(tmp_path / "link") is DiskKind.LOCAL
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "synced"))
    assert system.disk_kind(tmp_path / "link" / "vault") is DiskKind.SYNCED


def test_a_path_of_which_nothing_exists_has_a_nearest_folder():
    assert disk.nearest(Path("/nonexistent/a/b")) == Path("/")


def test_nothing_is_shown_without_a_display(tmp_path, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    (tmp_path / "a.pdf").touch()
    assert not system.open_viewer(tmp_path / "a.pdf")


@pytest.fixture
def a_viewer(tmp_path, monkeypatch):
    """A desktop whose opener notes what it was asked to show, and its environment."""
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(
        f'#!/bin/sh\nenv >"{tmp_path}/env"\nprintf %s "$*" >"{tmp_path}/shown"\n'
    )
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("TEXTUAL_LOG", "/elsewhere")
    started = []
    real = threading.Thread

    def thread(**given):
        started.append(real(**given))
        return started[-1]

    monkeypatch.setattr(threading, "Thread", thread)
    return started


def test_a_picture_or_pdf_goes_to_the_viewer_as_one_argument(tmp_path, a_viewer):
    shown = tmp_path / "-a; touch b.PDF"
    shown.touch()
    assert system.open_viewer(shown)
    a_viewer[0].join()
    assert (tmp_path / "shown").read_text() == str(shown)
    assert "TEXTUAL_LOG" not in (tmp_path / "env").read_text()
    assert not (tmp_path / "b.PDF").exists()


@pytest.mark.parametrize("name", ["a.exe", "a.desktop", "a.html", "a.svg", "a.lnk", "a"])
def test_what_might_run_is_never_handed_over(tmp_path, a_viewer, name):
    (tmp_path / name).touch()
    assert not system.open_viewer(tmp_path / name)
    assert not system.open_viewer(tmp_path / "absent.pdf")
    assert a_viewer == []


def test_a_viewer_that_cannot_start_is_told():
    assert not viewing.start_apart(["/nonexistent/opener", "a.pdf"])


def test_whoever_runs_it_has_a_name_and_a_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USER", "somebody-else")
    assert system.user_folder() == tmp_path
    assert system.user_name() not in {"", "somebody-else"}


def test_the_zone_is_told_by_its_variable_or_the_machine(monkeypatch):
    monkeypatch.setenv("TZ", ":Europe/London")
    assert system.zone_name() == "Europe/London"
    monkeypatch.delenv("TZ")
    link = Path("../usr/share/zoneinfo/America/Argentina/Salta")
    monkeypatch.setattr(Path, "readlink", lambda _: link)
    assert system.zone_name() == "America/Argentina/Salta"


def test_a_machine_that_names_no_zone_is_not_guessed(monkeypatch):
    def missing(_):
        raise FileNotFoundError

    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(Path, "readlink", missing)
    assert system.zone_name() == ""
