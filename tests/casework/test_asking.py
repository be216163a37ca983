"""What screens ask: a case, its record, the list, the policy, schools, what is due."""

from datetime import date

import pytest

from investigator.casework import case_views, deadline_views, policy_words, schools, views
from investigator.casework.case_views import Fitting
from investigator.casework.commands.allegation import DraftAllegation
from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.removal import SetDeadline
from investigator.casework.commands.vault import ReadSchools
from investigator.casework.listing import PAGE, Filter, listing
from investigator.casework.perform import perform
from investigator.casework.policy_views import clause, clauses
from investigator.casework.schools import SchoolsRead
from investigator.domain.calendar import Kind
from investigator.domain.counting import Unit
from investigator.domain.errors import Refused
from investigator.domain.policy import Ground
from investigator.domain.steps import StepTaken
from investigator.reference.load import schools_example
from investigator.storage.connection import lifted
from tests.casework.vaults import REF


def test_a_case_stands_with_all_that_follows_from_it(desk):
    perform(desk, TakeStep(case=REF, what="Rang the school"))
    one = case_views.standing(desk, REF)
    assert (one.case.ref, one.officer) == (REF, "Philippa Ostrander")
    assert one.seq == desk.case_file(REF).standing.head.seq
    assert one.gaps
    assert one.clauses == desk.clauses()
    assert dict(one.deadlines) == {}


def test_the_newest_entries_come_first_and_only_a_few(desk):
    for number in range(10):
        perform(desk, TakeStep(case=REF, what=f"Step {number}"))
    latest = case_views.standing(desk, REF).latest
    assert [each.fact for each in latest[:2]] == [
        StepTaken(what="Step 9"),
        StepTaken(what="Step 8"),
    ]
    assert len(latest) == 8


def test_the_record_tells_every_entry_with_its_hash(desk):
    record = case_views.record(desk, REF)
    head = desk.case_file(REF).standing.head
    assert (len(record.entries), record.entries[-1].hash) == (head.seq, head.hash.hex())
    assert record.problem == ""


def test_a_record_that_does_not_hold_says_so(desk):
    connection = desk.case_file(REF).ledger.connection
    with lifted(connection):
        connection.execute("DROP TRIGGER payload_stays")
        connection.execute("UPDATE payload SET body = x'00' WHERE seq = 2")
    record = case_views.record(desk, REF)
    assert (record.entries, record.problem) == (
        (),
        "What entry 2 says is not what was written.",
    )


def test_a_case_tells_its_exhibits_and_what_happened(shared_desk):
    assert [each.exhibit.number for each in case_views.exhibits(shared_desk, REF)] == [
        "E01"
    ]
    assert case_views.timeline(shared_desk, REF)


def test_a_document_that_can_be_made_says_what_it_lacks(shared_desk):
    (one,) = case_views.fitting(case_views.standing(shared_desk, REF))
    assert isinstance(one, Fitting)
    assert one.missing


def test_the_list_comes_with_its_figures_and_first_page(shared_desk):
    found = listing(shared_desk, Filter())
    assert (found.total, found.counts.open, found.counts.closed) == (1, 1, 0)
    assert [line.ref for line in found.first] == [REF]
    assert found.total < PAGE


@pytest.mark.parametrize(
    ("words", "total"), [("maribél", 1), ("LUNCH posts", 1), ("tea", 0)]
)
def test_the_list_is_filtered_by_folded_words(shared_desk, words, total):
    assert listing(shared_desk, Filter(words=words)).total == total


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("4.1.2", ["4.1.2"]), ("1.1", ["1.1"]), ("99", []), ("no such words at all", [])],
)
def test_a_clause_is_found_by_its_number_or_its_words(typed, numbers):
    assert [one.number for one in policy_words.search(typed)] == numbers


def test_a_number_finds_what_lies_below_it():
    found = [one.number for one in policy_words.search("4.1.")]
    assert found
    assert all(number.startswith("4.1") for number in found)


def test_every_clause_has_plain_words():
    for one in clauses():
        assert policy_words.strength_words(one)
        assert policy_words.ground_words(one)
        for code in (*one.facts_to_prove, *one.facts_to_answer):
            assert "_" not in policy_words.fact_words(code)


