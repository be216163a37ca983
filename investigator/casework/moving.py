"""An exhibit goes to the case where it belongs: first in there, then out of the wrong one.

It is admitted by the ordinary rules with the moment it was first added, and both cases
have the line of custody. A stop in between leaves it in both, which is told.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, cast

from investigator.casework.desk import Desk, Progress
from investigator.domain import account, exhibit, post
from investigator.domain.account import AccountRecorded
from investigator.domain.case import Case, refuse_unread
from investigator.domain.errors import Damaged, Refused
from investigator.domain.exhibit import Exhibit, ExhibitWithheld
from investigator.domain.hanging import Stated
from investigator.domain.ledger import Telling
from investigator.domain.people import Person
from investigator.domain.post import IdTimeRead, PostRecorded, TimeShown
from investigator.domain.put_right import MovedHere, refuse_in_error
from investigator.record.codec import Saying
from investigator.storage.kept import Staged

if TYPE_CHECKING:
    from investigator.domain.ledger import Fact
    from investigator.storage.case_file import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An exhibit with all that goes along, from one case to another."""

    one: Exhibit
    gone: Sequence[Stated]
    source: "CaseFile"
    target: "CaseFile"
    reason: str


def target_case(desk: Desk, source: "CaseFile", ref: str) -> "CaseFile":
    """The right case, if it may take an exhibit."""
    if ref == source.case.ref:
        raise Refused(
            "It is in that case already.", remedy="Name the case where it belongs."
        )
    target = desk.case_file(ref)
    refuse_unread(target.case)
    refuse_in_error(target.case)
    exhibit.may_admit(target.case)
    return target


def moved_already(target: Case, source: Case, one: Exhibit) -> str:
    """The number it has in the right case, where an earlier try brought it there."""
    for number, told in target.moved_here.items():
        came = told.fact.from_case == source.ref and told.fact.was == one.number
        here = target.exhibits.get(number)
        if came and here is not None and here.file.sha256 == one.file.sha256:
            return number
    return ""


def move(desk: Desk, wanted: Move) -> Generator[Progress, None, str]:
    """Brings the exhibit into the right case; gives its number there."""
    source, target, one = wanted.source, wanted.target, wanted.one
    there = moved_already(target.case, source.case, one)
    if there:
        return there
    staged: Staged | None = None
    pieces = _Pieces(source.bytes_of(one.file.sha256))
    for step in target.stage(cast("BinaryIO", pieces)):  # all that is asked is to read
        if isinstance(step, Staged):
            staged = step
        else:
            yield Progress(what="Moving the exhibit", done=step, whole=one.file.size)
    if staged is None or staged.sha256 != one.file.sha256:
        raise Damaged(f"The bytes of {one.number} are not as they were sealed.")
    now = desk.saying()

    def facts(case: Case) -> "Sequence[tuple[Fact, Saying]]":
        return tuple(_Facts(case, wanted, now).all())

    done = desk.record(target, facts, (staged,))
    return next(each.exhibit for each in done.facts if isinstance(each, MovedHere))


def unfinished(desk: Desk, names: Sequence[str]) -> tuple[str, ...]:
    """Moves that a stop cut in two: sentences that say so and how to finish."""
    found: list[str] = []
    for name in names:
        case = _looked_at(desk, name)
        for told in case.moved_here.values() if case else ():
            fact = told.fact
            line = desk.vault.register.has(fact.from_case)
            other = (
                _looked_at(desk, desk.vault.register.find(fact.from_case).file)
                if line
                else None
            )
            if case and other and _still_there(other, case, fact):
                found.append(
                    f"{fact.was} of {fact.from_case} was moved to {case.ref} as "
                    f"{fact.exhibit} and still stands in {fact.from_case}: the program "
                    "stopped in between. Put it right there again to finish."
                )
    return tuple(found)


def _still_there(other: Case, case: Case, fact: MovedHere) -> bool:
    one = other.exhibits.get(fact.was)
    return one is not None and moved_already(case, other, one) == fact.exhibit


def _looked_at(desk: Desk, name: str) -> Case | None:
    held = desk.opened(name)
    if held is not None:
        return held.case
    try:
        file = desk.vault.open_case(name, settle=False)
    except (Damaged, Refused):
        return None
    try:
        return file.case
    finally:
        file.close()


