"""What later entries of a ledger say of earlier ones: taken out, or told again.

A payload may be missing only where a later entry of the same ledger says that it was put
right. Where that entry names another that tells it again, the new telling is read in the
place of the old one, so that what follows finds the case as it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from investigator.domain.errors import Damaged
from investigator.domain.hanging import Stated
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling, Told
from investigator.domain.put_right import PutRight, TakenOut, ToldAgain
from investigator.storage.ledger_line import Line, check_payload, read

PUT_RIGHT = "put_right"


class PutAside:
    """The entries of a ledger that others have put aside."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._by_seq: Sequence[Line] = lines
        self.gone: dict[int, int] = {}
        self._again: dict[int, int] = {}
        for line in lines:
            if line.entry.kind == PUT_RIGHT and line.payload is not None:
                self._learn(line)
        self._tells = {again: seq for seq, again in self._again.items()}

    def check(self, line: Line) -> None:
        """That a payload is as it was written, or went because of a later entry."""
        if line.payload is not None or line.entry.seq not in self.gone:
            check_payload(line)

    def left_behind(self, lines: Iterable[Line]) -> tuple[int, ...]:
        """Entries that were put right and still say what they said."""
        return tuple(
            line.entry.seq
            for line in lines
            if line.payload is not None and line.entry.seq in self.gone
        )

    def told(self, line: Line) -> Told[Any]:
        """What a line says now, or a mark in its place."""
        seq = line.entry.seq
        if seq in self._tells:
            return _marked(line, ToldAgain(entry=self._first(seq)))
        if seq not in self.gone:
            return read(line)
        source = self._now(seq)
        if source is None:
            return _marked(line, TakenOut(kind=line.entry.kind, by=self.gone[seq]))
        return read(source, place=line)

    def stated(self) -> Iterator[Stated]:
        """Every fact that stands, with the entry that holds its words."""
        for line in self._by_seq:
            seq = line.entry.seq
            if seq in self._tells:
                continue
            source = self._now(seq) if seq in self.gone else line
            if source is not None:
                yield Stated(seq, source.entry.seq, read(source, place=line))

    def _learn(self, line: Line) -> None:
        fact = read(line).fact
        if not isinstance(fact, PutRight):  # of a newer version: the case is only read
            return
        by = line.entry.seq
        last = len(self._by_seq)
        for seq in fact.entries:
            if not 0 < seq < by:
                raise Damaged(f"Entry {by} takes out entry {seq}, which it cannot.")
            self.gone[seq] = by
        for seq, again in fact.restated:
            if seq not in fact.entries or not seq < again <= last:
                raise Damaged(f"Entry {by} tells entry {seq} again, which it cannot.")
            self._again[seq] = again

    def _now(self, seq: int) -> Line | None:
        """The line that tells an entry now: it may have been told again more than once."""
        while seq in self.gone:
            again = self._again.get(seq)
            if again is None:
                return None
            seq = again
        return self._by_seq[seq - 1]

    def _first(self, seq: int) -> int:
        while seq in self._tells:
            seq = self._tells[seq]
        return seq


def _marked(line: Line, fact: Any) -> Told[Any]:  # noqa: ANN401 - either of two marks
    """Who wrote it and when it happened went with the words; the header's moment stays."""
    at = Instant(line.entry.stamp.wall, line.entry.stamp.zone)
    telling = Telling(
        seq=line.entry.seq, happened_at=at, recorded_at=at, typed_by="", words_of=""
    )
    return telling.of(fact)
