"""Several at once: one has the vault and the others are told; the dead hold nothing."""

import pytest

from tests.faults.driving import drive
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
WRITERS = 8
ENTRIES, ROUNDS, FREED = (50, 200, 20) if FULL else (4, 10, 2)


@pytest.fixture
def told(rooms):
    asked = {"room": rooms("many"), "entries": ENTRIES, "rounds": ROUNDS, "freed": FREED}
    return drive("contending", asked)[0]


def test_writers_take_turns_and_a_lock_has_one_holder(told, figure):
    writers, whole = told["writers"], WRITERS * ENTRIES
    wrong = writers["errors"] + writers["lost"] + writers["corrupt"]
    made = (writers["entries"], writers["different"])
    figure(
        f"{WRITERS} writers of one vault",
        many=f"{WRITERS} x {ENTRIES} entries",
        result=f"{made[0]} entries, {writers['turned_away']:,} plain refusals, "
        f"{len(wrong)} errors",
        budget=f"{whole} entries, 0 errors",
        holds=not wrong and made == (whole, whole),
    )
    only = sum(won == 1 for won in told["winners"])
    figure(
        f"{WRITERS} starters for one lock",
        many=f"{ROUNDS} rounds",
        result=f"one winner in {only}",
        budget="exactly one in each",
        holds=only == ROUNDS,
    )
    figure(
        "a holder that is killed",
        many=f"{FREED} kills",
        result=f"free at once after {told['freed']}",
        budget="each",
        holds=told["freed"] == FREED,
    )
    assert wrong == []
    assert made == (whole, whole)
    assert told["winners"] == [1] * ROUNDS
    assert told["freed"] == FREED
