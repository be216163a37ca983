"""Heads are written down and a later check is held to them; damage is one document."""

import shutil

import pytest

from tests.casework import vaults
from tests.casework.vaults import REF
from tests.cli.running import call

PAGE = 4096


@pytest.fixture
def heads(vault, tmp_path):
    """A list of heads that was written before the vault was worked in."""
    out = tmp_path / "heads.txt"
    ran = call("vault", "heads", "--vault", vault, "--out", out)
    assert ran.code == 0
    return out


def moved(vault) -> None:
    assert call("--vault", vault, "case", "move", REF, "triage").code == 0


def test_every_record_has_a_line(vault, heads):
    told = call("vault", "heads", "--vault", vault, "--json").json
    assert [each["ref"] for each in told["heads"]] == ["TRUST", REF]
    text = heads.read_text()
    assert "Hazelden Trust" in text
    for each in told["heads"]:
        assert f"{each['ref']}  entry {each['entry']}  {each['head'][:4]} " in text
    assert heads.stat().st_mode & 0o077 == 0


def test_a_list_is_not_written_over_another(vault, heads):
    ran = call("vault", "heads", "--vault", vault, "--out", heads)
    assert ran.code == 1
    assert "already there" in ran.err


def test_a_vault_that_went_on_is_well(vault, heads):
    moved(vault)
    ran = call("vault", "verify", "--vault", vault, "--heads", heads, "--json")
    assert (ran.code, ran.json["ok"], ran.json["compared"]) == (0, True, True)


def test_the_whole_folder_put_back_is_told(vault, tmp_path):
    old = shutil.copytree(vault, tmp_path / "old")
    moved(vault)
    out = tmp_path / "heads.txt"
    assert call("vault", "heads", "--vault", vault, "--out", out).code == 0
    assert call("vault", "verify", "--vault", old, "--json").json["ok"] is True
    ran = call("vault", "verify", "--vault", old, "--heads", out)
    assert ran.code == 4
    assert f"{REF} ended at entry" in ran.out
    assert "entries are missing" in ran.out
    assert "on 2026-11-2" in ran.out
    assert "nobody can tell" not in ran.out


def test_without_any_head_it_says_that_it_cannot_tell(vault):
    ran = call("vault", "verify", "--vault", vault)
    assert ran.code == 0
    assert "nobody can tell whether an older copy of the whole folder" in ran.out


def test_one_head_may_be_typed_from_paper(vault):
    told = call("vault", "heads", "--vault", vault, "--json").json["heads"][1]
    paper = f"{REF} {told['entry']} {told['head'][:4]} {told['head'][4:8]}…"
    assert call("vault", "verify", "--vault", vault, "--head", paper).code == 0
    later = f"{REF} {told['entry'] + 3} {told['head'][:16]}"
    ran = call("vault", "verify", "--vault", vault, "--head", paper, "--head", later)
    assert (ran.code, "entries are missing" in ran.out) == (4, True)
    other = f"{REF} {told['entry']} 0123 4567"
    ran = call("vault", "verify", "--vault", vault, "--head", other)
    assert (ran.code, "is not the one that was written down" in ran.out) == (4, True)


def test_a_case_that_is_no_longer_here_is_told(vault):
    ran = call("vault", "verify", "--vault", vault, "--head", "GONE-1 5 0123 4567")
    assert (ran.code, "GONE-1 ended at entry 5 and is no longer here" in ran.out) == (
        4,
        True,
    )


def test_the_trusts_own_record_is_compared(vault):
    ran = call("vault", "verify", "--vault", vault, "--head", "TRUST 99 0123 4567")
    assert (ran.code, "TRUST ended at entry 99" in ran.out) == (4, True)


@pytest.mark.parametrize("typed", ["", "nothing", "A 1 zz", "A 1 012345"])
def test_what_is_no_head_is_refused(vault, typed):
    ran = call("vault", "verify", "--vault", vault, "--head", typed)
    assert ran.code == 1
    assert ran.err.count("\n") == 1


def test_a_file_without_heads_is_refused(vault, paper):
    ran = call("vault", "verify", "--vault", vault, "--heads", paper)
    assert (ran.code, "holds no heads" in ran.err) == (1, True)


@pytest.mark.parametrize("before", [True, False])
def test_damage_is_one_json_document_wherever_json_stands(vault, *, before):
    (file,) = vault.glob("*.case")
    data = bytearray(file.read_bytes())
    data[PAGE:] = bytes(len(data) - PAGE)
    file.write_bytes(data)
    words = ["case", "show", REF, "--vault", vault]
    ran = call(*(["--json", *words] if before else [*words, "--json"]))
    assert ran.code == 4
    assert set(ran.json) == {"damaged", "problems"}
    assert ran.json["problems"]
    assert ran.json["damaged"] == " ".join(ran.json["problems"])
    assert "zero bytes" in ran.json["damaged"]
    assert "Traceback" not in ran.err


def test_damage_without_json_leaves_standard_output_empty(vault):
    (file,) = vault.glob("*.case")
    file.write_bytes(b"")
    ran = call("case", "show", REF, "--vault", vault)
    assert (ran.code, ran.out) == (4, "")
    assert "is empty: it holds no bytes" in ran.err


def test_what_befell_each_file_is_told_apart(vault, tmp_path):
    """The check of a vault names a flip, a cut, an old file, a swap and an empty file."""
    (file,) = vault.glob("*.case")
    old = file.read_bytes()
    moved(vault)
    whole = file.read_bytes()
    two, three = slice(2 * PAGE, 3 * PAGE), slice(3 * PAGE, 4 * PAGE)
    flipped, swapped = bytearray(whole), bytearray(whole)
    flipped[2 * PAGE + 9] ^= 1
    swapped[two], swapped[three] = whole[three], whole[two]
    said = {
        "Page 3 was altered": bytes(flipped),
        "Pages were swapped: page 4 where page 3 belongs": bytes(swapped),
        "cut off: only its first 4 pages": whole[: 4 * PAGE],
        "An older file was put back": old,
        "is empty: it holds no bytes": b"",
        "is not encrypted": b"SQLite format 3\x00" + bytes(PAGE),
    }
    for sentence, data in said.items():
        file.write_bytes(data)
        ran = call("vault", "verify", "--vault", vault, "--json")
        problems = [each for case in ran.json["cases"] for each in case["problems"]]
        assert ran.code == 4
        assert sentence in " ".join(problems), problems
    file.write_bytes(whole)
    assert call("vault", "verify", "--vault", vault).code == 0
    assert vaults.copied(vault, tmp_path / "copy").exists()
