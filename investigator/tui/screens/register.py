"""The register: every case of the vault, open ones first, soonest due at the top."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from investigator.casework.desk import Done
from investigator.tui.band import Band
from investigator.tui.half_filled import known as known_forms
from investigator.tui.half_filled import sentence
from investigator.tui.messages import Asked
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe
from investigator.tui.screens.register_list import CaseList
from investigator.tui.screens.register_ways import WaysOn
from investigator.tui.screens.register_words import head
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import Tone


class RegisterScreen(WaysOn, ShowsProgress):
    """The list, and everything that begins from it."""

    PURPOSE: ClassVar[str] = (
        "All cases of this vault, with what is due next in each. Open one with Enter, or "
        "begin a new one with n."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_case", "New case"),
        Binding("slash", "find", "Find", key_display="/"),
        Binding("f", "filter", "Open cases, or all", show=False),
        Binding("i", "names", "Names or initials", show=False),
        Binding("escape", "back", "Back to the list", show=False),
    ]

    def __init__(self, *, begin_new: bool = False) -> None:
        super().__init__()
        self._begin_new = begin_new

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Band("Cases")
        yield CaseList()
        yield ProgressLine()
        with Horizontal(classes="buttons"):
            yield Button(safe("New case"), variant="primary", id="new_case")
            yield Button(safe("Policy"), id="policy")
            if self.app.own_folder is None:
                yield Button(safe("Backups"), id="backups")
                yield Button(safe("Officers"), id="officers")
            yield Button(safe("Check"), id="verify")
            yield Button(safe("Settings"), id="settings")
            if self.app.own_folder is not None:
                yield Button(safe("Back to your own vault"), id="stop_practising")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """The list has the focus, so that letters are commands."""
        self.query_one(VirtualTable).focus()
        self.query_one(CaseList).reload()
        if self._begin_new:
            self.action_new_case()

    def on_screen_resume(self) -> None:
        """A case may have changed while another screen was in front."""
        self.query_one(CaseList).reload()
        self.post_message(Asked(known_forms, answer=self._say_half_filled))

    def on_screen_suspend(self) -> None:
        """Names are hidden again."""
        self.query_one(CaseList).names(shown=False)

    @on(CaseList.Listed)
    def _show_head(self, event: CaseList.Listed) -> None:
        self.query_one(Band).show_more(head(event.counts))

    @on(VirtualTable.Chosen)
    def _open(self, event: VirtualTable.Chosen) -> None:
        from investigator.tui.screens.case import CaseScreen  # noqa: PLC0415 - when wanted

        self.app.push_screen(CaseScreen(event.key))

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        where = "app" if event.button.id == "stop_practising" else "screen"
        await self.run_action(f"{where}.{event.button.id}")

    def action_find(self) -> None:
        """Finds as words are typed."""
        self.query_one(CaseList).find()

    def action_back(self) -> None:
        """Out of the line with the words."""
        self.query_one(CaseList).back()

    def action_filter(self) -> None:
        """Open cases only, or all."""
        self.query_one(CaseList).filter()

    def action_names(self) -> None:
        """Names in full, until the key is pressed again or another screen comes."""
        self.query_one(CaseList).names()

    def action_new_case(self) -> None:
        """Asks the five answers."""
        from investigator.tui.modals.new_case import NewCase  # noqa: PLC0415
        from investigator.tui.modals.new_case_answers import Known, known  # noqa: PLC0415

        def ask(found: object) -> None:
            if isinstance(found, Known):
                self.app.push_screen(NewCase(found), self._opened)

        self.post_message(Asked(known, answer=ask))

    def _opened(self, done: Done | None) -> None:
        if done is None or done.case is None:
            return
        ref = done.case.ref
        self.query_one(CaseList).reload(go_to=ref)
        self.query_one(SentenceBar).say(f"Saved. Concern {ref}. You can stop here.")

    def _say_half_filled(self, found: object) -> None:
        words = sentence(found) if isinstance(found, tuple) else ""
        if words:
            self.query_one(SentenceBar).say(words, Tone.SOON)
