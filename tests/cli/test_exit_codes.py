"""What the shell is told, and that a refusal is one sentence with a next step."""

import json

import click
import pytest

from investigator.casework import documents, views
from investigator.cli.common import Asked, Exit, asked
from investigator.documents.doctor import impossible
from investigator.machine.locks import hold
from investigator.storage.vault import LOCK
from tests.casework.vaults import REF
from tests.cli.running import NOWHERE, call

ASK = ("--item", "E01", "--breached", "7.5.1", "--by", "Ann", "--authority", "policy 2.3")


def test_what_is_done_says_so(shared):
    assert call("case", "list", "--vault", shared).code == Exit.DONE


REFUSED = {
    "no such case": ("case", "show", "TEST-9999"),
    "no such exhibit": ("exhibit", "show", REF, "E99"),
    "no such request": (
        *("removal", "check", REF, "R9", "--at", "2026-11-23T10:00:00Z"),
        *("--result", "gone"),
    ),
    "no such clause": ("policy", "clause", "99.9"),
    "no such document": ("document", "make", REF, "poem", "--out", "/tmp/poem.pdf"),  # noqa: S108 - never written
    "a stage that does not follow": ("case", "move", REF, "heard"),
    "ahead of now": (
        *("case", "new", "--title", "A", "--school", "B"),
        *("--happened", "2126-01-01T00:00:00Z"),
    ),
    "no moment": ("removal", "ask", REF, *ASK, "--how", "person", "--asked", ""),
    "no date": ("removal", "ask", REF, *ASK, "--how", "person", "--asked", "yesterday"),
    "no zone": ("removal", "ask", REF, *ASK, "--how", "person", "--asked", "2026-11-23"),
    "no time of day": (
        *("removal", "ask", REF, *ASK, "--how", "person", "--working-days", "2"),
        *("--asked", "2026-11-23T16:30:00Z", "--by-time", "25:99"),
    ),
    "no such zone": (
        *("exhibit", "add", REF, __file__, "--shown", "1 Nov 2026 10:00"),
        *("--captured", "2026-11-02T00:00:00Z", "--zone", "Mars/Crater"),
    ),
    "no cases in it": ("case", "import", __file__),
    "a bad --now": ("case", "list", "--now", "soon"),
    "no passphrase file": ("case", "list", "--passphrase-file", NOWHERE),
    "no vault": ("case", "list", "--vault", NOWHERE),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_refusal_is_exit_1_with_a_sentence_and_a_next_step(shared, why):
    ran = call("--vault", shared, *REFUSED[why])
    assert ran.code == Exit.REFUSED
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.count(". ") >= 1
    assert ran.err.endswith(".\n")


@pytest.mark.parametrize("why", REFUSED)
def test_with_json_a_refusal_stands_on_standard_output_too(shared, why):
    ran = call("--vault", shared, *REFUSED[why], "--json")
    assert ran.code == Exit.REFUSED
    assert set(ran.json) == {"refused", "remedy"}
    assert all(ran.json.values())
    assert ran.err == f"{ran.json['refused']} {ran.json['remedy']}\n"


def test_nothing_was_kept_of_all_that_was_refused(shared):
    case = call("--vault", shared, "--json", "case", "show", REF).json
    assert (case["state"], case["exhibits"], case["removal_requests"]) == ("intake", 1, 0)


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("case", "nonsense"),
        ("case", "list", "--nonsense"),
        ("case", "show"),
        ("case", "new", "--title", "A"),
        ("case", "move", REF, "nowhere"),
        ("exhibit", "add", REF),
        ("exhibit", "add", REF, "a", "--kind", "poem"),
        ("removal", "ask", REF, *ASK, "--how", "pigeon", "--asked", "x"),
        ("removal", "ask", REF, *ASK, "--how", "person", "--asked", "x", "--hours", "0"),
    ],
)
def test_wrong_usage_is_exit_2_with_the_usage(words):
    ran = call(*words)
    assert ran.code == Exit.USAGE
    assert ran.err.startswith("Usage: investigator")
    assert ran.out == ""


