"""Finds clauses of the policy by words or number, and keeps several chosen."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from investigator.casework.policy_views import clauses
from investigator.domain.policy import Clause, Ground
from investigator.tui.modals.answers import asked
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field

_MOST = 40
_GROUNDS = {
    Ground.YES: "",
    Ground.SEPARATE: "an allegation of its own",
    Ground.SUPPORTING: "only beside another clause",
    Ground.NO: "cannot carry an allegation",
}


class ClausePicker(Field):
    """A search line over a list of clauses; what is taken stays taken while searching."""

    def __init__(
        self,
        label: str,
        *,
        name: str,
        hint: str = "",
        taken: Sequence[str] = (),
        only_grounds: bool = False,
    ) -> None:
        self._chosen = tuple(taken)
        self._only_grounds = only_grounds
        search = Input(placeholder="Words or a number, such as pupil or 7.3")
        super().__init__(label, search, hint=hint, id=asked(name))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The numbers of the clauses that are taken, in the order they were taken."""
        return self._chosen

    def below(self) -> ComposeResult:
        """What was found, and what is taken."""
        with Vertical(classes="clauses"):
            yield self._list("")
        yield Static(safe(""), classes="field--hint clauses--chosen")

    def written(self) -> str:
        """The clauses that are taken; words to search with are not kept."""
        return "\n".join(self._chosen)

    def write(self, text: str) -> None:
        """Takes these clauses."""
        self._chosen = tuple(text.splitlines())
        for each in self.query(ChoiceList):
            each.take(self._chosen)
        self._tell()

    def on_mount(self) -> None:
        """Say what is taken from the start."""
        super().on_mount()
        self._tell()

    @on(Input.Changed)
    async def _search(self, event: Input.Changed) -> None:
        place = self.query_one(".clauses", Vertical)
        await place.query(ChoiceList).remove()
        await place.mount(self._list(event.value))

    @on(ChoiceList.Changed)
    def _take(self, event: ChoiceList.Changed) -> None:
        control = self.control
        typed = control.value if isinstance(control, Input) else ""
        listed = {one.number for one in self._found(typed)}
        kept = (each for each in self._chosen if each not in listed or each in event.taken)
        self._chosen = tuple(dict.fromkeys((*kept, *event.taken)))
        self._tell()

    def _found(self, typed: str) -> Sequence[Clause]:
        """What is found; clauses that can carry no allegation only where they may stand."""
        weak = (Ground.NO, Ground.SUPPORTING) if self._only_grounds else ()
        return [one for one in clauses(typed) if one.ground not in weak][:_MOST]

    def _list(self, typed: str) -> ChoiceList:
        found = self._found(typed)
        return ChoiceList([_choice(one) for one in found], taken=self._chosen, several=True)

    def _tell(self) -> None:
        words = f"Chosen: {', '.join(self._chosen)}" if self._chosen else "None chosen yet"
        self.query_one(".clauses--chosen", Static).update(safe(words))


def _choice(one: Clause) -> Choice:
    limit = _GROUNDS[one.ground]
    return Choice(
        key=one.number,
        words=f"{one.number}  {one.title}" + (f" ({limit})" if limit else ""),
    )
