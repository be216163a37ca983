"""The data that ships with the program is all there."""

import pytest
import yaml

from investigator.reference import load


def test_the_words_for_passphrases_are_many_plain_and_each_once():
    words = load.phrase_words()
    assert len(words) >= 1_000
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


@pytest.mark.parametrize("file", [load.practice_file(), load.schools_example()])
def test_a_file_that_ships_is_there(file):
    assert file.read_text(encoding="utf-8").strip()


def test_yaml_is_data_and_makes_nothing_else():
    assert load.yaml_of("a: [1, 'x']") == {"a": [1, "x"]}
    with pytest.raises(yaml.YAMLError, match="python/object"):
        load.yaml_of("!!python/object/apply:os.getcwd []")


def test_a_strangers_file_is_read_as_data():
    assert load.strangers_yaml("a: [1]") == {"a": [1]}


def test_a_strangers_file_that_repeats_its_parts_by_name_is_not_read():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert load.strangers_yaml(bomb) is None


@pytest.mark.parametrize("text", ["a: [", "!!python/name:os.system", "\x00"])
def test_a_strangers_file_that_is_no_plain_yaml_is_told_apart(text):
    with pytest.raises(ValueError, match=r".+"):
        load.strangers_yaml(text)
