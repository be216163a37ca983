"""A vault opens for its people and its keyring, one process at a time, and names nobody."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from investigator.domain.concern import CaseOpened
from investigator.domain.errors import Damaged, Refused
from investigator.machine import crypto
from investigator.machine.locks import Locked
from investigator.storage import keyring_slot, keyslots, vault
from investigator.storage.case_file import CaseFile
from investigator.storage.keyslots import SlotKind
from investigator.storage.unlocking import CannotUnlock
from investigator.storage.vault import ENVELOPE, Vault
from tests.storage.parts import CLOCK, FOUNDER, NOW, PASSPHRASE, SAYING, a_vault

HOLD = """
import sys
from pathlib import Path
from investigator.machine.locks import hold
held = hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path):
    """A vault that is locked again."""
    a_vault(tmp_path / "vault").close()
    return tmp_path / "vault"


@pytest.fixture
def opened(folder):
    made = Vault.unlock(folder, passphrase=PASSPHRASE)
    yield made
    made.close()


def begun(one: Vault, ref: str = "REF-1") -> str:
    """A case in which one thing was recorded, closed again; its file's name."""
    file = one.new_case()
    fact = CaseOpened(ref=ref, title="Posts", school="Brindlewick", practice=True)
    file.record(lambda _case: [(fact, SAYING)], one.stamp(CLOCK.record()), one.signer)
    file.close()
    return file.name


def test_a_vault_opens_with_its_passphrase(opened):
    assert opened.trust.name == FOUNDER.trust_name


def test_who_unlocked_is_who_acts(opened):
    assert (opened.officer.name, opened.officer.role) == (FOUNDER.name, FOUNDER.role)
    assert opened.stamp(CLOCK.record()).key == opened.officer.fingerprint


@pytest.mark.parametrize(
    "wrong", ["", "Practice", "practice ", "practic\u00e9", "x" * 4096]
)
def test_a_wrong_passphrase_is_a_sentence_and_a_next_step(folder, wrong):
    with pytest.raises(CannotUnlock, match="does not open this vault") as told:
        Vault.unlock(folder, passphrase=wrong)
    assert told.value.remedy.startswith("Check Caps Lock")


def test_a_wrong_passphrase_leaves_the_vault_free(folder):
    with pytest.raises(CannotUnlock):
        Vault.unlock(folder, passphrase="wrong")
    Vault.unlock(folder, passphrase=PASSPHRASE).close()


def test_a_folder_without_a_vault_is_refused(tmp_path):
    with pytest.raises(Refused, match="no vault in this folder"):
        Vault.unlock(tmp_path, passphrase=PASSPHRASE)


def test_a_vault_is_not_made_over_another(folder):
    before = (folder / ENVELOPE).read_bytes()
    with pytest.raises(Refused, match="already a vault here"):
        a_vault(folder)
    assert (folder / ENVELOPE).read_bytes() == before


def test_a_vault_is_not_made_over_case_files_without_their_envelope(folder):
    (folder / ENVELOPE).unlink()
    (folder / "left.case").write_bytes(b"something")
    with pytest.raises(Refused, match="already a vault here"):
        a_vault(folder)


def test_a_making_that_was_cut_off_is_begun_anew(folder):
    (folder / ENVELOPE).unlink()  # it is written last
    a_vault(folder).close()
    Vault.unlock(folder, passphrase=PASSPHRASE).close()


def test_a_making_that_is_refused_leaves_no_vault(tmp_path):
    nobody = vault.Founder(name=" ", role="")
    with pytest.raises(Refused, match="needs a name"):
        Vault.make(tmp_path, nobody, PASSPHRASE, CLOCK.record(), practice=True)
    assert [path.name for path in tmp_path.iterdir()] == ["vault.lock"]
    a_vault(tmp_path).close()


def test_a_practice_vault_says_so_in_its_envelope(folder):
    assert vault.envelope_of(folder).practice
    body = json.loads((folder / ENVELOPE).read_text()) | {"practice": False}
    changed = json.dumps(body, sort_keys=True, separators=(",", ":"))
    (folder / ENVELOPE).write_text(changed)
    with pytest.raises(Damaged, match="was changed"):
        Vault.unlock(folder, passphrase=PASSPHRASE)


def test_a_vault_that_is_open_is_refused_with_who_has_it(folder):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder / vault.LOCK)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Locked, match=f"has had it since .* as process {other.pid}"):
            Vault.unlock(folder, passphrase=PASSPHRASE)
        other.communicate("")
    Vault.unlock(folder, passphrase=PASSPHRASE).close()


def test_the_note_of_a_lock_names_no_officer(opened):
    note = (opened.folder / vault.LOCK).read_text()
    assert set(json.loads(note)) == {"user", "host", "since", "pid", "note"}
    assert FOUNDER.name not in note


def test_nothing_in_the_folder_names_anybody_before_it_is_unlocked(opened):
    begun(opened, "SECRET-REF-1")
    opened.close()
    known = "Philippa|Ostrander|HR officer|Hazelden|SECRET-REF|Brindlewick|Posts"
    for path in opened.folder.iterdir():
        data = path.read_bytes()
        assert not re.search(known, f"{path.name} {data.decode('latin-1')}")
        assert not re.search(known.encode("utf-16-le"), data)


