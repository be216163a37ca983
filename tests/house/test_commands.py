"""Commands fit their rules exactly, and each has one way to be carried out."""

import inspect
from dataclasses import MISSING, dataclass, fields
from importlib import import_module
from pkgutil import iter_modules
from typing import get_type_hints

import pytest

from investigator.casework import commands
from investigator.casework.commands.base import CaseCommand, Command, command
from investigator.casework.perform import HANDLERS, handler_of

AROUND = {field.name for field in fields(CaseCommand)}
# What the desk gives a rule beside what a person typed.
SUPPLIED = {"case", "happened_at", "clauses_known"}


def _commands():
    modules = (
        import_module(f"{commands.__name__}.{one.name}")
        for one in iter_modules(commands.__path__)
    )
    found = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Command)
    }
    return sorted(found - {Command, CaseCommand}, key=lambda each: each.__name__)


COMMANDS = _commands()
RULED = [each for each in COMMANDS if getattr(each, "rule", None) is not None]


def _typed(kind):
    """A command's own fields: name → (type, whether it must be given)."""
    hints = get_type_hints(kind)
    return {
        field.name: (
            hints[field.name],
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
        if field.name not in AROUND
    }


def _taken(rule):
    """What a rule takes of a person: name → (type, whether it must be given)."""
    names = {**vars(inspect.getmodule(rule)), "Case": object}
    hints = get_type_hints(rule, globalns=names)
    return {
        name: (hints[name], parameter.default is inspect.Parameter.empty)
        for name, parameter in inspect.signature(rule).parameters.items()
        if name not in SUPPLIED
    }


def _defaults(kind):
    return {f.name: f.default for f in fields(kind) if f.name not in AROUND}


@pytest.mark.parametrize("kind", RULED)
def test_a_commands_fields_are_its_rules_arguments(kind):
    assert _typed(kind) == _taken(kind.rule)


@pytest.mark.parametrize("kind", RULED)
def test_what_is_left_out_of_a_command_is_what_its_rule_supposes(kind):
    parameters = inspect.signature(kind.rule).parameters
    given = {name: each for name, each in _defaults(kind).items() if each is not MISSING}
    assert given == {name: parameters[name].default for name in given}


@pytest.mark.parametrize("kind", RULED)
def test_a_rule_takes_the_case_first_and_all_else_by_name(kind):
    first, *rest = inspect.signature(kind.rule).parameters.values()
    assert first.name == "case"
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in rest)
    assert kind.takes == {first.name, *(each.name for each in rest)}


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_command_has_one_way_to_be_carried_out(kind):
    assert (kind.__name__ in HANDLERS) is not (kind in RULED)


def test_every_handler_is_of_a_command_that_is_there():
    assert set(HANDLERS) <= {kind.__name__ for kind in COMMANDS}
    assert len(RULED) + len(HANDLERS) == len(COMMANDS)


@pytest.mark.parametrize("name", HANDLERS)
def test_a_handler_is_there_and_goes_step_by_step(name):
    module, _, function = HANDLERS[name].partition(":")
    handler = getattr(import_module(module), function)
    assert inspect.isgeneratorfunction(handler)
    assert len(inspect.signature(handler).parameters) == 2


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_command_is_a_frozen_value_that_says_what_it_is(kind):
    assert kind.__dataclass_params__.frozen
    assert "__slots__" in vars(kind)
    assert kind.__doc__.rstrip().endswith(".")


def _a_rule(case, *, words: str, note: str = ""):
    return case, words, note


def test_a_command_that_does_not_fit_is_found():
    @command(_a_rule)
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Seeded(CaseCommand):
        words: str
        note: str

    assert _typed(Seeded) != _taken(Seeded.rule)


def test_a_command_that_nobody_carries_out_is_a_fault():
    with pytest.raises(TypeError, match="CaseCommand"):
        handler_of(CaseCommand(case="x"))
