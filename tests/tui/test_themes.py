"""Every colour that our styles put on another can be read, in every look."""

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from investigator.tui import stylesheets
from investigator.tui.themes import Look, every_theme, theme_name
from tests.tui.drawn import colours, contrast, segments
from tests.tui.gallery import Gallery

GROUNDS = ("background", "surface", "panel")
INKS = ("foreground", "quiet", "done", "due", "overdue", "frame", "text", "text-muted")
PAIRS = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    ("on-action", "primary"),
    ("button-color-foreground", "primary"),
    ("on-banner", "banner"),
    ("background", "foreground"),
    ("foreground", "block-cursor-blurred-background"),
    ("quiet", "block-cursor-blurred-background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
)
MARKS = (
    *(("frame", ground) for ground in GROUNDS),
    *(("border", ground) for ground in GROUNDS),
    *(("block-cursor-background", ground) for ground in GROUNDS),
    ("overdue", "background"),
)
THEMES = every_theme()


def _colour(theme: Theme, name: str) -> Color:
    return Color.parse(({**theme.to_color_system().generate(), **theme.variables})[name])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_words_can_be_read(theme, pair):
    least = 7 if "contrast" in theme.name else 4.5
    assert contrast(_colour(theme, pair[0]), _colour(theme, pair[1])) >= least


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", MARKS, ids="-on-".join)
def test_the_focus_and_the_cursor_stand_out(theme, pair):
    assert contrast(_colour(theme, pair[0]), _colour(theme, pair[1])) >= 3


def test_the_measure_is_the_one_that_wcag_defines():
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(
        4.48, abs=0.01
    )


def test_every_colour_that_a_style_names_is_among_the_tested_pairs():
    tested = {name for pair in (*PAIRS, *MARKS) for name in pair}
    folder = Path(stylesheets.__file__).parent
    for file in [*folder.rglob("*.tcss"), *folder.rglob("*.py")]:
        named = set(re.findall(r"\$([a-z][a-z-]+[a-z])\b", file.read_text()))
        known = named & set(_all_names())
        assert known <= tested, file.name


def _all_names() -> set[str]:
    theme = THEMES[0]
    return {*theme.to_color_system().generate(), *theme.variables}


@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("look", list(Look))
async def test_all_that_is_drawn_can_be_read_wherever_the_focus_is(look, practice):
    app = Gallery(look=look, practice=practice)
    least = 7 if look is Look.CONTRAST else 4.5
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        app.notify("Kept", title="Done")
        for focused in ("#table", "Input", "ChoiceList", "#save", "#other"):
            app.query(focused).first().focus()
            await pilot.pause()
            assert _faint(app, least) == set(), focused


@pytest.mark.parametrize("focused", ["#table", "Input", "ChoiceList", "#save", "#other"])
async def test_the_focus_is_seen_without_colours(focused):
    app = Gallery()
    async with app.run_test(size=(120, 50)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        before = _shapes(app)
        app.query(focused).first().focus()
        await pilot.pause()
        assert _shapes(app) != before


def _shapes(app: Gallery) -> list[tuple[str, bool | None, bool | None]]:
    """What is drawn, with its weight and its underline, as without any colour."""
    return [
        (each.text, each.style.bold, each.style.underline)
        for each in segments(app, but_last=1)
        if each.style
    ]


def _faint(app: Gallery, least: float) -> set[str]:
    """Words that are drawn with less contrast than they should."""
    return {
        f"{segment.text!r} {ink.hex} on {ground.hex}"
        for segment in segments(app)
        if any(each.isalnum() for each in segment.text)
        for ink, ground in [colours(segment)]
        if contrast(ink, ground) < least
    }


def test_a_practice_vault_looks_different_in_every_look():
    by_name = {theme.name: theme for theme in THEMES}
    assert len(by_name) == 6
    for look in Look:
        real = by_name[theme_name(look)]
        practice = by_name[theme_name(look, practice=True)]
        for name in ("banner", "frame"):
            assert real.variables[name] != practice.variables[name]


async def test_a_look_is_changed_while_the_application_runs():
    app = Gallery()
    async with app.run_test() as pilot:
        app.wear(Look.LIGHT, practice=True)
        await pilot.pause()
        assert app.theme == "investigator-light-practice"
        banner = app.query_one(".banner")
        assert banner.styles.background.hex.lower() == "#7a3b78"


def test_a_style_sheet_is_short_and_holds_no_colour_of_its_own():
    for file in Path(stylesheets.__file__).parent.rglob("*.tcss"):
        text = file.read_text()
        assert len(text.splitlines()) <= 150
        assert not re.search(r"#[0-9a-f]{3,6}\b|rgb\(", text), file.name


def test_no_style_is_written_in_python():
    for file in Path(stylesheets.__file__).parent.rglob("*.py"):
        assert "DEFAULT_CSS =" not in file.read_text()
        assert not re.search(r"^\s+CSS\s*[:=]", file.read_text(), re.MULTILINE)
