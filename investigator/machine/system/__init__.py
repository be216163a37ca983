"""What differs by operating system, behind one set of functions."""

import sys

from investigator.machine.system.disk import DiskKind

if sys.platform == "win32":
    from investigator.machine.system.windows import (
        NO_WINDOW,
        boot_clock_ns,
        boot_id,
        clock_sync,
        disk_kind,
        limit_process,
        lock,
        make_durable,
        make_folder_durable,
        make_private_file,
        make_private_folder,
        no_core_dumps,
        open_viewer,
        suspended_ns,
        unlock,
        user_folder,
        user_name,
        zone_name,
    )
elif sys.platform == "darwin":
    from investigator.machine.system.macos import (
        NO_WINDOW,
        boot_clock_ns,
        boot_id,
        clock_sync,
        disk_kind,
        limit_process,
        lock,
        make_durable,
        make_folder_durable,
        make_private_file,
        make_private_folder,
        no_core_dumps,
        open_viewer,
        suspended_ns,
        unlock,
        user_folder,
        user_name,
        zone_name,
    )
else:
    from investigator.machine.system.linux import (
        NO_WINDOW,
        boot_clock_ns,
        boot_id,
        clock_sync,
        disk_kind,
        limit_process,
        lock,
        make_durable,
        make_folder_durable,
        make_private_file,
        make_private_folder,
        no_core_dumps,
        open_viewer,
        suspended_ns,
        unlock,
        user_folder,
        user_name,
        zone_name,
    )

__all__ = [
    "NO_WINDOW",
    "DiskKind",
    "boot_clock_ns",
    "boot_id",
    "clock_sync",
    "disk_kind",
    "limit_process",
    "lock",
    "make_durable",
    "make_folder_durable",
    "make_private_file",
    "make_private_folder",
    "no_core_dumps",
    "open_viewer",
    "suspended_ns",
    "unlock",
    "user_folder",
    "user_name",
    "zone_name",
]
