"""Exhibits in and out.

A file becomes one, its bytes go out again, every byte is re-hashed.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.casework.commands.exhibit import (
    AdmitExhibit,
    ExportExhibit,
    Showing,
    VerifyExhibits,
)
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.ruled import as_facts, said
from investigator.domain import account, exhibit, post
from investigator.domain.case import Case, refuse_unread
from investigator.domain.errors import Damaged, Refused
from investigator.domain.exhibit import FileFacts
from investigator.domain.ledger import Telling
from investigator.domain.post import Basis
from investigator.domain.steps import StepTaken
from investigator.evidence.intake import Capture, ReadSoFar, open_source, taking_in
from investigator.machine.files import writable_target, write_pieces
from investigator.storage.kept import Staged

if TYPE_CHECKING:
    from investigator.domain.ledger import Fact
    from investigator.record.codec import Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitChecked:
    """What re-hashing an exhibit found; `problem` is empty where it holds."""

    number: str
    sha256: str
    problem: str = ""


def admit(desk: Desk, wanted: AdmitExhibit) -> Generator[Progress | Done]:
    """The file is read in a child, its bytes staged, and all of it recorded in one step."""
    file = desk.case_file(wanted.case)
    refuse_unread(file.case)
    exhibit.may_admit(file.case)
    saying = said(desk, wanted)
    with desk.evidence() as helper:
        reading = taking_in(wanted.file, helper, large_confirmed=wanted.large_confirmed)
        capture = yield from _reading(reading)
    staged: Staged | None = None
    with open_source(wanted.file) as source:
        for step in file.stage(source):
            if isinstance(step, Staged):
                staged = step
            else:
                yield Progress(what="Keeping the file", done=step, whole=capture.size)
    if staged is None or staged.sha256 != capture.sha256:
        raise Refused(
            "The file changed while it was being read, so it was not added.",
            remedy="Close any program that writes to it and add it again.",
        )

    def facts(case: Case) -> "Sequence[tuple[Fact, Saying]]":
        made = facts_of(case, wanted, capture.file_facts(), saying)
        return [(fact, saying) for fact in made]

    yield desk.record(file, facts, (staged,))


def _reading(
    steps: Generator[ReadSoFar, None, Capture],
) -> Generator[Progress, None, Capture]:
    """The child's reading as steps of ours."""
    while True:
        try:
            far = next(steps)
        except StopIteration as ended:
            capture: Capture = ended.value
            return capture
        yield Progress(what="Reading the file", done=far.done, whole=far.size)


def facts_of(
    case: Case, wanted: AdmitExhibit, file: FileFacts, saying: "Saying"
) -> "Sequence[Fact]":
    """The exhibit, and the post and time that it shows, each made on the case before it."""
    admitted = exhibit.admit(
        case,
        title=wanted.title,
        kind=wanted.kind,
        file=file,
        origin=wanted.origin,
        happened_at=saying.happened_at,
        number=wanted.number,
    )
    facts: list[Fact] = [admitted]
    if wanted.showing is None:
        return facts
    now = _after(case, admitted, saying)
    for fact in _account(now, wanted.showing):
        facts.append(fact)
        now = _after(now, fact, saying)
    facts += _post(now, wanted, wanted.showing, admitted.number, saying)
    return facts


def _account(case: Case, showing: Showing) -> "tuple[Fact, ...]":
    """The account, where a handle was given and the case does not know it yet."""
    if not showing.handle or account.find(case, showing.platform, showing.handle):
        return ()
    platform = showing.platform or "other"
    return (
        account.record(
            case, platform=platform, handle=showing.handle, person=showing.author
        ),
    )


def _post(
    case: Case, wanted: AdmitExhibit, showing: Showing, number: str, saying: "Saying"
) -> "list[Fact]":
    platform = showing.platform or ("other" if showing.handle else "")
    recorded = post.record(
        case,
        exhibit=number,
        platform=platform,
        account=account.find(case, platform, showing.handle) if showing.handle else "",
        address=showing.address,
        words=showing.words,
        author=showing.author,
        authorship=showing.authorship,
        edited=showing.edited,
        scheduled=showing.scheduled,
    )
    facts: list[Fact] = [recorded]
    now = _after(case, recorded, saying)
    if showing.shown.strip():
        facts.append(
            post.show_time(
                now,
                post=recorded.number,
                exhibit=number,
                shown=showing.shown,
                basis=showing.basis,
                zone="UTC" if showing.basis is Basis.UTC else showing.zone,
                captured_at=wanted.origin.captured_at,
                order=showing.order,
                rounding=showing.rounding,
            )
        )
    identifier = showing.identifier or showing.address
    if identifier:
        facts += as_facts(
            post.read_identifier(
                now, post=recorded.number, identifier=identifier, platform=showing.platform
            )
        )
    return facts


def _after(case: Case, fact: "Fact", saying: "Saying") -> Case:
    """The case as the next rule sees it, before anything is kept."""
    telling = Telling(
        seq=0,
        happened_at=saying.happened_at,
        recorded_at=saying.happened_at,
        typed_by=saying.typed_by,
    )
    return fact.told_to(case, telling)


def export(desk: Desk, wanted: ExportExhibit) -> Iterator[Progress | Done]:
    """The sealed bytes go to a file, checked on the way; what was written is told."""
    file = desk.case_file(wanted.case)
    one = exhibit.known(file.case, wanted.exhibit)
    out = writable_target(wanted.out, overwrite=wanted.overwrite)
    yield Progress(what="Writing the copy", done=0, whole=one.file.size)
    write_pieces(out, file.bytes_of(one.file.sha256))
    short = one.file.sha256.short()
    step = StepTaken(what=f"A copy of {one.number} (fingerprint {short}) was exported")
    done = desk.record(file, [(step, desk.saying())])
    yield Done(
        case=done.case, seq=done.seq, facts=done.facts, made=out, notices=done.notices
    )


def verify(desk: Desk, wanted: VerifyExhibits) -> Iterator[Progress | Done]:
    """Every exhibit of the case is read and hashed again."""
    file = desk.case_file(wanted.case)
    exhibits = tuple(file.case.exhibits.values())
    checked = []
    for at, one in enumerate(exhibits):
        yield Progress(what="Checking exhibits", done=at, whole=len(exhibits))
        problem = ""
        try:
            for _piece in file.bytes_of(one.file.sha256):
                pass
        except Damaged as why:
            problem = str(why)
        checked.append(
            ExhibitChecked(number=one.number, sha256=one.file.sha256.hex, problem=problem)
        )
    yield Done(case=file.case, seq=file.standing.head.seq, made=tuple(checked))
