"""time, chat and deadline: what they read, as JSON and in lines, and what they refuse."""

import json
import re

import pytest

from tests.casework.vaults import REF
from tests.cli.contract import DUE, SPAN, Is, fits
from tests.cli.running import call

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIMES = """
- {id: A, kind: site, origin: one, relation: at,
   span: ["2026-11-23T10:00:00Z", "2026-11-23T10:01:00Z"]}
- {id: B, kind: file, origin: two, relation: at,
   span: ["2026-11-23T10:00:30Z", "2026-11-23T10:02:00Z"]}
"""
CLOCKS = """
prev: {wall_ns: 1000000000, boot_ns: 1000000000, boot_id: a, unsync: 0, tz: UTC}
cur: {wall_ns: 9000000000, boot_ns: 2000000000, boot_id: a, unsync: 1, tz: UTC}
"""
CHAT = "23/11/2026, 10:00 - Ann: Hello\n24/11/2026, 11:00 - Bo: Yes\n"
COUNTED = {
    "trigger": DUE,
    "unit": str,
    "amount": int,
    "calendar": str,
    "steps": [{"date": DAY, "counted": bool, "because": str}],
    "due": DUE,
    "warnings": [str],
}


@pytest.fixture
def file(tmp_path):
    """Writes a file and says where it is."""

    def written(text: str | bytes) -> str:
        path = tmp_path / "file.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


def both(*words: object) -> tuple[object, str]:
    """What a call says as JSON and in lines."""
    as_json, lines = call(*words, "--json"), call(*words)
    assert (as_json.code, lines.code) == (0, 0), as_json.err + lines.err
    assert lines.out.strip()
    return json.loads(as_json.out), lines.out


def test_a_time_as_shown_is_read():
    data, lines = both(
        *("time", "read", "23 Nov 2026 10:00", "--captured", "2026-11-24T00:00:00Z")
    )
    assert fits(data, {"readings": [{**SPAN, "note": str}], "flags": [str]})
    assert "From Mon 23 Nov 2026 10:00" in lines
    assert "Mind: zone assumed" in lines


def test_a_time_that_cannot_be_read_is_no_fault():
    ran = call(
        *("time", "read", "[/nope]\x1b[2J", "--captured", "2026-11-24T00:00:00Z", "--json")
    )
    assert (ran.code, ran.json) == (0, {"readings": [], "flags": ["unreadable"]})


def test_a_time_in_an_address_is_read():
    data, lines = both("time", "id", "https://x.com/a/status/1500000000000000000")
    assert fits(
        data,
        {
            "platform": "x",
            **SPAN,
            "meaning": Is("created", "id_allocated", "upload_started"),
            "authority": Is("server", "remote_server", "client"),
            "precision": str,
        },
    )
    assert lines.startswith("x: ")


@pytest.mark.parametrize(
    "words", [("time", "id", "nothing"), ("time", "filename", "a.txt")]
)
def test_no_time_is_null_and_exit_0(words):
    data, lines = both(*words)
    assert data is None
    assert lines.startswith("No time in this")


def test_a_time_in_a_files_name_is_read():
    data, _lines = both("time", "filename", "IMG_20261123_101112.jpg")
    assert fits(data, {"local": str, "precision": str, "pattern": str})


def test_times_are_compared(file):
    data, lines = both("time", "compare", file(TIMES))
    assert isinstance(data, dict)
    assert (data["verdict"], data["independent"]) == ("agree", 2)
    assert fits(data["best"], SPAN)
    assert lines.startswith("Agree.")


def test_times_an_hour_apart_are_told_with_a_reason(file):
    apart = TIMES.replace("10:00:30", "11:00:30").replace("10:02:00", "11:02:00")
    data, lines = both("time", "compare", file(apart))
    assert isinstance(data, dict)
    assert "1 h" in data["explanation"]
    assert "A possible reason: " in lines


def test_a_clock_that_stepped_is_told(file):
    data, _lines = both("time", "clock", file(CLOCKS))
    assert isinstance(data, list)
    assert any("stepped" in sentence for sentence in data)


def test_a_clock_that_ran_on_says_so(file):
    steady = CLOCKS.replace("9000000000", "2000000000").replace("unsync: 1", "unsync: 0")
    data, lines = both("time", "clock", file(steady))
    assert (data, lines) == ([], "The clock ran on.\n")


