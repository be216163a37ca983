"""Tab 2: who has to do with the case, and what each is in it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from investigator.domain.case import Case
from investigator.domain.people import Person, PersonKind
from investigator.tui.dates import day_words
from investigator.tui.modals.people import (
    KINDS,
    PARTS,
    AddPersonQuestion,
    GiveRoleQuestion,
    NameStaffMember,
)
from investigator.tui.modals.put_right import PutRightQuestion, begin
from investigator.tui.safe import safe, said
from investigator.tui.screens.case_tabs.account_ways import begin as begin_account
from investigator.tui.screens.case_tabs.deeds import Deed, keys
from investigator.tui.screens.case_tabs.pane import ListPane
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.facts import Known, known
from investigator.tui.widgets.pages import Row
from investigator.tui.words import CATEGORIES, ROLES, initials

_HIDDEN = frozenset({PersonKind.PUPIL, PersonKind.PARENT})


class People(ListPane):
    """Names as initials, until they are asked for."""

    COLUMNS: ClassVar[Sequence[Column]] = (
        Column(heading="Who", least=12, share=2),
        Column(heading="What in the case", least=20, share=3),
        Column(heading="Post", least=10, share=2, from_width=70),
    )
    EMPTY = "Nobody is recorded yet. Press n to add the staff member."
    DEEDS: ClassVar[Sequence[Deed]] = (
        Deed(key="n", words="Add", explained="Add a person", action="add_person"),
        Deed(
            key="s",
            words="Staff member",
            explained="Name the staff member",
            action="name_staff",
        ),
        Deed(key="r", words="Role", explained="Give a role", action="role"),
        Deed(
            key="o",
            words="Account",
            explained="Accounts: whose, why, and what is said against it",
            action="account",
        ),
        Deed(
            key="p",
            words="Put right…",
            explained="Take out what was added by mistake",
            action="put_right",
        ),
        Deed(
            key="w",
            words="Whole names",
            explained="Show or hide whole names",
            action="screen.names",
        ),
    )
    BINDINGS = keys(DEEDS)
    DRAWN_FROM = ("people", "roles", "accounts", "respondent")
    names_shown = False

    def show_names(self, shown: bool) -> None:  # noqa: FBT001 - a switch
        """Whole names, or initials."""
        self.names_shown = shown
        self.redraw()

    def rows(self) -> Sequence[Row]:
        """Everybody, the staff member first."""
        case = self.standing.case
        order = sorted(case.people, key=lambda key: key != case.respondent)
        return [
            Row(
                key=key,
                cells=(
                    safe(self._called(case.people[key])),
                    safe(_place(case, key)),
                    safe(case.people[key].added.fact.post),
                ),
            )
            for key in order
        ]

    def title(self, key: str) -> Content:
        """The name, as far as it is shown."""
        name = self._called(self.standing.case.people[key])
        return said("[bold]$name[/]", name=name)

    def facts(self, key: str) -> Sequence[Known]:
        """What is known of a person; nothing that is empty."""
        person = self.standing.case.people[key]
        one = person.added.fact
        pattern = person.pattern.fact.pattern if person.pattern else None
        pairs = [
            ("In this case", _place(self.standing.case, key)),
            ("Stand-in", one.stand_in),
            ("Kind", KINDS[one.kind.value].words),
            ("Category", CATEGORIES[one.category.value].words if one.category else ""),
            ("Post", one.post),
            ("School", one.school),
            ("Line manager", self._said(one.line_manager)),
            ("Union", one.union),
            ("In post since", day_words(one.start_date) if one.start_date else ""),
            (
                "Works",
                f"{', '.join(pattern.days)}, {pattern.start:%H:%M} to {pattern.end:%H:%M}"
                if pattern
                else "",
            ),
            ("Accounts", self._accounts(key)),
            ("Note", one.note),
        ]
        return known((label, value) for label, value in pairs if value)

    def _accounts(self, key: str) -> str:
        return "\n".join(
            f"{number}  {one.recorded.fact.handle or 'no handle'} on "
            f"{one.recorded.fact.platform}"
            for number, one in self.standing.case.accounts.items()
            if one.person == key
        )

    def _called(self, person: Person) -> str:
        if person.added.fact.kind in _HIDDEN or self.names_shown:
            return person.label
        stand_in = person.added.fact.stand_in
        return stand_in or initials(person.label) or person.label

    def _said(self, name: str) -> str:
        return name if self.names_shown else initials(name)

    def action_add_person(self) -> None:
        """Somebody joins the case."""
        self.open_question(AddPersonQuestion(self.standing))

    def action_name_staff(self) -> None:
        """Whose conduct it is."""
        self.open_question(NameStaffMember(self.standing, self.selected))

    def action_role(self) -> None:
        """A role for somebody."""
        self.open_question(GiveRoleQuestion(self.standing, self.selected))

    def action_account(self) -> None:
        """Accounts, and what speaks for and against each."""
        begin_account(self, lambda: self.standing, self.open_question)

    def action_put_right(self) -> None:
        """Somebody was added by mistake."""
        if self.selected:
            shown = self._called(self.standing.case.people[self.selected])
            begin(self, PutRightQuestion(self.standing, self.selected, shown=shown))


def _place(case: Case, key: str) -> str:
    """What somebody is in the case: the staff member, roles held, part taken."""
    roles = [
        ROLES[role.value].words
        for role, told in case.roles.items()
        if told.fact.person == key
    ]
    if key == case.respondent:
        roles.insert(0, "The staff member in this case")
    part = case.people[key].added.fact.part
    if part.value != "none":
        roles.append(PARTS[part.value].words)
    kind = KINDS[case.people[key].added.fact.kind.value].words
    return ", ".join(roles) or kind
