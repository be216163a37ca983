"""What sort of a refusal it is, for the exit code: a rule, a lock, a file, a document."""

from investigator.documents.doctor import DocumentImpossible
from investigator.domain.errors import Refused
from investigator.evidence.opening import EvidenceUnreadable
from investigator.machine.crypto import WrongKey
from investigator.machine.locks import Locked
from investigator.storage.unlocking import CannotUnlock

_KINDS: tuple[tuple[type[Refused], str], ...] = (
    (CannotUnlock, "locked"),
    (WrongKey, "locked"),
    (Locked, "locked"),
    (EvidenceUnreadable, "unreadable"),
    (DocumentImpossible, "document"),
)


def kind_of(why: Refused) -> str:
    """One of: rule, locked, unreadable, document."""
    return next((kind for type_, kind in _KINDS if isinstance(why, type_)), "rule")
