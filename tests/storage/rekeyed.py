"""A small vault whose keys are exchanged, stopped at any of the moments that write."""

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from investigator.domain.concern import CaseOpened
from investigator.storage import keychain, rekeying, renewing, vault_heads, witness
from investigator.storage.kept import Staged
from investigator.storage.vault import Newcomer, Vault
from investigator.storage.ways_in import Change
from tests.storage.parts import CLOCK, SAYING, a_vault

EXHIBIT = b"The words of a post.\n" * 5000
BOB = "the passphrase of the second person"
WRITES = (
    (keychain, "keep_envelope"),
    (rekeying, "write_whole"),
    (vault_heads, "write_whole"),
    (renewing, "write_whole"),
    (renewing, "copy_to"),
    (witness, "keep"),
    (renewing, "moved"),
)
"""Everything that writes while keys are exchanged."""


class Stopped(BaseException):
    """As a kill: nothing of ours catches it."""


def made(folder: Path) -> Path:
    """A vault of two people, with one case that holds an exhibit; locked."""
    vault = a_vault(folder)
    newcomer = Newcomer(name="Bob Second", role="HR", passphrase=BOB)
    vault.add_officer(newcomer, CLOCK.record())
    file = vault.new_case()
    *_, staged = file.stage(io.BytesIO(EXHIBIT))
    assert isinstance(staged, Staged)
    fact = CaseOpened(ref="REF-1", title="Posts", school="School", practice=True)
    stamp = vault.stamp(CLOCK.record())
    file.record(lambda _case: [(fact, SAYING)], stamp, vault.signer, [staged])
    file.close()
    vault.register.mark_closed(file.name)
    vault.close()
    return folder


def copied(folder: Path, to: Path) -> Path:
    """A copy to work on."""
    shutil.copytree(folder, to)
    return to


def only_ann(vault: Vault) -> Change:
    """The second person leaves."""
    own = vault.keychain.own.sealing.public.hex()
    return Change(persons=frozenset({own}), recovery=None)


def rekey(vault: Vault, change: Change) -> None:
    """To the end."""
    for _step in vault.rekeying(change):
        continue


def heads(vault: Vault) -> dict[str, tuple[int, str]]:
    """Where every record ends, each read as a person would open it."""
    found = {"trust": vault.trust_ledger().ledger.head()}
    for name in vault.case_files():
        file = vault.open_case(name, settle=False)
        for each in file.kept_fingerprints():
            assert b"".join(file.bytes_of(each)) == EXHIBIT
        found[name] = file.standing.head
        assert name in vault.register.files()
        file.close()
    return {name: (head.seq, head.hash.hex()) for name, head in found.items()}


def keys_of(folder: Path) -> dict[str, bytes]:
    """Every key file as it is."""
    return {path.name: path.read_bytes() for path in folder.glob("*.keys")}


@contextmanager
def stopping(at: int, stop: Callable[[], Any]) -> Iterator[list[int]]:
    """Calls `stop` instead of the write of this number; the list counts the writes."""
    count = [0]

    def watched(write: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **more: Any) -> Any:
            count[0] += 1
            if count[0] == at:
                stop()
            return write(*words, **more)

        return call

    with ExitStack() as stack:
        for place, name in WRITES:
            write = getattr(place, name)
            stack.enter_context(mock.patch.object(place, name, watched(write)))
        yield count
