"""A step: three groups prove that the recovery key is on paper, and who keeps it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input

from investigator.casework import setting_up
from investigator.casework.commands.vault import KeepRecoveryKey
from investigator.casework.desk import Done
from investigator.casework.drafts import FormName
from investigator.casework.setting_up import GROUPS_ASKED
from investigator.domain.errors import Refused
from investigator.tui.half_filled import KEEPER
from investigator.tui.messages import Asked, Wanted
from investigator.tui.modals.drafted import Drafted, brought_back
from investigator.tui.safe import safe
from investigator.tui.screens.first_run_step import Begun, Step
from investigator.tui.widgets.form import Field
from investigator.tui.words import Tone

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


class EnvelopeStep(Step, Drafted):
    """Three groups prove that it is on paper; somebody else keeps the paper."""

    SHORT: ClassVar[str] = "Envelope"
    TITLE: ClassVar[str] = "Who will keep this envelope? Not you"
    WHY: ClassVar[str] = (
        "Type three groups from your paper. Then seal it in an envelope and give it to "
        "somebody who can reach it when you cannot."
    )

    def fields(self) -> ComposeResult:
        """Three groups on one line, then the keeper."""
        yield brought_back()
        with Horizontal(classes="groups"):
            for number in GROUPS_ASKED:
                line = Input(id=f"group-{number}-words", max_length=4)
                yield Field(f"Group {number}", line, id=f"group-{number}")
        yield Field("Who keeps it", Input(id="keeper-words"), id="asked-keeper")
        yield Field(
            "Where",
            Input(id="place-words", placeholder="such as: the safe in the trust office"),
            id="asked-place",
        )
        with Horizontal(classes="buttons"):
            yield Button(safe("Delete the saved page"), id="delete-sheet")

    def begin(self, begun: Begun) -> None:
        """The offer to delete stands only where a page was saved."""
        super().begin(begun)
        self.query_one("#delete-sheet").display = begun.sheet is not None
        self.begin_draft()

    def form_name(self) -> FormName:
        """The keeper is asked for among the vault's keys as well."""
        return KEEPER

    def form_title(self) -> str:
        """For the list of half-filled forms."""
        return "Who keeps the recovery key"

    def written(self) -> dict[str, str]:
        """Without the groups, which are a secret."""
        return {
            name: words
            for name, words in super().written().items()
            if name.startswith("asked-")
        }

    def faults(self) -> Mapping[str, str]:
        """Groups as they are on the paper, and two answers."""
        typed = [(number, self.text(f"#group-{number}-words")) for number in GROUPS_ASKED]
        wrong = setting_up.check_groups(self.begun.key, typed)
        found = {
            f"group-{number}": "Not the same." if dict(typed)[number] else "Type it."
            for number in wrong
        }
        try:
            setting_up.check_keeper(self.text("#keeper-words"), self.begun.name)
        except Refused as why:
            found["asked-keeper"] = str(why)
        if not self.text("#place-words").strip():
            found["asked-place"] = "Enter where the envelope lies."
        return found

    def do(self) -> None:
        """The trust's record says who keeps it."""
        wanted = KeepRecoveryKey(
            holder=self.text("#keeper-words"), place=self.text("#place-words")
        )
        self.post_message(Wanted(wanted, done=self._kept, refused=self.refused))

    def _kept(self, _done: Done) -> None:
        self.forget()
        self.finish(self.begun)

    @on(Button.Pressed, "#delete-sheet")
    def _delete(self, event: Button.Pressed) -> None:
        event.stop()
        sheet = self.begun.sheet
        if sheet is not None:
            delete = partial(_delete_sheet, sheet=sheet)
            self.post_message(Asked(delete, answer=self._deleted, refused=self.refused))

    def _deleted(self, _answer: object) -> None:
        self.learn(replace(self.begun, sheet=None))
        self.query_one("#delete-sheet").display = False
        self.tell("✓ The page is deleted.", "The paper is the only copy.", tone=Tone.DONE)


def _delete_sheet(_desk: "Desk", *, sheet: Path) -> None:
    setting_up.delete_sheet(sheet)
