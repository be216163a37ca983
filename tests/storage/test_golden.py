"""A vault of every released format opens, comes up to date and says what it always said."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.verifying import VaultChecked
from investigator.machine.crypto import Argon2
from investigator.storage import migrating, schema
from tests.casework import vaults
from tests.storage.goldens import FOLDER, REF, values

GOLDEN = sorted(FOLDER.iterdir())


@dataclass(frozen=True, slots=True)
class Golden:
    """A copy of a golden vault, and what its case said on the day it was made."""

    folder: Path
    version: int
    expected: dict[str, Any]


@pytest.fixture(scope="module", autouse=True)
def _derived_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "derive", vaults.derived)
        yield


@pytest.fixture(params=GOLDEN, ids=lambda path: path.name)
def golden(request, tmp_path) -> Golden:
    made: Path = request.param
    return Golden(
        shutil.copytree(made / "vault", tmp_path / "vault"),
        version_of(made),
        json.loads((made / "expected.json").read_text(encoding="utf-8")),
    )


@pytest.fixture
def desk(golden) -> Iterator[Desk]:
    with vaults.opened(golden.folder) as one:
        yield one


def version_of(golden: Path) -> int:
    return int(golden.name.removeprefix("schema_"))


def of_ledgers(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*") if path.suffix in {".case", ".ledger"}}


def test_there_is_one_of_every_format_before_this_one():
    assert set(range(1, schema.LEDGER_VERSION)) <= {version_of(path) for path in GOLDEN}


def test_it_says_what_it_said(golden, desk):
    assert values(desk) == golden.expected


def test_it_holds_and_is_worked_in_like_any_other(golden, desk):
    done = perform(desk, TakeStep(case=REF, what="Rang again"))
    assert done.seq == len(golden.expected["entries"]) + 1
    made = perform(desk, VerifyVault()).made
    assert isinstance(made, VaultChecked)
    assert made.ok, made


def test_it_is_at_the_format_of_this_program_once_it_was_opened(desk):
    file = desk.case_file(REF)
    for connection in (file.ledger.connection, desk.vault.trust_ledger().connection):
        assert schema.version_of(connection) == schema.LEDGER_VERSION


def test_a_look_that_must_not_write_reads_it_as_it_is(golden, desk):
    (name,) = desk.vault.case_files()
    before = (golden.folder / name).read_bytes()
    file = desk.vault.open_case(name, settle=False)
    assert file.case.ref == REF
    file.close()
    assert (golden.folder / name).read_bytes() == before


def test_a_copy_of_how_it_was_stays_until_a_backup_counts(golden, desk):
    folder, now = golden.folder, schema.LEDGER_VERSION
    desk.case_file(REF)
    kept = {each.name for each in migrating.copies(folder)}
    expected = {f"{name}.before-{now}" for name in of_ledgers(folder)}
    assert (expected if golden.version < now else set()) <= kept
    migrating.forget_copies(folder)
    assert migrating.copies(folder) == ()


def test_what_was_brought_up_to_date_is_told_once(golden, desk):
    desk.case_file(REF)
    told = [each for each in desk.tell_notices() if "earlier version" in each]
    assert len(told) == (golden.version < schema.LEDGER_VERSION)
    assert desk.tell_notices() == ()
