"""Backups under faults: any restores to its heads; one killed or full harms no other."""

import random
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from investigator.machine.clock import running_ns
from investigator.machine.crypto import Argon2
from tests.casework import vaults
from tests.casework.vaults import REF
from tests.faults.processes import FULL, Here, Program
from tests.faults.test_full_disk import no_file_over

pytestmark = pytest.mark.faults
DRILLS = 20 if FULL else 2
KILLS = 60 if FULL else 2
SIZES = [*range(0, 400_000, 25_000)] if FULL else [30_000]
Quick = Program if FULL else Here
"""What needs no process of its own is asked in this one, in the gate."""
LONGEST = 60
"""Seconds for which a person waits at the most for a vault of this size."""


@pytest.fixture(autouse=True)
def _derived_once(monkeypatch):
    monkeypatch.setattr(Argon2, "derive", vaults.derived)


def heads(program: Program) -> dict[str, tuple[int, str]]:
    """Where every case ends, by a check of the whole vault."""
    checked = program.json("vault", "verify")
    assert checked["ok"], checked
    return {case["ref"]: (case["entries"], case["head"]) for case in checked["cases"]}


def worked(program: Program, dice: random.Random, tmp_path: Path, day: int) -> None:
    """Some work of a day: a case, a file or a stage."""
    file = tmp_path / f"{day}.bin"
    file.write_bytes(dice.randbytes(dice.choice([10, 40_000, 1_200_000])))
    words = dice.choice(
        [
            ("exhibit", "add", REF, file),
            ("case", "new", "--title", "A", "--school", "B", "--ref", f"C-{day}"),
        ]
    )
    assert program.run(*words, "--now", moment(day))[0] == 0


def moment(day: int) -> str:
    return f"2026-12-{day + 1:02d}T12:00:00Z"


def test_any_backup_restores_to_its_heads_with_the_recovery_key_alone(tmp_path, figure):
    dice, equal, slowest = random.Random(7), 0, 0.0  # noqa: S311 - no secret
    program, stick, key = Quick(tmp_path, tmp_path / "v"), tmp_path / "s", tmp_path / "k"
    assert program.run("vault", "new", "--practice", "--recovery-out", key)[0] == 0
    first = ("case", "new", "--title", "A", "--school", "B", "--ref", REF)
    assert program.run(*first)[0] == 0
    known = {}
    for day in range(DRILLS):
        worked(program, dice, tmp_path, day)
        made = program.json("vault", "backup", stick, "--now", moment(day))
        known[made["backup"]] = heads(program)
        chosen = dice.choice(sorted(path.name for path in stick.glob("*.backup")))
        home = tmp_path / f"home-{day}"
        home.mkdir()
        elsewhere = Quick(home, home / "v")
        began = running_ns()
        words = ("vault", "restore", stick / chosen, "--to", elsewhere.vault)
        told = elsewhere.json(*words, "--recovery-file", key)
        slowest = max(slowest, (running_ns() - began) / 1e9)
        assert told["problems"] == []
        equal += heads(elsewhere) == known[chosen]
    figure(
        "restore drill",
        many=DRILLS,
        result=f"{equal} of {DRILLS} heads equal, slowest {slowest:.1f} s",
        budget=f"all equal, {LONGEST} s each",
        holds=equal == DRILLS and slowest < LONGEST,
    )
    assert equal == DRILLS
    assert slowest < LONGEST


@pytest.fixture
def backed_up(program, tmp_path):
    """A place with one backup, and work done since."""
    stick, quick = tmp_path / "stick", Quick(program.home, program.vault)
    first = quick.json("vault", "backup", stick)["backup"]
    assert quick.run("case", "move", REF, "triage")[0] == 0
    return stick, first


def whole(program: Program, stick: Path) -> dict[str, bool]:
    """Every backup in a place by name, and whether all its copies are."""
    listed = Quick(program.home, program.vault).json("vault", "backups", stick, "--check")
    return {one["name"]: one["whole"] for one in listed}


@pytest.mark.parametrize("size", SIZES)
def test_a_backup_that_finds_no_room_is_a_sentence_and_the_earlier_one_is_whole(
    program, backed_up, size
):
    stick, first = backed_up
    code, out, err = program.run("vault", "backup", stick, limited=no_file_over(size))
    if code:
        assert (code, out) == (1, "")
        assert "disk" in err or "room" in err
        assert set(whole(program, stick)) == {first}
    assert whole(program, stick)[first]
    assert not [path for path in stick.iterdir() if path.name.startswith(".")]
    again = Quick(program.home, program.vault).json("vault", "backup", stick)
    assert again["copied"] >= 1


def killed(program: Program, words: tuple[object, ...], after: float) -> bool:
    process = program.start(*words)
    try:
        process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True
    return False


def test_a_killed_backup_or_restoring_harms_nothing_and_is_made_again(
    program, backed_up, tmp_path, figure
):
    dice, kills = random.Random(8), 0  # noqa: S311 - no secret
    stick, quick = backed_up[0], Quick(program.home, program.vault)
    new = Quick(tmp_path, tmp_path / "new")
    while kills < KILLS:
        kills += killed(program, ("vault", "backup", stick), dice.uniform(0.3, 0.9))
        words = ("vault", "restore", stick, "--to", new.vault)
        kills += killed(Program(tmp_path, new.vault), words, dice.uniform(0.3, 0.9))
        if (new.vault / "vault.keys").exists():
            assert new.sound()
            shutil.rmtree(new.vault)
    found = whole(program, stick)
    made = quick.json("vault", "backup", stick)
    assert (
        new.json("vault", "restore", stick, "--to", new.vault)["backup"] == made["backup"]
    )
    assert new.sound()
    figure(
        "kills while backing up or restoring",
        many=kills,
        result=f"{sum(found.values())} of {len(found)} backups whole",
        budget="all whole",
        holds=all(found.values()),
    )
    assert all(found.values())
    assert not (program.vault / "backups" / ".making").exists()
