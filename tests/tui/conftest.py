"""A terminal that is the same on every machine, settled before Textual is imported."""

import os

from investigator.tui.environment import scrub

scrub(os.environ)
os.environ |= {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    "TZ": "Europe/London",
    "LANG": "C.UTF-8",
}
for name in ("NO_COLOR", "COLUMNS", "LINES"):
    os.environ.pop(name, None)
