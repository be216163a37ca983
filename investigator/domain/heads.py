"""Heads that were written down: where each record ended, kept away from the laptop.

A head is the number of a record's last entry and that entry's fingerprint. Whoever holds an
older one can tell whether entries that stood then are still there now.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from investigator.domain.digest import tagged_hash
from investigator.domain.errors import Refused

TRUST = "TRUST"
"""How the trust's own record is called where heads are listed."""

_VAULT_HEAD = b"investigator/vault/heads/1"
_SHORTEST = 8  # digits of a fingerprint: what a person can be asked to copy by hand
_LONGEST = 64
_LINE = re.compile(
    r"(?P<ref>\S.*?)[ \t]+(?:entry[ \t]+)?(?P<seq>[0-9]{1,9})[ \t:]+"
    r"(?P<hash>[0-9a-f]{4}[0-9a-f \t]*[0-9a-f])(?:…|\.\.\.)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenHead:
    """The head of one record as somebody wrote it down.

    `start` is the fingerprint in hexadecimal digits, or as much of its beginning as was
    copied; `on` says in words when that was, or is empty.
    """

    ref: str
    seq: int
    start: str
    on: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(rf"[0-9a-f]{{{_SHORTEST},{_LONGEST}}}", self.start):
            raise Refused(
                f"A head ends in at least {_SHORTEST} digits of a fingerprint.",
                remedy="Copy it as it is printed: LHST-0014 131 ab12 cd34 …",
            )

    def grouped(self) -> str:
        """The fingerprint in groups of four, to be compared by eye."""
        return " ".join(self.start[at : at + 4] for at in range(0, len(self.start), 4))

    def line(self) -> str:
        """As it is printed, and read again."""
        return f"{self.ref}  entry {self.seq}  {self.grouped()}"


def read_line(text: str, *, on: str = "") -> SeenHead | None:
    """The head in one line of text, or None where it holds none."""
    found = _LINE.fullmatch(text.strip())
    if found is None:
        return None
    digits = re.sub(r"\s", "", found["hash"]).lower()
    return SeenHead(ref=found["ref"], seq=int(found["seq"]), start=digits, on=on)


def judged(seen: SeenHead, seq: int, hash_then: str | None) -> str:
    """What is wrong with a record that ends at `seq` now, or empty.

    `hash_then` is the fingerprint of its entry with the number that was written down.
    """
    when = f" on {seen.on}" if seen.on else ""
    if seen.seq > seq:
        return (
            f"{seen.ref} ended at entry {seen.seq}{when} and ends at entry {seq} now: "
            "entries are missing. Something older was put back."
        )
    if hash_then is None or not hash_then.startswith(seen.start):
        return (
            f"Entry {seen.seq} of {seen.ref} is not the one that was written down{when}: "
            "the record was exchanged or made anew."
        )
    return ""


def vault_head(trust: bytes, cases: Iterable[tuple[str, int, str]]) -> str:
    """One fingerprint of all heads: the trust's, then each case's by its file's name."""
    parts = [trust]
    for file, seq, head in sorted(cases):
        parts += [file.encode(), str(seq).encode(), head.encode()]
    return tagged_hash(_VAULT_HEAD, *parts).hex()
