"""put-right, opened-in-error, breach and copies, as scripts call them."""

import re

import pytest

from tests.casework.vaults import REF
from tests.cli.contract import MOMENT, Is, fits
from tests.cli.running import call

TAKEN = {
    "taken_out": str,
    "kind": str,
    "done": bool,
    "moved_to": Is(None, str),
    "entries": [{"seq": int, "effect": Is("destroyed", "told_again")}],
    "maybe": [int],
    "held_in": [
        {
            "what": str,
            "where": Is(None, str),
            "when": Is(None, MOMENT),
            "left_laptop": bool,
            "encrypted": bool,
        }
    ],
    "propose_breach": Is(
        None,
        {
            "ref": str,
            "because": [str],
            "known_since": MOMENT,
            "ends": MOMENT,
            "hours": 72,
        },
    ),
}
COPY = {
    "id": re.compile(rf"{REF}:\d+"),
    "ref": REF,
    "kind": Is("source", "export", "document"),
    "exhibit": Is(None, str),
    "place": Is(None, str),
    "made": MOMENT,
    "state": Is("there", "changed", "gone", "cannot_see"),
    "ours": bool,
    "sha256": Is(None, str),
    "size": int,
}


@pytest.fixture
def run(vault):
    """A call on the vault; its JSON where it has one."""

    def calling(*words, code=0, as_json=True):
        ran = call("--vault", vault, *(("--json",) if as_json else ()), *words)
        assert ran.code == code, ran.all
        return ran.json if as_json else ran.out

    return calling


def test_an_exhibit_is_listed_taken_out_and_its_copies_dealt_with(run, tmp_path):
    out = tmp_path / "copy.txt"
    run("exhibit", "export", REF, "E01", "--out", out)
    copies = run("copies", "list")
    assert fits(copies, [COPY])
    export = next(one for one in copies if one["kind"] == "export")
    assert (export["place"], export["state"]) == (str(out), "there")
    listed = run("put-right", REF, "E01", "--list")
    assert fits(listed, TAKEN)
    assert (listed["done"], listed["propose_breach"]) == (False, None)
    out.unlink()
    said = run("put-right", REF, "E01", "--list", as_json=False)
    assert "E01 would be taken out." in said
    assert "May have left this laptop." in said
    assert "72 hours end" in said
    made = run("put-right", REF, "E01", "--reason", "of another case")
    assert fits(made, TAKEN)
    assert made["propose_breach"]["because"] == [f"exported copy of E01, {out}"]
    assert "E01: taken out 23 November" in run("exhibit", "list", REF, as_json=False)
    assert run("vault", "verify")["ok"]
    gone = run("copies", "gone", export["id"])
    assert gone == {"id": export["id"], "gone": True}


def test_copies_are_deleted_all_at_once_or_one_by_one(run, paper, tmp_path):
    run("exhibit", "add", REF, paper)
    out = tmp_path / "copy.txt"
    run("exhibit", "export", REF, "E02", "--out", out)
    mine = [one for one in run("copies", "list") if one["exhibit"] == "E02"]
    out.write_bytes(b"changed")
    (left,) = run("copies", "delete", mine[1]["id"], code=1)
    assert (left["deleted"], out.exists()) == (False, True)
    (done,) = run("copies", "delete", mine[0]["id"])
    assert (done["deleted"], paper.exists()) == (True, False)
    assert "changed since" in run("copies", "list", as_json=False)
    assert "No copy outside" in call_err(run, "copies", "gone", "x:1")


def call_err(run, *words):
    return run(*words, code=1)["refused"]


def test_a_breach_is_recorded_with_its_72_hours(run):
    words = ("--known-since", "2026-11-20T10:20:00Z", "--what", "a letter went astray")
    made = run("breach", "record", REF, *words)
    assert made == {
        "ref": REF,
        "id": "B1",
        "known_since": "2026-11-20T10:20:00Z",
        "deadline": "D1",
        "due": "2026-11-23T10:20:00Z",
    }


def test_a_case_opened_in_error_is_in_the_list_of_all_only(run):
    made = run("case", "opened-in-error", REF, "--reason", "another person was meant")
    assert fits(made, TAKEN)
    assert (made["kind"], made["taken_out"]) == ("case", REF)
    assert run("case", "list") == run("case", "list", "--closed") == []
    (line,) = run("case", "list", "--all")
    assert (line["state"], line["title"]) == ("opened_in_error", "Opened in error")
    assert "takes nothing more" in call_err(
        run, "case", "opened-in-error", REF, "--reason", "x"
    )


def test_what_has_no_reason_is_refused_with_what_to_do(run):
    assert "needs its reason" in call_err(run, "put-right", REF, "E01")
