"""Limits on a Windows process: a job object that it puts itself into."""

import ctypes
import sys
from ctypes import wintypes

assert sys.platform == "win32"  # noqa: S101 - tells mypy whose half this is

_EXTENDED = 9
_PROCESS_TIME, _PROCESS_MEMORY = 0x0002, 0x0100
_TICKS = 10_000_000


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_longlong),
        ("per_job_user_time", ctypes.c_longlong),
        ("limit_flags", wintypes.DWORD),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority_class", wintypes.DWORD),
        ("scheduling_class", wintypes.DWORD),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _Basic),
        ("io_counters", ctypes.c_ulonglong * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _Held:
    """The one job of this process; closing its handle would lift the limits."""

    handle: int | None = None


def limit_process(memory_bytes: int, cpu_seconds: int) -> None:
    """Bounds this process: its memory for good, and its CPU time from now on."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    own = wintypes.HANDLE(kernel.GetCurrentProcess())
    if _Held.handle is None:
        _Held.handle = kernel.CreateJobObjectW(None, None)
        _must(kernel.AssignProcessToJobObject(wintypes.HANDLE(_Held.handle), own))
    limits = _Extended()
    limits.basic.limit_flags = _PROCESS_TIME | _PROCESS_MEMORY
    limits.basic.per_process_user_time = _user_ticks(kernel, own) + cpu_seconds * _TICKS
    limits.process_memory = memory_bytes
    _must(
        kernel.SetInformationJobObject(
            wintypes.HANDLE(_Held.handle),
            _EXTENDED,
            ctypes.byref(limits),
            ctypes.sizeof(limits),
        )
    )


def _user_ticks(kernel: ctypes.WinDLL, own: wintypes.HANDLE) -> int:
    """The user time of this process so far, in units of 100 nanoseconds."""
    times = (wintypes.FILETIME * 4)()
    refs = [ctypes.byref(each) for each in times]
    _must(kernel.GetProcessTimes(own, *refs))
    return (times[3].dwHighDateTime << 32) | times[3].dwLowDateTime


def _must(done: int) -> None:
    if not done:
        raise ctypes.WinError(ctypes.get_last_error())
