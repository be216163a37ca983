"""What is staged and given up goes in small steps, and only what nobody waits for."""

import io
import random
from itertools import pairwise

import pytest

from investigator.storage.kept import PIECE, Staged
from investigator.storage.open_ledger import OpenLedger
from investigator.storage.staging import BATCH
from tests.storage.parts import KEY, SIGNER, STAMP, VERIFY, a_ledger, paths


@pytest.fixture
def ledger(tmp_path):
    made = a_ledger(tmp_path, "one")
    yield made
    made.close()


def staged(ledger: OpenLedger, data: bytes) -> Staged:
    *_, last = ledger.kept.stage(io.BytesIO(data))
    assert isinstance(last, Staged)
    return last


def given_up(ledger: OpenLedger, pieces: int) -> None:
    ledger.kept.staging.let_go(staged(ledger, bytes(pieces * PIECE)))


def pieces(ledger: OpenLedger) -> int:
    found = ledger.connection.execute("SELECT count(*) FROM chunk").fetchone()
    assert found is not None
    return int(found[0])


def test_what_is_given_up_goes_a_few_pieces_a_step(ledger):
    given_up(ledger, 10)
    assert ledger.kept.staging.to_clear() == 10 * PIECE
    left = [10]
    for done in ledger.kept.staging.clearing():
        left.append(pieces(ledger))
        assert done == (10 - left[-1]) * PIECE
    assert max(before - after for before, after in pairwise(left)) == 4
    assert left[-1] == 0
    assert ledger.kept.staging.left() == ()


def test_a_clearing_that_is_stopped_goes_on_later(ledger):
    given_up(ledger, 10)
    steps = ledger.kept.staging.clearing()
    next(iter(steps))
    assert pieces(ledger) == 6
    list(ledger.kept.staging.clearing())
    assert pieces(ledger) == 0


def test_opening_does_a_bounded_part_of_the_clearing(tmp_path, ledger):
    given_up(ledger, 30)
    ledger.close()
    again = OpenLedger.open(paths(tmp_path), KEY)
    again.read(VERIFY)
    again.settle()
    assert 0 < pieces(again) < 30
    list(again.kept.staging.clearing())
    assert pieces(again) == 0
    again.close()


def test_what_somebody_waits_for_is_not_cleared(ledger):
    waited_for = staged(ledger, b"bytes")
    list(ledger.kept.staging.clearing())
    ledger.append(list, STAMP, SIGNER, [waited_for])
    assert list(ledger.kept.read(waited_for.sha256)) == [b"bytes"]


def test_a_copy_under_way_is_not_cleared_by_another(ledger):
    steps = ledger.kept.stage(io.BytesIO(bytes(20 * PIECE)))
    next(steps)
    list(ledger.kept.staging.clearing())
    *_, last = steps
    assert isinstance(last, Staged)
    ledger.append(list, STAMP, SIGNER, [last])
    assert sum(map(len, ledger.kept.read(last.sha256))) == 20 * PIECE


def test_a_copy_that_is_left_can_be_cleared_at_once(ledger):
    steps = ledger.kept.stage(io.BytesIO(bytes(20 * PIECE)))
    next(steps)
    steps.close()
    assert ledger.kept.staging.to_clear() == BATCH * PIECE
    list(ledger.kept.staging.clearing())
    assert pieces(ledger) == 0


def test_what_was_refused_after_it_was_staged_is_given_up(ledger):
    bytes_in = staged(ledger, b"bytes")

    def refuses():
        raise LookupError

    with pytest.raises(LookupError):
        ledger.append(refuses, STAMP, SIGNER, [bytes_in])
    assert ledger.kept.staging.left() == (bytes_in.id,)


def test_large_bytes_that_the_case_holds_are_left_to_be_cleared(ledger):
    data = random.Random(1).randbytes((BATCH + 1) * PIECE)  # noqa: S311 - filler
    for _ in range(2):
        ledger.append(list, STAMP, SIGNER, [staged(ledger, data)])
    assert ledger.kept.staging.to_clear() == len(data)
    list(ledger.kept.staging.clearing())
    assert pieces(ledger) == BATCH + 1


def test_the_stream_is_read_by_nobody_but_the_caller(ledger):
    """Pieces that come out of another case file may only be read by its own thread."""
    other = a_ledger(ledger.paths.file.parent, "other", name="other.case")
    data = random.Random(2).randbytes(3 * PIECE)  # noqa: S311 - filler
    other.append(list, STAMP, SIGNER, [inside := staged(other, data)])

    class Pieces(io.RawIOBase):
        def __init__(self):
            self._pieces = other.kept.read(inside.sha256)

        def read(self, _size=-1):
            return next(self._pieces, b"")

    *_, last = ledger.kept.stage(Pieces())
    assert last.sha256 == inside.sha256
    other.close()


def test_room_that_was_cleared_is_used_again(ledger):
    held = ledger.kept.room().held
    given_up(ledger, 9)
    list(ledger.kept.staging.clearing())
    after = ledger.kept.room()
    assert after.held - held < 16 * 4096
    assert after.free > 9 * PIECE
    size = ledger.paths.file.stat().st_size
    staged(ledger, bytes(9 * PIECE))
    assert ledger.paths.file.stat().st_size - size < PIECE
