"""A case's line in the register: what a list may show of it without opening its file."""

import unicodedata
from typing import TYPE_CHECKING

from investigator.domain.agenda import agenda
from investigator.domain.instant import Instant
from investigator.storage.register import CaseLine

if TYPE_CHECKING:
    from investigator.domain.case import Case
    from investigator.storage.case_file import CaseFile


def line_of(file: "CaseFile", now: Instant) -> CaseLine:
    """The line as the case stands."""
    case, head = file.case, file.standing.head
    soonest = next(iter(agenda(case, now)), None)
    return CaseLine(
        file=file.name,
        ref=case.ref,
        title=case.title,
        school=case.school,
        respondent=case.respondent_label,
        stage=case.stage.value,
        closed=case.closed and soonest is None,  # the clock of a breach keeps it in sight
        safeguarding=_concerns_pupil(case),
        next_due=_text(soonest.due) if soonest else "",
        next_what=soonest.what if soonest else "",
        seq=head.seq,
        head=head.hash.hex(),
        latest=now.at,
    )


def folded(line: CaseLine) -> str:
    """The words a case is found by, without case or accents."""
    return fold(f"{line.ref} {line.title} {line.school} {line.respondent} {line.stage}")


def fold(words: str) -> str:
    """Lower case, compatibility forms, no accents."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def _text(due: object) -> str:
    return due.iso() if isinstance(due, Instant) else str(due)


def _concerns_pupil(case: "Case") -> bool:
    return any(person.added.fact.kind == "pupil" for person in case.people.values())
