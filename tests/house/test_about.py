"""Every kind of fact says what it is about, so that nothing is forgotten when one goes."""

from dataclasses import fields

import pytest

from investigator.domain.about import ABOUT, made, named, of
from investigator.domain.copies import CopyMade
from investigator.domain.put_right import DataBreachRecorded, PutRight
from investigator.record.kinds import CASE_KINDS
from tests.record.examples import FACTS

KINDS = sorted(CASE_KINDS)
# Fields that hold a label of something, wherever they stand.
LABELS = {
    *("exhibit", "exhibits", "items", "other", "post", "account", "person", "author"),
    *("allegation", "request", "deadline", "entry", "copy", "key", "number"),
}
# Told elsewhere why these are not: a copy is found by its exhibit and keeps its place; a
# breach and its deadline stay; a role is held, and a post of a person is their job; a
# notice and a breach are nothing that other entries hang on.
NOT_HELD = {
    (CopyMade, "exhibit"),
    (DataBreachRecorded, "deadline"),
    (DataBreachRecorded, "number"),
    (CASE_KINDS["person_added"].type, "post"),
    (CASE_KINDS["keep_notice_given"].type, "number"),
}


def _told(kind):
    about = ABOUT[kind]
    makes = (about.makes,) if about.makes else ()
    return {name for name, _noun in (*makes, *about.of, *about.names)}


def test_every_kind_is_in_the_table_and_nothing_else_is():
    assert set(ABOUT) == {CASE_KINDS[kind].type for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_table_names_are_fields_of_the_fact(kind):
    fact = CASE_KINDS[kind].type
    assert _told(fact) <= {field.name for field in fields(fact)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_holds_a_label_is_in_the_table(kind):
    fact = CASE_KINDS[kind].type
    labels = {field.name for field in fields(fact)} & LABELS
    assert {name for name in labels - _told(fact) if (fact, name) not in NOT_HELD} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_tells_its_things(kind):
    fact = FACTS[kind]
    things = [*of(fact), *(thing for _field, thing in named(fact))]
    assert all(label for _noun, label in things)
    about = ABOUT[type(fact)]
    assert (made(fact) is not None) is (about.makes is not None)


def test_a_fact_that_takes_out_is_never_taken_out_itself():
    assert ABOUT[PutRight].frame
    assert not ABOUT[PutRight].alone
