"""No text of a case reaches a widget as `str`, in any file of the screens."""

from pathlib import Path

import pytest

import investigator
from tests.house.widget_strings import findings, package

TUI = Path(investigator.__file__).parent / "tui"
ALLOWED = """
from textual.content import Content
class Row:
    cells: tuple[Content, ...]
    shown: Content
def made(text: str) -> Content: ...
def view(row: Row, head: Content, text: str, late: bool):
    Static("Nothing here yet")
    Static(safe(text))
    Static(said("[bold]$name[/]", name=text))
    Static(row.shown)
    Static(head)
    Static(made(text) if late else Content(""))
    words = safe(text)
    Label(words)
    Button(safe(text), variant="primary")
    OptionList(*(Option(made(each)) for each in text))
    Option(made(text), id=text)
    self.border_title = words
    self.query_one("#x").update(safe(text) + words)
    Static(row.head if isinstance(row.head, Content) else safe(row.head))
    line = made(text)
    both = line + words
    Static(both)
    self.notify(text)
"""
SEEDED = (
    'Static(f"E01 {text}")',
    "Static(text)",
    "Static(row.title)",
    'Static("Case " + text)',
    'Static("[@click=app.quit]x[/]")',
    'Static("%s" % text)',
    'Static("{}".format(text))',
    "Static(str(number))",
    "Static(content=text)",
    "Static(row.shown if late else text)",
    "Label(text)",
    "Label(renderable=text)",
    "Button(text)",
    'Button(label=f"{text}")',
    "Option(text)",
    "Checkbox(text)",
    "TabPane(text)",
    "Collapsible(title=text)",
    "Input(placeholder=text)",
    "Select(prompt=text)",
    "table.add_row(safe(text), text)",
    "options.add_option(text)",
    "options.replace_option_prompt_at_index(0, text)",
    "widget.update(text)",
    'widget.update(f"{text}")',
    "self.border_title = text",
    'self.border_subtitle = f"{text}"',
    "widget.tooltip = text",
    "Content.from_markup(text)",
    "Static(Content.from_markup(text))",
    "Static(text if isinstance(text, str) else safe(text))",
    "said(text)",
    'said(f"{text} is due")',
    "textual.widgets.Static(text)",
)
PREAMBLE = """
class Row:
    shown: Content
    title: str
def view(self, row: Row, text: str, number: int, late: bool):
    """


def test_no_screen_hands_text_to_a_widget_unguarded():
    assert findings(package(TUI)) == []


def test_what_is_guarded_is_let_through():
    assert findings([("seeded.py", ALLOWED)]) == []


@pytest.mark.parametrize("line", SEEDED)
def test_a_seeded_fault_is_found(line):
    found = findings([("seeded.py", PREAMBLE + line)])
    assert [each.line for each in found][:1] == [6]


def test_a_name_that_is_content_in_one_place_and_text_in_another_is_not_trusted():
    text = "class A:\n    shown: Content\nclass B:\n    shown: str\nStatic(a.shown)\n"
    assert len(findings([("seeded.py", text)])) == 1


def test_a_name_that_once_held_text_is_not_trusted():
    text = "def view(raw):\n    words = safe(raw)\n    words = raw\n    Static(words)\n"
    assert len(findings([("seeded.py", text)])) == 1


def test_a_widget_in_a_nested_function_is_seen_too():
    text = (
        "def view(raw):\n    def inner():\n        return Static(raw)\n    return inner\n"
    )
    assert len(findings([("seeded.py", text)])) == 1


def test_the_files_of_the_package_are_really_read():
    read = {Path(path).name for path, _ in package(TUI)}
    assert {"base.py", "virtual_table.py", "form.py"} <= read
