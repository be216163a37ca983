"""Every file of ours, tests included: short, with a sentence, and honest."""

import pytest

from tests.house import rules
from tests.house.sources import python, seeded, shipped

OURS = (*python("investigator"), *python("tests"))
PRODUCT = python("investigator")
# It glances at a real terminal again and again until the screen shows what was asked for.
GLANCES = {"tests/terminal/person.py"}


def _found(rule, sources):
    return [finding for source in sources for finding in rule(source)]


@pytest.mark.parametrize("rule", [rules.too_long, rules.no_sentence, rules.put_off])
def test_every_file_of_ours_is_short_says_what_it_is_and_puts_nothing_off(rule):
    assert _found(rule, OURS) == []


@pytest.mark.parametrize("rule", [rules.reads_a_clock, rules.catches_everything])
def test_the_program_is_told_the_time_and_names_what_it_catches(rule):
    assert _found(rule, PRODUCT) == []


def test_no_file_names_a_path_of_somebodys_machine():
    assert _found(rules.names_a_machine, (*shipped(), *python("tests"))) == []


def test_no_test_sleeps_or_skips():
    waiting = [source for source in python("tests") if source.where not in GLANCES]
    assert _found(rules.sleeps, waiting) == []
    assert _found(rules.skips, python("tests")) == []


VIOLATIONS = [
    (rules.too_long, '"""A sentence."""\n' + "x = 1\n" * 300),
    (rules.no_sentence, "x = 1\n"),
    (rules.no_sentence, '"""No full stop"""\n'),
    (rules.no_sentence, '"""Helpers."""\n'),
    (rules.put_off, f"# FIX{'ME'}: one day\n"),
    (rules.put_off, f"x = 1  # TO{'DO'}\n"),
    (rules.names_a_machine, f"x = {chr(47)}work/main/x\n"),
    (rules.names_a_machine, f"x = {chr(47)}home/joanna/notes\n"),
    (rules.names_a_machine, f"see {chr(47)}Users/joanna/x\n"),
    (rules.reads_a_clock, "now = datetime.now()\n"),
    (rules.reads_a_clock, "now = datetime.datetime.now(UTC)\n"),
    (rules.reads_a_clock, "now = dt.date.today()\n"),
    (rules.reads_a_clock, "read = datetime.utcnow\n"),
    (rules.reads_a_clock, "import time\nnow = time.time()\n"),
    (rules.reads_a_clock, "import time\nnow = time.monotonic_ns()\n"),
    (rules.reads_a_clock, "import time\ntime.sleep(1)\n"),
    (rules.reads_a_clock, "from time import perf_counter\n"),
    (rules.catches_everything, "try: f()\nexcept: pass\n"),
    (rules.catches_everything, "try: f()\nexcept Exception: pass\n"),
    (rules.catches_everything, "try: f()\nexcept Exception as why: raise x from why\n"),
    (rules.catches_everything, "try: f()\nexcept (OSError, Exception): pass\n"),
    (rules.catches_everything, "try: f()\nexcept BaseException: pass\n"),
    (rules.catches_everything, "with contextlib.suppress(Exception): f()\n"),
    (rules.catches_everything, "with suppress(OSError, BaseException): f()\n"),
    (rules.sleeps, "time.sleep(0.1)\n"),
    (rules.skips, "@pytest.mark.skipif(True)\ndef test_x(): ...\n"),
    (rules.skips, "pytest.skip('no')\n"),
]
FINE = [
    (rules.too_long, '"""A sentence."""\n' + "x = 1\n" * 299),
    (rules.no_sentence, '"""A sentence.\n\nAnd more without a stop\n"""\n'),
    (rules.put_off, f"method = TO{'DO'}_LIST_OF_NOBODY\n"),
    (rules.names_a_machine, 'x = "network/work/x"\ny = "./home/x"\nz = "/home"\n'),
    (
        rules.reads_a_clock,
        "now = desk.now()\nday = now.day()\nwhen = time.fromisoformat(x)\n",
    ),
    (rules.reads_a_clock, "from datetime import time\nnoon = time(12)\n"),
    (rules.catches_everything, "try: f()\nexcept (OSError, ValueError): pass\n"),
    (rules.catches_everything, "try: f()\nexcept BaseException:\n    undo()\n    raise\n"),
    (rules.catches_everything, "with contextlib.suppress(OSError): f()\n"),
    (rules.sleeps, "child.sleep(1)\n"),
    (rules.skips, "skip = 1\n"),
]


def _ids(pairs):
    return [f"{rule.__name__}-{at}" for at, (rule, _) in enumerate(pairs)]


@pytest.mark.parametrize(("rule", "text"), VIOLATIONS, ids=_ids(VIOLATIONS))
def test_a_rule_finds_what_it_is_for(rule, text):
    assert len(list(rule(seeded(text)))) == 1


@pytest.mark.parametrize(("rule", "text"), FINE, ids=_ids(FINE))
def test_a_rule_lets_alone_what_is_right(rule, text):
    assert list(rule(seeded(text))) == []
