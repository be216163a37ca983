"""Makes a document.

Exhibits re-hashed, pictures made smaller, the PDF kept and written out.
"""

import io
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator import __version__
from investigator.casework.clock_record import notes_of
from investigator.casework.commands.exhibit import MakeDocument
from investigator.casework.copy_states import made_fact
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.ruled import said
from investigator.documents.checks import Checks
from investigator.documents.make import Made, Pack, making
from investigator.documents.packs import how_read
from investigator.documents.packs.exhibits import Picture
from investigator.documents.packs.investigation_report import (
    KIND,
    TITLE,
    Telling,
    investigation_report,
)
from investigator.domain.case import Case, refuse_unread
from investigator.domain.copies import CopyKind
from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged, Refused
from investigator.domain.issued import DocumentIssued, DocumentState
from investigator.domain.put_right import refuse_in_error
from investigator.domain.readiness import missing_for_report
from investigator.evidence.intake import Shrunk, shrink
from investigator.machine.child import Child, ChildFailed, Limits
from investigator.machine.files import writable_target, write_whole
from investigator.storage.kept import Staged

if TYPE_CHECKING:
    from investigator.evidence.helper import Helper
    from investigator.storage.case_file import CaseFile

KINDS = (
    (KIND, TITLE, "investigating"),
    (how_read.KIND, how_read.TITLE, "investigating"),
)
_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif")
_LIMITS = Limits(memory_bytes=3 * 1024**3, cpu_seconds=600, wall_seconds=1200)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMade:
    """What was made and where it lies. `missing` says in sentences why it is a draft."""

    file: Path
    sha256: Sha256
    pages: int
    state: DocumentState
    missing: tuple[str, ...]
    checks: Checks


def make(desk: Desk, wanted: MakeDocument) -> Generator[Progress | Done]:
    """The document as the case stands now.

    It is kept in the case before it is written out.
    """
    if wanted.kind not in {kind for kind, _title, _stage in KINDS}:
        raise Refused(
            f"There is no kind of document called {wanted.kind}.",
            remedy=f"These can be made: {', '.join(kind for kind, *_rest in KINDS)}.",
        )
    file = desk.case_file(wanted.case)
    refuse_unread(file.case)
    refuse_in_error(file.case)
    out = writable_target(wanted.out, overwrite=wanted.overwrite)
    with desk.evidence() as helper:
        copies = yield from _copies(file, helper, wanted)
    case, head = file.case, file.standing.head
    told = Telling(
        seq=head.seq,
        head=head.hash.hex(),
        now=desk.now(),
        trust=desk.vault.trust.name or "The Trust",
        versions=(("investigator", __version__),),
        draft_wanted=wanted.draft,
        clock=notes_of(file),
        stamps=dict(file.ledger.ledger.stamps(0)),
    )
    pack = _pack(desk, case, wanted, told, copies)
    images = {number: copy.data for number, copy in copies.items()}
    with Child("documents", limits=_LIMITS, folder=desk.folder) as child:
        made = yield from _made(making(pack, images, child))
    state = DocumentState.DRAFT if pack.heading.draft else DocumentState.FINAL
    done = _record(desk, wanted, out, made, state)
    write_whole(out, made.pdf)
    yield Done(
        case=done.case,
        seq=done.seq,
        facts=done.facts,
        notices=done.notices,
        made=DocumentMade(
            file=out,
            sha256=made.sha256,
            pages=made.pages,
            state=state,
            missing=_missing(desk, case, wanted),
            checks=made.checks,
        ),
    )


def _pack(
    desk: Desk,
    case: Case,
    wanted: MakeDocument,
    told: Telling,
    copies: Mapping[str, Shrunk],
) -> Pack:
    """Every word of the document."""
    if wanted.kind == how_read.KIND:
        return how_read.how_read(case, wanted.part, told)
    pictures = {number: _picture(case, number, copy) for number, copy in copies.items()}
    return investigation_report(case, desk.clauses(), told, pictures)


def _missing(desk: Desk, case: Case, wanted: MakeDocument) -> tuple[str, ...]:
    """Why it is a draft; a page about one time needs nothing more than the time."""
    if wanted.kind != KIND:
        return ()
    return tuple(gap.what for gap in missing_for_report(case, desk.clauses()))


def _copies(
    file: "CaseFile", helper: "Helper", wanted: MakeDocument
) -> Generator[Progress, None, Mapping[str, Shrunk]]:
    """Every exhibit is re-hashed; a changed one stops the document. Pictures get copies."""
    copies: dict[str, Shrunk] = {}
    exhibits = tuple(file.case.exhibits.values())
    shown = wanted.kind == KIND
    for at, one in enumerate(exhibits):
        yield Progress(what="Checking exhibits", done=at, whole=len(exhibits))
        try:
            data = b"".join(file.bytes_of(one.file.sha256))
        except Damaged as why:
            raise Refused(
                f"{one.number} is not as it was sealed, so no document is made. {why}",
                remedy="Check the whole vault, and restore the case from a backup.",
            ) from why
        if shown and one.file.media in _PICTURES and one.withheld is None:
            try:
                copies[one.number] = shrink(data, helper)
            except ChildFailed:
                continue  # listed with its fingerprint, without its picture
    return copies


def _picture(case: Case, number: str, copy: Shrunk) -> Picture:
    fact = case.exhibits[number].admitted.fact
    return Picture(
        blob=number,
        sha256=copy.sha256.hex,
        width=copy.width,
        height=copy.height,
        alt=f"{number}: {fact.title} ({fact.kind.value.replace('_', ' ')})",
        changes=("Made smaller or re-saved for printing.", "Data about place taken out."),
    )


def _made(
    steps: "Generator[object, None, Made]",
) -> Generator[Progress, None, Made]:
    """The child's work as steps of ours."""
    done = 0
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            made: Made = ended.value
            return made
        done += 1
        yield Progress(what="Laying out the pages", done=0, whole=0)


def _record(
    desk: Desk, wanted: MakeDocument, out: Path, made: Made, state: DocumentState
) -> Done:
    """The PDF's bytes and the entry that names them, in one step."""
    file = desk.case_file(wanted.case)
    staged = [step for step in file.stage(io.BytesIO(made.pdf)) if isinstance(step, Staged)]
    head = file.standing.head
    fact = DocumentIssued(
        kind=wanted.kind,
        state=state,
        sha256=made.sha256,
        pages=made.pages,
        as_of=head.seq,
        head=head.hash.hex(),
        versions=tuple(f"{name} {value}" for name, value in sorted(made.versions.items())),
        missing=_missing(desk, file.case, wanted),
    )
    saying = said(desk, wanted)
    outside = made_fact(CopyKind.DOCUMENT, out, made.sha256, len(made.pdf))
    return desk.record(file, [(fact, saying), (outside, saying)], staged)
