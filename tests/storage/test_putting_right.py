"""What was put right is gone from the file and from its free pages; nothing else can go."""

import io
import sqlite3
from dataclasses import replace
from functools import partial

import pytest

from investigator.domain.digest import Sha256
from investigator.domain.errors import Damaged
from investigator.domain.exhibit import ExhibitAdmitted, ExhibitKind, FileFacts, Origin
from investigator.domain.put_right import Noun, PutRight, TakenOut, ToldAgain
from investigator.domain.steps import StepTaken
from investigator.storage import putting_right
from investigator.storage.connection import NotWritten, transaction
from investigator.storage.kept import PIECE, Staged
from investigator.storage.ledger_file import checked_all
from investigator.storage.open_ledger import OpenLedger
from tests.storage.leftovers import holds, plain_pages
from tests.storage.parts import KEY, SAYING, SIGNER, STAMP, VERIFY, a_ledger, add, paths

NAME = "Ellis Marchbanks-Quill"


def facts(*entries, again=(), **parts):
    """What a handler hands in: what is told again, and the fact that puts right."""

    def made(after):
        pairs = tuple((old, after + at) for at, (old, _) in enumerate(again, start=1))
        last = PutRight(
            noun=Noun.ENTRY,
            what="entry",
            reason="not of this case",
            entries=entries,
            restated=pairs,
            **parts,
        )
        told = [StepTaken(what=words) for _, words in again]
        return [(each, SAYING) for each in (*told, last)]

    return made


def take_out(ledger, *entries, again=(), gone=()):
    told = putting_right.put_right(
        ledger, facts(*entries, again=again), gone, STAMP, SIGNER
    )
    putting_right.compact(ledger)
    return told


def keep(ledger, content, number="E01"):
    """An exhibit of these bytes."""
    staged = next(
        each for each in ledger.kept.stage(io.BytesIO(content)) if isinstance(each, Staged)
    )
    file = FileFacts(
        sha256=staged.sha256, size=staged.size, media="", what="", original_name="shot.png"
    )
    fact = ExhibitAdmitted(
        number=number, title="t", kind=ExhibitKind.OTHER, file=file, origin=Origin()
    )
    ledger.append(lambda: [(fact, SAYING)], STAMP, SIGNER, (staged,))
    return staged.sha256


@pytest.fixture
def ledger(tmp_path):
    one = a_ledger(tmp_path, "first", f"{NAME} was seen", "last")
    yield one
    one.close()


def said(ledger):
    return [told.fact for told in ledger.read(VERIFY)]


def test_the_words_are_gone_and_the_chain_still_holds(ledger):
    head = ledger.ledger.hash_at(2)
    take_out(ledger, 2)
    assert said(ledger)[1] == TakenOut(kind="step_taken", by=4)
    checked_all(ledger.ledger.lines(), ledger.paths.id, VERIFY)
    assert ledger.ledger.hash_at(2) == head
    assert not ledger.page_problems()


def test_no_page_holds_the_words_any_more(ledger):
    key = ledger._page_key  # noqa: SLF001 - to look where no reader looks
    file = ledger.paths.file
    assert holds(plain_pages(file, key), NAME) == [NAME]
    take_out(ledger, 2)
    assert holds(plain_pages(file, key), NAME) == []
    assert holds(plain_pages(file, key), "first", "last") == ["first", "last"]


def test_even_before_it_is_written_anew_no_free_page_holds_the_words(ledger):
    key = ledger._page_key  # noqa: SLF001 - to look where no reader looks
    putting_right.put_right(ledger, facts(2), (), STAMP, SIGNER)
    assert holds(plain_pages(ledger.paths.file, key), NAME) == []


def test_what_is_told_again_is_read_where_it_first_stood(ledger):
    take_out(ledger, 2, again=((2, "someone was seen"),))
    assert [getattr(fact, "what", fact) for fact in said(ledger)[:4]] == [
        "first",
        "someone was seen",
        "last",
        ToldAgain(entry=2),
    ]
    take_out(ledger, 4, again=((4, "seen"),))
    facts_now = said(ledger)
    assert facts_now[1].what == "seen"
    assert facts_now[3] == ToldAgain(entry=2)
    assert facts_now[5] == ToldAgain(entry=2)


