"""Power cuts played from real writes lose nothing acknowledged; and the play can lose."""

import pytest

from tests.faults.cuts import HOW, SESSIONS
from tests.faults.driving import drive, shares
from tests.faults.processes import FULL

pytestmark = pytest.mark.faults
CUTS, WAYS = (10_000, 2) if FULL else (130, 1)
UPKEEP = 2_000 if FULL else 20
SHIPPED, *CONTROLS = HOW
ORDINARY = next(iter(SESSIONS))
IN_THE_GATE = 2
"""Of the controls: those that lose at nearly every cut."""


def _told(rooms, how, cuts, ways, session=ORDINARY):
    asked = [
        {"room": rooms(f"cuts-{at}"), "session": session, "how": how}
        | {"cuts": share, "seed": 5 + at}
        for at, share in enumerate(shares(cuts, ways))
    ]
    return drive("cuts", *asked)


@pytest.mark.parametrize("session", SESSIONS)
def test_no_power_cut_loses_what_was_acknowledged(rooms, figure, session):
    cuts = CUTS if session == ORDINARY else UPKEEP
    told = _told(rooms, SHIPPED, cuts, WAYS, session)
    what, budget = f"power cuts, as shipped: {session}", "0 lost"
    why = [one["refused"] for one in told if "refused" in one]
    if why:
        figure(what, many=0, result=f"not run here: {why[0]}", budget=budget, holds=None)
        return
    bad = sum(one["bad"] for one in told)
    steps = told[0]["steps"]
    figure(
        what,
        many=f"{cuts:,} cuts",
        result=f"{bad} lost or corrupt, over {steps:,} recorded steps",
        budget=budget,
        holds=not bad,
    )
    assert [each for one in told for each in one["shown"]] == []
    assert steps > 500
    assert told[0]["acknowledged"] > 5


@pytest.mark.parametrize("how", CONTROLS if FULL else CONTROLS[:IN_THE_GATE])
def test_the_same_cuts_show_what_other_settings_lose(rooms, figure, how):
    cuts = 1_500 if FULL else 20
    (told,) = _told(rooms, how, cuts, 1)
    what, budget = f"power cuts, control: {how}", "must lose"
    if "refused" in told:
        why = f"not run here: {told['refused']}"
        figure(what, many=0, result=why, budget=budget, holds=None)
        return
    figure(
        what,
        many=f"{cuts:,} cuts",
        result=f"{told['bad']:,} lost or corrupt",
        budget=budget,
        holds=told["bad"] > 0,
    )
    assert told["bad"] > 0
