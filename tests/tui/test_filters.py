"""What is drawn cannot act on the terminal, and a line keeps its width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from investigator.tui.filters import NoActingCharacters, harmless


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("a\x1b]52;c;eA==\x07b", "a]52;c;eA==b"),
        ("\x9b31mred", "31mred"),
        ("x\u202egnp.exe", "xgnp.exe"),
        ("\x00", ""),
        ("\ud800", "?"),
        ("سلام", "سلام"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f"),
    ],
)
def test_acting_characters_go_and_writing_stays(raw, left):
    assert harmless(raw) == left


def test_a_segment_keeps_its_style_and_its_place():
    bold = Style(bold=True)
    done = NoActingCharacters().apply(
        [Segment("plain"), Segment("a\x1bb", bold)], Color(0, 0, 0)
    )
    assert done == [Segment("plain"), Segment("ab", bold)]


@given(st.text(alphabet=st.characters(max_codepoint=0x2100), max_size=30))
def test_no_escape_is_left(text):
    left = harmless(text)
    assert not any(ord(each) < 32 or 127 <= ord(each) < 160 for each in left)


@given(st.text(alphabet="ab\x1b\x9b\u202e\u2066\ud800\x00é漢", max_size=30))
def test_the_width_is_what_it_was(text):
    assert cell_len(harmless(text)) == sum(cell_len(each) for each in text)