def test_only_the_owner_can_look_into_the_folder(opened):
    assert opened.folder.stat().st_mode & 0o077 == 0


def test_a_case_is_there_again_under_its_random_name(opened):
    name = begun(opened)
    assert re.fullmatch(r"[a-z2-7]{26}\.case", name)
    again = opened.open_case(name)
    assert again.case.ref == "REF-1"
    again.close()


def test_a_case_file_that_cannot_be_made_leaves_nothing(opened, monkeypatch):
    def full(*_words, **_more):
        raise Refused("The disk is full.", remedy="Make room.")

    monkeypatch.setattr(CaseFile, "make", full)
    with pytest.raises(Refused, match="disk is full"):
        opened.new_case()
    assert opened.case_files() == ()


def test_every_case_file_is_known_by_folder_or_register(opened):
    name = begun(opened)
    opened.register.mark_open("lost.case")
    assert opened.case_files() == tuple(sorted([name, "lost.case"]))


def test_the_facts_of_the_trust_are_kept_all_or_none(opened):
    def says_no(_trust):
        raise Refused("No.", remedy="Never.")

    before = opened.trust_ledger().ledger.head()
    with pytest.raises(Refused):
        opened.record(says_no, opened.stamp(CLOCK.record()))
    assert opened.trust_ledger().ledger.head() == before


def test_a_damaged_record_of_the_trust_does_not_hold_the_vault(folder):
    (folder / "trust.ledger").write_bytes(b"other bytes " * 999)
    for _again in range(2):  # a second try would find it open
        with pytest.raises(Damaged, match=r"trust\.ledger does not read"):
            Vault.unlock(folder, passphrase=PASSPHRASE)


def test_parts_of_files_that_were_cut_off_are_swept(folder):
    left = folder / ".investigator-0123456789abcdef.part"
    left.write_bytes(b"half")
    Vault.unlock(folder, passphrase=PASSPHRASE).close()
    assert not left.exists()


def test_a_vault_can_be_moved_with_its_folder(folder, tmp_path):
    shutil.move(folder, tmp_path / "elsewhere")
    Vault.unlock(tmp_path / "elsewhere", passphrase=PASSPHRASE).close()


def test_a_real_vault_asks_more_of_who_guesses(tmp_path, monkeypatch):
    asked = []

    def calibrated(*, floor_only):
        asked.append(floor_only)
        return crypto.calibrated(floor_only=True)

    monkeypatch.setattr(vault, "calibrated", calibrated)
    a_vault(tmp_path / "real", practice=False).close()
    a_vault(tmp_path / "practice").close()
    assert asked == [False, True]


class TestByKeyring:
    """With a keyring that keeps one key."""

    @pytest.fixture(autouse=True)
    def kept(self, monkeypatch):
        keys: dict[str, bytes] = {}

        def keep_new(holder: str) -> bytes:
            return keys.setdefault(holder, b"k" * 32)

        monkeypatch.setattr(keyring_slot, "keep_new", keep_new)
        monkeypatch.setattr(keyring_slot, "kept", keys.get)
        return keys

    def test_a_vault_opens_once_the_keyring_may(self, folder, opened):
        assert opened.use_keyring(on=True)
        opened.close()
        again = Vault.unlock(folder, passphrase=None)
        assert again.officer.name == FOUNDER.name
        again.close()

    def test_it_does_not_before(self, folder):
        with pytest.raises(CannotUnlock, match="keyring does not open"):
            Vault.unlock(folder, passphrase=None)

    def test_it_does_no_longer_when_taken_away(self, folder, opened):
        opened.use_keyring(on=True)
        opened.use_keyring(on=False)
        opened.close()
        assert vault.envelope_of(folder).of_kind(SlotKind.KEYRING) == ()
        with pytest.raises(CannotUnlock, match="Type your passphrase"):
            Vault.unlock(folder, passphrase=None)

    def test_a_key_that_is_lost_leaves_the_passphrase(self, folder, opened, kept):
        opened.use_keyring(on=True)
        opened.close()
        kept.clear()
        with pytest.raises(CannotUnlock):
            Vault.unlock(folder, passphrase=None)
        Vault.unlock(folder, passphrase=PASSPHRASE).close()

    def test_another_key_in_the_keyring_does_not_open_it(self, folder, opened, kept):
        opened.use_keyring(on=True)
        opened.close()
        kept[vault.envelope_of(folder).holder] = bytes(32)
        with pytest.raises(CannotUnlock):
            Vault.unlock(folder, passphrase=None)

    def test_a_system_without_a_keyring_changes_nothing(self, opened, monkeypatch):
        monkeypatch.setattr(keyring_slot, "keep_new", lambda _holder: None)
        before = (opened.folder / ENVELOPE).read_bytes()
        assert not opened.use_keyring(on=True)
        assert (opened.folder / ENVELOPE).read_bytes() == before


def test_the_vaults_envelope_holds_both_ways_in(folder):
    kinds = [
        slot.kind for slot in keyslots.from_bytes((folder / ENVELOPE).read_bytes()).slots
    ]
    assert kinds == [SlotKind.PERSON, SlotKind.PASSPHRASE, SlotKind.RECOVERY]


def test_a_stamp_is_the_clocks(opened):
    assert (opened.stamp(CLOCK.record()).wall, opened.stamp(CLOCK.record()).zone) == (
        NOW.at,
        NOW.zone,
    )
