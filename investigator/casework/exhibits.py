"""Exhibits in and out.

A file becomes one, its bytes go out again, every byte is re-hashed.
"""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework import room
from investigator.casework.commands.exhibit import (
    AdmitExhibit,
    ExportExhibit,
    Showing,
)
from investigator.casework.copy_states import made_fact
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.ruled import as_facts, said
from investigator.domain import account, exhibit, post
from investigator.domain.case import Case, refuse_unread
from investigator.domain.copies import CopyGone, CopyKind, CopyMade, HowGone
from investigator.domain.errors import Damaged, Refused
from investigator.domain.exhibit import Exhibit, FileFacts
from investigator.domain.ledger import Telling
from investigator.domain.post import Basis
from investigator.domain.steps import StepTaken
from investigator.evidence.intake import Capture, ReadSoFar, open_source, taking_in
from investigator.machine import streams
from investigator.machine.files import writable_target
from investigator.storage.kept import Staged

if TYPE_CHECKING:
    from investigator.domain.ledger import Fact
    from investigator.record.codec import Saying
    from investigator.storage.case_file import CaseFile


_STEP = 8 << 20  # bytes between two steps; pieces have a power of two of them
_TOGETHER = 64 << 20  # bytes of a file that is read and written side by side

_Reading = Generator[ReadSoFar, None, Capture]


def admit(desk: Desk, wanted: AdmitExhibit) -> Generator[Progress | Done]:
    """The file is read in a child, its bytes staged, and all of it recorded in one step.

    What is stopped or refused on the way leaves nothing.
    """
    file = desk.case_file(wanted.case)
    refuse_unread(file.case)
    exhibit.may_admit(file.case)
    saying = said(desk, wanted)
    with open_source(wanted.file) as source:
        size = room.size_of(source.fileno())
    yield from room.clearing(file)
    room.allow(desk, file, wanted, size)
    kept = False
    try:
        with desk.evidence() as helper:
            # Whether so large a file is wanted is settled; the helper only needs time.
            reading = taking_in(wanted.file, helper, large_confirmed=size >= _TOGETHER)
            capture, staged = yield from _taken_in(file, wanted.file, size, reading)
        done = desk.record(file, partial(_facts, wanted, capture, saying), staged)
        kept = True
    finally:
        if not kept:
            room.clear_some(file)
    large = desk.sizes.notice(file.case.ref, file.kept.room().held)
    yield replace(done, notices=(*done.notices, *([large] if large else ())))


def _facts(
    wanted: AdmitExhibit, capture: Capture, saying: "Saying", case: Case
) -> "Sequence[tuple[Fact, Saying]]":
    made = [*facts_of(case, wanted, capture.file_facts(), saying)]
    if not wanted.passing:
        made.append(_source(wanted, made[0], capture))
    return [(fact, saying) for fact in made]


def _taken_in(
    file: "CaseFile", path: Path, size: int, reading: _Reading
) -> Generator[Progress, None, tuple[Capture, tuple[Staged, ...]]]:
    """What the helper tells of a file, and its bytes written and not yet part of the case.

    A large file is written while the helper still reads it: both read it once, together.
    Bytes that the case holds already are not written again.
    """
    held = file.kept_fingerprints()
    capture = None if size >= _TOGETHER else (yield from _reading(reading))
    staged: Staged | None = None
    with open_source(path) as source, closing(file.stage(source)) as steps:
        while capture is None or capture.sha256 not in held:
            step = next(steps, None)
            if step is None or isinstance(step, Staged):
                staged = step
                break
            capture = capture or _one_step(reading)
            yield Progress(what="Keeping the file", done=step, whole=size)
    if staged is None:
        yield from room.clearing(file)  # what was written before it was known to be held
        return (capture or (yield from _reading(reading))), ()
    try:
        capture = capture or (yield from _reading(reading))
        _refuse_changed(staged, capture)
    except BaseException:
        file.kept.staging.let_go(staged)
        raise
    return capture, (staged,)


def _refuse_changed(staged: Staged, capture: Capture) -> None:
    if staged.sha256 != capture.sha256:
        raise Refused(
            "The file changed while it was being read, so it was not added.",
            remedy="Close any program that writes to it and add it again.",
        )


def _one_step(reading: _Reading) -> Capture | None:
    """Lets the helper go on; what it found, once it has come to the end."""
    try:
        next(reading)
    except StopIteration as ended:
        capture: Capture = ended.value
        return capture
    return None


def _reading(steps: _Reading) -> Generator[Progress, None, Capture]:
    """The child's reading as steps of ours."""
    while True:
        try:
            far = next(steps)
        except StopIteration as ended:
            capture: Capture = ended.value
            return capture
        yield Progress(what="Reading the file", done=far.done, whole=far.size)


def _source(wanted: AdmitExhibit, admitted: "Fact", capture: Capture) -> CopyMade:
    """The file that was added still lies outside, until it is known gone."""
    number = getattr(admitted, "number", "")
    return made_fact(CopyKind.SOURCE, wanted.file, capture.sha256, capture.size, number)


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


def export(desk: Desk, wanted: ExportExhibit) -> Generator[Progress | Done]:
    """The sealed bytes go to a file, checked on the way; what was written is told."""
    file = desk.case_file(wanted.case)
    one = exhibit.known(file.case, wanted.exhibit)
    out = writable_target(wanted.out, overwrite=wanted.overwrite)
    room.refuse_without_room(out.parent, one.file.size, one.number)
    outside = made_fact(CopyKind.EXPORT, out, one.file.sha256, one.file.size, one.number)
    listed = desk.record(file, [(outside, desk.saying())])  # before anything lies outside
    written = False
    try:
        yield from _written(file, one, out)
        written = True
    finally:
        if not written:
            never = CopyGone(copy=listed.seq, how=HowGone.DELETED)
            desk.record(file, [(never, desk.saying())])
    short = one.file.sha256.short()
    step = StepTaken(what=f"A copy of {one.number} (fingerprint {short}) was exported")
    yield replace(desk.record(file, [(step, desk.saying())]), made=out)


def _written(file: "CaseFile", one: Exhibit, out: Path) -> Generator[Progress]:
    """Piece by piece; a stop or damage midway leaves no file."""
    done = 0
    try:
        with streams.written(out) as copy:
            for piece in file.bytes_of(one.file.sha256):
                copy.write(piece)
                done += len(piece)
                if done % _STEP == 0:
                    yield Progress(what="Writing the copy", done=done, whole=one.file.size)
    except Damaged:
        file.reconnect()  # else what is recorded next fails with it
        raise
