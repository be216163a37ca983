"""The schools' file as a spreadsheet program saves it."""

from datetime import date

import pytest

from investigator.domain.calendar import Closure, Term
from investigator.reference import load
from investigator.reference.schools_file import read_schools
from tests.domain.build import refused

HEAD = "School,Autumn term first day,Autumn term last day,Closures\n"


@pytest.fixture
def schools(tmp_path):
    def read(text, encoding="utf-8"):
        file = tmp_path / "schools.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read_schools(file)

    return read


def test_the_shipped_example_reads_whole():
    rows = read_schools(load.schools_example())
    assert len(rows) == 5
    assert rows[0].fields["safeguarding_lead"] == "Tobin Hale"
    assert [len(row.terms) for row in rows] == [3, 3, 3, 3, 0]
    assert [each.day for each in rows[2].closures] == [date(2027, 1, 13), date(2027, 1, 14)]


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_way_a_spreadsheet_parts_cells_is_read(schools, between, ends):
    text = f"School,Head{ends} Near  School ,Ada Reed{ends},{ends}".replace(",", between)
    (row,) = schools(text)
    assert (row.fields["name"], row.fields["head"]) == ("Near School", "Ada Reed")
    assert row.fields["phase"] == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_way_a_spreadsheet_writes_letters_is_read(schools, encoding):
    (row,) = schools("School\nZo\u00eb\u2019s School\n", encoding)
    assert row.fields["name"] == "Zo\u00eb\u2019s School"


def test_terms_and_closures_belong_to_their_school(schools):
    (row,) = schools(
        HEAD + "Near,02/09/2026,2026-12-18,11/12/2026 no  heating;; 12/12/2026\n"
    )
    assert row.terms == (
        Term(
            name="Autumn term",
            first=date(2026, 9, 2),
            last=date(2026, 12, 18),
            school="Near",
        ),
    )
    assert row.closures == (
        Closure(school="Near", day=date(2026, 12, 11), reason="no heating"),
        Closure(school="Near", day=date(2026, 12, 12)),
    )


def test_columns_may_stand_in_any_order_and_spelling(schools):
    (row,) = schools("LADO_phone, school \n1,Near\n")
    assert (row.fields["lado_phone"], row.fields["name"]) == ("1", "Near")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ("no schools", "one school a row")),
        ("Head\nAda\n", ("no column “School”", "the example")),
        ("School,Hed\nNear,Ada\n", ("“hed”", "not known", "“Head”")),
        ("School,,\nNear\n", ("not known", "Take it out")),
        ("School,Head\n,Ada\n", ("Row 2", "names no school")),
        (HEAD + "Near,02/09/2026,,\n", ("Row 2", "autumn term last day", "23/11/2026")),
        (HEAD + "Near,2/9/26,18/12/26,\n", ("Row 2", "2/9/26", "no day")),
        (HEAD + "Near,31/09/2026,18/12/2026,\n", ("Row 2", "31/09/2026")),
        (HEAD + "Near,,,soon\n", ("Row 2", "soon", "closures")),
        (HEAD + "Near,18/12/2026,02/09/2026,\n", ("cannot end before it begins",)),
        ("School\nNear\n Near \n", ("Near", "twice", "one row")),
        ('School\n"Near"er\n', ("not a CSV file", "Save it")),
    ],
)
def test_a_file_that_cannot_be_right_is_refused_with_the_place(schools, text, words):
    with refused(*words):
        schools(text)
