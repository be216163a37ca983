"""A terminal that is the same on every machine, settled before Textual is imported."""

import os

from investigator.tui.environment import scrub

_SNAPSHOTS = "TEXTUAL_SNAPSHOT_TEMPDIR"  # how the snapshot plugin finds its folder again
_kept = {_SNAPSHOTS: os.environ[_SNAPSHOTS]} if _SNAPSHOTS in os.environ else {}
scrub(os.environ)
os.environ |= {
    **_kept,
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    "TZ": "Europe/London",
    "LANG": "C.UTF-8",
}
for name in ("NO_COLOR", "COLUMNS", "LINES"):
    os.environ.pop(name, None)
