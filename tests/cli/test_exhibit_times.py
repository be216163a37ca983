"""exhibit challenge, decide-challenge, link, choose-time, and what lists say of them."""

import json

import pytest

from tests.casework import vaults
from tests.cli.contract import EXHIBIT, fits
from tests.cli.running import call

CASE = "LHST-SM-2026-0017"
UNION, DECIDER = "Fergus Union", "Priya Marrowbone"
GROUND = "clock change and Spain"
MINUTE = "2026-10-27T22:47:00Z/2026-10-27T22:48:00Z"


@pytest.fixture(scope="module")
def disputed(tmp_path_factory):
    """The sample in which all the late times of E05 were disputed, in the room."""
    folder = vaults.copied(
        vaults.demo().folder, tmp_path_factory.mktemp("disputed") / "vault"
    )
    ran = call(
        *("exhibit", "challenge", CASE, "E05,E04", "--by", UNION, "--ground", GROUND),
        *("--between", "22:00-06:00", "--vault", folder, "--json"),
    )
    assert ran.code == 0
    return folder, ran.json


@pytest.fixture
def vault_of(disputed, tmp_path):
    return vaults.copied(disputed[0], tmp_path / "vault")


def _exhibit(folder, number):
    listed = call("exhibit", "list", CASE, "--vault", folder, "--json").json
    return next(each for each in listed if each["id"] == number)


def _decide(folder, *numbers, result="challenge_rejected", **more):
    options = [word for name, value in more.items() for word in (f"--{name}", value)]
    return call(
        *("exhibit", "decide-challenge", CASE, *numbers, "--by", DECIDER),
        *("--result", result, "--reason", "E05 states it", *options, "--vault", folder),
    )


def test_all_the_late_ones_are_disputed_under_one_ground(disputed):
    folder, told = disputed
    assert (told["dispute"], len(told["posts"])) == ("T1", 18)  # 17 of E05, and E04
    assert all(fits(each, EXHIBIT) for each in told["exhibits"])
    statuses = {
        n: _exhibit(folder, n)["site_time"]["status"] for n in ("E02", "E03", "E04")
    }
    assert statuses == {
        "E02": "deemed_accurate",
        "E03": "challenged",
        "E04": "challenged",
    }
    gaps = call("case", "missing", CASE, "--vault", folder).out
    assert f"T1: {UNION} disputes 18 times, and nobody has decided." in gaps


def test_they_are_decided_together_or_one_by_one(vault_of):
    assert "17 times" in _decide(vault_of, "E05").out
    ran = _decide(vault_of, "E04", result="contrary_proven", accepted=MINUTE)
    assert (ran.code, f"Not yet confirmed by {DECIDER}." in ran.out) == (0, True)
    shown = _exhibit(vault_of, "E04")["site_time"]
    earliest, latest = MINUTE.split("/")
    assert (shown["status"], shown["chosen"]) == (
        "contrary_proven",
        {"earliest": earliest, "latest": latest},
    )
    assert _exhibit(vault_of, "E03")["site_time"]["status"] == "challenge_rejected"
    timeline = json.loads(call("case", "timeline", CASE, "--vault", vault_of, "--json").out)
    (post,) = [each for each in timeline if each["source"] == "accepted time, E04"]
    assert (post["earliest"], post["latest"]) == (earliest, latest)


def test_what_cannot_be_decided_says_why(vault_of):
    for numbers, more, words in (
        (("E02",), {}, "Nobody has disputed the time of P2 (E02)"),
        (("E04",), {"result": "contrary_proven"}, "the time that counts instead is needed"),
        (("E09",), {}, "E09 shows no time of a post."),
        (("E04",), {"result": "contrary_proven", "accepted": "now"}, "a beginning and an"),
    ):
        ran = _decide(vault_of, *numbers, **more)
        assert (ran.code, words in ran.err) == (1, True)


