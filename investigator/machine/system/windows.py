"""The Windows half."""

import ctypes
import msvcrt
import os
import sys
import winreg
from ctypes import wintypes
from pathlib import Path

from investigator.machine.system import job
from investigator.machine.system.disk import DiskKind, is_synced, nearest
from investigator.machine.system.viewing import may_be_viewed

assert sys.platform == "win32"  # noqa: S101 - tells mypy whose half this is

NO_WINDOW = 0x08000000
limit_process = job.limit_process

_LOCKED_AT = 0x7FFF0000  # far behind the note, which others must be able to read
_REMOTE = 4
_ERRORS_UNSEEN = 0x0001 | 0x0002 | 0x8000
_OWNER_ONLY = "D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;SY)"  # the owner and the system, inherited
_DACL = 0x00000004 | 0x80000000
_PREFETCH = (
    r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
)


def make_private_file(path: Path) -> int:
    """A new file, open for writing; its descriptor. Its folder says who may read it."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_BINARY | os.O_NOINHERIT
    return os.open(path, flags, 0o600)


def make_private_folder(path: Path) -> None:
    """A folder that only its owner can enter, made if it is missing."""
    path.mkdir(mode=0o700, exist_ok=True)
    advapi = ctypes.WinDLL("advapi32", use_last_error=True)
    rules = ctypes.c_void_p()
    made = advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        _OWNER_ONLY, 1, ctypes.byref(rules), None
    )
    if not made:
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        if not advapi.SetFileSecurityW(str(path), wintypes.DWORD(_DACL), rules):
            raise ctypes.WinError(ctypes.get_last_error())
    finally:
        free = ctypes.WinDLL("kernel32").LocalFree
        free(rules)


def make_durable(fd: int) -> None:
    """What was written to this file is on the disk when this returns."""
    os.fsync(fd)


def make_folder_durable(path: Path) -> None:
    """The system keeps its folders by itself, and lets nobody open one for this."""
    del path


def lock(fd: int) -> bool:
    """Takes the file for this process; False when another has it. The system frees it."""
    os.lseek(fd, _LOCKED_AT, os.SEEK_SET)
    try:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True


def unlock(fd: int) -> None:
    """Lets the file go."""
    os.lseek(fd, _LOCKED_AT, os.SEEK_SET)
    msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)


def no_core_dumps() -> None:
    """No window and no report is made of this process when it dies."""
    ctypes.WinDLL("kernel32").SetErrorMode(_ERRORS_UNSEEN)


def boot_clock_ns() -> int:
    """Nanoseconds since the machine started, sleep included, in steps of about 16 ms."""
    ask = ctypes.WinDLL("kernel32").GetTickCount64
    ask.restype = ctypes.c_ulonglong
    return int(ask()) * 1_000_000


def suspended_ns() -> int:
    """How long the machine has slept since it started."""
    awake = ctypes.c_ulonglong()
    if not ctypes.WinDLL("kernel32").QueryUnbiasedInterruptTime(ctypes.byref(awake)):
        return 0
    return max(boot_clock_ns() - awake.value * 100, 0)


def boot_id() -> str:
    """A word that changes with each start of the machine, or empty."""
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _PREFETCH) as key:
            return str(winreg.QueryValueEx(key, "BootId")[0])
    except OSError:
        return ""


def clock_sync() -> tuple[bool | None, int | None]:
    """Not known: the system has no question for it that needs no other program."""
    return None, None


def disk_kind(path: Path) -> DiskKind:
    """Where a path really is; for one that is not there yet, the folder it would be in."""
    if is_synced(path):
        return DiskKind.SYNCED
    anchor = nearest(path).resolve().anchor
    if anchor.startswith("\\\\"):
        return DiskKind.NETWORK
    kind = ctypes.WinDLL("kernel32").GetDriveTypeW(anchor)
    return DiskKind.NETWORK if kind == _REMOTE else DiskKind.LOCAL


def open_viewer(path: Path) -> bool:
    """Hands a picture, PDF or text to the desktop's viewer; False where there is none."""
    if not may_be_viewed(path):
        return False
    try:
        os.startfile(path.resolve())  # noqa: S606 - only kinds that show something
    except OSError:
        return False
    return True


def user_folder() -> Path:
    """The home folder of whoever runs this."""
    return Path.home()


def user_name() -> str:
    """The name of whoever runs this, as the system has it."""
    room = ctypes.create_unicode_buffer(257)
    size = wintypes.DWORD(len(room))
    asked = ctypes.WinDLL("advapi32").GetUserNameW(room, ctypes.byref(size))
    return room.value if asked else ""


def zone_name() -> str:
    """The IANA zone of this machine, or empty where none is told."""
    room, fault = ctypes.create_unicode_buffer(128), ctypes.c_int(0)
    try:
        icu = ctypes.CDLL("icu")
    except OSError:
        return ""
    icu.ucal_getDefaultTimeZone(room, len(room), ctypes.byref(fault))
    return room.value if fault.value <= 0 else ""
