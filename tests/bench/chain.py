"""What it costs to check a long record, and to open a large case against a small one."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from investigator.storage import chain
from investigator.storage.case_file import CaseFile
from investigator.storage.kept import Staged
from investigator.storage.open_ledger import OpenLedger
from investigator.storage.signers import Keys
from tests.bench.measure import Figure, median, paired, seconds
from tests.storage.parts import KEY, SIGNER, STAMP, VERIFY, a_ledger, add, paths

_ENTRIES, _STRETCH = 100_000, 10_000
_LARGE, _SMALL = 1 << 30, 1 << 20


class _Stream(io.RawIOBase):
    """So many bytes that never come twice, without a file that holds them."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        size = min(self._left, size)
        self._left -= size
        self._at += 1
        return self._at.to_bytes(8, "big") * (size // 8)


def figures() -> list[Figure]:
    """100,000 entries walked and checked; a case of 1 GB opened, one of 1 MB beside it."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_of_entries(Path(folder)), *_of_opening(Path(folder))]


def _of_entries(folder: Path) -> Iterator[Figure]:
    ledger = a_ledger(folder)
    for start in range(0, _ENTRIES, _STRETCH):
        add(ledger, *[f"step {start + at}" for at in range(_STRETCH)])
    connection, name = ledger.connection, ledger.paths.id
    yield Figure(
        what="100,000 entries: the chain alone",
        value=median(lambda: chain.walk(connection, name), 5),
        budget="0.5 s",
    )
    yield Figure(
        what="100,000 entries: chain, payloads and every signature",
        value=seconds(lambda: list(chain.checking(connection, name, VERIFY))),
        budget="12 s",
    )
    step = median(lambda: add(ledger, "one more"), 51)
    yield Figure(what="append one entry, durable, median", value=step, budget="10 ms")
    ledger.connection.set_authorizer(None)
    bare = median(lambda: add(ledger, "one more"), 51)
    yield Figure(
        what="append with the guard against without", value=step / bare, budget="noise",
        ratio=True,
    )  # fmt: skip
    ledger.close()


def _of_opening(folder: Path) -> Iterator[Figure]:
    keys = Keys({SIGNER.fingerprint: SIGNER.public})
    for name, size in (("large.case", _LARGE), ("small.case", _SMALL)):
        ledger = a_ledger(folder, name=name)
        staged = list(ledger.kept.stage(_Stream(size)))[-1]  # type: ignore[arg-type]  # reads
        if not isinstance(staged, Staged):
            raise TypeError(type(staged).__name__)
        ledger.append(list, STAMP, SIGNER, [staged])
        add(ledger, *[f"step {at}" for at in range(200)])
        ledger.close()

    def opened(name: str) -> float:
        return seconds(lambda: CaseFile.open(folder / name, KEY, keys).close())

    yield Figure(
        what="open a case of 1 GB against one of 1 MB",
        value=paired(lambda: opened("large.case"), lambda: opened("small.case"), 9),
        budget="2 x",
        ratio=True,
    )
    large = OpenLedger.open(paths(folder, "large.case"), KEY)
    yield Figure(
        what="check every page of a case of 1 GB",
        value=seconds(large.page_problems),
        budget="10 s",
    )
    large.close()
