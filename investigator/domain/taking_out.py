"""What taking out one thing does: which entries go, and which are told again without it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from investigator.domain import about, covering
from investigator.domain.about import ABOUT, Thing
from investigator.domain.case import Case
from investigator.domain.copies import CopyGone, CopyKind, CopyMade
from investigator.domain.covering import Words
from investigator.domain.digest import Sha256
from investigator.domain.exhibit import ExhibitAdmitted
from investigator.domain.hanging import Hanging, Stated
from investigator.domain.issued import DocumentIssued
from investigator.domain.ledger import Told
from investigator.domain.people import PersonAdded
from investigator.domain.post import PostRecorded
from investigator.domain.put_right import Noun

_STAND_IN = re.compile(r"(Pupil|Parent) [A-Z]+")


@dataclass(frozen=True, slots=True, eq=False)
class Retold:
    """A fact that stays without what is taken out."""

    stated: Stated
    told: Told[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """All that taking out one thing does.

    `maybe` holds a part of the name only; a person says whether it means the same.
    """

    noun: Noun
    what: str
    gone: tuple[Stated, ...]
    retold: tuple[Retold, ...] = ()
    maybe: tuple[Stated, ...] = ()
    documents: tuple[Stated, ...] = ()
    words: Words = field(default_factory=Words)

    @property
    def entries(self) -> tuple[int, ...]:
        """The entries whose words are destroyed."""
        retold = (one.stated.source for one in self.retold)
        return tuple(sorted((*(one.source for one in self.gone), *retold)))

    @property
    def exhibits(self) -> tuple[ExhibitAdmitted, ...]:
        """The exhibits that go."""
        return tuple(s.fact for s in self.gone if isinstance(s.fact, ExhibitAdmitted))

    @property
    def bytes_gone(self) -> tuple[Sha256, ...]:
        """Fingerprints of kept bytes that may go: of exhibits, and of documents of them."""
        exhibits = (one.file.sha256 for one in self.exhibits)
        return tuple(dict.fromkeys((*exhibits, *(d.fact.sha256 for d in self.documents))))

    @property
    def first_place(self) -> int:
        """The first entry that held anything of it."""
        touched = (*self.gone, *(one.stated for one in self.retold))
        return min((one.place for one in touched), default=0)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Labels that stay used; a key that spells the name is not kept."""
        things = (about.made(one.fact) for one in self.gone)
        labels = (thing[1] for thing in things if thing is not None)
        return tuple(each for each in labels if not self.words.in_text(each, parts=True))

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """Stand-ins of people who go, so that nobody else is called so."""
        people = (one.fact for one in self.gone if isinstance(one.fact, PersonAdded))
        return tuple(one.stand_in for one in people if _STAND_IN.fullmatch(one.stand_in))


def plan(
    case: Case,
    stated: Sequence[Stated],
    thing: Thing,
    *,
    also: tuple[int, ...] = (),
    moved: bool = False,
) -> Plan:
    """What goes with a thing.

    `also` are entries in which a part of the name means it; `moved` says that its copies
    outside are listed in the case where it belongs.
    """
    hanging = Hanging(stated, thing)
    for one in stated:
        if _dead_copy(case, one, hanging, moved=moved):
            hanging.gone[one.place] = one
    gone = tuple(hanging.gone[place] for place in sorted(hanging.gone))
    stays = tuple(one for one in stated if one.place not in hanging.gone)
    words = _words(case, gone, stays, thing)
    retold = tuple(_retold(stays, hanging, words, also))
    taken = Plan(
        noun=thing[0],
        what=_called(thing, gone, words),
        gone=gone,
        retold=retold,
        words=words,
    )
    return replace(
        taken,
        maybe=tuple(_maybe(stays, retold, words)),
        documents=tuple(made_after(stays, taken.first_place)),
    )


def made_after(stated: Sequence[Stated], first: int) -> Iterator[Stated]:
    """The documents that were made of the case since an entry stood in it."""
    for one in stated:
        if isinstance(one.fact, DocumentIssued) and one.fact.as_of >= first:
            yield one


def without_name(place: str, words: Words) -> str:
    """The folder of a place, as far up as none of the words stands in it."""
    folder = _folder(place)
    while folder and words.in_text(folder, parts=True):
        folder = _folder(folder)
    return folder


