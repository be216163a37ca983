"""Pages altered, swapped, wiped, cut and put back: found, and told apart in plain words."""

import io
import random
import shutil

import pytest

from investigator.domain.errors import Damaged
from investigator.storage.kept import PIECE, Staged
from investigator.storage.open_ledger import OpenLedger
from investigator.storage.pages import PAGE, look
from tests.storage.parts import KEY, SIGNER, STAMP, VERIFY, a_ledger, add, paths

STEPS = [f"{number}: {'words ' * 40}" for number in range(12)]
BYTES = random.Random(7).randbytes(30_000)  # noqa: S311 - no secret
LOST = "the journal is missing that would have undone a step"
STALE = "an older page was put back among newer ones"


@pytest.fixture
def folder(tmp_path):
    """A closed ledger of a dozen long entries and some bytes."""
    ledger = a_ledger(tmp_path, *STEPS)
    keep(ledger, BYTES)
    ledger.close()
    return tmp_path


def keep(ledger: OpenLedger, data: bytes) -> None:
    staged = list(ledger.kept.stage(io.BytesIO(data)))[-1]
    assert isinstance(staged, Staged)
    ledger.append(list, STAMP, SIGNER, [staged])


def pages_of(folder) -> list[bytes]:
    data = (folder / "one.case").read_bytes()
    return [data[at : at + PAGE] for at in range(0, len(data), PAGE)]


def put(folder, pages: list[bytes]) -> None:
    (folder / "one.case").write_bytes(b"".join(pages))


def found(folder) -> str:
    """What opening, reading and checking every page and byte tells, or nothing."""
    try:
        ledger = OpenLedger.open(paths(folder), KEY)
    except Damaged as why:
        return str(why)
    try:
        ledger.read(VERIFY)
    except Damaged as why:
        ledger.close()
        return str(why)
    try:
        problems = ledger.page_problems()
        for each in ledger.kept.fingerprints():
            assert sum(map(len, ledger.kept.read(each))) <= PIECE
    except Damaged as why:
        problems = list(why.problems)
    finally:
        ledger.close()
    return str(ledger.told_apart(*problems)) if problems else ""


def test_a_sound_file_has_nothing_to_tell(folder):
    assert found(folder) == ""


def test_any_two_swapped_pages_are_told_by_their_numbers(folder):
    whole, dice = pages_of(folder), random.Random(3)  # noqa: S311 - no secret
    for _each in range(8):
        one, two = sorted(dice.sample(range(1, len(whole)), 2))
        pages = list(whole)
        pages[one], pages[two] = pages[two], pages[one]
        put(folder, pages)
        told = found(folder)
        assert f"page {two + 1} where page {one + 1} belongs" in told
        assert "Pages were swapped" in told


def test_any_page_that_was_wiped_is_told_by_its_number(folder):
    whole = pages_of(folder)
    for at in range(1, len(whole), 3):
        put(folder, [*whole[:at], bytes(PAGE), *whole[at + 1 :]])
        assert f"Page {at + 1} was wiped with zero bytes" in found(folder)


def test_any_altered_page_is_told_by_its_number(folder):
    whole = pages_of(folder)
    for at in range(0, len(whole), 3):
        page = bytearray(whole[at])
        page[at + 100] ^= 1
        put(folder, [*whole[:at], bytes(page), *whole[at + 1 :]])
        assert f"Page {at + 1} was altered" in found(folder)


def test_a_file_cut_at_any_page_is_told_as_cut(folder):
    whole = pages_of(folder)
    for left in range(1, len(whole)):
        put(folder, whole[:left])
        assert f"cut off: only its first {left} pages are there" in found(folder)
    put(folder, [])
    assert "is empty: it holds no bytes" in found(folder)


def test_a_file_cut_within_a_page_is_told_as_cut(folder):
    whole = pages_of(folder)
    put(folder, [*whole[:-1], whole[-1][:-10]])
    assert "cut off in the middle of a page" in found(folder)


def test_a_file_of_zero_bytes_only_is_told(folder):
    put(folder, [bytes(PAGE)] * 9)
    assert "nothing but zero bytes" in found(folder)


def test_a_page_of_another_file_is_told_as_altered(folder):
    a_ledger(folder, *STEPS, name="two.case").close()
    other = (folder / "two.case").read_bytes()
    whole = pages_of(folder)
    put(folder, [*whole[:3], other[3 * PAGE : 4 * PAGE], *whole[4:]])
    assert "Page 4 was altered" in found(folder)


def test_another_ledgers_file_under_this_name_is_told_by_its_own(folder):
    a_ledger(folder, "else", name="two.case").close()
    shutil.copy(folder / "two.case", folder / "one.case")
    assert found(folder) == (
        "one.case holds what belongs in two.case: files were exchanged."
    )


def stale(folder) -> list[str]:
    """What is told of each page that a later step changed, put back by itself."""
    before = pages_of(folder)
    ledger = OpenLedger.open(paths(folder), KEY)
    for word in ("three", "four"):
        add(ledger, word * 90)
        keep(ledger, word.encode() * 3_000)
    ledger.close()
    after, told = pages_of(folder), []
    for at, page in enumerate(before):
        if page != after[at]:
            put(folder, [*after[:at], page, *after[at + 1 :]])
            told.append(found(folder))
    put(folder, after)
    return told


def test_one_older_page_put_back_is_always_found_and_told_as_such(folder):
    told = stale(folder)
    assert len(told) > 3
    assert all(told)
    assert all(STALE in each or "entries are missing" in each for each in told)


def test_a_step_whose_journal_was_taken_away_is_told_as_such(folder):
    """Half of a step's pages stand in the file, and what would undo them is gone."""
    (folder / "one.case-journal").unlink()
    whole = pages_of(folder)
    ledger = OpenLedger.open(paths(folder), KEY)
    add(ledger, *STEPS)
    ledger.close()
    (folder / "one.case-journal").unlink()
    after = pages_of(folder)
    changed = [at for at, page in enumerate(whole) if page != after[at]]
    half = list(whole) + after[len(whole) :]
    for at in changed[1 : 1 + len(changed) // 2 + 1]:
        half[at] = after[at]
    put(folder, half)
    assert LOST in found(folder)


def test_an_older_file_put_back_is_told_with_its_last_entry(folder):
    shutil.copy(folder / "one.case", folder / "old")
    ledger = OpenLedger.open(paths(folder), KEY)
    add(ledger, "more", "and more")
    ledger.close()
    shutil.copy(folder / "old", folder / "one.case")
    assert "ends at entry 12, but entry 14 was written: 2 entries are missing" in found(
        folder
    )


def test_every_page_is_judged_on_its_own(folder):
    ledger = OpenLedger.open(paths(folder), KEY)
    key = ledger._page_key  # noqa: SLF001 - what the file is encrypted with
    ledger.close()
    file = folder / "one.case"
    assert look(file, key).sound
    assert look(file, key).whole == len(pages_of(folder))
    assert look(file, bytes(32)).none_known
