"""Hands hostile files of others to the reader of evidence and prints what became of them.

Fails when the parent gives anything but an answer or a refusal in words.
"""

import collections
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from investigator.domain.errors import Refused
from investigator.domain.text import visible
from investigator.evidence import intake, likeness
from investigator.evidence.contents import contents
from investigator.evidence.found import DEFEATED
from investigator.evidence.helper import Helper
from investigator.machine.child import ChildFailed
from tests.evidence.written import packed
from tests.hostile import corpora

_HANGS = 10.0
Count = collections.Counter[str]


def main() -> int:
    """Both corpora; 1 when something hung or broke through."""
    failures = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Helper(folder / "own") as helper:
            failures += _tell("Pillow's pictures", _pictures(folder, helper))
            failures += _tell("naughty strings", _strings(folder, helper))
        print(f"files left beside the readers: {len(_left(folder / 'own'))}")
        failures += len(_left(folder / "own"))
    return 1 if failures else 0


def _pictures(folder: Path, helper: Helper) -> Iterator[str]:
    path = folder / "picture"
    for name, data in corpora.pictures(folder):
        path.write_bytes(data)
        for what, work in (
            ("take in", partial(intake.take_in, path, helper)),
            ("contents", partial(contents, path, helper)),
            ("copy", partial(intake.shrink, data, helper)),
            ("look", partial(likeness.look, data, helper)),
        ):
            yield f"{what}: {_outcome(work, name)}"


def _strings(folder: Path, helper: Helper) -> Iterator[str]:
    for text in corpora.strings(folder):
        said = json.dumps([{"sender_name": text, "timestamp_ms": 1, "content": text}])
        letter = f"From: a@b.example\r\nSubject: {text}\r\nDate: x\r\n\r\n{text}"
        for what, data in (
            ("page", f"<html><p>{text}</p></html>"),
            ("chat", f"[14/03/2025, 21:14:05] {text}: {text}\n"),
            ("export", said),
            ("mail", letter),
            ("words", text or " "),
            ("archive", packed({"a.txt": text, text.replace("\0", "") or "x": "x"})),
        ):
            held = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
            yield f"{what}: {_outcome(partial(contents, held, helper), text)}"
        yield f"file name: {_outcome(partial(_named, folder, text, helper), text)}"


def _named(folder: Path, text: str, helper: Helper) -> object:
    """As a file's name, where the disk takes it."""
    name = text.replace("/", "_").replace("\0", "_").encode("utf-8", "replace")[:200]
    path = folder / os.fsdecode(b"n" + name)
    path.write_bytes(b"words")
    got = intake.take_in(path, helper)
    path.unlink()
    if visible(got.original_name) != got.original_name:
        raise AssertionError(name)
    return got


def _outcome(work: Callable[[], object], name: str) -> str:
    """One word; a hang and anything that is no refusal count as broken through."""
    began = time.monotonic()
    try:
        got = work()
    except ChildFailed as failed:
        word = f"child {failed.why}"
    except Refused:
        word = "refused"
    except (ValueError, TypeError, LookupError, OSError, AssertionError) as error:
        print(f"  broke through: {ascii(name)[:70]}: {type(error).__name__}")
        word = "BROKEN"
    else:
        word = "defeated" if DEFEATED in getattr(got, "notes", ()) else "read"
    if time.monotonic() - began > _HANGS:
        print(f"  hung: {ascii(name)[:70]}")
        word = "HUNG"
    return word


def _tell(what: str, outcomes: Iterable[str]) -> int:
    counted: Count = collections.Counter(outcomes)
    print(f"{what}: {sum(counted.values()):,} readings")
    for outcome, count in sorted(counted.items()):
        print(f"  {outcome:<24} {count:>6,}")
    return sum(n for each, n in counted.items() if each.endswith(("BROKEN", "HUNG")))


def _left(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


if __name__ == "__main__":
    sys.exit(main())
