"""The screens that are reached from the register, and the half-filled forms."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from investigator.casework.drafts import Draft
from investigator.tui.half_filled import known, line, open_again
from investigator.tui.messages import Asked
from investigator.tui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


class WaysOn(Screen[None]):
    """Each by its key, by a button and from the commands."""

    app: "Investigator"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "policy", "Policy", show=False),
        Binding("b", "backups", "Backups", show=False),
        Binding("o", "officers", "Officers and keys", show=False),
        Binding("v", "verify", "Check the whole vault", show=False),
        Binding("s", "settings", "Settings", show=False),
        Binding("h", "half_filled", "Half-filled forms", show=False),
    ]

    def action_policy(self) -> None:
        """The clauses of the policy."""
        from investigator.tui.screens.policy import PolicyScreen  # noqa: PLC0415 - rare

        self.app.push_screen(PolicyScreen())

    def action_settings(self) -> None:
        """What this laptop prefers."""
        from investigator.tui.screens.settings import SettingsScreen  # noqa: PLC0415 - rare

        self.app.push_screen(SettingsScreen())

    def action_verify(self) -> None:
        """Reads everything in the vault again."""
        self.app.action_verify()

    def action_backups(self) -> None:
        """What there is, and one now."""
        self.app.action_backups()

    def action_officers(self) -> None:
        """Who may open the vault."""
        self.app.action_officers()

    def action_half_filled(self) -> None:
        """Opens the one there is, or asks which."""
        self.post_message(Asked(known, answer=self._which))

    def _which(self, found: object) -> None:
        from investigator.tui.modals.choose import Choose  # noqa: PLC0415 - rare

        every = found if isinstance(found, tuple) else ()
        drafts = [one for one in every if isinstance(one, Draft)]
        if not drafts:
            self.notify("No form is half filled.")
        elif len(drafts) == 1:
            open_again(self.app, drafts[0])
        else:
            offered = [
                Choice(key=str(at), words=line(one)) for at, one in enumerate(drafts)
            ]

            def chosen(key: str | None) -> None:
                if key is not None:
                    open_again(self.app, drafts[int(key)])

            self.app.push_screen(Choose("Half-filled forms", offered), chosen)
