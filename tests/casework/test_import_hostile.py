"""Whatever a stranger's file holds: a sentence, nothing lost, nothing half-written."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from investigator.casework import views
from investigator.casework.commands.case import ImportCases
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk
from investigator.casework.importing import Imported
from investigator.casework.perform import perform
from investigator.casework.practice import practice_file
from investigator.casework.verifying import VaultChecked
from investigator.domain.errors import Refused
from tests.casework import vaults
from tests.casework.hostile import spoilt

SAMPLE = yaml.safe_load(practice_file().read_text(encoding="utf-8"))
DEEP = 20_000
LINES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [" + ",".join([f"*{chr(97 + n)}"] * 9) + "]\n"
    for n in range(9)
)
NO_CASES = {
    "nothing": b"",
    "spaces": b"   \n",
    "a word": b"cases",
    "a list": b"[1, 2]",
    "no list": b"cases: 5",
    "a mapping": b"cases: {a: 1}",
    "another file": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "bytes": bytes(range(256)),
    "utf-16": "cases: []".encode("utf-16"),
    "a tab": b"cases:\n\t- ref: A",
    "an open bracket": b"cases: [1",
    "two documents": b"cases: []\n---\ncases: []",
    "an object": b"cases: !!python/object/apply:os.system ['true']",
    "a tag": b"cases: !unknown []",
    "a day that never was": b"cases: [{ref: A, on: 2025-02-30}]",
    "deep lists": b"cases: " + b"[" * DEEP + b"]" * DEEP,
    "deep mappings": b"cases: " + b"{a: " * DEEP + b"}" * DEEP,
    "names for parts": LINES.encode() + b"cases: [{ref: A, title: *j}]",
    "a merge": LINES.encode() + b"cases: [{<<: {a: *a}}]",
    "itself": b"cases: &a [*a]",
    "a long number": b"cases: [{ref: A, n: " + b"9" * 9_000 + b"}]",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """One vault for all of these."""
    to = tmp_path_factory.mktemp("hostile") / "vault"
    with vaults.opened(vaults.copied(vaults.small(), to)) as one:
        yield one


def bring(desk: Desk, file: Path) -> Imported:
    made = perform(desk, ImportCases(file=file, draw=False)).made
    assert isinstance(made, Imported)
    return made


@pytest.mark.parametrize("what", NO_CASES)
def test_a_file_that_holds_no_cases_is_refused(desk, tmp_path, what):
    file, before = tmp_path / "cases.yaml", views.case_count(desk, closed=True)
    file.write_bytes(NO_CASES[what])
    with pytest.raises(Refused, match="This file holds no cases") as told:
        bring(desk, file)
    assert "like the sample" in told.value.remedy
    assert views.case_count(desk, closed=True) == before


def test_a_file_that_is_too_large_is_refused_unread(desk, tmp_path):
    file = tmp_path / "cases.yaml"
    with file.open("wb") as out:
        out.truncate(10 << 20)
    with pytest.raises(Refused, match="is larger than"):
        bring(desk, file)


@pytest.mark.parametrize("name", ["none.yaml", ".", "none/cases.yaml", "x" * 300])
def test_a_file_that_cannot_be_read_is_refused(desk, tmp_path, name):
    with pytest.raises(Refused) as told:
        bring(desk, tmp_path / name)
    assert told.value.remedy


def test_a_thousand_cases_without_anything_are_refused_one_by_one(desk, tmp_path):
    file = tmp_path / "cases.yaml"
    file.write_text("cases: [" + "{}," * 1000 + "5]")
    made = bring(desk, file)
    assert made.refs == ()
    assert len(made.refused) == 1000


def test_a_number_may_be_anything_and_writes_nothing_elsewhere(desk, tmp_path):
    cases = [{"ref": "C-9", "evidence": [{"id": f"../../{tmp_path}/evil"}]}]
    file = tmp_path / "cases.yaml"
    file.write_text(yaml.safe_dump({"cases": cases}))
    perform(desk, ImportCases(file=file, draw=True))
    assert [path.name for path in tmp_path.iterdir()] == ["cases.yaml"]


@pytest.mark.parametrize("seed", range(8))
def test_a_spoilt_sample_comes_in_as_far_as_it_can(desk, tmp_path, seed):
    file = tmp_path / "cases.yaml"
    whole = {**SAMPLE, "cases": [SAMPLE["cases"][seed % 2] | {"ref": f"SPOILT-{seed}"}]}
    file.write_text(dumped(spoilt(whole, seed)), encoding="utf-8")
    made = Imported(refs=(), refused=())
    with suppress(Refused):  # where the list of cases itself is spoilt
        made = bring(desk, file)
    for ref in made.refs:
        case = views.case(desk, ref)
        views.timeline(case)
        views.missing(desk, case)
        views.exhibits(case)
    assert sound(desk)


def dumped(data: object) -> str:
    """YAML without names for its parts, which would be refused as a whole."""

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, _data: object) -> bool:
            return True

    return yaml.dump(data, Dumper=Plain, allow_unicode=True)


def sound(desk: Desk) -> bool:
    made = perform(desk, VerifyVault()).made
    assert isinstance(made, VaultChecked)
    return made.ok


def test_the_sample_that_is_spoilt_is_the_one_that_ships():
    assert [case["ref"] for case in SAMPLE["cases"]]
    assert SAMPLE["calendar"]["england_bank_holidays"]
