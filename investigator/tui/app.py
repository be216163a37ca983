"""The application: one vault, one screen at a time, and the way into and out of both."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from investigator.casework.idle import Clock
from investigator.casework.preferences import Preferences
from investigator.domain.instant import Instant
from investigator.tui.guarded import GuardedApp
from investigator.tui.messages import Asked
from investigator.tui.offered import offered
from investigator.tui.palette import PaletteCommand
from investigator.tui.stylesheets import FIRST, LATER, sheets

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entered:
    officer: str
    now: Instant


class Investigator(GuardedApp):
    """The real application, on one vault's folder."""

    TITLE = "investigator"
    CSS_PATH = sheets(*FIRST)
    LATER_STYLES = sheets(*LATER)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "lock", "Lock", priority=True),
        Binding("ctrl+q", "quit", "Leave", priority=True),
        Binding("f1", "help", "Help", key_display="F1", priority=True),
        Binding("question_mark", "help", "Help", show=False),
    ]

    def __init__(  # noqa: PLR0913 - what a laptop, a vault and a test differ in
        self,
        folder: Path,
        make_desk: "Callable[[], Desk]",
        *,
        practice: bool = False,
        straight_in: bool = False,
        vault_here: bool = True,
        crash_folder: Path | None = None,
        clock: Clock | None = None,
        preferences: Preferences | None = None,
        preferences_file: Path | None = None,
    ) -> None:
        super().__init__(
            make_desk,
            clock,
            preferences=preferences or Preferences(),
            crash_folder=crash_folder,
            practice=practice,
        )
        self.folder = folder
        self.vault_here = vault_here
        self._straight_in = straight_in
        self.preferences_file = preferences_file
        self.own_folder: Path | None = None

    def on_mount(self) -> None:
        """Shows the first screen; a practice vault hides nothing and is opened at once."""
        self.locked = self.vault_here
        if self._straight_in and self.practice and self.vault_here:
            from investigator.tui.practising import open_here  # noqa: PLC0415

            open_here(self)
        else:
            self.push_screen(self.first_screen())

    @property
    def attended(self) -> bool:
        """Whether there is anything to lock."""
        return self.vault_here and not self.locked

    def first_screen(self) -> Screen[None]:
        """Unlock, or make a vault where there is none."""
        if self.vault_here:
            from investigator.tui.screens.unlock import UnlockScreen  # noqa: PLC0415

            return UnlockScreen(practice=self.practice)
        from investigator.tui.screens.first_run import FirstRunScreen  # noqa: PLC0415

        return FirstRunScreen()

    def enter(
        self, *, begin_new: bool = False, then: Callable[[], object] | None = None
    ) -> None:
        """The vault was unlocked: asks who did that, shows the register, then goes on."""

        def entered(found: object) -> None:
            if isinstance(found, _Entered):
                self.opened(found.officer, found.now, begin_new=begin_new)
                if then is not None:
                    self.call_later(then)

        self.post_message(Asked(_who_and_when, answer=entered))

    def opened(self, officer: str, now: Instant, *, begin_new: bool = False) -> None:
        """The vault is open: the register comes to the front."""
        from investigator.tui.screens.register import RegisterScreen  # noqa: PLC0415

        del now
        self.officer = officer
        self.vault_here = True
        self.begin_attendance()
        self.unlock()
        self.show_only(RegisterScreen(begin_new=begin_new))
        if not self.practice:
            from investigator.casework.commands.backup import BackUpVault  # noqa: PLC0415

            self.start(BackUpVault(only_due=True))

    def go_to_vault(self, folder: Path, *, practice: bool, here: bool = True) -> None:
        """Leaves this vault, locked, and wears the colours of another."""
        self.shut()
        self.when_shut(self.begin_anew)
        self.folder, self.practice, self.vault_here = folder, practice, here
        self.prefer(self.preferences)

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        from investigator.tui.screens.help import HelpScreen  # noqa: PLC0415

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_verify(self) -> None:
        """Reads everything in the vault again."""
        from investigator.tui.screens.verify import VerifyScreen  # noqa: PLC0415 - rare

        self.push_screen(VerifyScreen())

    def action_backups(self) -> None:
        """The backups of the vault."""
        from investigator.tui.screens.backups import BackupsScreen  # noqa: PLC0415 - rare

        self.push_screen(BackupsScreen())

    def action_officers(self) -> None:
        """Who may open the vault, and by which keys."""
        from investigator.tui.screens.officers import OfficersScreen  # noqa: PLC0415 - rare

        self.push_screen(OfficersScreen())

    def action_practise(self) -> None:
        """Opens the practice vault, where anything may be tried."""
        from investigator.tui.practising import begin  # noqa: PLC0415 - seldom wanted

        begin(self)

    def action_stop_practising(self) -> None:
        """Leaves the practice vault for the one it was opened from."""
        from investigator.tui.practising import end  # noqa: PLC0415 - seldom wanted

        end(self)

    def palette_commands(self, screen: Screen[object]) -> Iterable[PaletteCommand]:
        """Everything that can be done on the screen, then what every screen has."""
        yield from offered(self, screen)


def _who_and_when(desk: "Desk") -> _Entered:
    return _Entered(officer=desk.vault.officer.name, now=desk.now())
