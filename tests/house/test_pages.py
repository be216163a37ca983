"""The pages that ship with the program: our words, no place on a machine, true names."""

import re
from pathlib import Path

import pytest

from investigator.reference import reading
from tests.house.test_vocabulary import BANNED

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "investigator" / "reference" / "pages"
_MACHINE = re.compile(r"(?:^|[\s(`“])(?:/|~/|[A-Z]:\\)[\w.]+")
_LINK = re.compile(r"https?://|\]\(")
_NAMED = re.compile(r"`((?:tests|investigator|templates)/[\w/.]*|[\w.]+\.toml)`")
PAGES = reading.names()
LONGEST = 200


def _text(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_uses_our_words(name):
    assert BANNED.findall(_text(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_no_place_on_a_machine_and_no_address(name):
    assert _MACHINE.findall(_text(name)) == []
    assert _LINK.findall(_text(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_names_in_the_source_is_there(name):
    named = _NAMED.findall(_text(name))
    assert [each for each in named if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_calm_and_can_be_read_in_one_sitting(name):
    text = _text(name)
    assert "!" not in text
    assert "Error" not in text
    assert len(text.splitlines()) <= LONGEST
    assert all(len(line) <= 92 for line in text.splitlines())


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_page_is_lost_when_it_is_read(name):
    shown = " ".join(block.words for block in reading.page(name).blocks)
    wanted = re.sub(r"^(#{1,3}|-) ", "", _text(name), flags=re.MULTILINE)
    wanted = re.sub(r"[*`]", "", wanted)
    assert shown.split() == wanted.split()
