"""People: a key for life, a stand-in for pupils, roles that exclude each other."""

from datetime import time

import pytest

from investigator.domain import people
from investigator.domain.people import (
    Category,
    Part,
    PersonKind,
    RespondentNamed,
    Role,
    RoleGiven,
)
from tests.domain.build import OTHER, STAFF, a_case, a_person, refused

DECIDERS = (Role.HEARING_CHAIR, Role.APPEAL_CHAIR)
BARRED = (
    Role.CASE_MANAGER,
    Role.RESPONSIBLE_PERSON,
    Role.COMMISSIONING_MANAGER,
    Role.INVESTIGATING_OFFICER,
)
BOTH = [
    *((held, wanted) for held in BARRED for wanted in DECIDERS),
    *((wanted, held) for held in BARRED for wanted in DECIDERS),
    (Role.HEARING_CHAIR, Role.APPEAL_CHAIR),
]


def _added(case=None, kind=PersonKind.STAFF, name="Ada Reed", **parts):
    return people.add(case or a_case(), kind=kind, name=name, **parts)


def test_a_person_gets_the_next_key():
    case = a_case(a_person("STAFF-9"))
    assert _added(case, name=" Ada Reed ").key == "PERSON-02"


def test_a_key_from_the_trust_is_kept():
    fact = _added(key="STAFF-9", category=Category.AGENCY, note=" new ")
    assert (fact.key, fact.category, fact.note) == ("STAFF-9", Category.AGENCY, "new")


def test_a_key_is_for_one_person():
    with refused(STAFF, "already", "another key"):
        _added(a_case(a_person()), key=STAFF)


def test_a_person_needs_a_name_or_a_stand_in():
    with refused("name", "stand-in"):
        _added(name=" ")
    assert _added(name="", stand_in="Witness W").stand_in == "Witness W"


@pytest.mark.parametrize(
    ("kind", "word"), [(PersonKind.PUPIL, "Pupil A"), (PersonKind.PARENT, "Parent A")]
)
def test_a_pupil_or_parent_always_has_a_stand_in(kind, word):
    assert _added(kind=kind).stand_in == word


def test_a_member_of_staff_has_no_stand_in_unless_given():
    assert _added().stand_in == ""


def test_a_stand_in_that_is_taken_is_passed_over():
    taken = (a_person("P1", stand_in="Pupil A"), a_person("P2", stand_in="Pupil C"))
    assert _added(a_case(*taken), PersonKind.PUPIL).stand_in == "Pupil B"


def test_a_given_stand_in_is_kept():
    assert _added(kind=PersonKind.PUPIL, stand_in=" Pupil Q ").stand_in == "Pupil Q"


def test_after_pupil_z_comes_pupil_aa():
    pupils = [
        a_person(f"P{at}", kind=PersonKind.PUPIL, stand_in=f"Pupil {chr(65 + at)}")
        for at in range(26)
    ]
    assert _added(a_case(*pupils), PersonKind.PUPIL).stand_in == "Pupil AA"


def test_a_pupil_is_called_by_the_stand_in():
    case = a_case(a_person("PUP-1", name="Real Name", stand_in="Pupil A"), a_person())
    assert [one.label for one in case.people.values()] == ["Pupil A", "Rowan Field"]


def test_the_case_is_about_one_known_person():
    fact = people.name_respondent(a_case(a_person()), person=STAFF)
    assert a_case(a_person(), fact).respondent == STAFF


def test_a_second_staff_member_belongs_to_another_case():
    case = a_case(a_person(), a_person(OTHER), RespondentNamed(person=STAFF))
    with refused("already has a staff member", "another case"):
        people.name_respondent(case, person=OTHER)


def test_who_has_a_role_is_not_the_one_the_case_is_about():
    case = a_case(a_person(), RoleGiven(role=Role.NOTE_TAKER, person=STAFF))
    with refused("Rowan Field", "has a role", "somebody else"):
        people.name_respondent(case, person=STAFF)


@pytest.mark.parametrize(
    "rule",
    [
        lambda case: people.name_respondent(case, person="NOBODY"),
        lambda case: people.give_role(case, role=Role.DSL, person="NOBODY"),
        lambda case: people.set_pattern(
            case, person="NOBODY", days=("Mon",), start=time(9), end=time(17)
        ),
    ],
)
def test_somebody_who_is_not_in_the_case_is_refused(rule):
    with refused("NOBODY", "Add the person first"):
        rule(a_case())


def test_a_role_is_held_by_the_last_who_was_given_it():
    given = (RoleGiven(role=Role.DSL, person=key) for key in (STAFF, OTHER))
    case = a_case(a_person(), a_person(OTHER, name="Ada Reed"), *given)
    assert case.holder(Role.DSL) == "Ada Reed"


def test_the_staff_member_holds_no_role_in_the_case():
    case = a_case(a_person(), RespondentNamed(person=STAFF))
    with refused("Rowan Field", "can hold no role", "chair of governors"):
        people.give_role(case, role=Role.NOTE_TAKER, person=STAFF)


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.NONE])
@pytest.mark.parametrize("role", [*DECIDERS, *BARRED[2:]])
def test_who_has_a_part_in_the_concern_neither_investigates_nor_decides(part, role):
    with refused("Rowan Field", part.value, "no part in the case"):
        people.give_role(a_case(a_person(part=part)), role=role, person=STAFF)


def test_a_reporter_may_manage_the_case():
    case = a_case(a_person(part=Part.REPORTER))
    assert people.give_role(case, role=Role.CASE_MANAGER, person=STAFF).person == STAFF


@pytest.mark.parametrize(("held", "wanted"), BOTH)
def test_a_decider_had_no_earlier_part(held, wanted):
    case = a_case(a_person(), RoleGiven(role=held, person=STAFF))
    with refused("cannot also be", "no part in the case"):
        people.give_role(case, role=wanted, person=STAFF)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (Role.CASE_MANAGER, Role.INVESTIGATING_OFFICER),
        (Role.DSL, Role.HEARING_CHAIR),
        (Role.HEARING_CHAIR, Role.HEARING_CHAIR),
    ],
)
def test_other_roles_may_be_held_together(held, wanted):
    case = a_case(a_person(), RoleGiven(role=held, person=STAFF))
    assert people.give_role(case, role=wanted, person=STAFF).role is wanted


def test_another_person_may_decide():
    case = a_case(a_person(), a_person(OTHER), RoleGiven(role=BARRED[0], person=OTHER))
    assert people.give_role(case, role=Role.HEARING_CHAIR, person=STAFF).person == STAFF


def test_the_target_of_a_post_may_lead_on_safeguarding():
    case = a_case(a_person(part=Part.TARGET))
    assert people.give_role(case, role=Role.DSL, person=STAFF).role is Role.DSL


def test_a_working_pattern_belongs_to_its_person():
    case = a_case(a_person(), a_person(OTHER))
    fact = people.set_pattern(
        case, person=STAFF, days=("Mon", "Tue"), start=time(8, 30), end=time(15, 30)
    )
    after = a_case(a_person(), a_person(OTHER), fact)
    pattern = after.people[STAFF].pattern
    assert pattern is not None
    assert pattern.fact.pattern.days == ("Mon", "Tue")
    assert after.people[OTHER].pattern is None
