"""The list of cases: found, paged, never set back, and made anew from nothing but files."""

from dataclasses import replace

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.storage.register import CaseLine, Register
from investigator.storage.schema import make_register
from tests.storage.parts import KEY, register_connection

LINE = CaseLine(
    file="a.case",
    ref="REF-1",
    title="Posts at lunch",
    school="Brindlewick",
    respondent="Zoë Quill",
    stage="intake",
    closed=False,
    safeguarding=True,
    next_due="2026-11-24",
    next_what="Answer",
    seq=4,
    head="aa",
    latest=7,
)


@pytest.fixture
def register(tmp_path):
    made = Register.open(tmp_path / "register.db", KEY)
    yield made
    made.close()


def keep(register: Register, *lines: CaseLine, still_open: bool = False) -> None:
    for line in lines:
        register.keep(line, still_open=still_open, folded=line.title.casefold())


def many(count: int) -> list[CaseLine]:
    return [
        replace(
            LINE, file=f"{n}.case", ref=f"REF-{n:05d}", next_due=f"2027-01-{n % 28 + 1:02d}"
        )
        for n in range(count)
    ]


def test_a_line_comes_back_as_it_was_kept(register):
    keep(register, LINE)
    assert register.find("REF-1") == register.of_file("a.case") == LINE


def test_a_case_without_anything_due_says_so(register):
    line = replace(LINE, next_due="", next_what="")
    keep(register, line)
    assert register.find("REF-1") == line


def test_an_unknown_reference_is_refused_with_a_next_step(register):
    with pytest.raises(Refused, match="no case REF-9") as told:
        register.find("REF-9")
    assert told.value.remedy
    assert not register.has("REF-9")


def test_a_line_is_brought_up_to_date(register):
    keep(register, LINE, replace(LINE, seq=5, title="Other"))
    assert register.find("REF-1").title == "Other"


def test_a_line_never_goes_back(register):
    keep(register, LINE)
    with pytest.raises(Damaged, match="knows entry 4 of a case whose file ends at entry 3"):
        keep(register, replace(LINE, seq=3))
    assert register.find("REF-1").seq == 4


def test_a_file_being_written_is_marked_until_it_is_closed(register):
    register.mark_open("a.case")
    keep(register, LINE, still_open=True)
    assert register.left_open() == ("a.case",)
    register.mark_closed("a.case")
    assert register.left_open() == ()


def test_a_file_that_never_began_is_known_and_not_listed(register):
    register.mark_open("new.case")
    assert register.files() == ("new.case",)
    assert register.of_file("new.case") is None
    assert register.total(closed=True) == 0
    register.forget("new.case")
    assert register.files() == ()


def test_a_register_is_there_again(tmp_path, register):
    keep(register, LINE)
    register.close()
    again = Register.open(tmp_path / "register.db", KEY)
    assert again.find("REF-1") == LINE
    again.close()


def test_the_soonest_due_comes_first_and_nothing_due_last(register):
    lines = [
        replace(LINE, file=f"{due or 'none'}", ref=due or "none", next_due=due)
        for due in ("2026-12-01", "", "2026-11-01T10:00:00Z", "2026-11-02")
    ]
    keep(register, *lines)
    assert [line.ref for line in register.page(0, 9)] == [
        *("2026-11-01T10:00:00Z", "2026-11-02", "2026-12-01", "none")
    ]


def test_closed_cases_come_only_when_wanted(register):
    keep(register, LINE, replace(LINE, file="b.case", ref="REF-2", closed=True))
    assert [line.ref for line in register.page(0, 9)] == ["REF-1"]
    assert [line.ref for line in register.page(0, 9, closed=True)] == ["REF-1", "REF-2"]
    assert (register.total(), register.total(closed=True)) == (1, 2)


@pytest.mark.parametrize(
    ("words", "found"),
    [("posts", 1), ("posts lunch", 1), ("lunch posts", 1), ("posts dinner", 0), ("", 1)],
)
def test_every_word_must_occur(register, words, found):
    keep(register, LINE)
    assert len(register.page(0, 9, words=words)) == register.total(words=words) == found


@pytest.mark.parametrize("words", ["%", "_", "'", '"; DROP TABLE case_line; --', "*"])
def test_words_that_mean_something_to_a_database_are_only_words(register, words):
    keep(register, LINE)
    assert register.page(0, 9, words=words) == ()
    assert register.total() == 1


@pytest.mark.parametrize(
    ("due", "late"),
    [
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2026-11-24T09:59:00Z", True),
        ("2026-11-24T10:00:00Z", False),
        ("", False),
    ],
)
def test_what_is_late_at_a_moment_is_counted(register, due, late):
    keep(register, replace(LINE, next_due=due))
    assert register.due_before("2026-11-24", "2026-11-24T10:00:00Z") == int(late)


def test_the_latest_entry_of_all_is_known(register):
    assert register.latest() == 0
    keep(register, LINE, replace(LINE, file="b", ref="b", latest=9))
    assert register.latest() == 9


def test_pages_follow_one_another(register):
    keep(register, *many(9))
    pages = [register.page(at, 4) for at in (0, 4, 8)]
    assert [len(page) for page in pages] == [4, 4, 1]
    assert len({line.ref for page in pages for line in page}) == 9


@pytest.mark.parametrize("count", [50, 5_000])
def test_the_first_page_reads_no_more_rows_however_many_there_are(tmp_path, count):
    connection = register_connection(tmp_path, create=True)
    make_register(connection)
    register = Register(connection)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO case_line (file, ref, title, school, respondent, stage, next_due, "
        "next_what, head) VALUES (?, ?, '', '', '', '', ?, '', '')",
        [(line.file, line.ref, line.next_due) for line in many(count)],
    )
    connection.execute("COMMIT")
    steps = 0

    def count_steps():
        nonlocal steps
        steps += 1
        return 0

    connection.set_progress_handler(count_steps, 1)
    assert len(register.page(0, 20)) == 20
    connection.set_progress_handler(None, 1)
    register.close()
    assert steps < 1_000


def test_a_damaged_register_is_told_with_the_way_to_mend_it(tmp_path, register):
    register.close()
    file = tmp_path / "register.db"
    data = bytearray(file.read_bytes())
    data[100] ^= 1
    file.write_bytes(data)
    with pytest.raises(Damaged, match=r"list of cases.*Move that file away"):
        Register.open(file, KEY)


def test_a_sound_register_has_no_page_problems(register):
    assert register.page_problems() == []
