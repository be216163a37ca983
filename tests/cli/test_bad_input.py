"""Hostile letters in every field: each a sentence or kept as text, and nothing acts."""

import json
import subprocess

import pytest
import yaml

from investigator.domain.text import visible
from tests.casework.hostile import VALUES
from tests.casework.vaults import REF
from tests.cli.running import NOWHERE, Ran, call

LETTERS = {
    "a link that quits": "[@click=app.quit]quit[/]",
    "an end of nothing": "[/nope]",
    "an escape": "\x1b[2J\x1b]0;title\x07\x9b31m",
    "control letters": "".join(map(chr, range(1, 32))) + "\x7f\x85",
    "another direction": "\u202egnp.exe\u2066",
    "nothing to see": "\u200b\ufeff\u00ad",
    "no text": "\udcff\udc80",
    "a family": "👨‍👩‍👧‍👦",
    "a very long line": "x" * 5_000,
    "a template": "{{ 7 * 7 }}{% raw %}${HOME}$(id)`id`",
    "quotes": "'; DROP TABLE entry; --\"",
    "lines": "one\ntwo\r\nthree\u2028four",
}
MOMENTS = {
    "no such day": "2025-02-30T10:00:00Z",
    "no such hour": "2025-03-30T25:00:00Z",
    "no zone": "2025-03-30T01:30:00",
    "before all time": "0001-01-01T00:00:00+14:00",
    "after all time": "9999-12-31T23:59:59-14:00",
    "words": "last Tuesday",
    "letters": "[@click=app.quit]\x1b[2J",
    "no text": "\udcff",
    "very long": "2" * 5_000,
}


def checked(ran: Ran) -> Ran:
    """No call shows a traceback, and nothing it says acts on a terminal."""
    assert "Traceback" not in ran.all
    assert all(line == visible(line) for line in ran.all.split("\n") if not _usage(line))
    assert "\udcff" not in ran.all
    return ran


def _usage(line: str) -> bool:
    return line.startswith(("Usage:", "Try ", "Error:"))


