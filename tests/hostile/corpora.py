"""Hostile files that others wrote, fetched as packages for this run and kept nowhere."""

import json
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

_STRINGS = "blns@2.0.4"
_MOST = 64 * 1024 * 1024


def pictures(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each of Pillow's own test pictures, its crash files among them."""
    asked = ("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest")
    named = f"pillow=={version('pillow')}"
    _fetch((sys.executable, "-m", "pip", *asked, str(folder), named))
    for name, data in _members(folder, "pillow-*.tar.gz"):
        if "/Tests/images/" in name:
            yield name.rpartition("/Tests/images/")[2], data


def strings(folder: Path) -> list[str]:
    """The list of naughty strings."""
    _fetch(("npm", "pack", "--silent", "--pack-destination", str(folder), _STRINGS))
    for name, data in _members(folder, "blns-*.tgz"):
        if name.endswith("blns.json"):
            found = json.loads(data)
            return [one for one in found if isinstance(one, str)]
    raise LookupError("the package of strings holds no list")


def _fetch(command: tuple[str, ...]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def _members(folder: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    """Every ordinary file, read in memory; nothing is unpacked."""
    for package in folder.glob(pattern):
        with tarfile.open(package) as archive:
            for member in archive:
                opened = archive.extractfile(member) if member.isfile() else None
                if opened is not None and member.size <= _MOST:
                    yield member.name, opened.read()
