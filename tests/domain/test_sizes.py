"""A large file is asked about, a large case is told of, a full one takes no more."""

import pytest

from investigator.domain.errors import Refused
from investigator.domain.sizes import GB, Sizes, in_words

SIZES = Sizes()


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_000, "1.0 KB"),
        (2_500_000, "2.5 MB"),
        (4 * GB, "4.0 GB"),
    ],
)
def test_sizes_are_told_in_words(size, words):
    assert in_words(size) == words


def test_a_gigabyte_is_not_asked_about_and_more_is():
    assert SIZES.asked_about("film.mp4", GB) == ""
    assert SIZES.asked_about("film.mp4", GB + 1).startswith("film.mp4 is large: 1.0 GB.")


def test_a_large_file_wants_a_word_that_the_whole_is_wanted():
    SIZES.allow("A-1", "film.mp4", 2 * GB, held=0, confirmed=True)
    with pytest.raises(Refused, match="is large") as why:
        SIZES.allow("A-1", "film.mp4", 2 * GB, held=0, confirmed=False)
    assert "--large" in why.value.remedy


def test_a_case_takes_four_gigabytes_and_no_more_whatever_is_confirmed():
    SIZES.allow("A-1", "film.mp4", GB, held=3 * GB, confirmed=False)
    with pytest.raises(Refused, match=r"a case takes 4\.0 GB and no more"):
        SIZES.allow("A-1", "film.mp4", GB, held=3 * GB + 1, confirmed=True)


def test_a_case_past_two_gigabytes_is_told_to_be_large():
    assert SIZES.notice("A-1", 2 * GB) == ""
    assert SIZES.notice("A-1", 2 * GB + 1).startswith("A-1 is large now: 2.0 GB.")
