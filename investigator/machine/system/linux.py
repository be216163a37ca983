"""The Linux half."""

import ctypes
import os
import shutil
import sys
import time
from pathlib import Path

from investigator.machine.system import unix
from investigator.machine.system.disk import DiskKind, is_synced, nearest
from investigator.machine.system.viewing import may_be_viewed, start_apart

assert sys.platform not in {"win32", "darwin"}  # noqa: S101 - tells mypy whose half this is

NO_WINDOW = unix.NO_WINDOW
limit_process = unix.limit_process
lock = unix.lock
make_folder_durable = unix.make_folder_durable
make_private_file = unix.make_private_file
make_private_folder = unix.make_private_folder
unlock = unix.unlock
user_folder = unix.user_folder
user_name = unix.user_name
zone_name = unix.zone_name

_PR_SET_DUMPABLE = 4
_TIME_ERROR, _STA_UNSYNC = 5, 0x0040
_ELSEWHERE = frozenset(  # f_type of statfs(2)
    {
        0x0000517B,  # SMB
        0x0000564C,  # NCP
        0x00006969,  # NFS
        0x00C36400,  # Ceph
        0x01021997,  # 9P, which is also how WSL shows the Windows disks
        0x5346414F,  # AFS
        0x65735546,  # FUSE: sshfs, rclone, davfs, the cloud drives
        0x73757245,  # Coda
        0xFE534D42,  # SMB2
        0xFF534D42,  # CIFS
    }
)


class _Timex(ctypes.Structure):
    """The head of struct timex; what follows the status is never read."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 512),
    )


def make_durable(fd: int) -> None:
    """What was written to this file is on the disk when this returns."""
    os.fsync(fd)


def no_core_dumps() -> None:
    """No image of this process is written, and its user's other programs cannot read it."""
    unix.no_core_file()
    _libc().prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def boot_clock_ns() -> int:
    """Nanoseconds since the machine started, sleep included."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME)


def suspended_ns() -> int:
    """How long the machine has slept since it started."""
    return max(boot_clock_ns() - time.clock_gettime_ns(time.CLOCK_MONOTONIC), 0)


def boot_id() -> str:
    """A word that changes with each start of the machine, or empty."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def clock_sync() -> tuple[bool | None, int | None]:
    """Whether the kernel says the clock is in step, and its greatest error in µs."""
    said = _Timex()
    state = _libc().adjtimex(ctypes.byref(said))
    if state < 0:
        return None, None
    in_step = state != _TIME_ERROR and not said.status & _STA_UNSYNC
    return in_step, int(said.maxerror)


def disk_kind(path: Path) -> DiskKind:
    """Where a path really is; for one that is not there yet, the folder it would be in."""
    if is_synced(path):
        return DiskKind.SYNCED
    return DiskKind.NETWORK if _magic(nearest(path)) in _ELSEWHERE else DiskKind.LOCAL


def open_viewer(path: Path) -> bool:
    """Hands a picture, PDF or text to the desktop's viewer; False where there is none."""
    opener = shutil.which("xdg-open")
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not (opener and shown and may_be_viewed(path)):
        return False
    return start_apart([opener, str(path.resolve())])


def _magic(path: Path) -> int:
    """The file system's number: the first word of what statfs answers, or 0."""
    answer = (ctypes.c_long * 64)()
    if _libc().statfs(os.fsencode(path), ctypes.byref(answer)) != 0:
        return 0
    return int(answer[0]) & 0xFFFFFFFF


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
