"""What is known of something that was taken out: when, by whom, why, and where it was."""

from collections.abc import Iterator, Sequence

from investigator.domain.ledger import Told
from investigator.domain.put_right import HeldIn, PutRight
from investigator.tui.times import moment
from investigator.tui.widgets.facts import Known, known


def put_right_facts(told: Told[PutRight]) -> Sequence[Known]:
    """Nothing of what it was."""
    fact, telling = told.fact, told.telling
    pairs = (
        ("Taken out", moment(telling.happened_at)),
        ("By", telling.speaker),
        ("Why", fact.reason),
        ("Now", fact.moved_to),
        ("It was in", "\n".join(_places(fact.held_in))),
    )
    return known((label, value) for label, value in pairs if value)


def _places(places: Sequence[HeldIn]) -> Iterator[str]:
    for one in places:
        when = moment(one.when) if one.when else ""
        yield ", ".join(each for each in (one.what, one.where, when) if each)
