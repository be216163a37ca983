"""Carries out a command that one rule of the domain decides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from investigator.casework.commands.base import CaseCommand, arguments
from investigator.casework.desk import Desk, Done
from investigator.domain.case import Case, refuse_unread
from investigator.domain.put_right import refuse_in_error

if TYPE_CHECKING:
    from investigator.domain.ledger import Fact
    from investigator.record.codec import Saying


def carry_out(desk: Desk, wanted: CaseCommand) -> Iterator[Done]:
    """The rule's facts are recorded, or it refuses and nothing has changed."""
    rule = wanted.rule
    if rule is None:
        raise TypeError(type(wanted).__name__)
    saying = said(desk, wanted)
    given = {**arguments(wanted), **_supplied(desk, wanted, saying)}

    def facts(case: Case) -> "Sequence[tuple[Fact, Saying]]":
        refuse_unread(case)
        if not wanted.even_ended:
            refuse_in_error(case)
        return [(fact, saying) for fact in as_facts(rule(case, **given))]

    yield desk.record(desk.case_file(wanted.case), facts)


def said(desk: Desk, wanted: CaseCommand) -> "Saying":
    """What the command says around its facts."""
    saying = desk.saying(happened_at=wanted.happened_at, words_of=wanted.words_of)
    return replace(saying, rests_on=wanted.rests_on)


def as_facts(made: Any) -> "tuple[Fact, ...]":  # noqa: ANN401 - rules return one, several or none
    """A rule's answer as facts."""
    if made is None:
        return ()
    return made if isinstance(made, tuple) else (made,)


def _supplied(desk: Desk, wanted: CaseCommand, saying: "Saying") -> dict[str, Any]:
    """What a rule takes that no person types."""
    known = {"happened_at": lambda: saying.happened_at, "clauses_known": desk.clauses}
    return {name: make() for name, make in known.items() if name in wanted.takes}
