"""Kills forks of this program while they exchange a vault's keys, then opens the vault.

`python -m tests.storage.killing VAULT ROOM KILLS` prints what was lost, as JSON. Only a
program of one thread may fork, so this is one of its own.
"""

import json
import os
import signal
import sys
from pathlib import Path
from unittest import mock

from investigator.machine.crypto import Argon2
from investigator.storage.vault import Vault
from tests.storage import rekeyed, ways
from tests.storage.parts import PASSPHRASE


def main(whole: Path, room: Path, kills: int) -> None:
    """As many kills, spread over all the writes there are."""
    mock.patch.object(Argon2, "derive", ways.derived).start()
    before = _heads(rekeyed.copied(whole, room / "before"))
    writes = _writes(rekeyed.copied(whole, room / "counted"))
    lost, left, killed = [], [], 0
    for number in range(kills):
        at = 1 + number * writes // kills
        folder = rekeyed.copied(whole, room / f"kill-{number}")
        killed += _killed(folder, at)
        if _heads(folder) != before:
            lost.append(at)
        left += [path.name for path in folder.iterdir() if ".next" in path.name]
    sys.stdout.write(json.dumps({"killed": killed, "lost": lost, "left": left}))


def _heads(folder: Path) -> dict[str, tuple[int, str]]:
    vault = Vault.unlock(folder, passphrase=PASSPHRASE)
    found = rekeyed.heads(vault)
    vault.close()
    return found


def _writes(folder: Path) -> int:
    with rekeyed.stopping(0, lambda: None) as count:
        _rekey(folder)
    return count[0]


def _killed(folder: Path, at: int) -> bool:
    child = os.fork()
    if child == 0:
        with rekeyed.stopping(at, lambda: os.kill(os.getpid(), signal.SIGKILL)):
            _rekey(folder)
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def _rekey(folder: Path) -> None:
    vault = Vault.unlock(folder, passphrase=PASSPHRASE)
    rekeyed.rekey(vault, rekeyed.only_ann(vault))
    vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
