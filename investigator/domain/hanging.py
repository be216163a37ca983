"""What hangs on a thing in the record: everything about it, and what hangs on that.

A post that another exhibit shows as well stays. An account goes with an exhibit only where
both were recorded in one step and nothing else knows it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from investigator.domain import about
from investigator.domain.about import Thing
from investigator.domain.account import AccountLinked, AccountRecorded
from investigator.domain.exhibit import ExhibitAdmitted
from investigator.domain.ledger import Told
from investigator.domain.post import PostEvidenced, PostRecorded
from investigator.domain.put_right import Noun


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A fact that stands: where it is read, and the entry that holds its words."""

    place: int
    source: int
    told: Told[Any]

    @property
    def fact(self) -> Any:  # noqa: ANN401 - any fact of any kind
        """What it says."""
        return self.told.fact


class Hanging:
    """The record as it hangs together: `things` that go, `gone` the facts of them."""

    def __init__(self, stated: Sequence[Stated], thing: Thing) -> None:
        self.things = {thing}
        self.gone: dict[int, Stated] = {}
        self._evidenced = defaultdict[str, list[str]](list)
        self._posts = defaultdict[str, list[PostRecorded]](list)
        self._linked: set[str] = set()
        self._admitted = defaultdict[int, list[str]](list)
        for one in stated:
            self._learn(one)
        while self._found(stated):
            pass

    def shown_elsewhere(self, post: PostRecorded) -> str:
        """Another exhibit that shows the post and stays, or empty."""
        others = self._evidenced[post.number]
        return next((each for each in others if not self.lost(Noun.EXHIBIT, each)), "")

    def lost(self, noun: Noun, label: str) -> bool:
        """Whether a thing goes."""
        return (noun, label) in self.things

    def _learn(self, one: Stated) -> None:
        fact = one.fact
        if isinstance(fact, PostEvidenced):
            self._evidenced[fact.post].append(fact.exhibit)
        elif isinstance(fact, PostRecorded):
            self._posts[fact.account].append(fact)
        elif isinstance(fact, AccountLinked):
            self._linked.add(fact.account)
        elif isinstance(fact, ExhibitAdmitted):
            self._admitted[one.told.telling.recorded_at.at].append(fact.number)

    def _found(self, stated: Sequence[Stated]) -> bool:
        """One more look; whether it found anything."""
        new = [one for one in stated if one.place not in self.gone and self._goes(one)]
        for one in new:
            self.gone[one.place] = one
            self.things.add((Noun.ENTRY, str(one.place)))
            thing = about.made(one.fact)
            if thing is not None:
                self.things.add(thing)
        return bool(new)

    def _goes(self, one: Stated) -> bool:
        fact = one.fact
        if about.made(fact) in self.things or self.lost(Noun.ENTRY, str(one.place)):
            return True
        if isinstance(fact, PostRecorded):
            lost = self.lost(Noun.EXHIBIT, fact.exhibit)
            return lost and not self.shown_elsewhere(fact)
        if isinstance(fact, AccountRecorded):
            return self._came_with(one)
        return any(each in self.things for each in about.of(fact))

    def _came_with(self, one: Stated) -> bool:
        number = one.fact.number
        if number in self._linked or any(
            not self.lost(Noun.POST, post.number) for post in self._posts[number]
        ):
            return False
        beside = self._admitted[one.told.telling.recorded_at.at]
        return any(self.lost(Noun.EXHIBIT, each) for each in beside)
