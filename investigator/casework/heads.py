"""Heads: told, written to a file that is kept elsewhere, read again and compared."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework.commands.vault import ExportHeads
from investigator.casework.desk import Desk, Done
from investigator.domain.errors import Refused
from investigator.domain.heads import TRUST, SeenHead, judged, read_line
from investigator.machine.files import read_whole, writable_target, write_whole

if TYPE_CHECKING:
    from investigator.storage.register import CaseLine

_LIMIT = 4 << 20
_MADE = "Made on "
_EVERY = 500  # lines of the register at a time
_EXPLAINED = (
    "Each line says where a record ended: the number of its last entry and that entry's",
    "fingerprint. Keep this away from the laptop, on paper or by e-mail to the trust's",
    "clerk. “investigator vault verify --heads FILE” tells whether entries are missing.",
)


def export(desk: Desk, wanted: ExportHeads) -> Iterator[Done]:
    """Where every record ends now; written to a file where one is named."""
    found = (_of_trust(desk), *(_head(line) for line in _lines(desk)))
    if wanted.out is not None:
        out = writable_target(wanted.out, overwrite=False)
        write_whole(out, _text(desk, found).encode())
    yield Done(made=found)


def read_heads(file: Path) -> tuple[SeenHead, ...]:
    """The heads in a file that was exported, as text."""
    text = read_whole(file, _LIMIT).decode("utf-8", errors="replace")
    lines = text.splitlines()
    made = next((each for each in lines if each.startswith(_MADE)), "")
    on = made.removeprefix(_MADE).rstrip(".")
    found = tuple(head for each in lines if (head := read_line(each, on=on)))
    if not found:
        raise Refused(
            f"{file.name} holds no heads.",
            remedy="Give a file that “investigator vault heads --out FILE” wrote.",
        )
    return found


def read_head(text: str) -> SeenHead:
    """One head as a person types it from paper: reference, entry, fingerprint."""
    found = read_line(text)
    if found is None:
        raise Refused(
            "That is not a head.",
            remedy="Type the reference, the number of the entry and the fingerprint, as in "
            "“LHST-0014 131 ab12 cd34 ef56”.",
        )
    return found


def missing(desk: Desk, against: Sequence[SeenHead]) -> Iterator[str]:
    """What heads say otherwise of the trust's own record, and of cases that are gone."""
    for seen in against:
        if seen.ref == TRUST:
            ledger = desk.vault.trust_ledger().ledger
            then = ledger.hash_at(seen.seq)
            found = judged(seen, ledger.head().seq, then.hex() if then else None)
            if found:
                yield found
        elif not desk.vault.register.has(seen.ref):
            when = f" on {seen.on}" if seen.on else ""
            yield f"{seen.ref} ended at entry {seen.seq}{when} and is no longer here."


def _lines(desk: Desk) -> "Iterator[CaseLine]":
    register, start = desk.vault.register, 0
    while page := register.page(start, _EVERY, closed=True):
        yield from page
        start += len(page)


def _head(line: "CaseLine") -> SeenHead:
    return SeenHead(ref=line.ref, seq=line.seq, start=line.head)


def _of_trust(desk: Desk) -> SeenHead:
    head = desk.vault.trust_ledger().ledger.head()
    return SeenHead(ref=TRUST, seq=head.seq, start=head.hash.hex())


def _text(desk: Desk, heads: Sequence[SeenHead]) -> str:
    lines = (
        f"Heads of the vault of {desk.vault.trust.name or 'the trust'}",
        f"{_MADE}{desk.now().iso()}.",
        "",
        *_EXPLAINED,
        "",
        *(each.line() for each in heads),
    )
    return "\n".join(lines) + "\n"
