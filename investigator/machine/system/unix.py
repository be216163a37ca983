"""What Linux and macOS do alike."""

import errno
import fcntl
import math
import os
import pwd
import resource
import sys
from pathlib import Path

assert sys.platform != "win32"  # noqa: S101 - tells mypy that this half is not for Windows

NO_WINDOW = 0
_FILE, _FOLDER = 0o600, 0o700


def make_private_file(path: Path) -> int:
    """A new file that only its owner can read, open for writing; its descriptor."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.open(path, flags, _FILE)


def make_private_folder(path: Path) -> None:
    """A folder that only its owner can enter, made if it is missing."""
    path.mkdir(mode=_FOLDER, exist_ok=True)
    path.chmod(_FOLDER)


def make_folder_durable(path: Path) -> None:
    """A name that was put into this folder is on the disk when this returns.

    Some sticks and shares know no such thing; there it is as good as they make it.
    """
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as why:
        if why.errno not in {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}:
            raise
    finally:
        os.close(fd)


def lock(fd: int) -> bool:
    """Takes the file for this process; False when another has it. The kernel frees it."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def unlock(fd: int) -> None:
    """Lets the file go."""
    fcntl.flock(fd, fcntl.LOCK_UN)


def limit_process(memory_bytes: int, cpu_seconds: int) -> None:
    """Bounds this process: its address space for good, and its CPU time from now on."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    bound = _least(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    limit_cpu(cpu_seconds)


def limit_cpu(cpu_seconds: int) -> None:
    """Bounds the CPU time of this process from now on; a later call sets it anew."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = math.ceil(used.ru_utime + used.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (_least(spent + cpu_seconds, hard), hard))


def no_core_file() -> None:
    """No image of this process is written when it dies."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def user_folder() -> Path:
    """The home folder of whoever runs this."""
    return Path.home()


def user_name() -> str:
    """The name of whoever runs this, as the system has it."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"user {os.getuid()}"


def zone_name() -> str:
    """The IANA zone of this machine, or empty where none is told."""
    told = os.environ.get("TZ", "").removeprefix(":")
    if told:
        return told
    try:
        link = Path("/etc/localtime").readlink().as_posix()
    except OSError:
        return ""
    return link.partition("zoneinfo/")[2]


def _least(wanted: int, hard: int) -> int:
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
