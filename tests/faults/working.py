"""What a worker does: ordinary commands through the one door, each acknowledged."""

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from investigator.casework.commands.base import CaseCommand, Command
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.casework.commands.removal import AskRemoval, GiveKeepNotice
from investigator.casework.commands.vault import KeepRecoveryKey, UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.practice import PASSPHRASE
from investigator.domain.removal_request import Allowance, Mode
from investigator.evidence import child
from investigator.evidence.helper import ORDINARY, Helper
from investigator.machine.child import Kind, Limits, Message
from investigator.machine.clock import FixedClock
from investigator.machine.crypto import Argon2
from tests.casework.vaults import CAPTURED, NOW, REF

PLACES = "kept in the safe"
SIZES = (10, 10, 40_000, 300_000, 300_000, 3_000_000)
LARGE = 9_000_000
"""More than one commit's worth: what is killed within leaves staged pieces behind."""


class Ack(NamedTuple):
    """A finished command: the ledger it stands in (empty for the trust's), and where."""

    ledger: str
    seq: int
    head: str
    sha256: str = ""


class Reader(Helper):
    """Reads evidence in this very process: who is killed leaves no child behind."""

    def ask(
        self, header: Mapping[str, object], *blobs: bytes, limits: Limits = ORDINARY
    ) -> Iterator[Message]:
        """The answer alone."""
        del limits  # a child's, and there is none
        said, made = child.handle(dict(header), blobs, lambda _told: None)
        yield Message(kind=Kind.ANSWER, header=dict(said), blobs=tuple(made))


class Working(Desk):
    """A desk without children."""

    @contextmanager
    def evidence(self) -> Iterator[Helper]:
        """Whoever reads here."""
        yield Reader()


@contextmanager
def at_work(folder: Path) -> Iterator[Desk]:
    """A desk with this practice vault unlocked; locked again at the end."""
    desk = Working(clock=FixedClock(NOW), folder=folder.parent / "children")
    perform(desk, UnlockVault(folder=folder, passphrase=PASSPHRASE, now=NOW))
    try:
        yield desk
    finally:
        desk.lock()


def carry_out(desk: Desk, command: Command) -> Ack:
    """One command to its end, and where it stands from now on."""
    done = perform(desk, command)
    if not isinstance(command, CaseCommand | OpenCase):
        head = desk.vault.trust_ledger().ledger.head()
        return Ack("", head.seq, head.hash.hex())
    assert done.case is not None
    standing = desk.case_file(done.case.ref).standing
    assert standing.head.seq == done.seq
    added = isinstance(command, AdmitExhibit)
    kept = [one.file.sha256.hex for one in done.case.exhibits.values()] if added else [""]
    return Ack(done.case.ref, done.seq, standing.head.hash.hex(), kept[-1])


def some_command(dice: random.Random, room: Path) -> Command:
    """Anything a person might do next; a file that it needs is written into `room`."""
    chosen: Callable[[random.Random, Path], Command] = dice.choices(
        (_exhibit, _step, _request, _notice, _case, _key), (8, 4, 3, 2, 1, 1)
    )[0]
    return chosen(dice, room)


def cheaply(cost: Argon2, passphrase: str) -> bytes:
    """In place of `Argon2.derive`: it depends on all that does, and costs nothing."""
    return hashlib.sha256(f"{cost!r} {passphrase}".encode()).digest()


def an_exhibit(data: bytes, room: Path, name: str) -> AdmitExhibit:
    """Bytes as a file that becomes an exhibit."""
    file = room / name
    file.write_bytes(data)
    return AdmitExhibit(case=REF, file=file, title="A paper")


def a_request() -> AskRemoval:
    """The first exhibit's post is to go."""
    return AskRemoval(
        case=REF,
        items=("E01",),
        breached=("7.5.1",),
        decided_by="Ann",
        authority="policy 2.3",
        how=Mode.PHONE,
        asked_at=CAPTURED.later(hours=0),
        allowance=Allowance(hours=24),
    )


def acks(heard: list[dict[str, Any]]) -> list[Ack]:
    """What a worker acknowledged."""
    return [Ack(*words["ack"]) for words in heard if "ack" in words]


def _exhibit(dice: random.Random, room: Path) -> Command:
    size = LARGE if dice.random() < 1 / 12 else dice.choice(SIZES)
    return an_exhibit(dice.randbytes(size), room, "paper.bin")


def _step(dice: random.Random, _room: Path) -> Command:
    return TakeStep(case=REF, what="words " * dice.randrange(1, 900))


def _request(_dice: random.Random, _room: Path) -> Command:
    return a_request()


def _notice(dice: random.Random, _room: Path) -> Command:
    return GiveKeepNotice(case=REF, to=f"Witness {dice.random()}", wording="Keep it.")


def _case(dice: random.Random, _room: Path) -> Command:
    return OpenCase(title="Another", school="A school", ref=f"N-{dice.randrange(10**12)}")


def _key(_dice: random.Random, _room: Path) -> Command:
    return KeepRecoveryKey(holder="Ann", place=PLACES)
