"""Where the screens can run, and what is forgotten before they do."""

import subprocess
import sys

import pytest

from investigator.tui.environment import plain_colours, scrub, usable_terminal


class Person:
    def isatty(self) -> bool:
        return True


class Pipe:
    def isatty(self) -> bool:
        return False


def test_every_textual_variable_is_forgotten_and_nothing_else():
    environ = {"TEXTUAL": "devtools", "TEXTUAL_LOG": "x", "Textual_x": "y", "TERM": "xterm"}
    scrub(environ)
    assert environ == {"TERM": "xterm"}


def test_plain_colours_survive_because_they_come_after_the_scrub():
    environ = {"TEXTUAL_COLOR_SYSTEM": "truecolor"}
    scrub(environ)
    plain_colours(environ)
    assert environ == {"TEXTUAL_COLOR_SYSTEM": "256"}


@pytest.mark.parametrize(
    ("term", "stdin", "stdout", "columns", "words"),
    [
        ("xterm", Pipe(), Person(), 80, "there is none"),
        ("xterm", Person(), Pipe(), 80, "there is none"),
        ("xterm", None, Person(), 80, "there is none"),
        ("dumb", Person(), Person(), 80, "cannot draw"),
        ("xterm", Person(), Person(), 59, "59 columns wide"),
    ],
)
def test_a_place_without_a_screen_names_the_command_line(
    term, stdin, stdout, columns, words
):
    sentence = usable_terminal({"TERM": term}, stdin, stdout, (columns, 24))
    assert sentence is not None
    assert words in sentence
    assert "investigator --help" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("columns", [60, 80, 0])
def test_a_terminal_of_60_columns_will_do_and_one_that_tells_none(columns):
    assert usable_terminal({"TERM": "xterm"}, Person(), Person(), (columns, 24)) is None
    assert usable_terminal({}, Person(), Person(), (columns, 24)) is None


def _modules(program: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.split())


def test_the_environment_is_asked_before_textual_is_there():
    loaded = _modules("import investigator.tui.environment")
    assert not {"textual", "rich", "asyncio", "click"} & loaded


def test_the_ground_of_the_application_brings_nothing_heavy():
    loaded = _modules(
        "import investigator.tui.base, investigator.tui.widgets.virtual_table,"
        " investigator.tui.widgets.time_field, investigator.tui.widgets.choice_list"
    )
    heavy = {"weasyprint", "pyhanko", "pikepdf", "PIL", "keyring", "sqlite_utils", "jinja2"}
    widgets = {"textual.widgets._markdown", "textual.widgets._text_area"}
    assert (
        not (heavy | widgets | {"cryptography", "sqlcipher3", "tree_sitter", "pygments"})
        & loaded
    )
