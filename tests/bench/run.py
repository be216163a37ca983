"""Prints what the program costs on this machine, as a table and as JSON.

Asserts nothing.
"""

import json
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import calls, ledger, paint, register

if TYPE_CHECKING:
    from tests.bench.measure import Figure


def main() -> None:
    """Every measurement, one after the other; any word given chooses those that hold it."""
    asked = sys.argv[1:]
    figures: list[Figure] = []
    for module in (ledger, register, calls, paint):
        if not asked or any(word in module.__name__ for word in asked):
            figures += module.figures()
    print(
        f"{platform.node()} · {platform.processor() or platform.machine()} · "
        f"Python {platform.python_version()}"
    )
    for one in figures:
        print(f"  {one.what:<62} {one.shown():>14}   budget {one.budget}")
    print(json.dumps([one.as_plain() for one in figures]))


if __name__ == "__main__":
    main()
