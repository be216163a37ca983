"""The rules of putting right: what may be taken out, and what a whole case comes to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from investigator.domain import covering
from investigator.domain.about import ABOUT, Thing
from investigator.domain.case import Case
from investigator.domain.concern import CaseOpened
from investigator.domain.copies import CopyKind, CopyMade
from investigator.domain.covering import Words
from investigator.domain.deadline import DeadlineMet, DeadlineSet
from investigator.domain.errors import Refused
from investigator.domain.hanging import Stated
from investigator.domain.issued import DocumentIssued
from investigator.domain.put_right import (
    BREACH_CODE,
    Noun,
    refuse_in_error,
    tombstone,
)
from investigator.domain.taking_out import Plan, Retold, own_words, without_name

_ENTRY = re.compile(r"(?:entry\s+)?([1-9][0-9]{0,8})", re.IGNORECASE)
_IN_ERROR = "Opened in error"


def find(case: Case, stated: Sequence[Stated], what: str) -> Thing:
    """What is meant by a label, a key, a name, or the number of an entry."""
    asked = what.strip()
    label = asked.upper() if asked.upper() in case.used(_labels(case)) else asked
    for noun, shelf in (
        (Noun.EXHIBIT, case.exhibits),
        (Noun.POST, case.posts),
        (Noun.ACCOUNT, case.accounts),
        (Noun.PERSON, case.people),
    ):
        if label in shelf:
            return noun, label
    if label in case.taken_out:
        raise Refused(
            f"{label} was already {tombstone(case.taken_out[label])}.",
            remedy="Nothing more is to be done.",
        )
    if label in case.allegations:
        raise Refused(
            f"{label} is an allegation; an allegation is withdrawn, not put right.",
            remedy="Withdraw it with its reason; its number and words stay.",
        )
    return _by_name(case, asked) or _by_entry(stated, asked)


def may_take_out(case: Case, thing: Thing, reason: str) -> None:
    """A reason is given, the case is not over, and the case stays about somebody."""
    refuse_in_error(case)
    _need_reason(reason)
    if thing == (Noun.PERSON, case.respondent):
        raise Refused(
            "The case is about this person, so it cannot stay without them.",
            remedy="Close the case as opened in error; the right case can take over its "
            "exhibits.",
        )


def refuse_named(reason: str, words: Words) -> None:
    """A reason stays, so it may not say what is taken out."""
    if words.in_text(reason, parts=True):
        raise Refused(
            "The reason says the very name that is to be taken out, and a reason stays.",
            remedy="Say why without the name, such as “belongs to another case”.",
        )


def whole_case(case: Case, stated: Sequence[Stated], reason: str) -> Plan:
    """Everything but the frame goes: what stays says that there was a case, and why."""
    refuse_in_error(case)
    _need_reason(reason)
    signers = {told.fact.name.casefold() for told in case.signers.values()}
    names = [
        text
        for one in stated
        for text in own_words(one.fact)
        if text.casefold() not in signers
    ]
    whole = tuple(each for name in names for each in covering.of_name(name).whole)
    words = Words(whole=whole)
    gone = tuple(one for one in stated if not _stays(case, one))
    retold = tuple(_bare(stated, words, {one.place for one in gone}))
    return Plan(
        noun=Noun.CASE,
        what=case.ref,
        gone=gone,
        retold=retold,
        documents=tuple(one for one in stated if isinstance(one.fact, DocumentIssued)),
        words=words,
    )


def _stays(case: Case, one: Stated) -> bool:
    fact = one.fact
    if isinstance(fact, DeadlineSet):
        return fact.code == BREACH_CODE
    if isinstance(fact, DeadlineMet):
        return case.deadlines[fact.deadline].set.fact.code == BREACH_CODE
    return ABOUT[type(fact)].frame


def _bare(stated: Sequence[Stated], words: Words, gone: set[int]) -> Iterator[Retold]:
    for one in stated:
        if one.place in gone or not ABOUT[type(one.fact)].open:
            continue
        fact = words.covered(_plain(one.fact, words))
        telling = replace(one.told.telling, words_of="", rests_on="")
        if fact != one.fact or telling != one.told.telling:
            yield Retold(one, telling.of(fact))


def _plain(fact: Any, words: Words) -> Any:  # noqa: ANN401 - any fact of the frame
    if isinstance(fact, CaseOpened):
        return replace(fact, title=_IN_ERROR)
    if isinstance(fact, DocumentIssued):
        return replace(fact, missing=())
    if isinstance(fact, CopyMade):
        document = fact.kind is CopyKind.DOCUMENT
        if document and not words.in_text(fact.place):
            return fact
        place = without_name(fact.place, words)
        return replace(fact, place=place, sha256=fact.sha256 if document else None)
    return fact


def _by_name(case: Case, asked: str) -> Thing | None:
    """The one person of this name."""
    found = [
        key
        for key, one in case.people.items()
        if one.added.fact.name.casefold() == asked.casefold() != ""
    ]
    return (Noun.PERSON, found[0]) if len(found) == 1 else None


def _by_entry(stated: Sequence[Stated], asked: str) -> Thing:
    number = _ENTRY.fullmatch(asked)
    if number is None:
        raise Refused(
            "There is nothing in this case of that number or key.",
            remedy="Name an exhibit such as E07, a person's key, or the number of a note.",
        )
    place = int(number[1])
    one = next((each for each in stated if each.place == place), None)
    if one is None:
        raise Refused(
            f"Entry {place} holds nothing that could be taken out.",
            remedy="Look at the Record for the number of the entry.",
        )
    if not ABOUT[type(one.fact)].alone:
        raise Refused(
            f"Entry {place} is no note: other entries hang on it.",
            remedy="Name what was added by mistake: an exhibit, a person or an account.",
        )
    return Noun.ENTRY, str(place)


def _labels(case: Case) -> tuple[str, ...]:
    shelves = (case.exhibits, case.posts, case.accounts, case.people, case.allegations)
    return tuple(label for shelf in shelves for label in shelf)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(
            "Putting right needs its reason.",
            remedy="Say in a line why it was a mistake; the reason stays in the record.",
        )
