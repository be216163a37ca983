"""Numbers, anchors, directions and references."""

from investigator.documents.layout import Numbering, anchor, direction, short, words
from tests.documents.hostile import LONG_LINE, MARKUP, URDU


def test_paragraphs_are_numbered_within_their_section():
    numbers = Numbering()
    numbers.section("One")
    assert [numbers.paragraph(), numbers.paragraph()] == ["1.1", "1.2"]
    numbers.section("Two")
    assert numbers.paragraph() == "2.1"


def test_the_contents_follow_the_sections():
    numbers = Numbering()
    numbers.section("Exhibits")
    numbers.within("E01", "A post", "exhibit-E01")
    listed = [(entry.number, entry.level, entry.anchor) for entry in numbers.contents]
    assert listed == [("1", 1, "section-1"), ("E01", 2, "exhibit-E01")]


def test_an_anchor_holds_letters_digits_and_hyphens_only():
    assert anchor("exhibit", "E01") == "exhibit-E01"
    assert anchor("exhibit", '"><x') == "exhibit-x"
    assert anchor("exhibit", "…") == "exhibit-e280a6"


def test_the_first_letter_settles_the_direction():
    assert direction(URDU) == "rtl"
    assert direction("@thistle_ex " + URDU) == "ltr"
    assert direction("Hello") == "ltr"
    assert direction("12 …") == "ltr"


def test_text_is_escaped():
    assert "<script>" not in words(MARKUP)
    assert "<script>" not in words(URDU + MARKUP)


def test_a_handle_in_right_to_left_text_keeps_its_own_direction():
    assert '<bdi dir="ltr">@thistle_ex</bdi>' in words(URDU)


def test_a_very_long_run_is_laid_out_in_pieces_and_loses_nothing():
    assert words(LONG_LINE).count('class="piece"') == 10
    assert words(LONG_LINE).striptags() == LONG_LINE


def test_ordinary_words_stay_as_they_are():
    assert words("a b " * 5_000) == "a b " * 5_000


def test_a_long_title_is_cut_with_an_ellipsis():
    assert short("one two three", 8) == "one two…"
    assert short("one\ntwo", 8) == "one two"
