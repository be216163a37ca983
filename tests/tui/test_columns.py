"""A table folds into the width there is."""

from hypothesis import given
from hypothesis import strategies as st

from investigator.tui.widgets.columns import GAP, Column, fold

REGISTER = (
    Column(heading="Ref", width=9),
    Column(heading="Staff member", least=12),
    Column(heading="School", least=12, from_width=96),
    Column(heading="Concern", least=18, from_width=96),
    Column(heading="Clause", width=6, to_width=95),
    Column(heading="Stage", width=11, drop=2),
    Column(heading="Due", width=18, drop=1),
)


def _shown(width: int) -> list[str]:
    return [placed.column.heading for placed in fold(REGISTER, width)]


def _taken(width: int) -> int:
    placed = fold(REGISTER, width)
    return sum(one.width for one in placed) + GAP * (len(placed) - 1)


def test_a_wide_table_shows_the_long_forms():
    assert _shown(118) == ["Ref", "Staff member", "School", "Concern", "Stage", "Due"]


def test_at_80_the_school_goes_and_the_concern_becomes_its_clause():
    assert _shown(76) == ["Ref", "Staff member", "Clause", "Stage", "Due"]


def test_at_60_the_column_that_matters_least_goes_first():
    assert _shown(56) == ["Ref", "Staff member", "Clause", "Due"]
    assert _shown(40) == ["Ref", "Staff member", "Clause"]


def test_what_may_not_be_dropped_stays_even_where_it_does_not_fit():
    assert _shown(10) == ["Ref", "Staff member", "Clause"]


def test_fixed_columns_keep_their_width_and_the_others_share_the_rest():
    widths = {placed.column.heading: placed.width for placed in fold(REGISTER, 118)}
    assert widths["Ref"] == 9
    assert widths["Due"] == 18
    assert _taken(118) == 118


def test_without_flexible_columns_the_rest_stays_empty():
    assert [one.width for one in fold([Column(heading="A", width=5)], 40)] == [5]
    assert fold([], 40) == ()


@given(st.integers(min_value=35, max_value=300))
def test_a_table_never_asks_for_more_than_there_is(width):
    assert _taken(width) <= width
