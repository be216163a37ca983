"""The sample comes in through ordinary commands, and what does not is named."""

import textwrap

import pytest

from investigator.casework import views
from investigator.casework.commands.case import ImportCases
from investigator.casework.commands.exhibit import AdmitExhibit, ExportExhibit
from investigator.casework.importing import Imported
from investigator.casework.perform import perform
from investigator.casework.practice import practice_file
from investigator.domain.errors import Refused
from tests.casework import vaults

REFS = ("LHST-SM-2026-0017", "LHST-SM-2026-0014")
DUE = "id: D1, rule: A, trigger: 2026-11-02, unit: day"
WEIGHT = "this is not kept yet"
LEVEL = "only the policy or a named person with a reason says it"
COUNTED = "counted on demand, not kept as a deadline of the case"
OF_CASE = {
    "severity": "only the policy or a named person says how serious a matter is",
    "phase": "the phase of a school belongs to the list of schools",
}
LEFT_OUT = {
    REFS[0]: {
        **dict.fromkeys(
            (f"evidence {n} weight_hint" for n in ("E01", "E05", "E08")), WEIGHT
        ),
        "evidence E08 favours": WEIGHT,
        "allegations A2 severity": LEVEL,
        **dict.fromkeys((f"deadlines {n}" for n in ("D4a", "D4b", "D4c", "D5")), COUNTED),
        "safeguarding": "the safeguarding questions are not kept yet",
        **OF_CASE,
    },
    REFS[1]: {
        "evidence E07 weight_hint": WEIGHT,
        **dict.fromkeys((f"allegations A{n} severity" for n in range(1, 5)), LEVEL),
        "deadlines D1b": COUNTED,
        "outcome": (
            "an outcome is not kept as an outcome yet; its steps stand in the timeline"
        ),
        **OF_CASE,
    },
}


@pytest.fixture(scope="module")
def opened_sample(sample, tmp_path_factory):
    folder = vaults.copied(sample.folder, tmp_path_factory.mktemp("sample") / "vault")
    with vaults.opened(folder) as desk:
        yield desk


def bring(desk, folder, text: str, **files: bytes) -> Imported:
    file = folder / "cases.yaml"
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    made = perform(desk, ImportCases(file=file)).made
    assert isinstance(made, Imported)
    return made


def why(made: Imported, where: str) -> list[str]:
    return [each.why for each in made.refused if each.where == where]


def test_both_cases_of_the_sample_come_in(sample):
    assert sorted(sample.imported.refs) == sorted(REFS)


@pytest.mark.parametrize("ref", REFS)
def test_what_the_sample_does_not_bring_in_is_this_and_explained(sample, ref):
    told = {
        each.where.removeprefix(f"{ref} "): each.why
        for each in sample.imported.refused
        if each.where.startswith(ref)
    }
    assert told == LEFT_OUT[ref]


def test_a_case_holds_what_the_sample_says(opened_sample):
    one = views.case(opened_sample, "LHST-SM-2026-0014")
    assert len(one.exhibits) == 12
    assert len(one.removals) >= 1
    assert one.respondent_label == "Maribel Thornecastle"


def test_the_pictures_are_drawn_and_marked(opened_sample):
    exhibits = views.case(opened_sample, "LHST-SM-2026-0014").exhibits.values()
    pictures = [one.file for one in exhibits if one.file.media.startswith("image/png")]
    assert pictures
    assert all(file.practice_mark for file in pictures)


def test_a_real_vault_gets_no_drawn_picture(tmp_path):
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    with vaults.opened(folder, vaults.REAL_PASSPHRASE) as desk:
        made = perform(desk, ImportCases(file=practice_file())).made
        assert isinstance(made, Imported)
        assert len(views.case(desk, REFS[0]).exhibits) == 0
    assert "the file of cases names no file for it" in {each.why for each in made.refused}


def test_a_real_vault_refuses_a_practice_picture(sample, tmp_path):
    picture = tmp_path / "picture.png"
    copy = vaults.copied(sample.folder, tmp_path / "demo")
    with vaults.opened(copy) as desk:
        exhibits = views.case(desk, REFS[1]).exhibits.values()
        number = next(one.number for one in exhibits if one.file.practice_mark)
        perform(desk, ExportExhibit(case=REFS[1], exhibit=number, out=picture))
    real = vaults.copied(vaults.real(), tmp_path / "vault")
    with vaults.opened(real, vaults.REAL_PASSPHRASE) as desk:
        with pytest.raises(Refused, match="evidence of nothing"):
            perform(desk, AdmitExhibit(case=vaults.REF, file=picture))
        assert list(views.case(desk, vaults.REF).exhibits) == ["E01"]


