"""The small environment that a child process of ours gets: nothing but what it needs."""

import os
import sysconfig
from pathlib import Path

import investigator

_PASSED_ON = (
    "PATH",
    "SYSTEMROOT",
    "WEASYPRINT_DLL_DIRECTORIES",  # Windows: where Pango is
    "DYLD_FALLBACK_LIBRARY_PATH",  # macOS: where Pango is
    "COVERAGE_PROCESS_CONFIG",  # so that tests measure children as well
    "COVERAGE_PROCESS_START",
)


def child_environment(folder: Path | None) -> dict[str, str]:
    """The variables; the folder is home, cache and place for temporary files at once."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", **_ours(), **_private(folder)}


def _private(folder: Path | None) -> dict[str, str]:
    if folder is None:
        return {}
    names = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "TMPDIR", "TEMP", "TMP")
    return dict.fromkeys(names, str(folder.absolute()))


def _ours() -> dict[str, str]:
    """Where our own package is, when it runs from a checkout and not from site-packages."""
    home = Path(investigator.__file__).parent.parent
    installed = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    return {} if home in installed else {"PYTHONPATH": str(home)}
