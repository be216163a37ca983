"""Data is shown as data: never markup, never a control character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.text import visible
from investigator.tui.marks import marked
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.words import Tone, Wording


def test_markup_in_a_text_stays_text():
    assert safe("[@click=app.quit]x[/] [/nope]").plain == "[@click=app.quit]x[/] [/nope]"
    assert safe("[b]x[/b]").spans == []


def test_escapes_are_spelled_out_and_line_ends_kept_only_when_asked():
    assert safe("a\x1b]0;t\x07").plain == "a<U+001B>]0;t<U+0007>"
    assert safe("a\nb").plain == "a<U+000A>b"
    assert safe("a\nb", lines=True).plain == "a\nb"


def test_a_sentence_keeps_its_own_markup_and_its_parts_as_data():
    shown = said("Removed [bold]$name[/] at $hour", name="[/nope] $hour", hour=7)
    assert shown.plain == "Removed [/nope] $hour at 7"
    assert {str(span.style) for span in shown.spans} == {"bold"}
    assert shown[8:15].spans == [shown[8:15].spans[0]]


def test_a_part_may_come_twice_or_first_or_be_empty():
    assert said("$a$b$a", a="x", b="").plain == "xx"
    assert said("[bold]$a[/]", a="").plain == ""


def test_a_part_may_be_content_with_colours_of_its_own():
    late = marked(Wording("OVERDUE 2 days", "■", Tone.LATE))
    shown = said("R1 [bold]$state[/].", state=late)
    assert shown.plain == "R1 ■ OVERDUE 2 days."
    styles = [str(span.style) for span in shown.spans]
    assert "bold" in styles
    assert "bold $overdue" in styles


@pytest.mark.parametrize("parts", [{}, {"name": "x", "more": "y"}, {"other": "x"}])
def test_a_sentence_and_its_parts_must_name_the_same_things(parts):
    with pytest.raises(ValueError, match="same things"):
        said("Removed $name [$done]now[/]", **parts)


def test_contents_stand_under_one_another():
    assert lines_of(safe("a"), safe("b")).plain == "a\nb"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_comes_out_as_it_was_made_visible(one, other):
    shown = said("a [bold]$one[/] b $other c", one=one, other=other)
    assert shown.plain == f"a {visible(one)} b {visible(other)} c"