def test_a_file_named_beside_the_cases_is_the_exhibit(desk, tmp_path):
    made = bring(
        desk,
        tmp_path,
        """
        cases:
          - ref: C-2
            title: Posts
            school: Brindlewick
            evidence:
              - {id: E05, kind: screenshot, title: The post, file: post.txt}
              - {id: E06, kind: screenshot, title: Another, file: gone.txt}
        """,
        post_txt=b"words of a post",
    )
    case = views.case(desk, "C-2")
    assert list(case.exhibits) == ["E05"]
    assert b"".join(desk.case_file("C-2").bytes_of(case.exhibits["E05"].file.sha256)) == (
        b"words of a post"
    )
    assert [each.split(" is not")[0] for each in why(made, "C-2 evidence E06")] == [
        "gone.txt"
    ]


def test_a_reference_that_is_there_already_is_refused_and_nothing_of_it_changes(
    desk, tmp_path
):
    before = desk.case_file(vaults.REF).standing.head
    made = bring(desk, tmp_path, f"cases: [{{ref: {vaults.REF}, title: A, school: B}}]")
    assert made.refs == ()
    assert "already a case" in why(made, f"{vaults.REF} case")[0]
    assert desk.case_file(vaults.REF).standing.head == before


def test_the_files_calendar_becomes_the_vaults(desk, tmp_path):
    bring(desk, tmp_path, "{calendar: {england_bank_holidays: [2026-12-25]}, cases: []}")
    assert [str(day) for day in desk.vault.trust.calendar.bank_holidays] == ["2026-12-25"]


@pytest.mark.parametrize(
    "calendar",
    [
        "{england_bank_holidays: [soon]}",
        "{england_bank_holidays: 5}",
        "{terms_2026: [5]}",
        "{terms_2026: [{name: A}]}",
        "{unplanned_closures: [x]}",
    ],
)
def test_a_calendar_that_cannot_be_read_is_told_and_the_cases_come_in(
    desk, tmp_path, calendar
):
    text = f"{{calendar: {calendar}, cases: [{{ref: C-2, title: A, school: B}}]}}"
    made = bring(desk, tmp_path, text)
    assert made.refs == ("C-2",)
    assert len(why(made, "calendar")) == 1


def test_keys_that_nobody_reads_are_named(desk, tmp_path):
    text = "cases: [{ref: C-2, title: A, school: B, weather: wet, expected_x: 1}]"
    made = bring(desk, tmp_path, text)
    assert [(each.where, each.why) for each in made.refused if "weather" in each.where] == [
        ("C-2 weather", "this is not kept yet")
    ]
    assert not [each for each in made.refused if "expected" in each.where]


@pytest.mark.parametrize(
    ("fields", "where", "said"),
    [
        ("taken_over: {state: triage}", "taken_over", "names no day"),
        ("taken_over: {on: 2026-01-02, state: nowhere}", "taken_over", "no stage"),
        ("respondent: {name: A, category: king}", "respondent", "cannot be read"),
        ("respondent: {name: A, shoes: 9}", "respondent shoes", "not kept yet"),
        (
            "respondent: {name: A, working_pattern: {start: soon, end: 1}}",
            "respondent working_pattern",
            "cannot be read",
        ),
        ("others: [{key: P, kind: ghost}]", "others P", "cannot be read"),
        ("roles: {king: Ann}", "roles king", "cannot be read"),
        (
            "allegations: [{id: A1, clauses: ['99.9'], wording: X}]",
            "allegations A1",
            "99.9",
        ),
        (
            "allegations: [{id: A1, clauses: ['7.5.1'], wording: X, state: lost}]",
            "allegations A1",
            "cannot be read",
        ),
        ("timeline: [{what: Rang}]", "timeline ", "names no moment"),
        (
            "timeline: [{at: 2025-03-30T01:30:00, what: Rang}]",
            "timeline 2025-03-30 01:30:00",
            "no time zone",
        ),
        (
            "cooperation_requests: [{id: Q1, what: A}]",
            "cooperation_requests Q1",
            "names no day",
        ),
        ("removal_requests: [{id: R1}]", "removal_requests R1", "names no moment"),
        ("deadlines: [{id: D1, rule: A}]", "deadlines D1", "date and time"),
        (f"deadlines: [{{{DUE}, amount: .inf}}]", "deadlines D1", "cannot be read"),
        (f"deadlines: [{{{DUE}, amount: 999999}}]", "deadlines D1", ""),
        ("safeguarding: {asked: true}", "safeguarding", "not kept yet"),
        ("demo_state: closed", "demo_state", ""),
    ],
)
def test_a_part_that_cannot_come_in_is_named_and_the_rest_comes(
    shared_desk, tmp_path, fields, where, said
):
    ref = tmp_path.name
    text = f"cases: [{{ref: {ref}, title: A, school: B, {fields}}}]"
    made = bring(shared_desk, tmp_path, text)
    assert made.refs == (ref,)
    found = why(made, f"{ref} {where}")
    assert found
    assert said in " ".join(found)
