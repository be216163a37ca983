"""Kept bytes come back as they went in; whatever was altered is found."""

import hashlib
import io
import random

import pytest

from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged
from investigator.storage.kept import PIECE, Staged
from investigator.storage.open_ledger import OpenLedger
from tests.storage.parts import (
    KEY,
    SIGNER,
    STAMP,
    VERIFY,
    a_ledger,
    paths,
    without_triggers,
)

SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 20 * PIECE]


@pytest.fixture
def ledger(tmp_path):
    made = a_ledger(tmp_path, "one")
    yield made
    made.close()


def some(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - filler


def stage(ledger: OpenLedger, data: bytes) -> Staged:
    *_, last = ledger.kept.stage(io.BytesIO(data))
    assert isinstance(last, Staged)
    return last


def keep(ledger: OpenLedger, data: bytes) -> Sha256:
    staged = stage(ledger, data)
    ledger.append(list, STAMP, SIGNER, [staged])
    return staged.sha256


def rows(ledger: OpenLedger, table: str) -> int:
    found = ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - ours
    assert found is not None
    return int(found[0])


@pytest.mark.parametrize("size", SIZES)
def test_bytes_come_back_as_they_were(ledger, size):
    data = some(size)
    assert b"".join(ledger.kept.read(keep(ledger, data))) == data


@pytest.mark.parametrize("size", SIZES)
def test_what_is_staged_has_its_fingerprint_and_size(ledger, size):
    data = some(size)
    staged = stage(ledger, data)
    assert (staged.sha256.hex, staged.size) == (hashlib.sha256(data).hexdigest(), size)


def test_a_large_file_tells_how_far_it_is(ledger):
    *far, _staged = ledger.kept.stage(io.BytesIO(bytes(20 * PIECE)))
    assert far == [8 * PIECE, 16 * PIECE]


def test_the_same_bytes_are_kept_once(ledger):
    keep(ledger, some(PIECE + 1))
    before = rows(ledger, "chunk")
    keep(ledger, some(PIECE + 1))
    assert (rows(ledger, "kept"), rows(ledger, "chunk")) == (1, before)


def test_everything_sealed_is_listed(ledger):
    prints = tuple(keep(ledger, some(size)) for size in (3, 4, 5))
    stage(ledger, some(6))
    assert ledger.kept.fingerprints() == prints


def test_what_was_never_sealed_cannot_be_read(ledger):
    staged = stage(ledger, b"words")
    with pytest.raises(Damaged, match="are not here"):
        list(ledger.kept.read(staged.sha256))


def test_what_was_never_sealed_is_swept(ledger):
    kept = keep(ledger, b"kept")
    ledger.kept.staging.let_go(stage(ledger, some(PIECE + 1)))
    assert ledger.kept.sweep() == 1
    assert (rows(ledger, "kept"), rows(ledger, "chunk")) == (1, 1)
    assert list(ledger.kept.read(kept)) == [b"kept"]


def test_there_is_nothing_to_sweep_in_a_settled_file(ledger):
    keep(ledger, b"kept")
    assert ledger.kept.sweep() == 0


def test_opening_sweeps_what_a_stop_left_behind(tmp_path, ledger):
    stage(ledger, some(9))
    ledger.close()
    again = OpenLedger.open(paths(tmp_path), KEY)
    again.read(VERIFY)
    again.settle()
    assert rows(again, "kept") == 0
    again.close()


def test_a_staging_that_is_left_keeps_no_entry(ledger):
    steps = ledger.kept.stage(io.BytesIO(bytes(20 * PIECE)))
    next(steps)
    steps.close()
    assert ledger.kept.fingerprints() == ()


@pytest.mark.parametrize("piece", range(3))
def test_a_flipped_piece_is_found_by_its_number(ledger, piece):
    kept = keep(ledger, some(2 * PIECE + 5))
    without_triggers(ledger)
    ledger.connection.execute("UPDATE chunk SET body = x'00' WHERE n = ?", (piece,))
    with pytest.raises(Damaged, match=f"Piece {piece + 1} of the bytes"):
        list(ledger.kept.read(kept))


def test_a_lost_piece_is_found(ledger):
    kept = keep(ledger, some(2 * PIECE))
    without_triggers(ledger)
    ledger.connection.execute("DELETE FROM chunk WHERE n = 0")
    with pytest.raises(Damaged, match="Piece 1 of the bytes"):
        list(ledger.kept.read(kept))


def test_a_lost_end_is_found(ledger):
    kept = keep(ledger, some(2 * PIECE))
    without_triggers(ledger)
    ledger.connection.execute("DELETE FROM chunk WHERE n = 1")
    with pytest.raises(Damaged, match="not as they were sealed"):
        list(ledger.kept.read(kept))


def test_a_piece_exchanged_with_its_own_hash_is_found(ledger):
    kept = keep(ledger, some(PIECE))
    without_triggers(ledger)
    other = some(PIECE - 1)
    ledger.connection.execute(
        "UPDATE chunk SET body = ?, sha256 = ?", (other, hashlib.sha256(other).digest())
    )
    with pytest.raises(Damaged, match="not as they were sealed"):
        list(ledger.kept.read(kept))
