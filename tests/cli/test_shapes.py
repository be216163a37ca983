"""The JSON of every command, by key and type: a contract that scripts rely on."""

import re

import pytest

from tests.cli.contract import (
    CHECK,
    CLAUSE,
    DAY,
    DUE,
    EXHIBIT,
    MOMENT,
    REMOVAL,
    SPAN,
    Is,
    fits,
)
from tests.cli.running import call

LATE, EARLY = "LHST-SM-2026-0014", "LHST-SM-2026-0017"
READ = {
    "case list": (
        ("case", "list"),
        [
            {
                "ref": str,
                "title": str,
                "state": str,
                "respondent": str,
                "next_due": Is(None, DUE),
                "school": str,
            }
        ],
    ),
    "case show": (
        ("case", "show", LATE),
        {
            "ref": LATE,
            "title": str,
            "state": "appeal_open",
            "school": str,
            "respondent": str,
            "roles": dict,
            "people": [{"key": str, "name": str, "kind": str}],
            "allegations": [{"id": str, "wording": str, "clauses": [str], "state": str}],
            "exhibits": int,
            "removal_requests": int,
            "due": [{"id": str, "what": str, "due": DUE}],
            "clock_notes": [],
        },
    ),
    "case missing": (
        ("case", "missing", EARLY),
        [{"code": str, "what": str, "blocks": str, "mend": str}],
    ),
    "case timeline": (
        ("case", "timeline", LATE),
        [
            {
                "at": MOMENT,
                **SPAN,
                "what": str,
                "source": str,
                "kind": str,
                "uncertain": bool,
                "entered": Is(None, MOMENT),
            }
        ],
    ),
    "exhibit list": (("exhibit", "list", EARLY), [EXHIBIT]),
    "exhibit show": (("exhibit", "show", LATE, "E01"), EXHIBIT),
    "exhibit verify": (
        ("exhibit", "verify", EARLY),
        {
            "ok": True,
            "exhibits": [{"id": str, "ok": True, "sha256": str, "problem": None}],
        },
    ),
    "removal list": (("removal", "list"), [REMOVAL]),
    "removal list of a case": (("removal", "list", LATE), [REMOVAL]),
    "vault status": (
        ("vault", "status"),
        {
            "vault": str,
            "practice": True,
            "trust": str,
            "officer": str,
            "officers": [str],
            "recovery_test_due": Is(None, DAY),
            "backups": [str],
            **dict.fromkeys(("open", "closed", "due_this_week", "overdue"), int),
        },
    ),
    "officer list": (
        ("officer", "list"),
        [
            {
                **dict.fromkeys(("name", "role", "fingerprint"), str),
                "added": DAY,
                **dict.fromkeys(("you", "can_open"), bool),
                "left": Is(None, DAY),
                "handed_to": Is(None, str),
            }
        ],
    ),
    "vault heads": (
        ("vault", "heads"),
        {
            "file": None,
            "heads": [{"ref": str, "entry": int, "head": re.compile(r"[0-9a-f]{64}")}],
        },
    ),
    "vault verify": (
        ("vault", "verify"),
        {
            "ok": True,
            "compared": False,
            "cases": [
                {
                    "ref": str,
                    "entries": int,
                    "head": re.compile(r"[0-9a-f]{64}"),
                    "exhibits": int,
                    "problems": [str],
                }
            ],
        },
    ),
    "policy list": (("policy", "list"), [CLAUSE]),
    "policy clause": (("policy", "clause", "4.1.2"), CLAUSE),
    "document kinds": (("document", "kinds"), [{"kind": str, "title": str, "stage": str}]),
    "doctor": (("doctor",), {"ok": bool, "checks": [CHECK]}),
}


@pytest.mark.parametrize("what", READ)
def test_the_json_has_this_shape(sample, what):
    words, shape = READ[what]
    ran = call(*words, "--vault", sample, "--json")
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    assert ran.json
    assert fits(ran.json, shape)


@pytest.mark.parametrize("what", READ)
def test_without_json_it_is_lines_to_be_read_aloud(sample, what):
    ran = call(*READ[what][0], "--vault", sample)
    assert ran.code == 0
    assert ran.out.strip()
    assert all(line.isprintable() for line in ran.out.splitlines())
    assert not set("│┃┌─━═╭") & set(ran.out)


def test_cases_come_soonest_due_first(sample):
    due = [
        case["next_due"] for case in call("--vault", sample, "--json", "case", "list").json
    ]
    assert due == sorted(due)


@pytest.mark.parametrize(("words", "found"), [("INSTAGRAM", [EARLY]), ("weather", [])])
def test_cases_are_found_by_their_words(sample, words, found):
    ran = call("case", "list", "--find", words, "--vault", sample, "--json")
    assert [case["ref"] for case in ran.json] == found


def test_a_vault_without_a_case_says_what_to_do(sample):
    assert "case new" in call("case", "list", "--find", "weather", "--vault", sample).out


def test_a_case_without_exhibits_or_requests_says_so(vault):
    new = ("case", "new", "--title", "A", "--school", "B", "--ref", "C-2", "--vault", vault)
    assert call(*new).code == 0
    assert "No exhibit yet" in call("exhibit", "list", "C-2", "--vault", vault).out
    assert "No removal request" in call("removal", "list", "C-2", "--vault", vault).out


def test_policy_words_that_stand_nowhere_are_said_to(sample):
    ran = call("policy", "list", "--find", "weather forecast", "--vault", sample)
    assert ran.out == "No clause holds these words.\n"
