"""Rules for one Python file; each gives what it found, with the line where it has one."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Source

LONGEST = 300
# Who may read which clock: of the day in one module only, of the machine beside it.
_CLOCKS = {
    "investigator/machine/clock.py": {"time_ns", "monotonic_ns"},
    "investigator/machine/system/linux.py": {"clock_gettime_ns"},
    "investigator/machine/system/macos.py": {"clock_gettime_ns"},
    "investigator/machine/system/windows.py": {"monotonic_ns"},
}
_TODAY = {"now", "utcnow", "today"}
_LATER = re.compile(r"\b(?:T[O]DO|FIX[M]E|X[X]X|H[A]CK)\b")
_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/(?!kh/|somebody\b)\w+|Users/\w+)/")
# It hands every error to whoever waits for the answer; none is lost there.
_HANDS_ON = "investigator/tui/clerk.py"


def too_long(source: Source) -> Iterator[str]:
    """A file longer than anybody reads at a sitting."""
    lines = source.text.count("\n")
    if lines > LONGEST:
        yield f"{source.where}: {lines} lines"


def no_sentence(source: Source) -> Iterator[str]:
    """A file that does not say in a sentence what it is."""
    said = (ast.get_docstring(source.tree) or "").split("\n\n")[0].rstrip()
    if source.text and not (said.endswith(".") and " " in said):
        yield f"{source.where}: no sentence at its head"


def reads_a_clock(source: Source) -> Iterator[str]:
    """A clock read where the time should have been handed in."""
    allowed = _CLOCKS.get(source.where, set())
    knows_clocks = "time" in source.imports
    for node, whose, what in _attributes(source):
        known = what in allowed or what.startswith("CLOCK_")
        if whose == "time" and knows_clocks and not known:
            yield f"{source.where}:{node.lineno}: time.{what}"
        if whose in {"datetime", "date"} and what in _TODAY:
            yield f"{source.where}:{node.lineno}: {whose}.{what}"
    if any(each.startswith("time.") for each in source.imports):
        yield f"{source.where}: takes a clock out of its module"


def catches_everything(source: Source) -> Iterator[str]:
    """A handler for errors that nobody named."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = _names(node.type)
            again = any(isinstance(each, ast.Raise) for each in ast.walk(node))
            whole = "BaseException" in caught and not (again or source.where == _HANDS_ON)
            if node.type is None or "Exception" in caught or whole:
                yield f"{source.where}:{node.lineno}: catches everything"
        elif isinstance(node, ast.Call) and "suppress" in _names(node.func):
            caught = {each for one in node.args for each in _names(one)}
            if caught & {"Exception", "BaseException"}:
                yield f"{source.where}:{node.lineno}: suppresses everything"


def put_off(source: Source) -> Iterator[str]:
    """Work that somebody left a note about instead of doing it."""
    for at, line in enumerate(source.text.splitlines(), start=1):
        if _LATER.search(line):
            yield f"{source.where}:{at}: {line.strip()}"


def names_a_machine(source: Source) -> Iterator[str]:
    """A path of somebody's own machine."""
    for at, line in enumerate(source.text.splitlines(), start=1):
        if _MACHINE.search(line):
            yield f"{source.where}:{at}: {line.strip()}"


def sleeps(source: Source) -> Iterator[str]:
    """A test that waits for a time instead of for what it wants to see."""
    for node, whose, what in _attributes(source):
        if (whose, what) == ("time", "sleep"):
            yield f"{source.where}:{node.lineno}: sleeps"


def skips(source: Source) -> Iterator[str]:
    """A test that may not run."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {
            "skip",
            "skipif",
            "importorskip",
        }:
            yield f"{source.where}:{node.lineno}: skips"


def _attributes(source: Source) -> Iterator[tuple[ast.Attribute, str, str]]:
    """Each attribute with its last two names: `date`, `today` of `dt.date.today`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            named = (
                owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            )
            yield node, named, node.attr


def _names(node: ast.expr | None) -> set[str]:
    """The last name of everything named in an expression."""
    if node is None:
        return set()
    found = (
        each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "")
        for each in ast.walk(node)
    )
    return set(found)
