"""Heads that were written down are read again, and tell what is missing since."""

import pytest

from investigator.domain.errors import Refused
from investigator.domain.heads import SeenHead, judged, read_line, vault_head

HEX = "ab12cd34" * 8
HEAD = SeenHead(ref="LHST-0014", seq=131, start=HEX)


def test_a_head_is_read_as_it_was_printed():
    assert read_line(HEAD.line()) == HEAD


@pytest.mark.parametrize(
    "text",
    [
        f"LHST-0014 131 {HEX}",
        "LHST-0014 131 ab12 cd34 ef56",
        "LHST-0014 131 ab12cd34…",
        "LHST-0014 131 AB12 CD34...",
        "  LHST-0014   entry 131   ab12 cd34  ",
        "LHST-0014 entry 131: ab12 cd34",
    ],
)
def test_a_head_is_read_as_a_person_copies_it(text):
    found = read_line(text)
    assert found is not None
    assert (found.ref, found.seq, found.start[:8]) == ("LHST-0014", 131, "ab12cd34")


def test_a_reference_of_two_words_is_read():
    found = read_line("Case 7 12 ab12cd34")
    assert found is not None
    assert (found.ref, found.seq) == ("Case 7", 12)


@pytest.mark.parametrize(
    "text", ["", "LHST-0014", "LHST-0014 131", "131 ab12cd34", "Made on 2026-11-23.", "  "]
)
def test_what_is_no_head_is_none(text):
    assert read_line(text) is None


@pytest.mark.parametrize("start", ["", "ab12cd3", "xyzw1234", HEX + "0", "AB12CD34"])
def test_a_head_needs_eight_digits_of_its_fingerprint(start):
    with pytest.raises(Refused, match="at least 8 digits"):
        SeenHead(ref="A", seq=1, start=start)


def test_a_record_that_goes_on_from_there_is_well():
    assert judged(HEAD, 140, HEX) == ""
    assert judged(SeenHead(ref="A", seq=131, start=HEX[:9]), 131, HEX) == ""


def test_a_record_that_ends_before_it_lost_entries():
    seen = SeenHead(ref="LHST-0014", seq=131, start=HEX, on="23 November")
    assert judged(seen, 120, None) == (
        "LHST-0014 ended at entry 131 on 23 November and ends at entry 120 now: entries "
        "are missing. Something older was put back."
    )


@pytest.mark.parametrize("then", [None, "00" * 32])
def test_another_entry_of_that_number_is_told(then):
    assert "Entry 131 of LHST-0014 is not the one" in judged(HEAD, 140, then)


def test_the_head_of_a_vault_changes_with_any_of_its_heads_and_not_with_their_order():
    cases = [("a.case", 3, "01"), ("b.case", 4, "02")]
    one = vault_head(b"trust", cases)
    assert one == vault_head(b"trust", reversed(cases))
    others = {
        vault_head(b"other", cases),
        vault_head(b"trust", cases[:1]),
        vault_head(b"trust", [("a.case", 4, "01"), cases[1]]),
        vault_head(b"trust", [("a.case", 3, "03"), cases[1]]),
    }
    assert len(others | {one}) == 5
