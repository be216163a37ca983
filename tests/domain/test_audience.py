"""Who could see it, how it came, and what is kept apart until somebody says why."""

import pytest

from investigator.domain import audience, weighing
from investigator.domain.audience import Audience, Route
from investigator.domain.exhibit import ExhibitAdmitted, ExhibitKind, Origin
from investigator.domain.readiness import Blocks, missing
from investigator.domain.weighing import Effect
from tests.domain.build import (
    CLAUSES,
    a_case,
    a_file,
    a_post,
    an_allegation,
    an_exhibit,
    refused,
    told,
)

LOG = ExhibitAdmitted(
    number="E02",
    title="Sign-in log",
    kind=ExhibitKind.LOG_EXTRACT,
    file=a_file(b"log"),
    origin=Origin(),
)
PARTS = {"authority": "8.1", "approved_by": "Hetty", "scope": "one", "assessment": "D14"}
HELD = (an_exhibit(), LOG, a_post(), an_allegation())


def _record(case, **parts):
    given = {"audience": Audience.PUBLIC, "route": Route.PUBLIC_VIEW, **parts}
    return audience.record(case, exhibit="E01", **given)


def test_what_anybody_can_see_needs_no_more():
    case = a_case(*HELD)
    after = case.after(told(_record(case), 40))
    assert after.audiences["E01"].fact.audience is Audience.PUBLIC
    assert not audience.kept_apart(after, "E01")


@pytest.mark.parametrize("seen_by", audience.PRIVATE)
def test_what_only_some_could_see_needs_a_reason_of_its_own(seen_by):
    case = a_case(*HELD)
    with refused("needs a reason of its own"):
        _record(case, audience=seen_by, route=Route.SHOWN_BY_ENTITLED)
    given = {"audience": seen_by, "route": Route.SHOWN_BY_ENTITLED, "reason": "a parent's"}
    assert _record(case, **given).reason == "a parent's"


@pytest.mark.parametrize("given", [{}, {"reason": "found"}, {"agreed_by": "Dee"}])
def test_another_way_needs_a_reason_and_a_second_person(given):
    with refused("a second person who agrees"):
        _record(a_case(*HELD), route=Route.OTHER, **given)


def test_no_way_is_a_false_name_or_a_password():
    assert not {"pretext", "password", "open_session"} & {each.value for each in Route}


def test_what_was_watched_for_is_no_evidence_until_all_four_are_said():
    case = a_case(*HELD)
    with refused("it is no evidence yet", "impact assessment first"):
        weighing.weigh(case, allegation="A1", exhibit="E02", effect=Effect.SUPPORTS)
    gap = next(each for each in missing(case, CLAUSES) if each.code == "monitoring_E02")
    assert gap.blocks is Blocks.REPORT
    for name in PARTS:
        with refused("are all needed"):
            audience.authorise(case, exhibit="E02", **{**PARTS, name: " "})
    after = case.after(told(audience.authorise(case, exhibit="E02", **PARTS), 40))
    weighing.weigh(after, allegation="A1", exhibit="E02", effect=Effect.SUPPORTS)
    assert "monitoring_E02" not in {each.code for each in missing(after, CLAUSES)}


def test_a_picture_that_came_from_a_trust_system_is_watched_for_too():
    case = a_case(*HELD)
    with refused("not known to come from watching"):
        audience.authorise(case, exhibit="E01", **PARTS)
    after = case.after(told(_record(case, route=Route.TRUST_SYSTEM), 40))
    assert audience.kept_apart(after, "E01")


def test_a_log_that_is_neutral_may_stand_beside_an_allegation():
    case = a_case(*HELD)
    fact = weighing.weigh(case, allegation="A1", exhibit="E02", effect=Effect.NEUTRAL)
    assert fact.effect is Effect.NEUTRAL
