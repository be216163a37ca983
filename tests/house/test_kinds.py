"""Every fact of the domain is in exactly one table of kinds, and nothing else is."""

import inspect
from dataclasses import dataclass, is_dataclass
from importlib import import_module
from pkgutil import walk_packages

import pytest

from investigator import domain
from investigator.domain.case import Unread
from investigator.domain.put_right import TakenOut, ToldAgain
from investigator.record.kinds import CASE_KINDS, TRUST_KINDS

# What a reading finds in the place of an entry; no payload ever holds one.
READ_ONLY = {Unread, TakenOut, ToldAgain}
MODULES = [
    import_module(one.name)
    for one in walk_packages(domain.__path__, f"{domain.__name__}.")
    if not one.ispkg
]
TABLES = (
    [each.type for each in CASE_KINDS.values()],
    [each.type for each in TRUST_KINDS.values()],
)


def _facts(modules):
    """Every class of a module's own that tells itself to a case or a trust."""
    return [
        each
        for module in modules
        for each in vars(module).values()
        if inspect.isclass(each)
        and each.__module__ == module.__name__
        and is_dataclass(each)
        and "told_to" in vars(each)
        and each not in READ_ONLY
    ]


def _homes(fact):
    return sum(table.count(fact) for table in TABLES)


@pytest.mark.parametrize("fact", _facts(MODULES))
def test_a_fact_is_in_exactly_one_table(fact):
    assert _homes(fact) == 1


def test_the_tables_hold_facts_of_the_domain_only():
    assert {each for table in TABLES for each in table} == set(_facts(MODULES))


@pytest.mark.parametrize("fact", _facts(MODULES))
def test_a_fact_is_a_frozen_value_that_says_what_happened(fact):
    assert fact.__dataclass_params__.frozen
    assert "__slots__" in vars(fact)
    assert fact.__doc__.rstrip().endswith(".")


def test_a_fact_in_no_table_would_be_found():
    @dataclass(frozen=True, slots=True)
    class Seeded:
        def told_to(self, case, _telling, /):
            return case

    assert _homes(Seeded) == 0
