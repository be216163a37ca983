"""What Textual offers by itself is shut; a lock leaves nothing to see, paste or run."""

from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets._toast import Toast

from investigator.domain.errors import Refused
from investigator.tui.base import WHILE_LOCKED, InvestigatorApp
from investigator.tui.palette import PaletteCommand
from investigator.tui.shut import SHUT

HOSTILE = "[@click=app.quit]E01[/] [/nope]\x1b]52;c;eA==\x07"


class Desk(InvestigatorApp):
    BINDINGS: ClassVar[list[BindingType]] = [
        ("f5", "add", "Add"),
        ("f6", "unlock", "Unlock"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input(id="words")
        yield Input(id="more")
        yield Static(Content("A. Sample"))

    def palette_commands(self, screen):
        del screen
        yield PaletteCommand(words="Add an exhibit", run=self.action_add)
        yield PaletteCommand(
            words=f"Open {HOSTILE}", explained=HOSTILE, run=lambda: self.done.append("open")
        )

    def action_add(self) -> None:
        self.done.append("add")

    def action_unlock(self) -> None:
        self.unlock()


def _written(app: InvestigatorApp) -> list[str]:
    """What is sent to the terminal from now on."""
    written: list[str] = []
    driver = app._driver  # noqa: SLF001 there is no public way to see what is written
    assert driver is not None
    setattr(driver, "write", written.append)  # noqa: B010 mypy forbids the plain form
    return written


@pytest.mark.parametrize("action", sorted(SHUT))
async def test_a_shut_action_does_nothing(action):
    app = Desk()
    async with app.run_test():
        assert not await app.run_action(f"app.{action}")


async def test_the_screen_cannot_be_written_to_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    app = Desk()
    async with app.run_test() as pilot:
        app.action_screenshot()
        assert app.save_screenshot("x.svg") == ""
        assert app.deliver_screenshot("x.svg") is None
        await pilot.pause()
    assert list(tmp_path.iterdir()) == []


async def test_the_application_does_not_step_aside(monkeypatch):
    stopped: list[int] = []
    monkeypatch.setattr("os.kill", lambda _process, signal: stopped.append(signal))
    app = Desk()
    async with app.run_test():
        app.action_suspend_process()
        app.open_url("https://example.org")
        with pytest.raises(Refused):
            app.suspend()
    assert stopped == []


async def test_the_palette_offers_our_commands_and_no_other():
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        assert list(app.get_system_commands(app.screen)) == []
        assert list(InvestigatorApp().palette_commands(app.screen)) == []
        options = app.screen.query_one(OptionList).options
        shown = [str(option.prompt) for option in options]
        assert shown[0] == "Add an exhibit"
        assert shown[1].startswith("Open [@click=app.quit]E01[/] [/nope]<U+001B>]52")
        assert len(shown) == 2
        await pilot.press(*"exhib")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
    assert app.done == ["add"]


async def test_ctrl_c_without_a_selection_tells_how_to_leave():
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        app.action_help_quit()
        await pilot.pause()
        assert "Ctrl+Q" in str(app.screen.query_one(Toast).render())


async def test_a_toast_is_data_whoever_raises_it():
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        app.query_one("#words").notify(HOSTILE, title=HOSTILE)
        await pilot.pause()
        shown = app.screen.query_one(Toast).render()
        assert isinstance(shown, Content)
        assert shown.plain.count("[@click=app.quit]E01[/] [/nope]<U+001B>]52") == 2
        assert all("click" not in str(span.style) for span in shown.spans)


async def test_locked_nothing_but_unlocking_leaving_and_moving_works():
    app = Desk()
    async with app.run_test() as pilot:
        app.lock()
        await pilot.press("f5", "ctrl+p")
        assert app.done == []
        assert not isinstance(app.screen, CommandPalette)
        app.action_command_palette()
        await pilot.pause()
        assert not isinstance(app.screen, CommandPalette)
        await pilot.press("tab")
        assert app.focused is app.query_one("#more")
        allowed = {name for name in ("add", *WHILE_LOCKED) if app.check_action(name, ())}
        assert allowed == WHILE_LOCKED
        await pilot.press("f6", "f5")
        assert app.done == ["add"]


async def test_toasts_vanish_at_the_lock_and_wait_behind_it():
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        app.notify("Shown before")
        await pilot.pause()
        assert len(app.screen.query(Toast)) == 1
        app.notify("On its way")
        app.lock()
        app.notify("Raised after")
        await pilot.pause()
        await pilot.pause()
        assert len(app.screen.query(Toast)) == 0
        app.unlock()
        await pilot.pause()
        await pilot.pause()
        shown = {str(toast.render()) for toast in app.screen.query(Toast)}
        assert shown == {"On its way", "Raised after"}


async def test_the_clipboard_is_emptied_at_the_lock_and_stays_so():
    app = Desk()
    async with app.run_test():
        app.copy_to_clipboard("E01 \ud800")
        assert app.clipboard == "E01 ?"
        written = _written(app)
        app.lock()
        assert app.clipboard == ""
        assert "\x1b]52;c;\x07" in written
        app.copy_to_clipboard("late")
        assert app.clipboard == ""


async def test_the_clipboard_is_emptied_after_a_while_unless_it_was_used_again():
    class Hasty(Desk):
        CLIPBOARD_SECONDS = 0.15

    app = Hasty()
    async with app.run_test() as pilot:
        app.copy_to_clipboard("first")
        await pilot.pause(0.1)
        app.copy_to_clipboard("second")
        await pilot.pause(0.1)
        assert app.clipboard == "second"
        await pilot.pause(0.2)
        assert app.clipboard == ""


async def test_a_clipboard_we_did_not_write_is_left_alone():
    app = Desk()
    async with app.run_test():
        written = _written(app)
        app.lock()
        assert "\x1b]52;c;\x07" not in written


async def test_a_clipboard_that_another_program_wrote_is_left_alone():
    app = Desk()
    async with app.run_test():
        app.copy_to_clipboard("ours")
        app.pasted("ours")
        assert app.clipboard == "ours"
        app.pasted("theirs")
        written = _written(app)
        app.clear_clipboard()
        assert written == []