def test_severity_is_said_only_where_the_policy_says_it():
    said = {policy_words.severity_words(one) for one in clauses()}
    assert said == {"", "possible gross misconduct"}


def test_a_code_without_words_of_its_own_is_spelled_out():
    assert policy_words.fact_words("some_new_code") == "some new code"


def test_a_clause_that_is_not_there_is_refused():
    assert clause("1.10").number == "1.10"
    with pytest.raises(Refused):
        clause("99.9")


def test_a_clause_that_carries_no_allegation_is_refused(desk):
    number = next(one.number for one in clauses() if one.ground is Ground.NO)
    with pytest.raises(Refused):
        perform(desk, DraftAllegation(case=REF, wording="A", clauses=(number,)))


def a_deadline() -> SetDeadline:
    return SetDeadline(
        case=REF,
        rule_text="Two working days",
        trigger=date(2026, 12, 23),
        unit=Unit.WORKING_DAY,
        amount=2,
        calendar=Kind.STATUTORY,
    )


def test_a_deadline_is_listed_with_where_it_stands(desk):
    perform(desk, a_deadline())
    (one,) = deadline_views.listed(views.case(desk, REF), desk.now())
    assert (one.ref, one.number, str(one.set.due)) == (REF, "D1", "2026-12-29")
    assert views.deadline_states(views.case(desk, REF), desk.now()) == {"D1": one.state}


def test_how_a_deadline_was_counted_is_told_day_by_day(desk):
    perform(desk, a_deadline())
    told = deadline_views.why_due(views.case(desk, REF), "D1")
    assert [step.date.isoformat() for step in told.counted.steps if step.counted] == [
        "2026-12-24",
        "2026-12-29",
    ]


def test_days_are_counted_for_no_case(shared_desk):
    told = deadline_views.count_days(
        shared_desk,
        date(2026, 12, 24),
        amount=1,
        unit=Unit.WORKING_DAY,
        calendar=Kind.STATUTORY,
        school="",
    )
    assert str(told.counted.due) == "2026-12-29"


def test_schools_come_from_one_file(desk):
    made = perform(desk, ReadSchools(file=schools_example())).made
    assert isinstance(made, SchoolsRead)
    assert (made.schools, made.no_lado, made.no_terms) == (5, 1, 1)
    assert "1 has no LADO number" in made.sentence
    assert schools.school_names(desk)[0] == "Copperfield Lane Infants"
    assert {term.school for term in desk.vault.trust.calendar.terms} == {
        *schools.school_names(desk)
    } - {"Lockgate Studio School"}


def test_schools_read_again_are_brought_up_to_date(desk):
    for _again in range(2):
        perform(desk, ReadSchools(file=schools_example()))
    assert len(schools.school_names(desk)) == 5
    assert len(desk.vault.trust.calendar.closures) == 3


@pytest.mark.parametrize(
    "data", [b"", b"Name\nA\n", b"School\n\n,\n", b"School,Phase\n,x\n"]
)
def test_a_file_that_holds_no_schools_changes_nothing(desk, tmp_path, data):
    file = tmp_path / "schools.csv"
    file.write_bytes(data)
    before = desk.vault.trust_ledger().ledger.head()
    with pytest.raises(Refused) as told:
        perform(desk, ReadSchools(file=file))
    assert told.value.remedy
    assert desk.vault.trust_ledger().ledger.head() == before


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (SchoolsRead(schools=1, no_lado=0, no_terms=0), "1 school read."),
        (
            SchoolsRead(schools=3, no_lado=2, no_terms=0),
            "3 schools read. 2 have no LADO number.",
        ),
    ],
)
def test_what_was_read_is_said_in_words(read, sentence):
    assert read.sentence == sentence


def test_the_example_of_schools_is_saved_and_never_over_a_file(tmp_path):
    saved = schools.save_example(tmp_path / "schools.csv")
    assert saved.read_bytes() == schools_example().read_bytes()
    with pytest.raises(Refused, match="already there"):
        schools.save_example(saved)