def test_bytes_go_and_bytes_of_an_exhibit_that_stays_are_kept(ledger):
    gone = keep(ledger, b"picture" * PIECE)
    stays = keep(ledger, b"other picture", "E02")
    take_out(ledger, 4, gone=(gone, stays))
    assert ledger.kept.fingerprints() == (stays,)
    assert b"".join(ledger.kept.read(stays)) == b"other picture"
    with pytest.raises(Damaged, match="not here"):
        next(ledger.kept.read(gone))


def test_the_same_bytes_in_two_exhibits_stay_for_the_one_that_stays(ledger):
    first = keep(ledger, b"picture")
    keep(ledger, b"picture", "E02")
    take_out(ledger, 4, gone=(first,))
    assert ledger.kept.fingerprints() == (first,)


def test_the_file_gives_back_the_room_that_bytes_took(ledger):
    gone = keep(ledger, b"x" * (6 * PIECE))
    before = ledger.paths.file.stat().st_size
    take_out(ledger, 4, gone=(gone,))
    assert ledger.paths.file.stat().st_size < before - 5 * PIECE


def test_a_large_file_is_written_anew_too(ledger, monkeypatch):
    monkeypatch.setattr(putting_right, "_IN_MEMORY", 0)
    gone = keep(ledger, b"x" * PIECE)
    take_out(ledger, 2, 4, gone=(gone,))
    assert ledger.connection.execute("PRAGMA temp_store").fetchone() == (2,)
    assert ledger.connection.execute("PRAGMA freelist_count").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM payload WHERE seq = 2",
        "INSERT INTO destroyed (seq, by_seq) VALUES (2, 3)",
        "INSERT INTO destroyed (seq, by_seq) VALUES (2, 2)",
        "INSERT INTO let_go (kept, by_seq) VALUES (1, 3)",
        "DELETE FROM kept",
        "DELETE FROM chunk",
    ],
)
def test_the_database_lets_nothing_go_that_no_entry_puts_right(ledger, statement):
    keep(ledger, b"picture")
    with pytest.raises(sqlite3.IntegrityError), transaction(ledger.connection):
        ledger.connection.execute(statement)
    assert len(said(ledger)) == 4


def test_an_entry_that_the_fact_does_not_name_stays(ledger):
    take_out(ledger, 2)
    with pytest.raises(sqlite3.IntegrityError), transaction(ledger.connection):
        ledger.connection.execute("INSERT INTO destroyed (seq, by_seq) VALUES (3, 4)")
    for statement in ("DELETE FROM destroyed", "UPDATE destroyed SET by_seq = 3"):
        with pytest.raises(sqlite3.IntegrityError), transaction(ledger.connection):
            ledger.connection.execute(statement)


def test_what_was_destroyed_does_not_come_back(ledger):
    salt, body = ledger.connection.execute(
        "SELECT salt, body FROM payload WHERE seq = 2"
    ).fetchone()
    take_out(ledger, 2)
    with pytest.raises(sqlite3.IntegrityError), transaction(ledger.connection):
        ledger.connection.execute("INSERT INTO payload VALUES (2, ?, ?)", (salt, body))


def test_a_number_of_bytes_that_went_does_not_let_later_bytes_go(ledger):
    gone = keep(ledger, b"picture")
    take_out(ledger, 4, gone=(gone,))
    keep(ledger, b"another")
    with pytest.raises(sqlite3.IntegrityError), transaction(ledger.connection):
        ledger.connection.execute("DELETE FROM kept")


def test_a_stop_before_the_file_is_written_anew_is_finished_at_the_next_opening(tmp_path):
    ledger = a_ledger(tmp_path, "first", NAME)
    putting_right.put_right(ledger, facts(2), (), STAMP, SIGNER)
    ledger.close()
    again = OpenLedger.open(paths(tmp_path), KEY)
    again.read(VERIFY)
    again.settle()
    assert any("a stop had cut that off" in each for each in again.notices)
    assert again.connection.execute("SELECT count(*) FROM unfinished").fetchone() == (0,)
    again.notices.clear()
    again.settle()
    assert again.notices == []
    again.close()


