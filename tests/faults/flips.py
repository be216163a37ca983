"""A driver: one bit of one file turned over, and the vault checked.

Found: something is named, or the vault does not open. Harmless: everything that can be
read is equal to what was read before, to the hash. Silent: anything else.
"""

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from investigator.casework.commands.vault import VerifyVault
from investigator.casework.perform import perform
from investigator.casework.verifying import VaultChecked
from investigator.domain.errors import Damaged, Refused
from investigator.storage.vault import ENVELOPE, LOCK
from tests.casework import vaults
from tests.faults.driving import answer
from tests.faults.working import at_work

_ONE_IN = 6
"""A flip in the vault's envelope may cost a whole derivation of the passphrase."""


def main(asked: Any) -> dict[str, Any]:
    """So many flips, dealt evenly over the files of a vault."""
    room, dice = Path(asked["room"]), random.Random(asked["seed"])  # noqa: S311 - no secret
    folder = vaults.copied(vaults.small(), room / "vault")
    before = seen(folder)
    files = sorted(each for each in folder.iterdir() if each.name != LOCK)
    whole = {each: each.read_bytes() for each in files if each.stat().st_size}
    assert before is not None
    counted: dict[str, dict[str, int]] = {}
    silent = []
    for at in range(asked["flips"]):
        file = list(whole)[at % len(whole)]
        if file.name == ENVELOPE and dice.randrange(_ONE_IN):
            file = folder / "trust.ledger"
        place, bit = dice.randrange(len(whole[file])), dice.randrange(8)
        told = _flipped(folder, file, whole, (place, bit))
        verdict = "found" if told is None else "harmless" if told == before else "silent"
        if told is not None and set(told.notices) - set(before.notices):
            verdict = "found"  # unlocking said so, though a check finds nothing more
        kind = file.name.partition(".")[2] if ".case" in file.name else file.name
        of_kind = counted.setdefault(kind, {})
        of_kind[verdict] = of_kind.get(verdict, 0) + 1
        silent += [f"{kind} at {place}, bit {bit}"] * (verdict == "silent")
    return {"counted": counted, "silent": silent, "sound": seen(folder) == before}


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that can be read of a vault, and what unlocking told of it."""

    checked: VaultChecked
    rest: tuple[Any, ...]
    notices: tuple[str, ...] = ()


def seen(folder: Path) -> Seen | None:
    """What can be read, or None where a check names something."""
    try:
        with at_work(folder) as desk:
            notices = desk.tell_notices()
            checked = perform(desk, VerifyVault()).made
            assert isinstance(checked, VaultChecked)
            if not checked.ok:
                return None
            trust = desk.vault.trust_ledger()
            notices += tuple(trust.notices)
            head = trust.ledger.head()
            lines = [desk.vault.register.of_file(each) for each in desk.vault.case_files()]
            kept = [
                _kept(desk.vault.open_case(each, settle=False)) for each in _names(desk)
            ]
            return Seen(checked, (head, lines, kept, desk.vault.officer), notices)
    except (Refused, Damaged):
        return None


def _names(desk: Any) -> tuple[str, ...]:
    names: tuple[str, ...] = desk.vault.case_files()
    return names


def _kept(file: Any) -> list[str]:
    """Of every exhibit, the hash of the bytes that are handed out."""
    try:
        return [
            hashlib.sha256(b"".join(file.bytes_of(each))).hexdigest()
            for each in file.kept_fingerprints()
        ]
    finally:
        file.close()


def _flipped(
    folder: Path, file: Path, whole: dict[Path, bytes], where: tuple[int, int]
) -> Seen | None:
    """What is seen with this bit turned over; everything is put back as it was."""
    data = bytearray(whole[file])
    data[where[0]] ^= 1 << where[1]
    file.write_bytes(data)
    try:
        return seen(folder)
    finally:
        for each in folder.iterdir():
            if each not in whole:
                each.unlink()
        for each, bytes_ in whole.items():
            each.write_bytes(bytes_)


if __name__ == "__main__":
    answer(main)
