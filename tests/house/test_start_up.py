"""What is slow to import is imported where it is used, never when the program starts."""

import subprocess
import sys

SLOW = ("weasyprint", "pyhanko", "pikepdf", "PIL", "keyring", "sqlite_utils")
STARTED = "import investigator.__main__, investigator.cli.main, investigator.tui.app"


def _slow_after(code):
    asked = f"{code}; import sys; print(*({SLOW!r} & sys.modules.keys()))"
    asked = asked.replace(repr(SLOW), repr(set(SLOW)))
    done = subprocess.run(
        [sys.executable, "-P", "-c", asked], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_nothing_slow_is_imported_at_the_start():
    assert _slow_after(STARTED) == []


def test_something_slow_would_be_found():
    assert _slow_after("import PIL.Image") == ["PIL"]
