"""Prints a lock's versions without their hashes, as constraints for pip."""

import sys
from pathlib import Path


def pins(lock: str) -> list[str]:
    """Every `name==version`, with its marker, of a compiled lock."""
    lines = (line.split(" \\")[0].strip() for line in lock.splitlines())
    return [line for line in lines if "==" in line and not line.startswith(("#", "--"))]


if __name__ == "__main__":
    sys.stdout.write("\n".join(pins(Path(sys.argv[1]).read_text(encoding="utf-8"))) + "\n")