@pytest.mark.parametrize("command", ["compare", "clock"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"5",
        b"[5]",
        b"[[]]",
        b"{}",
        b"{prev: 5, cur: []}",
        b"{prev: {wall_ns: .inf}, cur: {}}",
        b"[{id: A, kind: b, origin: c, relation: at, span: 5}]",
        b"[{id: A, kind: b, origin: c, relation: no, span: [1, 2]}]",
        b"[{id: A, kind: b, origin: c, relation: at, lag: .inf, span: [1, 2]}]",
        b"a: [1",
        b"\xff\xfe",
        b"a: &a [*a]",
        b"[" * 30_000,
    ],
)
def test_a_file_of_another_shape_is_refused(file, command, data):
    ran = call("time", command, file(data), "--json")
    assert ran.code == 1
    assert ran.json["remedy"]


@pytest.mark.parametrize(
    "words", [("time", "compare"), ("time", "clock"), ("chat", "read"), ("case", "import")]
)
def test_a_file_that_is_not_there_is_refused(shared, words):
    ran = call(*words, "/nonexistent/file", "--vault", shared, "--json")
    assert (ran.code, bool(ran.json["remedy"])) == (1, True)


def test_a_chat_is_read(file):
    data, lines = both("chat", "read", file(CHAT), "--zone", "Europe/London")
    assert fits(
        data,
        {
            "order": str,
            "ambiguous": bool,
            "messages": [
                {
                    "at_local": Is(None, str),
                    "earliest": Is(None, SPAN["earliest"]),
                    "latest": Is(None, SPAN["latest"]),
                    "who": Is(None, str),
                    "text": str,
                }
            ],
            "flags": [str],
        },
    )
    assert "2026-11-23 10:00:00 Ann: Hello" in lines


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"no chat at all\n", b"\x1b[2J" * 99]
)
def test_what_is_no_chat_has_no_messages_and_no_traceback(file, data):
    ran = call("chat", "read", file(data), "--json")
    assert ran.code in (0, 1)
    assert "Traceback" not in ran.all


def test_deadlines_are_listed_and_explained(sample):
    data, lines = both("deadline", "list", "--all", "--vault", sample)
    shape = {
        "ref": str,
        "id": str,
        "code": Is(None, str),
        "rule": str,
        "due": DUE,
        "state": str,
        "hard": str,
    }
    assert fits(data, [shape])
    assert isinstance(data, list)
    assert data
    assert data[0]["rule"] in lines
    first = data[0]
    told, _lines = both("deadline", "why", first["ref"], first["id"], "--vault", sample)
    assert fits(told, COUNTED)


def test_the_deadlines_of_one_case_are_listed(sample):
    ref = "LHST-SM-2026-0014"
    data, _lines = both("deadline", "list", ref, "--vault", sample)
    assert isinstance(data, list)
    assert {each["ref"] for each in data} == {ref}


def test_a_vault_without_deadlines_says_so(shared):
    assert call("deadline", "list", "--vault", shared).out == "No deadline is running.\n"


def test_days_are_counted_with_what_was_left_out(shared):
    data, lines = both(
        *("deadline", "count", "--from", "2026-12-24", "--amount", 1),
        *("--unit", "working_day", "--vault", shared),
    )
    assert fits(data, COUNTED)
    assert "not counted" in lines
    assert lines.splitlines()[-1].startswith("Due Tue 29 Dec 2026")


def test_hours_are_counted_from_a_moment(shared):
    data, _lines = both(
        *("deadline", "count", "--from", "2026-12-24T10:00:00Z", "--amount", 3),
        *("--unit", "hour", "--vault", shared),
    )
    assert isinstance(data, dict)
    assert data["due"] == "2026-12-24T13:00:00Z"


@pytest.mark.parametrize(
    "words",
    [
        ("count", "--from", "soon", "--amount", 1, "--unit", "day"),
        ("count", "--from", "2025-02-30", "--amount", 1, "--unit", "day"),
        ("count", "--from", "2026-01-01", "--amount", 10**9, "--unit", "working_day"),
        ("why", REF, "D9"),
        ("list", "TEST-9999"),
    ],
)
def test_what_cannot_be_counted_is_refused(shared, words):
    ran = call("deadline", *words, "--vault", shared, "--json")
    assert (ran.code, bool(ran.json["remedy"])) == (1, True)
