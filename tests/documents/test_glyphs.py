"""Text made fit for the page."""

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has none

from investigator.documents.glyphs import FAMILIES, FONTS, Shown, Value, coverage
from tests.documents.hostile import EMOJI, GURMUKHI, POLISH, URDU


def test_what_the_faces_hold_is_left_as_it_is():
    shown = Shown()
    for text in (POLISH, URDU, EMOJI, "Привет", "Ελλάδα"):
        assert shown.text(text) == text
    assert not shown.replaced


def test_what_no_face_holds_becomes_a_tag_with_its_name():
    shown = Shown()
    assert shown.text("x\U00012000") == "x[U+12000 CUNEIFORM SIGN A]"
    assert shown.replaced == {"[U+12000 CUNEIFORM SIGN A]": 1}


def test_a_tag_is_counted_each_time():
    shown = Shown()
    shown.text(GURMUKHI + GURMUKHI)
    assert set(shown.replaced.values()) == {2}


def test_acting_characters_are_spelled_out_and_lines_are_kept():
    assert Shown().text("a\u202eb\r\nc\td\0") == "a<U+202E>b\nc    d<U+0000>"


def test_half_a_character_is_spelled_out():
    assert Shown().text("\ud83d") == "<U+D83D>"


def test_every_text_of_a_pack_is_made_fit_wherever_it_stands():
    pack: Value = {"a": ["\u202e", {"b": "\x07"}], "c": True, "d": None, "e": 3}
    fit = {"a": ["<U+202E>", {"b": "<U+0007>"}], "c": True, "d": None, "e": 3}
    assert Shown().value(pack) == fit


def test_each_face_is_complete_static_and_ours_by_name():
    for file in FONTS.glob("*.ttf"):
        with TTFont(file, lazy=True) as face:
            assert "fvar" not in face
            assert "glyf" in face
            assert face["name"].getDebugName(1) in FAMILIES
            assert face["OS/2"].fsType == 0


def test_the_faces_weigh_less_than_six_megabytes_and_bring_their_licence():
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 6_000_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENCE.txt").read_text().upper()


def test_the_bold_faces_hold_what_the_upright_ones_hold():
    for family in ("InvBody", "InvArabic"):
        with (
            TTFont(FONTS / f"{family}-Regular.ttf") as upright,
            TTFont(FONTS / f"{family}-Bold.ttf") as bold,
        ):
            assert set(upright.getBestCmap()) == set(bold.getBestCmap())


def test_the_letters_of_the_languages_of_schools_here_are_held():
    wanted = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻâêîôûŵŷțșğışäöüßáéíñçآبپتٹچڈرڑکگےہںھ€£…"
    assert {ord(letter) for letter in wanted} <= coverage()
