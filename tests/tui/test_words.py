"""Every fixed value has its words, and they are the vocabulary's."""

import re
import unicodedata
from enum import StrEnum

import pytest
from rich.cells import cell_len

from investigator.domain.allegation import AllegationState
from investigator.domain.exhibit import ExhibitKind
from investigator.domain.people import Category, Role
from investigator.domain.post import TimeStatus
from investigator.domain.procedure import Stage
from investigator.tui import words
from investigator.tui.words import Wording, finding_wording, initials, key_words, stage_of

TABLES = (
    *(words.STATES, words.KINDS, words.TIME_STATUSES, words.AGREEMENTS, words.WORK_TIMES),
    *(words.REMOVAL_RESULTS, words.CHECKS, words.DEADLINES, words.DOCUMENTS),
    *(words.ALLEGATIONS, words.ROLES, words.CATEGORIES),
)
FINDING_ROLES = ("investigating_officer", "commissioning_manager", "hearing_chair")
LABELS: list[Wording] = [
    *(label for table in TABLES for label in table.values()),
    *(finding_wording(each, role) for each in AllegationState for role in FINDING_ROLES),
    *(Wording(stage) for stage in words.STAGES),
]
# Words with another word of ours in their place, one meaning each.
NOT_OURS = """
    case store|database|matter|file|incident|report|referral|complaint|subject|accused
    employee|claim|charge|breach|profile|handle|item|content|publication|attachment|ocr
    text layer|caption|redact|mask|obfuscate|alias|anonymised|timestamp|site time|verified
    presumed|displaced|query|objection|takedown|notice|litigation hold|task|sla|milestone
    blocker|validation error|status|phase|history|events|audit trail|chain|hash|checksum
    signature|lock|dossier|pack|return file|response
"""
BANNED = re.compile(
    r"\b(" + "|".join(re.split(r"\||\n\s*", NOT_OURS.strip())) + r")s?\b", re.IGNORECASE
)


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.words)
def test_no_word_has_another_word_of_ours_in_its_place(label):
    assert not BANNED.search(label.words)
    assert "_" not in label.words
    assert label.words[0].isupper()


def test_the_ban_would_catch_what_it_is_for():
    assert BANNED.search("Taken from a file")
    assert BANNED.search("Two complaints")
    assert not BANNED.search("Filed under concerns")


@pytest.mark.parametrize(
    ("values", "table"),
    [
        (Stage, words.STATES),
        (ExhibitKind, words.KINDS),
        (TimeStatus, words.TIME_STATUSES),
        (Role, words.ROLES),
        (Category, words.CATEGORIES),
    ],
)
def test_every_value_of_the_domain_has_its_words(values: type[StrEnum], table):
    assert {str(value) for value in values} <= set(table)


def test_every_symbol_takes_one_cell_and_is_no_emoji():
    symbols = {label.symbol for label in LABELS if label.symbol} | {"▲", "■", "·", ">"}
    for symbol in symbols:
        assert cell_len(symbol) == 1
        assert unicodedata.east_asian_width(symbol) not in {"W", "F"}
        assert symbol not in "▶◀☑☎☔⌚⏎✔✖▪▫◾◽"


def test_late_and_soon_are_told_by_a_symbol_too():
    assert all(label.symbol for label in LABELS if label.tone is not words.Tone.PLAIN)


def test_the_six_stages_are_reached_in_order():
    order = ("intake", "assessment", "investigating", "awaiting_decision_to_proceed")
    assert [stage_of(state) for state in order] == [0, 1, 2, 3]
    assert stage_of("heard") == 4
    assert {stage_of(str(end)) for end in (Stage.CLOSED, Stage.NO_CASE)} == {5}


def test_a_finding_is_told_in_the_words_of_who_speaks():
    told = [finding_wording("established", role).words for role in FINDING_ROLES]
    assert told == ["Established", "Case to answer", "Proven"]
    assert finding_wording("put", "hearing_chair").words == "Put"


def test_names_become_initials():
    assert initials("Amelia  o'Neill-Example") == "A. O."
    assert initials("") == ""


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("ctrl+s", "Ctrl+S"),
        ("enter", "Enter"),
        ("escape,x", "Esc"),
        ("n", "n"),
        ("question_mark", "?"),
        ("f1", "F1"),
        ("pagedown", "PgDn"),
    ],
)
def test_keys_have_the_names_that_keyboards_print(key, shown):
    assert key_words(key) == shown