class _Pieces:
    """Kept bytes as something that can be read piece by piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, _size: int = -1) -> bytes:
        """The next piece, or nothing at the end."""
        return next(self._pieces, b"")


class _Facts:
    """The facts of one exhibit as the right case records them."""

    def __init__(self, case: Case, wanted: Move, now: Saying) -> None:
        self.case, self.wanted, self.now = case, wanted, now
        self.number = ""
        self.posts: dict[str, str] = {}

    def all(self) -> "Iterator[tuple[Fact, Saying]]":
        """The exhibit, what it shows, where it came from, where copies lie."""
        one = self.wanted.one
        told, telling = one.admitted.fact, one.admitted.telling
        admitted = exhibit.admit(
            self.case,
            title=told.title,
            kind=told.kind,
            file=told.file,
            origin=told.origin,
            happened_at=telling.happened_at,
        )
        self.number = admitted.number
        yield self._told(admitted, telling)
        for stated in self.wanted.gone:
            for fact in self._again(stated):
                yield self._told(fact, stated.told.telling)
        yield self._told(self._custody(telling), None)

    def _custody(self, first: Telling) -> MovedHere:
        return MovedHere(
            exhibit=self.number,
            from_case=self.wanted.source.case.ref,
            was=self.wanted.one.number,
            first_added=first.recorded_at,
            first_added_by=first.typed_by,
            reason=self.wanted.reason.strip(),
        )

    def _again(self, stated: Stated) -> "Iterator[Fact]":
        """A fact that goes along, with the numbers of this case."""
        fact = stated.fact
        if isinstance(fact, IdTimeRead):
            if fact.post in self.posts:
                yield replace(fact, post=self.posts[fact.post])
        elif getattr(fact, "exhibit", "") != self.wanted.one.number:
            return
        elif isinstance(fact, PostRecorded):
            yield from self._post(fact)
        elif isinstance(fact, TimeShown) and fact.post in self.posts:
            yield replace(fact, post=self.posts[fact.post], exhibit=self.number)
        elif isinstance(fact, ExhibitWithheld) or self._listed(stated):
            yield replace(fact, exhibit=self.number)

    def _listed(self, stated: Stated) -> bool:
        """Whether it tells of a copy that still has to be thought of."""
        copy = self.wanted.source.case.copies.get(stated.place)
        return copy is not None and copy.listed

    def _post(self, fact: PostRecorded) -> "Iterator[Fact]":
        """The post under a new number, with account and author as they are here."""
        number, recorded = self._account(fact.account)
        if recorded is not None:
            yield recorded
        made = post.record(
            self.case,
            exhibit=self.number,
            platform=fact.platform,
            account=number,
            address=fact.address,
            words=fact.words,
            author=self._person(fact.author),
            authorship=fact.authorship,
            edited=fact.edited,
            scheduled=fact.scheduled,
        )
        self.posts[fact.number] = made.number
        yield made

    def _account(self, number: str) -> tuple[str, AccountRecorded | None]:
        known = self.wanted.source.case.accounts.get(number)
        if known is None:
            return "", None
        told = known.recorded.fact
        found = account.find(self.case, told.platform, told.handle)
        if found and told.handle:
            return found, None
        made = account.record(
            self.case,
            platform=told.platform,
            handle=told.handle,
            display_name=told.display_name,
            address=told.address,
            ownership=told.ownership,
        )
        return made.number, made

    def _person(self, key: str) -> str:
        """The one person of the same name here, or nobody."""
        known = self.wanted.source.case.people.get(key)
        if known is None:
            return ""
        same = [name for name, one in self.case.people.items() if _same(one, known)]
        return same[0] if len(same) == 1 else ""

    def _told(self, fact: "Fact", told: Telling | None) -> "tuple[Fact, Saying]":
        """With the moment it first happened; the case as the next rule sees it."""
        saying = self.now
        if told is not None:
            saying = replace(
                saying,
                happened_at=told.happened_at,
                words_of=told.words_of,
                rests_on=told.rests_on,
            )
        around = Telling(
            seq=0,
            happened_at=saying.happened_at,
            recorded_at=self.now.happened_at,
            typed_by=saying.typed_by,
        )
        self.case = fact.told_to(self.case, around)
        return fact, saying


def _same(one: Person, other: Person) -> bool:
    return one.added.fact.name.casefold() == other.added.fact.name.casefold() != ""