def test_one_message_of_an_export_is_named_by_its_moment(vault_of):
    given = ("--by", UNION, "--ground", "not me", "--vault", vault_of, "--json")
    ran = call("exhibit", "challenge", CASE, "E05#2026-10-11T19:14:09Z", *given)
    assert len(ran.json["posts"]) == 1
    ran = call("exhibit", "challenge", CASE, "E05#2026-10-11T19:14:10Z", *given)
    assert (ran.code, "no post at that time" in ran.err) == (1, True)


def test_a_second_screenshot_is_linked_and_its_reading_chosen(vault_of, tmp_path):
    _decide(vault_of, "E05", "E04", "E03")
    paper = tmp_path / "again.txt"
    paper.write_text("01:20")
    add = ("--shown", "25 Oct 2026 01:20", "--captured", "2026-11-06T16:09:00Z")
    call("exhibit", "add", CASE, paper, *add, "--vault", vault_of)
    reading = ("--reading", "2026-10-25T01:20:00Z/2026-10-25T01:21:00Z", "--by", DECIDER)
    choose = ("exhibit", "choose-time", CASE, "E12", *reading, "--reason", "the export")
    ran = call(*choose, "--vault", vault_of)
    assert (ran.code, "Nothing but E12 speaks of this time" in ran.err) == (1, True)
    moment = "E05#2026-10-25T01:20:05.118Z"
    link = ("exhibit", "link", CASE, "E12", "--same-post", moment, "--by", DECIDER)
    linked = call(*link, "--vault", vault_of, "--json")
    assert (linked.code, linked.json["verdict"]) == (0, "agree")
    chosen = call(*choose, "--vault", vault_of, "--json")
    assert fits(chosen.json, EXHIBIT)
    assert chosen.json["site_time"]["chosen"]["earliest"] == "2026-10-25T01:20:00Z"


def test_lines_say_where_a_time_stands(disputed):
    lines = call("exhibit", "show", CASE, "E04", "--vault", disputed[0]).out
    assert "Standing: disputed, not decided" in lines


def test_accounts_looks_and_audiences_have_their_verbs(vault_of):
    def done(*words):
        ran = call(*words, "--vault", vault_of)
        assert ran.code == 0, ran.err
        return ran.out

    done("account", "record", CASE, "--platform", "instagram", "--handle", "rq")
    person = call("case", "show", CASE, "--vault", vault_of, "--json").json["people"][0]
    attribute = ("--person", person["key"], "--basis", "name", "--exhibit", "E06")
    done("account", "attribute", CASE, "C1", *attribute)
    done("account", "rebut", CASE, "C1", "--by", "Rowan", "--words", "a cousin had it")
    done("account", "access", CASE, "C1", "--who", "a cousin", "--how-known", "said so")
    listed = done("account", "list", CASE)
    assert "Rowan says against it: a cousin had it" in listed
    span = ("--from", "2026-11-17T11:30:00Z", "--until", "2026-11-17T12:00:00Z")
    asked = ("--question", "Any answer?", "--where", "the page", "--signed-in-as", "none")
    done("look", "record", CASE, *asked, *span, "--against", "nothing")
    assert "Against: nothing" in done("look", "list", CASE)
    assert "to be confirmed by" in done(
        "look", "keep-logs", CASE, "--to", "IT", "--logs", "all"
    )
    seen = ("--audience", "public", "--route", "public_view")
    done("exhibit", "audience", CASE, "E06", *seen)
    closed = ("--audience", "direct_message", "--route", "shown_by_entitled")
    ran = call("exhibit", "audience", CASE, "E05", *closed, "--vault", vault_of)
    assert (ran.code, "needs a reason of its own" in ran.err) == (1, True)
    done("exhibit", "taken-down", CASE, "E07", "--source", "Ada", "--prompted", "no")
    placed = done("exhibit", "place", CASE, "E07", "--space", "Comments")
    assert "Comments: too few." in placed
