"""Questions about people: who joins, whose conduct it is, who has which role."""

from textual.app import ComposeResult

from investigator.casework.case_views import Standing
from investigator.casework.commands.people import AddPerson, GiveRole, NameRespondent
from investigator.domain.people import Category, Part, PersonKind, Role
from investigator.tui.modals import choices
from investigator.tui.modals.answers import Unanswered, choice_field, line_field
from investigator.tui.modals.question import Question
from investigator.tui.widgets.choice_list import Choice
from investigator.tui.words import CATEGORIES, ROLES, Wording

KINDS = {
    "staff": Wording("Staff member or other adult bound by the policy"),
    "pupil": Wording("Pupil"),
    "parent": Wording("Parent or carer"),
    "witness": Wording("Witness from outside"),
    "third_party": Wording("Third party"),
    "official": Wording("Official, such as the LADO or police"),
}
PARTS = {
    "none": Wording("No part in the concern"),
    "target": Wording("The conduct was aimed at them"),
    "reporter": Wording("Reported the concern"),
    "witness": Wording("Witness"),
    "relative": Wording("Relative of somebody in it"),
}


class AddPersonQuestion(Question):
    """A pupil and a parent get a stand-in, which is what documents print."""

    ASKS = "Add a person"
    SAVE = "Add"
    PURPOSE = "A person who has to do with the case. Pupils are shown by a stand-in."

    def fields(self) -> ComposeResult:
        """Who it is."""
        yield choice_field(
            "kind", "Who", choices.worded(KINDS, PersonKind), taken=("staff",)
        )
        yield line_field("name", "Name")
        yield line_field(
            "stand_in",
            "Stand-in",
            hint="For a pupil or parent. Left empty, the next is given: Pupil A and on.",
        )
        yield line_field("post", "Post", example="teacher of history")
        yield line_field("school", "School", value=self.case.school)
        yield choice_field(
            "category", "Category, for staff", choices.worded(CATEGORIES, Category)
        )
        yield choice_field(
            "part", "Part in the concern", choices.worded(PARTS, Part), taken=("none",)
        )

    def answer(self) -> AddPerson:
        """The person."""
        if not (self.text("name") or self.text("stand_in")):
            raise Unanswered(name="Enter the name, or a stand-in for a pupil.")
        category = self.one("category")
        return AddPerson(
            case=self.case.ref,
            kind=PersonKind(self.one("kind")),
            name=self.text("name"),
            stand_in=self.text("stand_in"),
            post=self.text("post"),
            school=self.text("school"),
            category=Category(category) if category else None,
            part=Part(self.one("part")),
        )


class NameStaffMember(Question):
    """Asked once: one case, one staff member."""

    ASKS = "Name the staff member"
    SAVE = "Name"
    PURPOSE = "Whose conduct the case is about. A case has one staff member, for good."

    def __init__(self, standing: Standing, person: str = "") -> None:
        super().__init__(standing)
        self._person = person

    def fields(self) -> ComposeResult:
        """Who."""
        yield choice_field(
            "person",
            "Whose conduct is this case about?",
            choices.people(self.case),
            hint="Add the person first if the name is not here.",
            taken=(self._person,),
        )

    def answer(self) -> NameRespondent:
        """The naming."""
        person = self.needed("person", "Choose the person.")
        return NameRespondent(case=self.case.ref, person=person)


class GiveRoleQuestion(Question):
    """A role that the person may not hold is refused here, with the reason."""

    ASKS = "Give a role"
    SAVE = "Give the role"
    PURPOSE = "Who does what in this case. Whoever decides had no earlier part in it."

    def __init__(self, standing: Standing, person: str = "") -> None:
        super().__init__(standing)
        self._person = person

    def fields(self) -> ComposeResult:
        """Which role, and who."""
        yield choice_field("role", "Which role", (self._role(each) for each in Role))
        yield choice_field(
            "person",
            "Who takes it",
            choices.people(self.case),
            hint="Receiving the report is no conflict; having decided in the case is.",
            taken=(self._person,),
        )

    def answer(self) -> GiveRole:
        """The role."""
        role = self.needed("role", "Choose the role.")
        person = self.needed("person", "Choose who takes it.")
        return GiveRole(case=self.case.ref, role=Role(role), person=person)

    def _role(self, role: Role) -> Choice:
        held = self.case.holder(role)
        now = f"  (now {held})" if held else ""
        return Choice(key=role.value, words=f"{ROLES[role.value].words}{now}")