def own_words(fact: object) -> tuple[str, ...]:
    """The words by which a thing is known."""
    if isinstance(fact, PersonAdded):
        return (fact.name,)
    if isinstance(fact, ExhibitAdmitted):
        name = fact.file.original_name
        return (name, *covering.of_fingerprint(fact.file.sha256))
    return ()


def _words(
    case: Case, gone: Sequence[Stated], stays: Sequence[Stated], thing: Thing
) -> Words:
    """The words that may stand nowhere any more; those of something that stays may."""
    kept = {text.casefold() for one in stays for text in own_words(one.fact)}
    kept |= {told.fact.name.casefold() for told in case.signers.values()}
    lost = {text for one in gone for text in own_words(one.fact)}
    lost = {each for each in lost if each.casefold() not in kept}
    if thing[0] is Noun.PERSON:
        return covering.of_name(next(iter(lost), ""))
    return covering.of_texts(lost)


def _dead_copy(case: Case, one: Stated, hanging: Hanging, *, moved: bool) -> bool:
    """A copy of an exhibit that goes, which is gone already or listed in its right case."""
    fact = one.fact
    if isinstance(fact, CopyGone):
        copy = case.copies.get(fact.copy)
        return copy is not None and hanging.lost(Noun.EXHIBIT, copy.made.fact.exhibit)
    if not isinstance(fact, CopyMade) or not hanging.lost(Noun.EXHIBIT, fact.exhibit):
        return False
    return moved or one.place not in case.copies or not case.copies[one.place].listed


def _retold(
    stays: Sequence[Stated], hanging: Hanging, words: Words, also: tuple[int, ...]
) -> Iterator[Retold]:
    for one in stays:
        if not ABOUT[type(one.fact)].open:
            continue
        parts, told = one.place in also, one.told.telling
        fact = words.covered(without(one.fact, hanging, words), parts=parts)
        telling = replace(
            told,
            words_of=words.covered(told.words_of, parts=parts),
            rests_on=words.covered(told.rests_on, parts=parts),
        )
        if fact != one.fact or telling != told:
            yield Retold(one, telling.of(fact))


def without(fact: Any, hanging: Hanging, words: Words) -> Any:  # noqa: ANN401 - any fact
    """The fact without the things it only names; the last one of a list stays a number."""
    if isinstance(fact, CopyMade):
        return _covered_copy(fact, hanging, words)
    if isinstance(fact, PostRecorded) and hanging.lost(Noun.EXHIBIT, fact.exhibit):
        fact = replace(fact, exhibit=hanging.shown_elsewhere(fact))
    nouns = {name: thing[0] for name, thing in about.named(fact) if thing in hanging.things}
    for name, noun in nouns.items():
        value = getattr(fact, name)
        if not isinstance(value, tuple):
            fact = replace(fact, **{name: ""})
            continue
        left = tuple(each for each in value if not hanging.lost(noun, each))
        fact = replace(fact, **{name: left}) if left else fact
    return fact


def _covered_copy(fact: CopyMade, hanging: Hanging, words: Words) -> CopyMade:
    """Of a copy that still lies there, only the folder may be told."""
    of_it = hanging.lost(Noun.EXHIBIT, fact.exhibit) and fact.kind is not CopyKind.DOCUMENT
    if not of_it and not words.in_text(fact.place):
        return fact
    place = without_name(fact.place, words)
    return replace(fact, place=place, sha256=None if of_it else fact.sha256)


def _maybe(
    stays: Sequence[Stated], retold: Sequence[Retold], words: Words
) -> Iterator[Stated]:
    if not words.parts:
        return
    now = {each.stated.place: each.told for each in retold}
    for one in stays:
        said = now.get(one.place, one.told)
        around = (said.telling.words_of, said.telling.rests_on)
        if ABOUT[type(one.fact)].open and words.stand_in((said.fact, *around), parts=True):
            yield one


def _called(thing: Thing, gone: Sequence[Stated], words: Words) -> str:
    """How the fact names what went; a key that spells a name is not repeated."""
    noun, label = thing
    if noun is Noun.ENTRY:
        return f"entry {label}"
    if gone and words.in_text(label, parts=True):
        return f"the {noun.value} of entry {gone[0].place}"
    return label


def _folder(place: str) -> str:
    bare = place.rstrip("/\\")
    at = max(bare.rfind("/"), bare.rfind("\\"))
    return place[: at + 1] if at > 0 else ""
