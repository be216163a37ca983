"""New keys for a vault: nothing known before opens it, and stopping it loses nothing."""

import contextlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from investigator.domain.errors import Damaged, Refused
from investigator.machine.crypto import Argon2
from investigator.storage import ledger_keys, rekeying, renewing, vault_heads, ways_in
from investigator.storage.connection import quiet
from investigator.storage.keyslots import SlotKind
from investigator.storage.ledger_keys import Paths
from investigator.storage.unlocking import CannotUnlock
from investigator.storage.vault import Vault, envelope_of
from tests.storage import rekeyed, ways
from tests.storage.parts import PASSPHRASE
from tests.storage.rekeyed import BOB, Stopped, heads, only_ann, rekey

KILLS = 15


@pytest.fixture(autouse=True)
def _derived_at_once(monkeypatch):
    monkeypatch.setattr(Argon2, "derive", ways.derived)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The vault before; only to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "derive", ways.derived)
        return rekeyed.made(tmp_path_factory.mktemp("rekeying") / "vault")


@pytest.fixture
def folder(whole, tmp_path):
    return rekeyed.copied(whole, tmp_path / "vault")


@pytest.fixture
def opened(folder):
    made = Vault.unlock(folder, passphrase=PASSPHRASE)
    yield made
    made.close()


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if ".next" in path.name]


def unlocked_heads(folder: Path) -> dict[str, tuple[int, str]]:
    again = Vault.unlock(folder, passphrase=PASSPHRASE)
    try:
        return heads(again)
    finally:
        again.close()


def test_everything_is_there_under_new_keys(opened, folder):
    before, keys, key = heads(opened), rekeyed.keys_of(folder), opened.keychain.key
    rekey(opened, only_ann(opened))
    assert heads(opened) == before
    assert opened.left_over == ()
    after = rekeyed.keys_of(folder)
    assert set(after) == {*keys, "register.db.keys"}
    assert not set(after.values()) & set(keys.values())
    assert opened.keychain.key != key
    assert files_of(folder) == []
    assert not opened.envelope.of_kind(SlotKind.PREVIOUS)
    assert not opened.envelope.of_kind(SlotKind.RENEW)


def test_it_opens_again_for_who_stays_and_not_for_who_left(opened, folder):
    before = heads(opened)
    rekey(opened, only_ann(opened))
    opened.close()
    assert unlocked_heads(folder) == before
    with pytest.raises(CannotUnlock):
        Vault.unlock(folder, passphrase=BOB)


def test_the_old_vault_key_and_the_old_keys_open_nothing(opened, folder):
    old = opened.keychain.key
    known = {
        name: ledger_keys.data_key(Paths(folder / name), old)
        for name in ("trust.ledger", *opened.case_files())
    }
    rekey(opened, only_ann(opened))
    opened.close()
    for name, key in known.items():
        paths = Paths(folder / name)
        with pytest.raises(Damaged):
            ledger_keys.data_key(paths, old)
        with pytest.raises(Damaged), quiet(paths.file, ledger_keys.page_key(key)):
            pytest.fail("it opened")
    register = folder / "register.db"
    with pytest.raises(Damaged), quiet(register, ledger_keys.first_register_key(old)):
        pytest.fail("it opened")


def test_keys_can_be_exchanged_again_and_again(opened):
    before = heads(opened)
    for _again in range(2):
        rekey(opened, only_ann(opened))
    assert heads(opened) == before


def test_a_drawn_out_exchange_shows_how_far_it_is(opened):
    shown = {
        (step.what, step.done, step.whole) for step in opened.rekeying(only_ann(opened))
    }
    assert ("New keys: file 3 of 3", 2, 3) in shown


