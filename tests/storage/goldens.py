"""Makes a golden vault of a format: `python -m tests.storage.goldens schema_2`.

A golden vault is what a trust somewhere holds, so one that exists is never made again.
Beside it stands what its case said on that day; every later program must read the same.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from investigator.casework.commands.allegation import (
    AnswerAllegation,
    DraftAllegation,
    PutAllegation,
)
from investigator.casework.commands.base import Command
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit, MakeDocument, Showing
from investigator.casework.commands.removal import AskRemoval, CheckRemoval
from investigator.casework.commands.vault import MakeVault, UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.domain.exhibit import ExhibitKind, Origin
from investigator.domain.instant import Instant
from investigator.domain.people import Category
from investigator.domain.post import Basis
from investigator.domain.removal_request import Allowance, Mode, Seen
from investigator.machine.clock import FixedClock
from investigator.storage.vault import LOCK

FOLDER = Path(__file__).parent / "golden"
REF = "GOLD-0001"
_NOW = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")
_ASKED = Instant.parse("2026-11-23T16:30:00Z")
_WORDS = "Ysgol: “Where is the café?” 🙂\n" * 200


def values(desk: Desk, ref: str = REF) -> dict[str, Any]:
    """What the case says, in plain values that no later format may change."""
    file = desk.case_file(ref)
    case = file.case
    return {
        "ref": case.ref,
        "title": case.title,
        "school": case.school,
        "respondent": case.respondent_label,
        "stage": case.stage.value,
        "words": case.concern.fact.words if case.concern else None,
        "officer": desk.vault.officer.name,
        "trust": desk.vault.trust.name,
        "exhibits": [
            [one.number, one.admitted.fact.title, one.file.sha256.hex, one.file.size]
            for one in case.exhibits.values()
        ],
        "bytes": [
            sum(len(piece) for piece in file.bytes_of(sha256))
            for sha256 in file.kept_fingerprints()
        ],
        "shown": [told.fact.shown for post in case.posts.values() for told in post.times],
        "allegations": [
            [
                one.drafted.fact.number,
                one.drafted.fact.wording,
                one.state.value,
                one.answer.fact.answer if one.answer else None,
            ]
            for one in case.allegations.values()
        ],
        "removals": [
            [
                one.asked.fact.number,
                list(one.asked.fact.items),
                one.asked.fact.due.iso(),
                [check.fact.result.value for check in one.checks],
            ]
            for one in case.removals.values()
        ],
        "documents": [
            [told.fact.kind, told.fact.sha256.hex, told.fact.pages, told.fact.as_of]
            for told in case.documents.values()
        ],
        "steps": [told.fact.what for told in case.steps.values()],
        "signers": [told.fact.name for told in case.signers.values()],
        "entries": [
            [line.entry.seq, line.entry.kind, line.entry.hash.hex()]
            for line in file.ledger.ledger.lines()
        ],
    }


def make(folder: Path) -> None:
    """A vault with one small case, and its values beside it."""
    vault, room = folder / "vault", folder / "room"
    room.mkdir(parents=True)
    desk = Desk(clock=FixedClock(_NOW), folder=room)
    for command in _commands(vault, room):
        perform(desk, command)
    desk.lock()
    perform(desk, UnlockVault(folder=vault, passphrase=PASSPHRASE))
    told = json.dumps(values(desk), indent=1, ensure_ascii=True, sort_keys=True)
    (folder / "expected.json").write_text(f"{told}\n")
    desk.lock()
    for stray in (*vault.glob("*-journal"), vault / LOCK):
        stray.unlink()
    shutil.rmtree(room)


def _commands(vault: Path, room: Path) -> list[Command]:
    post, letter = room / "post.txt", room / "letter.txt"
    post.write_bytes(b"The words of a post, copied into a file.\n")
    letter.write_text(_WORDS, encoding="utf-8")
    return [
        MakeVault(
            folder=vault,
            name="Philippa Ostrander",
            role="HR officer",
            trust_name="Hazelden Trust",
            practice=True,
            passphrase=PASSPHRASE,
        ),
        OpenCase(
            ref=REF,
            title="Posts at lunch",
            school="Brindlewick Primary School",
            respondent="Maribel Thornecastle",
            category=Category.EMPLOYEE,
            words="She posts about us.",
        ),
        AdmitExhibit(
            case=REF,
            file=post,
            title="The post",
            kind=ExhibitKind.SCREENSHOT,
            origin=Origin(supplied_by="A. Colleague", captured_at=_ASKED),
            showing=Showing(
                shown="23 November 2026 at 09:05",
                basis=Basis.VIEWER_DEVICE_ZONE,
                zone="Europe/London",
            ),
        ),
        AdmitExhibit(case=REF, file=letter, title="A long letter", number=""),
        DraftAllegation(
            case=REF, wording="You posted about the school.", clauses=("7.5.1",)
        ),
        PutAllegation(case=REF, allegation="A1"),
        AnswerAllegation(case=REF, allegation="A1", words="I was at lunch." * 100),
        AskRemoval(
            case=REF,
            items=("E01",),
            breached=("7.5.1",),
            decided_by="Ann Example",
            authority="policy 2.3",
            how=Mode.PHONE,
            asked_at=_ASKED,
            allowance=Allowance(hours=24),
        ),
        CheckRemoval(case=REF, request="R1", at=_ASKED, result=Seen.VISIBLE),
        TakeStep(case=REF, what="A letter was sent."),
        MakeDocument(case=REF, kind="investigation-report", out=room / "report.pdf"),
    ]


if __name__ == "__main__":
    made = FOLDER / sys.argv[1]
    if made.exists():
        sys.exit(f"{made.name} is there already, and stays as it is.")
    make(made)
