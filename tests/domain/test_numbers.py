"""Numbers are given once, in order, for life."""

from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.numbers import asked_number, in_order, is_number, next_number
from tests.domain.build import refused


def _taken(*labels):
    return dict.fromkeys(labels, "")


def test_the_first_number_is_one():
    assert next_number({}, "A") == "A1"
    assert next_number({}, "E", width=2) == "E01"


def test_the_next_number_follows_the_highest_ever_given():
    assert next_number(_taken("E02", "E09", "E04"), "E", width=2) == "E10"


def test_numbers_of_other_nouns_and_odd_labels_do_not_count():
    assert next_number(_taken("A7", "AB9", "E", "E01"), "E", width=2) == "E02"


def test_a_number_with_a_letter_after_it_counts_by_its_figure():
    assert next_number(_taken("D4", "D4a"), "D") == "D5"


@given(st.sets(st.integers(1, 99_999)))
def test_the_next_number_is_never_taken(figures):
    taken = _taken(*(f"P{figure}" for figure in figures))
    assert next_number(taken, "P") not in taken


def test_ten_thousand_posts_still_get_new_numbers():
    taken = _taken("P9999", "P10000")
    assert next_number(taken, "P") == "P10001"


def test_an_empty_wish_gives_the_next_number():
    assert asked_number(_taken("E01"), "E", "", width=2) == "E02"


def test_a_free_number_from_paper_is_kept():
    assert asked_number(_taken("E01"), "E", "E07", width=2) == "E07"


def test_a_taken_number_is_refused():
    with refused("E07", "already used"):
        asked_number(_taken("E07"), "E", "E07", width=2)


def test_a_number_that_is_read_out_like_a_taken_one_is_refused():
    with refused("E7", "already used"):
        asked_number(_taken("E07", "odd"), "E", "E7", width=2)


def test_what_is_no_number_is_refused_with_an_example():
    for wrong in ("7", "A7", "E", "E7 ", "e07", "E\u0667"):
        with refused("E01", "Leave the number empty"):
            asked_number({}, "E", wrong, width=2)


def test_numbers_stand_in_the_order_in_which_they_were_given():
    labels = ["E100", "E09", "E9a", "STAFF-1", "E99"]
    assert sorted(labels, key=in_order) == ["E09", "E9a", "E99", "E100", "STAFF-1"]
    assert [each for each in labels if is_number(each, "E")] == labels[:3] + labels[4:]
