"""Checks one case file from end to end, in steps that can be watched and stopped."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from investigator.casework.desk import Desk, Progress
from investigator.casework.register_line import line_of
from investigator.casework.rehashing import rehash
from investigator.domain.errors import Damaged, Refused
from investigator.domain.heads import SeenHead, judged
from investigator.storage import chain
from investigator.storage.case_file import CaseFile
from investigator.storage.register import CaseLine


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChecked:
    """What was found of one case file; `ref` is None where it cannot be read."""

    ref: str | None
    entries: int
    head: str
    exhibits: int
    problems: tuple[str, ...]

    def with_problems(self, more: Iterable[str]) -> "CaseChecked":
        """The same, with more that was found."""
        return replace(self, problems=(*self.problems, *more))


def unreadable(why: Exception, name: str = "") -> CaseChecked:
    """What cannot be read, or belongs to no one case."""
    told = why.problems if isinstance(why, Damaged) else (str(why),)
    if name and not any(name in each for each in told):
        told = (f"{name} does not hold.", *told)
    return CaseChecked(ref=None, entries=0, head="", exhibits=0, problems=tuple(told))


def checking(
    desk: Desk, name: str, label: str, against: Sequence[SeenHead]
) -> Generator[Progress, None, CaseChecked]:
    """Pages, entries, signatures, exhibits, witness, the list of cases and heads."""
    try:
        file = desk.opened(name) or desk.vault.open_case(name, settle=False)
    except (Damaged, Refused) as why:
        return unreadable(why, name)
    one = CaseChecked(
        ref=file.case.ref or None,
        entries=file.standing.head.seq,
        head=file.standing.head.hash.hex(),
        exhibits=len(file.case.exhibits),
        problems=(),
    )
    try:
        yield from _reading(desk, file, label)
        one = one.with_problems(_witness(desk, file))
        one = one.with_problems(_against_register(desk, file))
        return one.with_problems(_against_heads(file, against))
    except Damaged as why:
        # What does not hold is let go, whoever had it open, before its pages are looked at.
        desk.drop(name)
        return one.with_problems(file.ledger.told_apart(*why.problems).problems)
    finally:
        if desk.opened(name) is None:
            file.close()


def _reading(desk: Desk, file: CaseFile, label: str) -> Generator[Progress]:
    """Everything in the file; `Damaged` at the first kind of thing that does not hold."""
    problems = file.ledger.page_problems()
    if problems:
        raise Damaged(*problems)
    whole = file.standing.head.seq
    for done in chain.checking(file.ledger.connection, file.name, desk.vault.keys.verify):
        yield Progress(what=f"{label}: its entries", done=done, whole=whole)
    kept = file.kept.sizes()
    found: list[str] = []
    before, whole = 0, sum(kept.values())
    for sha256, size in kept.items():
        try:
            for done in rehash(file, sha256):
                yield Progress(what=f"{label}: its files", done=before + done, whole=whole)
        except Damaged as why:
            found += why.problems
        before += size
    if found:
        raise Damaged(*found)


def _witness(desk: Desk, file: CaseFile) -> Iterator[str]:
    """What the witness says otherwise than the record, or that there is none."""
    try:
        seen = file.ledger.seen_head()
    except Damaged as why:
        yield from why.problems
        return
    held = desk.vault.register.of_file(file.name)
    if seen is None:
        yield "The witness beside the case file is missing."
    elif held is not None and seen.seq < held.seq:
        yield (
            f"The witness beside the case file knows entry {seen.seq} and the list of "
            f"cases entry {held.seq}: an older witness was put back."
        )


def _against_heads(file: CaseFile, against: Sequence[SeenHead]) -> Iterator[str]:
    """What heads that were written down say otherwise."""
    for seen in against:
        if seen.ref == file.case.ref:
            then = file.ledger.ledger.hash_at(seen.seq)
            found = judged(seen, file.standing.head.seq, then.hex() if then else None)
            if found:
                yield found


def _against_register(desk: Desk, file: CaseFile) -> list[str]:
    """What the list of cases says otherwise than the case's own record."""
    held, head = desk.vault.register.of_file(file.name), file.standing.head
    if held is None or file.case.opened is None:
        return ["The list of cases does not know this case."]
    if held.seq > head.seq:
        lost = f"entry {held.seq}, but the file ends at entry {head.seq}"
        return [f"The list of cases knows {lost}: an older file was put back."]
    if file.ledger.ledger.hash_at(held.seq) != bytes.fromhex(held.head):
        return [f"The list of cases knows another entry {held.seq}: a file was exchanged."]
    now = line_of(file, desk.now())
    if (held.seq, _lasting(held)) != (head.seq, _lasting(now)):
        return ["The list of cases tells this case otherwise than its record."]
    return []


def _lasting(line: CaseLine) -> CaseLine:
    """A line without what the passing of time changes."""
    return replace(line, next_due="", next_what="", latest=0)
