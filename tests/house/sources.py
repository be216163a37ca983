"""The files that house rules look at, read once."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import investigator

PACKAGE = Path(investigator.__file__).parent
CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Source:
    """A file by where it stands below the checkout."""

    where: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python reads it."""
        return ast.parse(self.text)

    @property
    def home(self) -> str:
        """The part of the program it belongs to: `domain`, `settings`, `__main__`."""
        return self.where.split("/")[1].removesuffix(".py")

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """Every module it imports, wherever in the file."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [each.name for each in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found += [f"{node.module}.{each.name}" for each in node.names]
        return tuple(found)


def seeded(text: str, where: str = "investigator/casework/seeded.py") -> Source:
    """A made-up file, to prove that a rule can fail."""
    return Source(where, text)


@cache
def python(top: str) -> tuple[Source, ...]:
    """Every Python file below `investigator` or `tests`."""
    return tuple(_read(file) for file in sorted((CHECKOUT / top).rglob("*.py")))


@cache
def shipped() -> tuple[Source, ...]:
    """Every text file that ships: code, data, styles, templates."""
    kinds = {".py", ".yaml", ".md", ".csv", ".tcss", ".css", ".j2", ".svg", ".txt"}
    files = [
        file
        for top in ("investigator", "templates")
        for file in sorted((CHECKOUT / top).rglob("*"))
        if file.suffix in kinds
    ]
    return tuple(_read(file) for file in files)


def parts() -> set[str]:
    """The parts of the program: the packages and modules right below `investigator`."""
    inside = (file.stem for file in PACKAGE.iterdir() if file.suffix in {"", ".py"})
    told = {name for name in inside if name.isidentifier()}  # no hidden folder of a tool's
    return told - {"__init__", "__pycache__"}


def _read(file: Path) -> Source:
    return Source(
        file.relative_to(CHECKOUT).as_posix(),
        file.read_text(encoding="utf-8", errors="replace"),
    )
