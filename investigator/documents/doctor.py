"""Whether this computer can lay out documents, and the one command that makes it so."""

import platform
import sys
from ctypes import CDLL

from investigator.domain.errors import Refused

_LIBRARIES = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": (
        "libpangoft2-1.0.so.0",
        "libpangoft2-1.0.dylib",
        "libpangoft2-1.0-0.dll",
    ),
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "HarfBuzz subset": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
    "Fontconfig": (
        "libfontconfig.so.1",
        "libfontconfig.1.dylib",
        "libfontconfig-1.dll",
    ),
}
_DEBIAN = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_COMMANDS = {
    "debian": _DEBIAN,
    "fedora": "dnf install pango",
    "arch": "pacman -S pango",
    "suse": "zypper install pango",
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango (in MSYS2)",
}


class DocumentImpossible(Refused):
    """A computer lacks what documents are laid out with; exit code 5."""


def missing() -> tuple[str, ...]:
    """The libraries that are not here, each with the command that adds it."""
    command = how_to_add()
    return tuple(
        f"{name} is not on this computer. {command}"
        for name, files in _LIBRARIES.items()
        if not any(_loads(file) for file in files)
    )


def how_to_add() -> str:
    """The one command for this system, as a sentence."""
    return f"To add it: {_COMMANDS[_system()]}"


def impossible() -> DocumentImpossible:
    """The refusal to raise where the layout engine does not load."""
    return DocumentImpossible(
        "Documents cannot be made on this computer: Pango, which lays out pages, "
        "is not installed.",
        remedy=how_to_add(),
    )


def _system() -> str:
    if sys.platform in _COMMANDS:
        return sys.platform
    try:
        told = platform.freedesktop_os_release()
    except OSError:
        return "debian"
    family = f"{told.get('ID', '')} {told.get('ID_LIKE', '')}"
    return next((name for name in _COMMANDS if name in family), "debian")


def _loads(file: str) -> bool:
    try:
        CDLL(file)
    except OSError:
        return False
    return True
