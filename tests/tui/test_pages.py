"""Rows are asked for by the page, and only the pages that are seen."""

from collections.abc import Sequence

from investigator.tui.safe import safe
from investigator.tui.widgets.pages import ListedRows, Pages, Row


class Counted:
    """A source that remembers what it was asked, and may not have everything yet."""

    def __init__(self, total: int, *, ready: bool = True) -> None:
        self.total = total
        self.ready = ready
        self.asked: list[tuple[int, int]] = []
        self.gone: set[int] = set()

    def rows(self, start: int, count: int) -> Sequence[Row]:
        self.asked.append((start, count))
        if not self.ready:
            return ()
        kept = [
            each for each in range(self.total + len(self.gone)) if each not in self.gone
        ]
        return [
            Row(key=f"k{number}", cells=(safe(f"{number}"), safe("words")))
            for number in kept[start : start + count]
        ]

    def place_of(self, key: str) -> int | None:
        number = int(key.removeprefix("k"))
        if number in self.gone:
            return None
        return number - sum(1 for each in self.gone if each < number)


def test_one_page_is_asked_for_however_long_the_list_is():
    for total in (50, 500_000):
        source = Counted(total)
        pages = Pages(source)
        keys = [row.key for place in range(40) if (row := pages.row(place))]
        assert keys[-1] == "k39"
        assert source.asked == [(0, min(100, total))]


def test_a_page_that_was_left_long_ago_is_asked_for_again():
    source = Counted(10_000)
    pages = Pages(source, size=100, keep=2)
    for place in (0, 100, 0, 200, 0, 100):
        pages.row(place)
    assert [start for start, _ in source.asked] == [0, 100, 200, 100]


def test_rows_on_their_way_are_asked_for_once_until_they_arrive():
    source = Counted(300, ready=False)
    pages = Pages(source)
    assert pages.row(3) is None
    assert pages.row(4) is None
    assert len(source.asked) == 1
    source.ready = True
    pages.arrived()
    row = pages.row(3)
    assert row is not None
    assert row.key == "k3"


def test_forgetting_asks_for_the_number_again_too():
    source = Counted(10)
    pages = Pages(source)
    pages.row(0)
    source.total = 12
    pages.forget()
    assert pages.total == 12
    assert pages.row(11) is not None


def test_rows_at_hand_know_their_places():
    rows = ListedRows([Row(key=key, cells=()) for key in "abc"])
    assert rows.total == 3
    assert rows.place_of("c") == 2
    assert rows.place_of("z") is None
    assert [row.key for row in rows.rows(1, 5)] == ["b", "c"]