def test_too_little_room_is_said_before_anything_changes(folder, monkeypatch):
    usage = shutil.disk_usage(folder)._replace(free=1 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(Refused, match="New keys need 17 MiB of free room"):
        rekeying.refuse_without_room(folder)


def test_stopped_before_any_write_the_same_passphrase_opens_and_finishes(whole, tmp_path):
    at, writes, before = 0, 0, unlocked_heads(whole)
    while writes == at:  # one run more, that nothing stops
        at += 1
        folder = rekeyed.copied(whole, tmp_path / f"{at}")
        vault = Vault.unlock(folder, passphrase=PASSPHRASE)
        with rekeyed.stopping(at, _stop) as count, contextlib.suppress(Stopped):
            rekey(vault, only_ann(vault))
        vault.close()
        writes = count[0]
        assert unlocked_heads(folder) == before, at
        assert files_of(folder) == [], at
        assert not envelope_of(folder).of_kind(SlotKind.RENEW), at
    assert at > 20


def test_a_disk_that_takes_no_more_stops_it_and_loses_nothing(whole, tmp_path):
    before = unlocked_heads(whole)
    for at in range(1, 21, 3):
        folder = rekeyed.copied(whole, tmp_path / f"{at}")
        vault = Vault.unlock(folder, passphrase=PASSPHRASE)
        with rekeyed.stopping(at, _full), contextlib.suppress(Refused):
            rekey(vault, only_ann(vault))
            assert heads(vault) == before, at
        vault.close()
        assert unlocked_heads(folder) == before, at
        assert files_of(folder) == [], at


def test_a_file_that_got_no_new_key_is_told_and_tried_again(opened, folder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(renewing, "copy_to", lambda *_words: _full())
        rekey(opened, only_ann(opened))
    assert {one.file for one in opened.left_over} == {
        *("trust.ledger", "register.db"),
        *opened.case_files(),
    }
    assert "There is no room" in opened.left_over[0].why
    before = heads(opened)
    opened.close()
    again = Vault.unlock(folder, passphrase=PASSPHRASE)
    assert (again.left_over, heads(again)) == ((), before)
    again.close()


def test_a_damaged_case_keeps_its_own_key_and_the_rest_gets_new_ones(opened, folder):
    (name,) = opened.case_files()
    file = folder / name
    data = bytearray(file.read_bytes())
    data[-3000] ^= 1
    file.write_bytes(bytes(data))
    rekey(opened, only_ann(opened))
    (left,) = opened.left_over
    assert left.file == name
    assert file.read_bytes() == bytes(data)
    assert ledger_keys.data_key(Paths(file), opened.keychain.key)


def test_a_case_that_was_rolled_back_gets_no_new_key(opened, folder):
    (name,) = opened.case_files()
    head = folder / f"{name}.head"
    body = json.loads(head.read_text()) | {"seq": 9}
    head.write_text(json.dumps(body))
    rekey(opened, only_ann(opened))
    assert [one.file for one in opened.left_over] == [name]


def test_a_case_whose_witness_is_missing_gets_none_that_would_hide_it(opened, folder):
    (name,) = opened.case_files()
    (folder / f"{name}.head").unlink()
    rekey(opened, only_ann(opened))
    assert opened.left_over == ()
    assert not (folder / f"{name}.head").exists()


def test_a_file_whose_key_nobody_knows_is_left_as_it_is(opened, folder):
    (name,) = opened.case_files()
    (folder / f"{name}.keys").write_bytes(b"no key file")
    before = (folder / name).read_bytes()
    rekey(opened, only_ann(opened))
    assert (folder / name).read_bytes() == before
    assert opened.left_over == ()


def test_killed_at_moments_all_over_it_opens_and_loses_nothing(whole, tmp_path):
    """In a program of its own, whose forks end themselves with SIGKILL."""
    words = [sys.executable, "-P", "-m", "tests.storage.killing", whole, tmp_path, KILLS]
    ran = subprocess.run(
        [str(word) for word in words],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
    )
    told = json.loads(ran.stdout)
    assert told == {"killed": KILLS, "lost": [], "left": []}


def test_the_list_of_heads_is_sealed_under_the_new_key(opened, folder):
    vault_heads.keep(opened)
    rekey(opened, only_ann(opened))
    assert vault_heads.differences(opened) == ()
    (folder / vault_heads.NAME).write_text("no list")
    rekey(opened, only_ann(opened))
    assert (folder / vault_heads.NAME).read_text() == "no list"


def test_a_leaver_cannot_read_the_next_key_out_of_a_key_file_under_way(opened):
    old, new = opened.keychain.key, b"n" * 32
    under_way = ways_in.rekeyed(opened.envelope, old, new, only_ann(opened))
    assert ways_in.previous(under_way, old) is None
    with pytest.raises(Damaged):
        under_way.check(old)


def _stop() -> None:
    raise Stopped


def _full() -> None:
    raise Refused("There is no room left.", remedy="Make room.")
