"""Words are taken out however they are written, and nothing else is."""

import pytest

from investigator.domain.covering import COVERED, of_fingerprint, of_name, of_texts, texts
from investigator.domain.digest import Sha256
from investigator.domain.exhibit import ExhibitKind
from tests.domain.build import a_person, an_allegation, an_exhibit


@pytest.mark.parametrize(
    "text",
    [
        "Ann-Marie O'Leary",
        "ANN-MARIE  O'LEARY",
        "O'Leary, Ann-Marie",
        "ann-marie_o'leary.png",
        "Ann-Marie O\u2019Leary",
    ],
)
def test_a_name_is_found_however_it_is_written(text):
    name = "Ann-Marie O'Leary" if "\u2019" not in text else "Ann-Marie O\u2019Leary"
    assert COVERED in of_name(name).covered(f"Saw {text} there")


@pytest.mark.parametrize("text", ["Joanna Field", "Ann Fielding", "annfields", "Ann", ""])
def test_another_name_is_let_alone(text):
    assert of_name("Ann Field").covered(text) == text


def test_a_part_of_a_name_is_covered_only_where_that_is_wanted():
    words = of_name("Ann Field")
    assert words.covered("Ann was in the field") == "Ann was in the field"
    assert words.covered("Ann was in the field", parts=True) == (
        f"{COVERED} was in the {COVERED}"
    )
    assert words.in_text("Ms Field", parts=True)
    assert not words.in_text("Ms Field")


@pytest.mark.parametrize("name", ["", "  ", "Li", "X Y", "—"])
def test_a_name_too_short_to_tell_is_not_looked_for(name):
    assert of_name(name).covered("Li met X Y — and left") == "Li met X Y — and left"


def test_a_file_name_and_a_fingerprint_are_found_as_they_stand():
    sha256 = Sha256.of(b"bytes")
    words = of_texts({"IMG (1).png", *of_fingerprint(sha256), "abc"})
    said = f"img (1).png, {sha256.hex}, {sha256.short()}, abc, IMG (1).pngx"
    assert words.covered(said) == f"{COVERED}, {COVERED}, {COVERED}, abc, IMG (1).pngx"


def test_every_text_of_a_fact_is_looked_at_and_fixed_words_are_not():
    exhibit = an_exhibit()
    assert {"E01", "A post", "PNG picture", "shot.png"} <= set(texts(exhibit))
    assert ExhibitKind.SCREENSHOT not in set(texts(exhibit))
    covered = of_texts({"screenshot", "shot.png"}).covered(exhibit)
    assert (covered.kind, covered.file.original_name) == (exhibit.kind, COVERED)
    assert covered.file.sha256 == exhibit.file.sha256


def test_a_fact_without_the_words_is_the_very_same():
    fact = an_allegation()
    assert of_name("Nobody Here").covered(fact) is fact
    assert of_name("Rowan Field").covered(a_person()).name == COVERED