def test_a_wrong_passphrase_is_exit_3(shared, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one", encoding="utf-8")
    ran = call("case", "list", "--vault", shared, "--passphrase-file", wrong, "--json")
    assert ran.code == Exit.LOCKED
    assert "does not open" in ran.json["refused"]
    assert "not this one" not in ran.all


def test_a_vault_that_nothing_opens_is_exit_3(real):
    ran = call("case", "list", "--vault", real)
    assert ran.code == Exit.LOCKED
    assert "Type your passphrase" in ran.err


def test_a_vault_that_is_open_elsewhere_is_exit_3_with_who_has_it(vault):
    with hold(vault / LOCK):
        ran = call("case", "list", "--vault", vault)
    assert ran.code == Exit.LOCKED
    assert "has had it since" in ran.err


def test_damage_is_exit_4_and_named(vault):
    (file,) = vault.glob("*.case")
    file.write_bytes(b"damaged")
    ran = call("case", "show", REF, "--vault", vault)
    assert ran.code == Exit.DAMAGED
    assert file.name in ran.err
    assert "vault verify" in ran.err


@pytest.mark.parametrize("name", ["*.case", "trust.ledger", "register.db"])
def test_a_check_that_finds_damage_is_exit_4_with_its_findings(vault, name):
    (file,) = vault.glob(name)
    file.write_bytes(b"damaged")
    ran = call("vault", "verify", "--vault", vault, "--json")
    assert ran.code == Exit.DAMAGED
    assert ran.json["ok"] is False
    (found,) = ran.json["cases"]
    assert found["ref"] is None
    assert found["problems"]


def test_a_document_that_cannot_be_made_here_is_exit_5(vault, tmp_path, monkeypatch):
    def cannot(*_words):
        raise impossible()

    monkeypatch.setattr(documents, "making", cannot)
    out = tmp_path / "report.pdf"
    wanted = ("document", "make", REF, "investigation-report", "--out", out)
    ran = call(*wanted, "--vault", vault)
    assert ran.code == Exit.DOCUMENT
    assert "Pango" in ran.err
    assert not out.exists()


@pytest.mark.parametrize("name", ["none.txt", ".", "none/none.txt", "x" * 300])
def test_a_file_that_cannot_be_read_is_exit_6(shared, tmp_path, name):
    ran = call("exhibit", "add", REF, tmp_path / name, "--vault", shared, "--json")
    assert ran.code == Exit.UNREADABLE
    assert ran.json["remedy"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_what_is_stopped_is_exit_130(shared, monkeypatch, stop):
    def stopped(*_words, **_more):
        raise stop

    monkeypatch.setattr(views, "cases", stopped)
    ran = call("case", "list", "--vault", shared)
    assert (ran.code, ran.err) == (Exit.INTERRUPTED, "Stopped.\n")
    monkeypatch.undo()
    assert call("case", "list", "--vault", shared).code == Exit.DONE


def test_a_command_without_the_program_is_wrong_usage():
    with pytest.raises(click.UsageError), click.Context(click.Command("x")) as context:
        asked(context)


@pytest.mark.parametrize("code", [0, 2])
def test_without_a_command_the_application_opens(vault, code):
    ran = call("--vault", vault, application=code)
    assert (ran.code, ran.out) == (code, f"opened {vault}\n")


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("case", "--help")])
def test_help_is_exit_0(words):
    ran = call(*words)
    assert ran.code == Exit.DONE
    assert ran.out.startswith("Usage: investigator")


def test_every_command_says_what_it_does():
    lines = call("--help").out.partition("Commands:")[2].strip().splitlines()
    assert len(lines) >= 8
    assert all(len(line.split()) > 2 for line in lines)


def test_the_version_is_told():
    assert call("--version").out.startswith("investigator")


def test_json_is_plain_ascii(vault):
    call("case", "new", "--title", "Posts über Zoë", "--school", "B", "--vault", vault)
    ran = call("case", "list", "--vault", vault, "--json")
    assert ran.out.isascii()
    assert "Posts über Zoë" in {case["title"] for case in json.loads(ran.out)}


def test_what_a_call_was_asked_with_starts_empty():
    lent = Asked(
        usual_vault=NOWHERE,
        practice_vault=NOWHERE,
        make_desk=lambda: pytest.fail("no desk is wanted"),
        open_application=lambda _vault: 0,
    )
    assert (lent.vault, lent.passphrase_file, lent.as_json, lent.now) == (
        None,
        "",
        False,
        "",
    )
