"""The shipped data files as plain data, to hold what is read of them against."""

from pathlib import Path
from typing import Any

from investigator.reference import load


def data(name: str) -> dict[str, Any]:
    """What a shipped YAML file says."""
    file = Path(load.__file__).with_name(name)
    found = load.yaml_of(file.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
