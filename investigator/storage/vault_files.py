"""How the files of a vault are called: random names that say nothing, a few fixed ones."""

import re

ENDING = ".case"
"""Of a case file, whose name is sixteen random bytes in base32."""

OWN_NAME = re.compile(
    r"(?:[a-z2-7]{26}\.case|trust\.ledger|register\.db)"
    r"(?:(?:\.keys|\.head)?(?:\.next)?|(?:\.next)?-journal|\.before-[0-9]+)"
    r"|vault\.(?:keys|lock|heads)"
)
"""Any file that a vault keeps in its own folder."""
