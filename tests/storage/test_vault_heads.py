"""Where the records ended at the last locking tells what the folder has lost since."""

import json
import shutil

import pytest

from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.casework.verifying import VaultChecked
from investigator.machine.crypto import Argon2
from investigator.storage import keyring_slot, vault_heads
from investigator.storage.keyslots import SlotKind
from investigator.storage.vault import Vault
from investigator.storage.vault_heads import NAME
from tests.casework import vaults
from tests.casework.vaults import REF


@pytest.fixture(scope="module", autouse=True)
def _derived_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "derive", vaults.derived)
        yield


@pytest.fixture
def folder(tmp_path):
    """A locked vault whose heads were kept."""
    return vaults.copied(vaults.small(), tmp_path / "vault")


@pytest.fixture
def keyring(monkeypatch) -> dict[str, str]:
    """A keyring that holds heads, and a vault that it opens."""
    held: dict[str, str] = {}

    def keep(vault_id: str, heads: str) -> bool:
        held[vault_id] = heads
        return True

    monkeypatch.setattr(keyring_slot, "keep_heads", keep)
    monkeypatch.setattr(keyring_slot, "kept_heads", held.get)
    monkeypatch.setattr(vault_heads, "_by_keyring", lambda _vault: True)
    return held


def step(folder) -> None:
    with vaults.opened(folder) as desk:
        perform(desk, TakeStep(case=REF, what="Rang"))


def told(folder) -> str:
    """What unlocking says."""
    with vaults.opened(folder) as desk:
        return " ".join(desk.tell_notices())


def checked(desk: Desk) -> VaultChecked:
    made = perform(desk, VerifyVault()).made
    assert isinstance(made, VaultChecked)
    return made


def put_back(old, folder) -> None:
    """The whole folder as it was, which every file of it agrees to."""
    shutil.rmtree(folder)
    shutil.copytree(old, folder)


def test_locking_keeps_where_every_record_ended(folder):
    (folder / NAME).unlink()
    with vaults.opened(folder) as desk:
        perform(desk, TakeStep(case=REF, what="Rang"))
        ends = {
            desk.case_file(REF).name: [
                desk.case_file(REF).standing.head.seq,
                desk.case_file(REF).standing.head.hash.hex(),
            ]
        }
    kept = json.loads((folder / NAME).read_text())["ends"]
    assert kept.keys() == {"trust.ledger", *ends}
    assert ends.items() <= kept.items()


def test_nothing_is_told_of_a_vault_that_lost_nothing(folder):
    assert told(folder) == ""
    step(folder)
    assert told(folder) == ""


def test_a_stop_without_locking_is_no_loss(folder):
    desk = vaults.a_desk()
    desk.take(Vault.unlock(folder, passphrase="practice"))
    perform(desk, TakeStep(case=REF, what="Rang"))
    desk.drop(desk.case_file(REF).name)
    desk.vault.close()
    assert told(folder) == ""


@pytest.mark.parametrize("beside", [True, False])
def test_an_older_case_put_back_with_its_line_is_told(folder, tmp_path, *, beside):
    """The case, its witness and the list of cases agree; the kept heads do not."""
    old = vaults.copied(folder, tmp_path / "old")
    step(folder)
    for file in (*old.glob("*.case*"), old / "register.db"):
        shutil.copy(file, folder / file.name)
    if beside:
        assert f"{REF} ended at entry" in told(folder)
        assert f"{REF} ended at entry" in told(folder)  # as long as nobody settles it
    with vaults.opened(folder) as desk:
        found = checked(desk)
    assert "an older file was put back" in " ".join(found.cases[-1].problems)


def test_an_older_record_of_the_trust_put_back_is_told(folder, tmp_path):
    old = vaults.copied(folder, tmp_path / "old")
    with vaults.opened(folder) as desk:
        stamp, saying = desk.vault.stamp(desk.clock.record()), desk.saying()
        fact = next(iter(desk.vault.trust.officers.values())).fact
        desk.vault.record(lambda _trust: [(fact, saying)], stamp)
    for file in old.glob("trust.ledger*"):
        shutil.copy(file, folder / file.name)
    assert "The trust's own record ended at entry" in told(folder)


def test_a_case_that_went_with_its_line_is_told(folder):
    (file,) = folder.glob("*.case")
    for each in (*folder.glob("*.case*"), folder / "register.db"):
        each.unlink()
    assert f"The file of {file.name} was here" in told(folder)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"mac": 1, "ends": []}'])
def test_kept_heads_that_cannot_be_read_are_told(folder, data):
    (folder / NAME).write_bytes(data)
    assert f"{NAME} in the vault's folder cannot be read" in told(folder)


def test_edited_heads_are_told_and_can_be_settled(folder):
    body = json.loads((folder / NAME).read_text())
    body["ends"]["trust.ledger"][0] = 1
    (folder / NAME).write_text(json.dumps(body))
    assert "was changed after it was written" in told(folder)
    (folder / NAME).unlink()
    assert told(folder) == ""
    assert (folder / NAME).exists()


def test_without_a_keyring_a_check_says_that_it_cannot_tell(folder, tmp_path):
    old = vaults.copied(folder, tmp_path / "old")
    step(folder)
    put_back(old, folder)
    with vaults.opened(folder) as desk:
        found = checked(desk)
    assert found.ok
    assert not found.compared
    assert "nobody can tell whether an older copy of the whole folder" in found.note


@pytest.mark.usefixtures("keyring")
def test_with_a_keyring_a_folder_that_was_put_back_is_told_until_it_is_settled(
    folder, tmp_path
):
    step(folder)
    old = vaults.copied(folder, tmp_path / "old")
    step(folder)
    put_back(old, folder)
    for _again in range(2):
        assert "keyring remembers another state" in told(folder)
    with vaults.opened(folder) as desk:
        found = checked(desk)
    assert (found.ok, found.compared, found.note) == (False, True, "")


@pytest.mark.usefixtures("keyring")
def test_with_a_keyring_ordinary_work_is_never_told(folder):
    for _each in range(3):
        step(folder)
        assert told(folder) == ""


def test_a_stop_between_the_folder_and_the_keyring_is_no_loss(folder, keyring):
    step(folder)
    before = dict(keyring)
    step(folder)
    keyring.update(before)
    assert told(folder) == ""


def test_kept_heads_that_were_taken_away_are_told_by_the_keyring(folder, keyring):
    step(folder)
    assert keyring
    (folder / NAME).unlink()
    assert "keyring remembers another state" in told(folder)


def test_a_vault_that_the_keyring_does_not_open_asks_it_nothing(folder, monkeypatch):
    def asked(*_words: str) -> None:
        raise AssertionError

    monkeypatch.setattr(keyring_slot, "keep_heads", asked)
    monkeypatch.setattr(keyring_slot, "kept_heads", asked)
    with vaults.opened(folder) as desk:
        assert not desk.vault.envelope.of_kind(SlotKind.KEYRING)
        assert not vault_heads.held_outside(desk.vault)
