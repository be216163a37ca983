"""Prints what the program costs on this machine, as a table and as JSON.

Asserts nothing.
"""

import json
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import calls, chain, large, ledger, paint, register

if TYPE_CHECKING:
    from tests.bench.measure import Figure


def main() -> None:
    """Every measurement, one after the other; any word given chooses those that hold it."""
    asked = sys.argv[1:]
    figures: list[Figure] = []
    for module in (paint, calls, ledger, register, chain, large):
        name = module.__name__.rpartition(".")[2]
        if not asked or any(word in name for word in asked):
            print(f"measuring: {name}", file=sys.stderr)
            figures += module.figures()
    width = max((len(one.what) for one in figures), default=0)
    print(
        f"{platform.node()} · {platform.processor() or platform.machine()} · "
        f"{os.cpu_count()} processors · Python {platform.python_version()}"
    )
    for one in figures:
        print(f"  {one.what:<{width}}  {one.shown():>10}   budget {one.budget}")
    print(json.dumps([one.as_plain() for one in figures]))


if __name__ == "__main__":
    main()
