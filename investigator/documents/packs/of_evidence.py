"""A case's exhibits, the times of its posts and its timeline, settled as words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.exhibits import Exhibit, Picture
from investigator.documents.packs.of_accounts import audience
from investigator.documents.packs.of_times import readings
from investigator.documents.packs.parts import Fact
from investigator.documents.packs.report import Moment
from investigator.domain import chronology
from investigator.domain import exhibit as evidence
from investigator.domain.audience import kept_apart
from investigator.domain.chronology import EventKind
from investigator.domain.post import Post
from investigator.domain.text import visible

if TYPE_CHECKING:
    from investigator.domain.case import Case


def exhibits(case: "Case", pictures: Mapping[str, Picture]) -> tuple[Exhibit, ...]:
    """Every exhibit under its number.

    One that is withheld keeps its number and its line.
    """
    return tuple(
        _exhibit(case, one, pictures.get(number)) for number, one in case.exhibits.items()
    )


def _exhibit(case: "Case", one: evidence.Exhibit, picture: Picture | None) -> Exhibit:
    fact, origin = one.admitted.fact, one.admitted.fact.origin
    held = _kept_out(case, one)
    return Exhibit(
        number=one.number,
        title=fact.title,
        kind=words.spoken(fact.kind.value),
        supplied_by=origin.supplied_by or "not recorded",
        obtained=origin.obtained_how or "not recorded",
        captured=words.moment(origin.captured_at) if origin.captured_at else "not recorded",
        sha256=fact.file.sha256.hex,
        size=words.size(fact.file.size),
        name=visible(fact.file.original_name),
        facts=tuple(_facts(case, one)),
        withheld=held or None,
        picture=None if held else picture,
    )


def _kept_out(case: "Case", one: evidence.Exhibit) -> str:
    """What stands in its place; what was watched for without authority is no evidence."""
    if one.withheld is not None:
        return f"Withheld: {one.withheld.fact.ground}."
    return _APART if kept_apart(case, one.number) else ""


_APART = (
    "Kept apart: it comes from watching the Trust's systems, and the authority, scope and "
    "impact assessment for that are not recorded."
)


def _facts(case: "Case", one: evidence.Exhibit) -> Iterator[Fact]:
    origin = one.admitted.fact.origin
    yield Fact(label="What the file is", value=one.file.what)
    if origin.capture_shown:
        yield Fact(label="Clock shown at capture", value=origin.capture_shown)
    if origin.dated:
        yield Fact(label="Dated", value=words.day(origin.dated))
    if origin.signed_in_as:
        yield Fact(label="Viewed as", value=origin.signed_in_as)
    yield from audience(case, one.number)
    if len(one.posts) == 1:
        yield from _post_facts(case.posts[one.posts[0]], one.number)
    elif one.posts:
        yield Fact(label="Posts it holds", value=f"{len(one.posts)}")
    same = evidence.duplicates(case, one.number)
    if same:
        yield Fact(label="Same as, or cut from", value=", ".join(same))
    for note in one.file.notes:
        yield Fact(label="Note", value=note)


def _post_facts(post: Post, exhibit: str) -> Iterator[Fact]:
    if post.recorded.fact.address:
        yield Fact(label="Address", value=visible(post.recorded.fact.address))
    shown = post.shown_in(exhibit)
    if shown is not None:
        yield Fact(label="Time shown", value=f"“{visible(shown.shown)}”")
        yield Fact(label="Read as", value="; or ".join(readings(shown)))


def timeline(case: "Case") -> tuple[Moment, ...]:
    """What happened, in order; a post of a withheld exhibit is left out."""
    held = {number for number, one in case.exhibits.items() if _kept_out(case, one)}
    return tuple(
        Moment(
            when=words.stretch(event.span) if event.span else words.moment(event.at),
            what=event.what,
            source=event.source,
            uncertain=event.uncertain,
            late=f"entered {words.short_day(event.entered.day())}" if event.entered else "",
            exhibits=(event.exhibit,) if event.exhibit else (),
        )
        for event in chronology.events(case)
        if event.exhibit not in held and event.kind is not EventKind.PLAN
    )
