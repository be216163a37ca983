"""The copies outside the vault: what lies where, deleted here or said to be gone."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, Static

from investigator.casework.commands.copies import ConfirmGone, DeleteCopies
from investigator.casework.copies import CopyOutside, copies_outside
from investigator.casework.desk import Done
from investigator.domain.errors import Refused
from investigator.tui.band import Band
from investigator.tui.marks import marked
from investigator.tui.messages import Asked, Wanted
from investigator.tui.modals.confirm import Confirm
from investigator.tui.progress import ShowsProgress
from investigator.tui.safe import safe, said
from investigator.tui.times import moment
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.key_line import KeyLine
from investigator.tui.widgets.pages import ListedRows, Row
from investigator.tui.widgets.progress_line import ProgressLine
from investigator.tui.widgets.sentence_bar import SentenceBar
from investigator.tui.widgets.virtual_table import VirtualTable
from investigator.tui.words import COPY_STATES, Tone

COLUMNS = (
    Column(heading="Case", width=18, from_width=70),
    Column(heading="What it is", least=20, share=2),
    Column(heading="Now", width=18),
    Column(heading="Place", least=20, share=3),
)
_NO_PLACE = "not told any more; look there yourself"


class CopiesScreen(Screen[None], ShowsProgress):
    """A row for each; what it is in full stands below the list."""

    PURPOSE: ClassVar[str] = (
        "Every file outside the vault that holds something of a case, until it is known to "
        "be gone. Only what is still the same, byte for byte, is ever deleted."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "delete", "Delete this one", show=False),
        Binding("e", "delete_every", "Delete every one that can be", show=False),
        Binding("g", "gone", "It is gone", show=False),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._copies: dict[str, CopyOutside] = {}

    def compose(self) -> ComposeResult:
        """The list, the one under the cursor, what can be done."""
        yield Band("Copies outside the vault")
        yield VirtualTable(COLUMNS, empty="Nothing is known to lie outside the vault.")
        yield Static(safe("Looking where they lie…"), classes="in-full")
        yield ProgressLine()
        with Horizontal(classes="buttons"):
            yield Button(said("Delete [bold]d[/]"), id="delete")
            yield Button(said("Delete every one [bold]e[/]"), id="delete_every")
            yield Button(said("It is gone [bold]g[/]"), id="gone")
            yield Button(safe("Back"), id="back")
        yield SentenceBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one(VirtualTable).focus()
        self._look()

    def _look(self) -> None:
        self.post_message(Asked(copies_outside, answer=self._show))

    def _show(self, found: object) -> None:
        copies = found if isinstance(found, tuple) else ()
        self._copies = {one.id: one for one in copies}
        rows = [_row(one) for one in reversed(copies)]
        self.query_one(VirtualTable).show_rows(ListedRows(rows))
        self._tell()

    @on(VirtualTable.Highlighted)
    def _tell(self) -> None:
        one = self._chosen()
        words = _in_full(one) if one else ""
        self.query_one(".in-full", Static).update(safe(words, lines=True))

    def _chosen(self) -> CopyOutside | None:
        return self._copies.get(self.query_one(VirtualTable).key or "")

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(f"screen.{event.button.id}")

    def action_delete(self) -> None:
        """The one under the cursor, once that is confirmed."""
        one = self._chosen()
        if one is not None:
            self._confirm((one,))

    def action_delete_every(self) -> None:
        """All that are still what the vault knows."""
        every = tuple(one for one in self._copies.values() if one.deletable)
        if every:
            self._confirm(every)
        else:
            self.query_one(SentenceBar).say("None of them can be deleted from here.")

    def _confirm(self, copies: Sequence[CopyOutside]) -> None:
        places = "\n".join(one.place or _NO_PLACE for one in copies[:8])
        more = f"\nand {len(copies) - 8} more" if len(copies) > 8 else ""  # noqa: PLR2004 - as above
        ids = tuple(one.id for one in copies)
        count = "this file" if len(copies) == 1 else f"these {len(copies)} files"
        self.app.push_screen(
            Confirm(
                f"Delete {count}?",
                f"{places}{more}\n\nThe vault keeps what it has sealed.",
                yes="Delete",
                no="Leave as it is",
            ),
            lambda yes: self._delete(ids) if yes else None,
        )

    def _delete(self, ids: tuple[str, ...]) -> None:
        self.post_message(Wanted(DeleteCopies(copies=ids), done=self._deleted))

    def _deleted(self, done: Done) -> None:
        made = done.made if isinstance(done.made, tuple) else ()
        kept = [one.why for one in made if one.why]
        bar = self.query_one(SentenceBar)
        gone = len(made) - len(kept)
        if kept:
            bar.say(f"▲ {gone} deleted, {len(kept)} left. {kept[0]}", Tone.SOON)
        else:
            bar.say(f"✓ {gone} deleted.", Tone.DONE)
        self._look()

    def action_gone(self) -> None:
        """A person says so; what still lies there is not gone."""
        one = self._chosen()
        if one is not None:
            wanted = ConfirmGone(copy=one.id)
            self.post_message(Wanted(wanted, done=self._noted, refused=self._refused))

    def _noted(self, _done: Done) -> None:
        self.query_one(SentenceBar).say("✓ Noted as gone.", Tone.DONE)
        self._look()

    def _refused(self, why: Refused) -> None:
        self.query_one(SentenceBar).say_refused(why.sentence, why.remedy)

    def action_back(self) -> None:
        """To where one was; while something runs, it is stopped first."""
        self.dismiss()


def _row(one: CopyOutside) -> Row:
    state = COPY_STATES[one.state.value] if one.state else COPY_STATES["cannot_see"]
    return Row(
        key=one.id,
        cells=(
            safe(one.ref),
            safe(f"{one.what[:1].upper()}{one.what[1:]}"),
            marked(state),
            safe(one.place or _NO_PLACE),
        ),
    )


def _in_full(one: CopyOutside) -> str:
    by = "written by the program" if one.ours else "there before it was added"
    what = f"{one.what[:1].upper()}{one.what[1:]}"
    return f"{what}, {by}, {moment(one.made)}\n{one.place or _NO_PLACE}"
