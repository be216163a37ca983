"""Accounts and why each is somebody's, looks that were made, posts that were taken down."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.of_times import waits
from investigator.documents.packs.parts import Fact, Facts, Paragraph, Part, Section
from investigator.documents.packs.report import NO_ACCOUNTS, NO_LOOKS
from investigator.domain.account import Account
from investigator.domain.audience import Audience, Route
from investigator.domain.look import LookMade
from investigator.domain.taken_down import PostTakenDown, Prompted
from investigator.domain.text import visible

if TYPE_CHECKING:
    from investigator.domain.case import Case

_AUDIENCES = {
    Audience.PUBLIC: "anybody",
    Audience.FRIENDS: "friends or followers who were let in",
    Audience.CLOSED_GROUP: "a closed group",
    Audience.DIRECT_MESSAGE: "only those who wrote to each other",
    Audience.UNKNOWN: "not known",
}
_ROUTES = {
    Route.PUBLIC_VIEW: "seen where anybody can see it",
    Route.SHOWN_BY_ENTITLED: "shown or sent by somebody who was entitled to see it",
    Route.SUPPLIED_BY_STAFF_MEMBER: "supplied by the staff member",
    Route.OWNERS_EXPORT: "exported by the owner of the account",
    Route.TRUST_SYSTEM: "from a system of the Trust",
    Route.OTHER: "another way",
}
_ASKED = {
    Prompted.YES: "after somebody had asked",
    Prompted.NO: "before anybody had asked",
    Prompted.UNKNOWN: "and whether anybody had asked is not known",
}
_PRESUMES = (
    "Clause 4.1.1 takes what an account does to be its holder's doing unless shown "
    "otherwise. It is the Trust's rule, not law. Why each account is taken to be "
    "somebody's, what is said against it, and who else could sign in stand together here."
)
_TAKEN_DOWN = (
    "Under clause 4.1.4 a post that is taken down can still be looked into. That it was "
    "taken down is told here as it was, and may be weighed in the staff member's favour."
)


def accounts(case: "Case") -> Section:
    """Every account with what speaks for and against."""
    return replace(NO_ACCOUNTS, parts=tuple(_accounts(case)))


def looks(case: "Case") -> Section:
    """Every look, with what was found for, against, and passed over."""
    facts = [told.fact for told in case.looks.values()]
    parts = tuple(part for fact in facts for part in _look(case, fact))
    return replace(NO_LOOKS, parts=parts)


def taken_down(case: "Case") -> Iterator[Part]:
    """Posts that were taken down, neither for nor against anybody."""
    if not case.taken_down:
        return
    yield Paragraph(text=_TAKEN_DOWN)
    for number, told in case.taken_down.items():
        yield Paragraph(
            text=_gone(case, number, told.fact), exhibits=_used(case, told.fact.exhibits)
        )


def audience(case: "Case", exhibit: str) -> Iterator[Fact]:
    """Who could see what an exhibit shows, how it came, and why it may be used."""
    told = case.audiences.get(exhibit)
    if told is not None:
        fact = told.fact
        made_up = f" ({visible(fact.made_up_of)})" if fact.made_up_of else ""
        yield Fact(label="Who could see it", value=f"{_AUDIENCES[fact.audience]}{made_up}")
        yield Fact(label="How it came", value=_ROUTES[fact.route])
        if fact.reason:
            yield Fact(label="Why it may be used", value=visible(fact.reason))
        if fact.agreed_by:
            yield Fact(label="Second person", value=visible(fact.agreed_by))
    watched = case.monitoring.get(exhibit)
    if watched is not None:
        by = watched.fact
        yield Fact(
            label="Authority to watch",
            value=f"{visible(by.authority)}, approved by {visible(by.approved_by)}. "
            f"Scope: {visible(by.scope)}. Impact assessment: {visible(by.assessment)}.",
        )


def _accounts(case: "Case") -> Iterator[Part]:
    if case.accounts:
        yield Paragraph(text=_PRESUMES)
    for number, one in case.accounts.items():
        yield Facts(facts=tuple(_known(case, number, one)))
        for link in one.links:
            yield Paragraph(
                text=f"For: {visible(link.fact.basis)}",
                exhibits=_used(case, link.fact.exhibits),
            )
        for said in one.rebuttals:
            mark = waits(case, said.telling)
            yield Paragraph(
                text=f"Against: {said.fact.by}: “{visible(said.fact.words)}”{mark}",
                exhibits=_used(case, said.fact.exhibits),
            )
        for other in one.access:
            yield Paragraph(
                text=f"Could sign in too: {visible(other.fact.who)} "
                f"({visible(other.fact.how_known)}).",
                exhibits=_used(case, other.fact.exhibits),
            )


def _known(case: "Case", number: str, one: Account) -> Iterator[Fact]:
    fact = one.recorded.fact
    person = case.people.get(one.person)
    handle = visible(fact.handle or fact.display_name) or "no name shown"
    yield Fact(label=f"Account {number}", value=f"{handle}, {visible(fact.platform)}")
    yield Fact(
        label="Taken to be of", value=person.label if person else "nobody yet: not recorded"
    )
    link = one.link.fact if one.link else None
    if link is not None and link.rebuttal:
        yield Fact(label="Said against it", value=visible(link.rebuttal))
    if link is not None and link.others_with_access:
        yield Fact(label="Others with the way in", value=visible(link.others_with_access))
    if not (one.rebuttals or one.access or (link and link.rebuttal)):
        yield Fact(label="Said against it", value="nothing is recorded")


def _look(case: "Case", fact: LookMade) -> Iterator[Part]:
    ended = words.moment(fact.ended)
    yield Facts(
        facts=(
            Fact(label=f"Look {fact.number}", value=visible(fact.question)),
            Fact(label="Where", value=visible(fact.where)),
            Fact(label="Signed in as", value=visible(fact.signed_in_as)),
            Fact(label="From, until", value=f"{words.moment(fact.started)}, {ended}"),
            Fact(label="Found for it", value=visible(fact.found_for) or "nothing"),
            Fact(label="Found against it", value=visible(fact.found_against) or "nothing"),
            Fact(label="Passed over", value=visible(fact.passed_over) or "nothing told"),
            *(
                (Fact(label="Exhibits", value=", ".join(_used(case, fact.exhibits))),)
                if _used(case, fact.exhibits)
                else ()
            ),
        )
    )


def _gone(case: "Case", number: str, fact: PostTakenDown) -> str:
    by = f" by {visible(fact.by)}" if fact.by else ""
    seen = f" It was last seen {words.moment(fact.last_seen)}." if fact.last_seen else ""
    gone = ""
    if fact.first_seen_gone:
        gone = f" It was first seen gone {words.moment(fact.first_seen_gone)}."
    shown = ", ".join(case.posts[number].exhibits) if number in case.posts else number
    return (
        f"The post in {shown} was taken down{by}, {_ASKED[fact.prompted]}.{seen}{gone} "
        f"Source: {visible(fact.source)}."
    )


def _used(case: "Case", exhibits: tuple[str, ...]) -> tuple[str, ...]:
    """Exhibits that stand in this document."""
    return tuple(
        each
        for each in exhibits
        if each in case.exhibits and case.exhibits[each].withheld is None
    )