FIELDS = {
    "case new": (
        *("case", "new", "--title", "{}", "--school", "{}", "--respondent", "{}"),
        *("--words", "{}", "--by", "{}", "--to", "{}"),
    ),
    "case new ref": ("case", "new", "--title", "A", "--school", "B", "--ref", "{}"),
    "case show": ("case", "show", "{}"),
    "case list": ("case", "list", "--find", "{}"),
    "case missing": ("case", "missing", "{}"),
    "case move": ("case", "move", REF, "informal", "--reason", "{}"),
    "exhibit add": (
        *("exhibit", "add", REF, "FILE", "--title", "{}", "--shown", "{}"),
        *("--supplied-by", "{}", "--how", "{}", "--words", "{}", "--handle", "{}"),
        *("--platform", "{}", "--captured", "2026-11-23T10:00:00Z"),
    ),
    "exhibit url": (
        *("exhibit", "add", REF, "FILE", "--url", "{}", "--captured"),
        "2026-11-23T10:00:00Z",
    ),
    "exhibit zone": (
        *("exhibit", "add", REF, "FILE", "--shown", "1 Nov 2026 10:00", "--zone", "{}"),
        *("--captured", "2026-11-23T10:00:00Z"),
    ),
    "exhibit author": ("exhibit", "add", REF, "FILE", "--words", "w", "--author", "{}"),
    "exhibit file": ("exhibit", "add", REF, "{}"),
    "exhibit show": ("exhibit", "show", REF, "{}"),
    "exhibit export": ("exhibit", "export", REF, "E01", "--out", f"{NOWHERE}/{{}}"),
    "removal ask": (
        *("removal", "ask", REF, "--item", "E01", "--breached", "{}", "--by", "{}"),
        *("--authority", "{}", "--how", "phone", "--asked", "2026-11-23T16:30:00Z"),
        *("--hours", "24"),
    ),
    "removal item": (
        *("removal", "ask", REF, "--item", "{}", "--breached", "7.5.1", "--by", "A"),
        *("--authority", "B", "--how", "phone", "--asked", "2026-11-23T16:30:00Z"),
    ),
    "removal list": ("removal", "list", "{}"),
    "policy clause": ("policy", "clause", "{}"),
    "policy list": ("policy", "list", "--find", "{}"),
    "document kind": ("document", "make", REF, "{}", "--out", "FILE"),
    "case import": ("case", "import", "{}"),
    "passphrase file": ("case", "list", "--passphrase-file", "{}"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A file to be added, beside the vault."""
    made = tmp_path_factory.mktemp("files")
    (made / "paper.txt").write_bytes(b"A page.\n")
    return made


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("field", FIELDS)
def test_letters_in_a_field_do_nothing(shared, folder, field, letters):
    paper = str(folder / "paper.txt")
    words = [
        word.replace("{}", LETTERS[letters]) if word != "FILE" else paper
        for word in FIELDS[field]
    ]
    ran = checked(call("--vault", shared, *words))
    assert ran.code in (0, 1, 6)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    "words",
    [
        ("case", "new", "--title", "A", "--school", "B", "--words", "c", "--seen", "{}"),
        (
            "case",
            "new",
            "--title",
            "A",
            "--school",
            "B",
            "--words",
            "c",
            "--reported",
            "{}",
        ),
        ("case", "new", "--title", "A", "--school", "B", "--happened", "{}"),
        ("exhibit", "add", REF, "FILE", "--shown", "3h", "--captured", "{}"),
        ("case", "list", "--now", "{}"),
    ],
)
def test_a_moment_that_never_was_is_refused(shared, folder, words, moment):
    paper = str(folder / "paper.txt")
    given = [
        word.replace("{}", MOMENTS[moment]) if word != "FILE" else paper for word in words
    ]
    ran = checked(call("--vault", shared, *given))
    assert ran.code == 1
    assert ran.out == ""


def test_after_all_of_it_every_list_is_safe_and_the_vault_holds(shared):
    for ref in [
        case["ref"] for case in call("--vault", shared, "--json", "case", "list").json
    ]:
        for words in (("case", "show"), ("case", "timeline"), ("exhibit", "list")):
            assert checked(call("--vault", shared, *words, ref)).code == 0
    assert call("--vault", shared, "vault", "verify").code == 0


def test_a_time_that_never_happened_is_kept_as_shown_and_flagged(shared, folder):
    ran = call(
        *("exhibit", "add", REF, folder / "paper.txt", "--shown", "30 March 2025 at 01:30"),
        *("--zone", "Europe/London", "--captured", "2025-04-01T10:00:00Z"),
        *("--vault", shared, "--json"),
    )
    shown = ran.json[0]["site_time"]
    assert (shown["readings"], shown["flags"]) == ([], ["nonexistent_local_time"])


def test_a_time_that_never_happened_is_said_aloud(shared, folder):
    ran = call(
        *("exhibit", "add", REF, folder / "paper.txt", "--shown", "30 March 2025 at 01:30"),
        *("--zone", "Europe/London", "--captured", "2025-04-01T10:00:00Z"),
        *("--vault", shared),
    )
    assert "That time never happened on a clock there." in ran.out


def test_an_empty_file_is_refused(shared, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    ran = call("exhibit", "add", REF, empty, "--vault", shared, "--json")
    assert (ran.code, bool(ran.json["remedy"])) == (6, True)


@pytest.mark.parametrize("name", ["a\x1b[2J\nb.txt", "a\u202etxt.b", "x" * 250 + ".txt"])
def test_a_file_with_a_hostile_name_is_an_exhibit_with_a_safe_one(shared, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"words")
    ran = checked(call("exhibit", "add", REF, file, "--vault", shared))
    assert ran.code == 0


def test_a_pipe_is_no_file(shared, tmp_path):
    pipe = tmp_path / "pipe"
    subprocess.run(["mkfifo", str(pipe)], check=True)
    ran = checked(call("exhibit", "add", REF, pipe, "--vault", shared))
    assert (ran.code, "not an ordinary file" in ran.err) == (6, True)


@pytest.mark.parametrize("at", range(len(VALUES)))
def test_any_value_in_a_file_of_cases_does_nothing(shared, tmp_path, at):
    file = tmp_path / "cases.yaml"
    keys = ("title", "school", "respondent", "evidence", "timeline", "roles", "deadlines")
    case = dict.fromkeys(keys, VALUES[at]) | {"ref": f"VALUE-{at}"}
    file.write_text(yaml.safe_dump({"cases": [case]}), encoding="utf-8")
    ran = checked(call("case", "import", file, "--vault", shared, "--json"))
    assert ran.code in (0, 1)
    assert json.loads(ran.out)
