"""A disk that really fills up: plain sentences, a vault that opens, and nothing lost."""

import pytest

from tests.faults.driving import drive
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
ROUNDS = 200 if FULL else 5


def test_a_full_disk_takes_no_more_and_gives_all_back(rooms, figure):
    (told,) = drive("room", {"room": rooms("disk"), "rounds": ROUNDS, "seed": 3})
    what, budget = "a disk of 3 MiB that fills up", "0 lost, 0 corrupt, a plain sentence"
    if "refused" in told:  # the limit on a file's size stands: it needs no other user
        why = f"not run here: {told['refused']}"
        figure(what, many=0, result=why, budget=budget, holds=None)
        return
    wrong = told["lost"] + told["corrupt"] + told["stray"] + told["odd"]
    figure(
        what,
        many=f"{ROUNDS} rounds",
        result=f"{told['kept']:,} kept, {told['said']} refused, {len(wrong)} bad",
        budget=budget,
        holds=not wrong,
    )
    assert wrong == []
    assert told["kept"] > ROUNDS
    assert told["said"] >= ROUNDS
