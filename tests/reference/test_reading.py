"""The pages that ship with the program, read into plain blocks."""

import pytest

from investigator.reference import reading
from investigator.reference.reading import Form


def _of(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path) -> list[tuple[Form, str]]:
    (tmp_path / "one.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(reading, "_FOLDER", tmp_path)
    return [(block.form, block.words) for block in reading.page("one").blocks]


def test_lines_that_follow_one_another_are_one_block(monkeypatch, tmp_path):
    text = "# A page\n\nSome words\nthat go on.\n\n- A point\n  of two lines\n- Another\n"
    assert _of(text, monkeypatch, tmp_path) == [
        (Form.TITLE, "A page"),
        (Form.TEXT, "Some words that go on."),
        (Form.POINT, "A point of two lines"),
        (Form.POINT, "Another"),
    ]


def test_headings_are_told_apart(monkeypatch, tmp_path):
    assert _of("## One\n### Two\nwords", monkeypatch, tmp_path) == [
        (Form.HEADING, "One"),
        (Form.SMALL_HEADING, "Two words"),
    ]


def test_strong_words_and_code_are_marked_and_their_marks_go(monkeypatch, tmp_path):
    (tmp_path / "one.md").write_text("a **b c** d `e*f` *g*", encoding="utf-8")
    monkeypatch.setattr(reading, "_FOLDER", tmp_path)
    (block,) = reading.page("one").blocks
    assert [(run.words, run.strong, run.code) for run in block.runs] == [
        ("a ", False, False),
        ("b c", True, False),
        (" d ", False, False),
        ("e*f", False, True),
        (" ", False, False),
        ("g", True, False),
    ]


def test_what_is_no_form_of_ours_stays_text(monkeypatch, tmp_path):
    text = "[click](http://example.org) <b>x</b> [@click=app.bell]y[/]"
    assert _of(text, monkeypatch, tmp_path) == [(Form.TEXT, text)]


def test_every_page_has_a_title_and_something_below_it():
    assert "security" in reading.names()
    for name in reading.names():
        page = reading.page(name)
        assert page.title != name
        assert len(page.blocks) > 3
