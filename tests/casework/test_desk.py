"""What a stop in the middle leaves is mended at the next unlocking, and told."""

import pytest

from investigator.casework import views
from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.casework.commands.vault import UnlockVault, VerifyVault
from investigator.casework.perform import perform
from investigator.casework.verifying import VaultChecked
from investigator.domain.errors import Damaged, Refused
from investigator.storage.case_file import CaseFile
from investigator.storage.register import Register
from investigator.storage.vault import Vault
from tests.casework import vaults
from tests.casework.vaults import REF


def stop(desk) -> None:
    """As a kill does: files are let go, and nothing is tidied."""
    for name in desk.vault.case_files():
        if (file := desk.opened(name)) is not None:
            file.close()
    desk.vault.close()


def sound(desk) -> bool:
    made = perform(desk, VerifyVault()).made
    assert isinstance(made, VaultChecked)
    return made.ok


def lines(desk) -> list[tuple[str, str, str, int, str]]:
    found = views.cases(desk, 0, 99, closed=True)
    return [(each.file, each.ref, each.stage, each.seq, each.head) for each in found]


def test_a_line_left_open_is_repaired_at_the_next_unlocking(folder):
    desk = vaults.a_desk()
    perform(desk, UnlockVault(folder=folder, passphrase="practice"))
    file = desk.case_file(REF)
    before = desk.vault.register.find(REF)
    perform(desk, TakeStep(case=REF, what="Rang"))
    desk.vault.register._connection.execute(  # noqa: SLF001 - as if stopped before it
        "UPDATE case_line SET seq = ?, head = ?", (before.seq, before.head)
    )
    head = file.standing.head
    stop(desk)
    with vaults.opened(folder) as again:
        line = again.vault.register.find(REF)
        assert (line.seq, line.head) == (head.seq, head.hash.hex())
        assert again.vault.register.left_open() == ()
        assert sound(again)


def test_the_list_of_cases_made_anew_is_the_same(folder):
    with vaults.opened(folder) as desk:
        perform(desk, OpenCase(ref="C-2", title="Another", school="B", respondent="Bo"))
        before = lines(desk)
    (folder / "register.db").unlink()
    with vaults.opened(folder) as desk:
        assert sorted(lines(desk)) == sorted(before)
        assert sound(desk)


def test_a_case_that_never_began_is_taken_away(folder):
    desk = vaults.a_desk()
    perform(desk, UnlockVault(folder=folder, passphrase="practice"))
    begun = desk.vault.new_case()
    begun.close()
    stop(desk)
    with vaults.opened(folder) as again:
        assert len(list(folder.glob("*.case*"))) == 4  # a case, keys, witness and journal
        assert again.vault.register.left_open() == ()
        assert sound(again)


@pytest.mark.parametrize("made", ["", ".keys", "both"])
def test_a_case_that_was_half_made_is_taken_away(folder, made):
    with vaults.opened(folder) as desk:
        desk.vault.register.mark_open("half.case")
        if made != ".keys":
            (folder / "half.case").write_bytes(b"half")
        if made:
            (folder / "half.case.keys").write_bytes(b"half")
    with vaults.opened(folder) as again:
        assert not list(folder.glob("half*"))
        assert sound(again)


def test_a_damaged_case_left_open_is_kept_and_does_not_hold_the_vault(folder):
    desk = vaults.a_desk()
    perform(desk, UnlockVault(folder=folder, passphrase="practice"))
    name = desk.case_file(REF).name
    stop(desk)
    (folder / name).write_bytes(b"damaged")
    with vaults.opened(folder) as again:
        assert (folder / name).exists()
        assert views.case_count(again) == 1
        assert not sound(again)


def test_an_older_case_left_open_does_not_hold_the_vault(folder, tmp_path):
    old = vaults.copied(folder, tmp_path / "old")
    desk = vaults.a_desk()
    perform(desk, UnlockVault(folder=folder, passphrase="practice"))
    perform(desk, TakeStep(case=REF, what="Rang"))
    stop(desk)
    for file in old.glob("*.case*"):
        (folder / file.name).write_bytes(file.read_bytes())
    with vaults.opened(folder) as again, pytest.raises(Damaged):
        views.case(again, REF)


