"""The times of posts in fixed words: shown, whose zone, read how, disputed, decided, whom.

The same words for a time that helps the staff member and for one that does not.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.parts import Cell, Column, Table
from investigator.documents.packs.report import PostTime
from investigator.domain import post_time
from investigator.domain.audience import kept_apart
from investigator.domain.ledger import Stamp, Telling, Told
from investigator.domain.post import Basis, Post, TimeShown, TimeStatus
from investigator.domain.text import visible
from investigator.domain.time.corroborate import Verdict
from investigator.domain.time.interval import Flag
from investigator.domain.time_standing import accepted, by_staff, presumed, status
from investigator.domain.weighing import Effect

if TYPE_CHECKING:
    from investigator.domain.case import Case
    from investigator.domain.dispute import Dispute, DisputeDecided

_BASIS = {
    Basis.VIEWER_DEVICE_ZONE: "the zone of the device it was viewed on",
    Basis.ACCOUNT_ZONE: "the zone of the account",
    Basis.UTC: "UTC",
    Basis.STATED_OFFSET: "the offset that is stated",
    Basis.RELATIVE: "counted back from the moment of the capture",
    Basis.UNKNOWN: "not known",
}
_NO_PRESUMPTION = "No presumption: not a site's time of a staff member's post."
_STANDING = {
    TimeStatus.NO_SITE_TIME: _NO_PRESUMPTION,
    TimeStatus.DEEMED_ACCURATE: "Taken as right under 4.1.2; not disputed.",
    TimeStatus.CHALLENGED: "Disputed; not yet decided.",
    TimeStatus.CHALLENGE_REJECTED: "Disputed; the dispute was not accepted.",
    TimeStatus.CONTRARY_PROVEN: "Shown to be wrong.",
}
_NOT_SAID_WHOSE = (
    "Taken as right under 4.1.2 if the post is a staff member's; who made it is not "
    "recorded. Not disputed."
)
_INDEPENDENT = {
    Verdict.AGREE: "Independent times agree with it.",
    Verdict.CONFLICT: "Another time of the same post conflicts with it.",
    Verdict.IMPOSSIBLE: "It breaks a bound that is known.",
    Verdict.SINGLE_SOURCE: "The site says it alone: nothing else speaks for or against.",
    Verdict.NONE: "Nothing to compare it with.",
}
FLAGS = {
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
_HELPS = {
    Effect.SUPPORTS: "It was tied to {} as supporting it.",
    Effect.UNDERMINES: "It was tied to {} as pointing the other way, for the staff member.",
    Effect.NEUTRAL: "It was tied to {} as helping neither side.",
}
_IN_STEP = {
    None: "the system did not say whether it was in step",
    True: "which the system said was in step",
    False: "which the system said was not in step",
}


def times(case: "Case", stamps: Mapping[int, Stamp]) -> tuple[PostTime, ...]:
    """Every time that an exhibit shows, with how it was read.

    An export's are in its file.
    """
    return tuple(
        time_of(case, post, told.fact, stamps)
        for post in case.posts.values()
        for told in post.times
        if len(case.exhibits[told.fact.exhibit].posts) == 1
        and case.exhibits[told.fact.exhibit].withheld is None
        and not kept_apart(case, told.fact.exhibit)
    )


def time_of(
    case: "Case", post: Post, shown: TimeShown, stamps: Mapping[int, Stamp]
) -> PostTime:
    """One time in its fixed words."""
    hours = post_time.work_time(case, post, shown)
    weighs = f"In the author's working day: {words.spoken(hours.value)}." if hours else ""
    if post.recorded.fact.scheduled:
        weighs += f" Published by a scheduler: {visible(post.recorded.fact.scheduled)}."
    zone = f"{_BASIS[shown.basis]}{f' ({shown.zone})' if shown.zone else ''}"
    return PostTime(
        exhibit=shown.exhibit,
        shown=visible(shown.shown),
        zone=zone,
        read_how="; ".join(FLAGS[Flag(flag)] for flag in shown.flags) or "as it stands",
        resolved=_resolved(post, shown),
        standing=_standing(case, post),
        independent=_independent(post),
        weighs=weighs.strip(),
        disputes=tuple(_disputes(case, post)),
        helps=_helps(case, shown.exhibit),
        capture_clock=capture_clock(case, shown.exhibit, stamps),
    )


def readings(shown: TimeShown) -> tuple[str, ...]:
    """Every way that a shown time can be read."""
    found = tuple(words.stretch(each.span) for each in shown.readings)
    return found or ("It cannot be resolved to a date.",)


def disputed(case: "Case") -> Table | None:
    """Every dispute with what was decided, none where nobody disputed anything."""
    if not case.disputes:
        return None
    return Table(
        caption="Disputes about times",
        columns=(
            Column(title="No.", width=8),
            Column(title="Who disputes which times", width=30),
            Column(title="On what ground", width=27),
            Column(title="What was decided, by whom and why", width=35),
        ),
        rows=tuple(_row(case, one) for one in case.disputes.values()),
        when_empty="",
    )


def capture_clock(case: "Case", exhibit: str, stamps: Mapping[int, Stamp]) -> str:
    """Which clocks the capture and its adding were timed by; neither is presumed right."""
    told = case.exhibits[exhibit].admitted
    origin, stamp = told.fact.origin, stamps.get(told.telling.seq)
    if origin.captured_at is None:
        said = "When it was captured is not recorded."
    elif origin.capture_shown:
        shown = visible(origin.capture_shown)
        said = f"Captured when the picture's own clock showed “{shown}”."
    else:
        who = told.telling.typed_by
        said = f"Captured {words.moment(origin.captured_at)}, as {who} entered it."
    added = words.moment(told.telling.recorded_at)
    step = _IN_STEP[stamp.synchronised if stamp else None]
    return f"{said} Added {added} by the clock of the laptop of this record, {step}."


def decided(case: "Case", told: "Told[DisputeDecided]") -> str:
    """A decision in words, with whose it is and whether they have confirmed it."""
    fact, telling = told.fact, told.telling
    result = "the dispute was not accepted"
    if fact.accepted is not None:
        result = f"shown to be wrong; what counts is {words.stretch(fact.accepted)}"
    return (
        f"{telling.speaker} decided on {words.day(telling.happened_at.day())}: {result}. "
        f"Reasons: {visible(fact.reason)}{_stop(fact.reason)}{waits(case, telling)}"
    )


def waits(case: "Case", telling: Telling) -> str:
    """The mark of words that their speaker has not confirmed, or empty."""
    if telling.own_words or telling.seq in case.confirmed:
        return ""
    return f" (Not yet confirmed by {telling.speaker}.)"


def _resolved(post: Post, shown: TimeShown) -> tuple[str, ...]:
    counts, best = accepted(post), post_time.compared(post).best
    if counts is not None:
        return (f"{words.stretch(counts)}, as a named person accepted it",)
    return (words.stretch(best),) if best is not None else readings(shown)


def _standing(case: "Case", post: Post) -> str:
    where = status(case, post)
    if where is TimeStatus.DEEMED_ACCURATE:
        return _STANDING[where] if by_staff(case, post) else _NOT_SAID_WHOSE
    if where is not TimeStatus.NO_SITE_TIME and not presumed(case, post):
        return f"{_STANDING[where]} {_NO_PRESUMPTION}"
    return _STANDING[where]


def _independent(post: Post) -> str:
    found = post_time.compared(post)
    offered = ""
    if found.explanation:
        offered = f" One reason that is possible, and not applied: {found.explanation}."
    if post.id_time is None and found.verdict is Verdict.AGREE:
        return f"{found.independent} origins that do not depend on one another agree."
    if post.id_time is None:
        return f"{_INDEPENDENT[found.verdict]}{offered}"
    span = post.id_time.fact.found.span
    word = "supports" if found.verdict is Verdict.AGREE else "is to be compared with"
    return f"The address holds {words.moment(span.earliest)}, which {word} it.{offered}"


def _disputes(case: "Case", post: Post) -> Iterator[str]:
    for told in post.disputed:
        fact = told.fact
        on = words.day(told.telling.happened_at.day())
        yield f"{fact.number}: {fact.by} disputed it on {on}: “{visible(fact.ground)}”"
        for each in post.decided:
            if each.fact.dispute == fact.number:
                yield decided(case, each)
    for chosen in post.chosen:
        reason = visible(chosen.fact.reason)
        yield (
            f"{chosen.telling.speaker} chose the reading "
            f"{words.stretch(chosen.fact.reading)}: {reason}{_stop(reason)}"
            f"{waits(case, chosen.telling)}"
        )


def _helps(case: "Case", exhibit: str) -> str:
    """For which side a named person tied it to an allegation; the same words for each."""
    said = [
        _HELPS[told.fact.effect].format(number)
        for number, one in case.allegations.items()
        if one.withdrawn is None
        for told in one.weighed
        if told.fact.exhibit == exhibit
    ]
    return " ".join(said) or "Nobody has said yet whom it helps."


def _row(case: "Case", one: "Dispute") -> tuple[Cell, ...]:
    fact = one.disputed.fact
    shown = [post for post in fact.posts if post in case.posts]
    exhibits = tuple(dict.fromkeys(e for post in shown for e in case.posts[post].exhibits))
    count = "1 time" if len(fact.posts) == 1 else f"{len(fact.posts)} times"
    which = f" ({visible(fact.which)})" if fact.which else ""
    left = [post for post in one.undecided if post in case.posts]
    open_ = f"Not decided: {len(left)} of {len(fact.posts)}." if left else ""
    said = [
        f"{len(told.fact.posts)} of {len(fact.posts)}: {decided(case, told)}"
        for told in one.decisions
    ]
    return (
        Cell(text=one.number),
        Cell(text=f"{fact.by}: {count}{which}", exhibits=exhibits),
        Cell(text=f"“{visible(fact.ground)}”", exhibits=fact.exhibits),
        Cell(text="\n".join(said) or "Nothing is decided.", mark=open_ if said else ""),
    )


def _stop(text: str) -> str:
    return "" if text.rstrip().endswith((".", "?", "”")) else "."
