"""A shelf is a mapping that never changes and is cheap to add to."""

import random

from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.shelf import Shelf

_PUTS = st.lists(st.tuples(st.integers(0, 40), st.integers()), max_size=120)


class _Counting(Shelf[int, int]):
    """Counts the places copied whenever a shelf is made from another."""

    copied = 0

    def __init__(self, base=None, over=None, new=0):
        whole = len(base or {}) if over is None else len(over)
        type(self).copied += whole
        super().__init__(base, over, new)


def _filled(puts):
    shelf: Shelf[int, int] = Shelf()
    for key, value in puts:
        shelf = shelf.put(key, value)
    return shelf


@given(_PUTS)
def test_a_shelf_holds_what_a_dict_would_in_the_same_order(puts):
    shelf, model = _filled(puts), dict(puts)
    first_put = dict.fromkeys(key for key, _ in puts)
    assert dict(shelf) == model
    assert list(shelf) == list(first_put)
    assert len(shelf) == len(model)


def test_two_thousand_random_puts_read_like_a_dict_after_each():
    chance = random.Random(7)  # noqa: S311 - the same puts in every run
    shelf: Shelf[int, int] = Shelf()
    model: dict[int, int] = {}
    for _ in range(2_000):
        key, value = chance.randrange(1_500), chance.randrange(9)
        shelf, model[key] = shelf.put(key, value), value
        assert len(shelf) == len(model)
        assert shelf[key] == model[key]
    assert dict(shelf) == model
    assert list(shelf) == list(model)


@given(_PUTS)
def test_an_earlier_shelf_stays_as_it_was(puts):
    shelf = _filled(puts)
    before = dict(shelf)
    shelf.put(0, -1).put(99, 1)
    assert dict(shelf) == before


def test_what_was_never_put_is_not_there():
    shelf = Shelf[str, int]().put("a", 1)
    assert "b" not in shelf
    assert shelf.get("b") is None


def test_shelves_are_equal_only_by_identity():
    one, other = Shelf[str, int]().put("a", 1), Shelf[str, int]().put("a", 1)
    same = one
    assert one == same
    assert one != other
    assert len({one, other, same}) == 2


def test_putting_again_makes_a_new_shelf_of_the_same_length():
    shelf = Shelf[str, int]().put("a", 1)
    again = shelf.put("a", 1)
    assert again is not shelf
    assert len(again) == 1


def _copied_by(puts):
    _Counting.copied = 0
    shelf: Shelf[int, int] = _Counting()
    for key in range(puts):
        shelf = shelf.put(key, key)
    return _Counting.copied


def test_ten_thousand_puts_copy_a_small_part_of_what_whole_copies_would():
    assert _copied_by(10_000) < 10_000**2 / 2 / 20


def test_four_times_as_many_puts_copy_about_eight_times_as_much():
    assert _copied_by(4_000) / _copied_by(1_000) < 10
