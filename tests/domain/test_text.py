"""Text from outside is safe to look at, and ordinary writing stays as it was."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.text import one_line, shortened, visible

EVERYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
KEPT = {
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a nurse with a skin tone": "\U0001f469\U0001f3fd\u200d\u2695\ufe0f",
    "a flag of a country": "\U0001f1ec\U0001f1e7",
    "a rainbow flag": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "the flag of Scotland": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074"
    "\U000e007f",
    "a key cap": "1\ufe0f\u20e3",
    "Urdu with a non-joiner": "\u062c\u0627\u0646\u200c\u0648\u0631",
    "Persian with a non-joiner": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Sinhala with a joiner": "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
    "Hindi with a non-joiner": "\u0915\u094d\u200c\u0937",
    "accents": "caf\u00e9 e\u0301",
}
SPELLED = {
    "right-to-left override": ("a\u202eb", "a<U+202E>b"),
    "an isolate": ("\u2066a\u2069", "<U+2066>a<U+2069>"),
    "an Arabic letter mark": ("\u061c", "<U+061C>"),
    "escape": ("\x1b[2J", "<U+001B>[2J"),
    "a tab": ("a\tb", "a<U+0009>b"),
    "delete": ("\x7f", "<U+007F>"),
    "a C1 control": ("\x9b31m", "<U+009B>31m"),
    "next line": ("\x85", "<U+0085>"),
    "a lone surrogate": ("a\ud800", "a<U+D800>"),
    "private use": ("\ue000", "<U+E000>"),
    "a line separator": ("\u2028\u2029", "<U+2028><U+2029>"),
    "a zero-width space": ("a\u200bb", "a<U+200B>b"),
    "a byte order mark": ("\ufeffa", "<U+FEFF>a"),
    "a soft hyphen": ("a\u00adb", "a<U+00AD>b"),
    "an invisible plus": ("a\u2064b", "a<U+2064>b"),
    "a Hangul filler": ("\u3164", "<U+3164>"),
    "a joiner between letters": ("a\u200db", "a<U+200D>b"),
    "a joiner at an end": ("\U0001f469\u200d", "\U0001f469<U+200D>"),
    "a joiner at the beginning": ("\u200d\U0001f469", "<U+200D>\U0001f469"),
    "a non-joiner at an end": ("\u062c\u200c", "\u062c<U+200C>"),
    "a non-joiner beside a space": (" \u200c\u062c", " <U+200C>\u062c"),
    "two non-joiners": ("\u062c\u200c\u200c\u062c", "\u062c<U+200C><U+200C>\u062c"),
    "tags after a letter": ("a\U000e0041\U000e0042", "a<U+E0041><U+E0042>"),
}


@pytest.mark.parametrize("words", KEPT.values(), ids=KEPT)
def test_what_ordinary_writing_needs_is_kept(words):
    assert visible(words) == words


@pytest.mark.parametrize(("words", "shown"), SPELLED.values(), ids=SPELLED)
def test_what_acts_or_hides_is_spelled_out(words, shown):
    assert visible(words) == shown


def test_line_ends_are_kept_only_where_lines_are_wanted():
    assert visible("a\nb") == "a<U+000A>b"
    assert visible("a\nb", lines=True) == "a\nb"
    assert visible("a\rb", lines=True) == "a<U+000D>b"


@given(EVERYTHING)
def test_nothing_that_acts_on_a_terminal_is_ever_left(words):
    shown = visible(words)
    assert not {unicodedata.category(each) for each in shown} & {
        "Cc",
        "Cs",
        "Co",
        "Zl",
        "Zp",
    }
    assert not set(shown) & set(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067"
    )


@given(EVERYTHING)
def test_safe_text_is_safe_already(words):
    assert visible(visible(words)) == visible(words)


@given(EVERYTHING)
def test_safe_text_can_always_be_written_as_utf_8(words):
    assert visible(words).encode().decode() == visible(words)


@given(st.text(string.ascii_letters + string.digits + string.punctuation + " "))
def test_plain_words_are_never_altered(words):
    assert visible(words) == words


@given(EVERYTHING)
def test_one_line_is_one_line(words):
    assert "\n" not in one_line(words)
    assert "  " not in one_line(words).replace("<U+", "")


def test_runs_of_white_space_become_one_space():
    assert one_line("  a \n\t b  ") == "a b"


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_fits(words, width):
    assert len(shortened(words, width)) <= max(width, 1)


def test_a_cut_is_told_by_an_ellipsis():
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abc def", 5) == "abc…"
