"""The macOS half. It limits CPU time; the system does not enforce a limit on memory."""

import ctypes
import fcntl
import os
import sys
import time
from pathlib import Path

from investigator.machine.system import unix
from investigator.machine.system.disk import DiskKind, is_synced, nearest
from investigator.machine.system.viewing import may_be_viewed, start_apart

assert sys.platform == "darwin"  # noqa: S101 - tells mypy whose half this is

NO_WINDOW = unix.NO_WINDOW
lock = unix.lock
make_folder_durable = unix.make_folder_durable
make_private_file = unix.make_private_file
make_private_folder = unix.make_private_folder
unlock = unix.unlock
user_folder = unix.user_folder
user_name = unix.user_name
zone_name = unix.zone_name

_FLAGS_AT, _LOCAL = 64, 0x1000  # f_flags of struct statfs with 64-bit inodes; MNT_LOCAL
_ROOM = 4096


def limit_process(memory_bytes: int, cpu_seconds: int) -> None:
    """Bounds this process: its CPU time from now on, and its memory as far as it goes."""
    try:
        unix.limit_process(memory_bytes, cpu_seconds)
    except (ValueError, OSError):  # newer systems refuse RLIMIT_AS below what is mapped
        unix.limit_cpu(cpu_seconds)


def make_durable(fd: int) -> None:
    """What was written to this file is on the disk when this returns."""
    try:
        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # fsync alone leaves it in the drive's memory
    except OSError:
        os.fsync(fd)


def no_core_dumps() -> None:
    """No image of this process is written when it dies."""
    unix.no_core_file()


def boot_clock_ns() -> int:
    """Nanoseconds since the machine started, sleep included."""
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW)


def suspended_ns() -> int:
    """How long the machine has slept since it started."""
    return max(boot_clock_ns() - time.clock_gettime_ns(time.CLOCK_UPTIME_RAW), 0)


def boot_id() -> str:
    """A word that changes with each start of the machine, or empty."""
    room = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(room))
    asked = (b"kern.bootsessionuuid", room, ctypes.byref(size), None, ctypes.c_size_t(0))
    return room.value.decode("ascii") if _libc().sysctlbyname(*asked) == 0 else ""


def clock_sync() -> tuple[bool | None, int | None]:
    """Not known: the system has no question for it that needs no other program."""
    return None, None


def disk_kind(path: Path) -> DiskKind:
    """Where a path really is; for one that is not there yet, the folder it would be in."""
    if is_synced(path):
        return DiskKind.SYNCED
    return DiskKind.LOCAL if _is_local(nearest(path)) else DiskKind.NETWORK


def open_viewer(path: Path) -> bool:
    """Hands a picture, PDF or text to the desktop's viewer; False where there is none."""
    if "SSH_CONNECTION" in os.environ or not may_be_viewed(path):
        return False
    return start_apart(["/usr/bin/open", str(path.resolve())])


def _is_local(path: Path) -> bool:
    """By the mount's own flag; where it cannot be asked the disk counts as local."""
    libc = _libc()
    ask = getattr(libc, "statfs$INODE64", None) or libc.statfs
    answer = ctypes.create_string_buffer(_ROOM)
    if ask(os.fsencode(path), answer) != 0:
        return True
    flags = int.from_bytes(answer.raw[_FLAGS_AT : _FLAGS_AT + 4], sys.byteorder)
    return bool(flags & _LOCAL)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
