"""A kill, a full or a failing disk at every call: a plain sentence, and nothing lost."""

import pytest

from tests.faults.driving import drive
from tests.faults.processes import FULL
from tests.faults.sessions import SESSIONS

pytestmark = pytest.mark.faults
WAYS, MOST = (2, 1_000_000) if FULL else (1, 14)
"""Over how many processes the points are dealt, and how many each looks at, at the most."""


@pytest.mark.parametrize("session", SESSIONS)
def test_every_call_may_fail_or_be_the_last(rooms, figure, session):
    asked = [
        {"room": rooms(f"points-{at}"), "session": session, "first": at}
        | {"ways": WAYS, "most": MOST}
        for at in range(WAYS)
    ]
    told = drive("points", *asked)
    what = f"at system calls: {session}"
    budget = "0 corrupt, 0 lost, a plain sentence"
    why = [one["refused"] for one in told if "refused" in one]
    if why:  # what needs no tracing stands: kills, limits of size, a small disk
        figure(what, many=0, result=f"not run here: {why[0]}", budget=budget, holds=None)
        return
    fired = sum(one["fired"] for one in told)
    points, bad = (
        sum(one["points"] for one in told),
        [b for one in told for b in one["bad"]],
    )
    figure(
        what,
        many=f"{points:,} points",
        result=f"{fired:,} came to pass, {len(bad)} bad",
        budget=budget,
        holds=not bad,
    )
    assert bad == []
    assert fired > points * 0.9
    assert points > (1_000 if FULL else 10)
