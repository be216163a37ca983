"""A question over a case, as the case stood when it was opened."""

from typing import Self

from investigator.casework.case_views import Standing
from investigator.casework.commands.base import CaseCommand
from investigator.casework.drafts import FormName
from investigator.domain.case import Case
from investigator.tui.modals.asking import Asking


class Question(Asking):
    """Its answer is one command in the case."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing

    @classmethod
    def again(cls, standing: Standing, about: tuple[str, ...]) -> Self:
        """The same question once more, for a half-filled one that is opened again."""
        del about
        return cls(standing)

    @property
    def case(self) -> Case:
        """The case as it stood when the question was opened."""
        return self.standing.case

    def about(self) -> tuple[str, ...]:
        """What in the case it is asked of; `again` is given this."""
        return ()

    def answer(self) -> CaseCommand:
        """The command; raises `Unanswered` for fields, `Refused` for a rule."""
        raise NotImplementedError

    def form_name(self) -> FormName:
        """By its module and class, of this case."""
        kind = type(self)
        module = kind.__module__.rpartition(".")[2]
        return FormName(
            form=f"{module}:{kind.__qualname__}", case=self.case.ref, about=self.about()
        )

    def form_title(self) -> str:
        """With the number of what it is asked of."""
        return " ".join((super().form_title(), *self.about()))