def test_a_full_disk_leaves_the_writing_anew_for_the_next_opening(ledger, monkeypatch):
    putting_right.put_right(ledger, facts(2), (), STAMP, SIGNER)

    def full(*_args, **_more):
        raise NotWritten("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(putting_right, "write_anew", full)
        putting_right.compact(ledger)
    assert "next opened" in ledger.notices[-1]
    assert putting_right.finish(ledger) != []


def test_words_that_were_put_right_and_are_still_there_are_told_and_then_go(ledger):
    ledger.append(lambda: facts(2)(3), STAMP, SIGNER)
    with pytest.raises(Damaged, match="Entry 2 was put right, and what it said is still"):
        checked_all(ledger.ledger.lines(), ledger.paths.id, VERIFY)
    assert said(ledger)[1] == TakenOut(kind="step_taken", by=4)
    ledger.settle()
    checked_all(ledger.ledger.lines(), ledger.paths.id, VERIFY)


def test_a_payload_that_went_without_a_fact_is_damage(ledger):
    take_out(ledger, 2)
    ledger.connection.set_authorizer(None)
    ledger.connection.execute("DROP TRIGGER payload_remains")
    ledger.connection.execute("DELETE FROM payload WHERE seq = 3")
    with pytest.raises(Damaged, match="What entry 3 says is gone"):
        ledger.read(VERIFY)


def test_a_fact_that_takes_out_itself_or_what_is_ahead_is_damage(tmp_path):
    for at, wrong in enumerate((4, 5, 0)):
        ledger = a_ledger(tmp_path, "one", "two", "three", name=f"{at}.case")
        ledger.append(partial(facts(wrong), 3), STAMP, SIGNER)
        with pytest.raises(Damaged, match=f"Entry 4 takes out entry {wrong}"):
            ledger.read(VERIFY)
        ledger.close()


def test_a_fact_that_tells_again_what_it_does_not_take_out_is_damage(ledger):
    made = facts(2)(3)[0]
    wrong = replace(made[0], restated=((1, 3),))
    ledger.append(lambda: [(wrong, SAYING)], STAMP, SIGNER)
    with pytest.raises(Damaged, match="Entry 4 tells entry 1 again"):
        ledger.read(VERIFY)


def test_the_newest_entries_say_what_stands_now(ledger):
    take_out(ledger, 2, again=((2, "someone"),))
    newest = ledger.ledger.latest(4)
    assert [entry.seq for entry, _ in newest] == [5, 4, 3, 2]
    assert [type(told.fact).__name__ for _, told in newest] == [
        "PutRight",
        "ToldAgain",
        "StepTaken",
        "StepTaken",
    ]


def test_only_a_fact_that_puts_right_destroys(ledger):
    with pytest.raises(TypeError):
        putting_right.put_right(
            ledger, lambda _after: [(StepTaken(what="no"), SAYING)], (), STAMP, SIGNER
        )
    assert ledger.ledger.head().seq == 3


def test_a_stop_in_the_middle_leaves_all_as_it_was(ledger, monkeypatch):
    gone = keep(ledger, b"picture")

    def stopped(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr(ledger.kept, "let_go", stopped)
    with pytest.raises(KeyboardInterrupt):
        putting_right.put_right(ledger, facts(2, 4), (gone,), STAMP, SIGNER)
    assert ledger.ledger.head().seq == 4
    assert ledger.kept.fingerprints() == (gone,)
    checked_all(ledger.ledger.lines(), ledger.paths.id, VERIFY)


def test_bytes_that_are_not_here_are_nothing_to_let_go(ledger):
    take_out(ledger, 2, gone=(Sha256.of(b"never kept"),))
    add(ledger, "and on")
    assert ledger.ledger.head().seq == 5