def test_a_missing_witness_is_told_when_the_case_is_opened(folder):
    (head,) = folder.glob("*.case.head")
    head.unlink()
    with vaults.opened(folder) as desk:
        views.case(desk, REF)
        assert [each.split(",")[0] for each in desk.notices] == [
            "The witness of this case was missing"
        ]


def test_an_entry_whose_line_cannot_be_written_is_kept_with_a_warning(desk, monkeypatch):
    views.case(desk, REF)

    def full(*_words, **_more):
        raise Refused("The disk is full.", remedy="Free some space.")

    monkeypatch.setattr(Register, "keep", full)
    done = perform(desk, TakeStep(case=REF, what="Rang"))
    assert "the list of cases is not up to date" in done.notices[0]
    assert done.case is not None
    assert [told.fact.what for told in done.case.steps.values()] == ["Rang"]


def test_a_case_is_opened_once_and_kept_open(desk):
    assert desk.case_file(REF) is desk.case_file(REF)


def test_a_case_that_is_let_go_is_opened_again(desk):
    first = desk.case_file(REF)
    desk.close_case(REF)
    desk.close_case(REF)
    assert desk.opened(first.name) is None
    assert desk.case_file(REF).case.ref == REF


def test_taking_a_vault_lets_the_other_go(desk, tmp_path):
    folder = vaults.copied(vaults.small(), tmp_path / "other")
    perform(desk, UnlockVault(folder=folder, passphrase="practice"))
    assert desk.vault.folder == folder


def test_a_batch_within_a_batch_shares_its_child(desk):
    with desk.evidence() as outer, desk.evidence() as inner:
        assert outer is inner


def test_a_case_that_was_opened_first_and_failed_leaves_nothing(desk, monkeypatch):
    def failing(*_words):
        raise Refused("The disk is full.", remedy="Free some space.")

    monkeypatch.setattr(CaseFile, "record", failing)
    with pytest.raises(Refused):
        perform(desk, OpenCase(ref="C-2", title="A", school="B"))
    assert len(desk.vault.case_files()) == 1


def test_a_full_disk_while_a_file_is_kept_is_a_refusal(desk, tmp_path):
    film = tmp_path / "film.bin"
    film.write_bytes(bytes(9 << 20))
    connection = desk.case_file(REF).ledger.connection
    pages = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages[0] + 100}")
    with pytest.raises(Refused, match="disk is full"):
        perform(desk, AdmitExhibit(case=REF, file=film))
    assert list(views.case(desk, REF).exhibits) == ["E01"]
    assert sound(desk)


def test_a_vault_whose_own_record_is_shut_takes_no_facts(desk):
    assert isinstance(desk.vault, Vault)
    with pytest.raises(Damaged, match="is not open"):
        _shut(desk.vault).trust_ledger()
    with pytest.raises(Damaged, match="is not open"):
        _shut(desk.vault).record(lambda _trust: [], desk.vault.stamp(desk.clock.record()))


def _shut(vault: Vault) -> Vault:
    made = object.__new__(Vault)
    made._trust_file = None
    assert vault is not made
    return made


def test_a_vault_that_cannot_be_brought_up_to_date_is_let_go(folder, monkeypatch):
    desk = vaults.a_desk()

    def damaged(_desk):
        raise Damaged("The list of cases is damaged.")

    monkeypatch.setattr(type(desk), "bring_up_to_date", damaged)
    for _again in range(2):  # a second try would find it open
        with pytest.raises(Damaged, match="list of cases is damaged"):
            perform(desk, UnlockVault(folder=folder, passphrase="practice"))
        assert not desk.unlocked


@pytest.mark.parametrize("why", [Refused("Full.", remedy="Free some."), Damaged("Broken.")])
def test_locking_is_done_whatever_the_list_of_cases_says(desk, folder, monkeypatch, why):
    views.case(desk, REF)

    def failing(*_words):
        raise why

    monkeypatch.setattr(Register, "mark_closed", failing)
    desk.lock()
    assert not desk.unlocked
    monkeypatch.undo()
    with vaults.opened(folder) as again:
        assert again.vault.register.left_open() == ()
        assert sound(again)
