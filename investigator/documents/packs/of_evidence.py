"""A case's exhibits, the times of its posts and its timeline, settled as words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.exhibits import Exhibit, Picture
from investigator.documents.packs.parts import Fact
from investigator.documents.packs.report import Moment, PostTime
from investigator.domain import chronology, post_time
from investigator.domain import exhibit as evidence
from investigator.domain.chronology import EventKind
from investigator.domain.post import Basis, Post, TimeShown, TimeStatus, status
from investigator.domain.text import visible
from investigator.domain.time.corroborate import Verdict
from investigator.domain.time.interval import Flag

if TYPE_CHECKING:
    from investigator.domain.case import Case

_BASIS = {
    Basis.VIEWER_DEVICE_ZONE: "the zone of the device it was viewed on",
    Basis.ACCOUNT_ZONE: "the zone of the account",
    Basis.UTC: "UTC",
    Basis.STATED_OFFSET: "the offset that is stated",
    Basis.RELATIVE: "counted back from the moment of the capture",
    Basis.UNKNOWN: "not known",
}
_STANDING = {
    TimeStatus.NO_SITE_TIME: "No presumption: not a site's time of a staff member's post.",
    TimeStatus.DEEMED_ACCURATE: "Taken as right under 4.1.2; not disputed.",
    TimeStatus.CHALLENGED: "Disputed; not yet decided.",
    TimeStatus.CHALLENGE_REJECTED: "Disputed; the dispute was not accepted.",
    TimeStatus.CONTRARY_PROVEN: "Shown to be wrong.",
}
_INDEPENDENT = {
    Verdict.AGREE: "Independent times agree with it.",
    Verdict.CONFLICT: "Another time of the same post conflicts with it.",
    Verdict.IMPOSSIBLE: "It breaks a bound that is known.",
    Verdict.SINGLE_SOURCE: "The site says it alone: nothing else speaks for or against.",
    Verdict.NONE: "Nothing to compare it with.",
}
_FLAGS = {
    Flag.ZONE_ASSUMED: "British time was assumed",
    Flag.YEAR_INFERRED: "the year is the latest before the capture",
    Flag.RELATIVE: "an age is counted back from the capture",
    Flag.ROUNDING_UNKNOWN: "whether the site cuts or rounds is not known",
    Flag.DAY_MONTH_AMBIGUOUS: "day and month can change places",
    Flag.FUTURE_CANDIDATE_DROPPED: "a reading after the capture was dropped",
    Flag.AFTER_CAPTURE: "it lies after the capture",
    Flag.NONEXISTENT_LOCAL_TIME: "that time never happened there: the clocks went forward",
    Flag.REPEATED_LOCAL_TIME: "that time happened twice: the clocks went back",
    Flag.OCR_SPACING_REPAIRED: "spaces that were lost were put back",
    Flag.UNREADABLE: "no date can be read from it",
}


def exhibits(case: "Case", pictures: Mapping[str, Picture]) -> tuple[Exhibit, ...]:
    """Every exhibit under its number.

    One that is withheld keeps its number and its line.
    """
    return tuple(
        _exhibit(case, one, pictures.get(number)) for number, one in case.exhibits.items()
    )


def _exhibit(case: "Case", one: evidence.Exhibit, picture: Picture | None) -> Exhibit:
    fact, origin = one.admitted.fact, one.admitted.fact.origin
    held = one.withheld
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
        withheld=f"Withheld: {held.fact.ground}." if held else None,
        picture=None if held else picture,
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
        yield Fact(label="Read as", value="; or ".join(_readings(shown)))


def times(case: "Case") -> tuple[PostTime, ...]:
    """Every time that an exhibit shows, with how it was read.

    An export's are in its file.
    """
    return tuple(
        _time(case, post, told.fact)
        for post in case.posts.values()
        for told in post.times
        if len(case.exhibits[told.fact.exhibit].posts) == 1
        and case.exhibits[told.fact.exhibit].withheld is None
    )


def _time(case: "Case", post: Post, shown: TimeShown) -> PostTime:
    found = post_time.compared(post)
    hours = post_time.work_time(case, post, shown)
    weighs = f"In the author's working day: {words.spoken(hours.value)}." if hours else ""
    if post.recorded.fact.scheduled:
        weighs += f" Published by a scheduler: {visible(post.recorded.fact.scheduled)}."
    zone = f"{_BASIS[shown.basis]}{f' ({shown.zone})' if shown.zone else ''}"
    best = found.best
    resolved = (words.stretch(best),) if best is not None else _readings(shown)
    return PostTime(
        exhibit=shown.exhibit,
        shown=visible(shown.shown),
        zone=zone,
        read_how="; ".join(_FLAGS[Flag(flag)] for flag in shown.flags) or "as it stands",
        resolved=resolved,
        standing=_STANDING[status(case, post)],
        independent=_independent(post, found.verdict),
        weighs=weighs.strip() or "Nothing follows from it by itself.",
    )


def _independent(post: Post, verdict: Verdict) -> str:
    if post.id_time is None:
        return _INDEPENDENT[verdict]
    span = post.id_time.fact.found.span
    word = "supports" if verdict is Verdict.AGREE else "is to be compared with"
    return f"The address holds {words.moment(span.earliest)}, which {word} it."


def _readings(shown: TimeShown) -> tuple[str, ...]:
    found = tuple(words.stretch(each.span) for each in shown.readings)
    return found or ("It cannot be resolved to a date.",)


def timeline(case: "Case") -> tuple[Moment, ...]:
    """What happened, in order; a post of a withheld exhibit is left out."""
    held = {number for number, one in case.exhibits.items() if one.withheld is not None}
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
