"""Documents that left the case.

What was made, of which state of it, with which versions.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.digest import Sha256
from investigator.domain.ledger import Telling

if TYPE_CHECKING:
    from investigator.domain.case import Case


class DocumentState(StrEnum):
    """Whether a document is settled."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIssued:
    """A document was made.

    `as_of` is the entry whose case it tells, `head` that entry's hash.
    """

    kind: str
    state: DocumentState
    sha256: Sha256
    pages: int
    as_of: int
    head: str
    versions: tuple[str, ...]
    missing: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The document stands in the case's history."""
        return replace(case, documents=case.documents.put(telling.seq, telling.of(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerNamed:
    """An officer writes in this record; entries name the key by its fingerprint."""

    fingerprint: str
    public_key: str
    name: str
    role: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The record knows whose key this is."""
        return replace(case, signers=case.signers.put(self.fingerprint, telling.of(self)))
