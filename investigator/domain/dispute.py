"""Disputes: somebody says that times a site showed are wrong, and a named person decides.

One dispute may cover many times under one ground. Nothing is decided before it was
disputed; every step stays, and what was decided may be disputed again on a new ground.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Instant, Span
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import next_number
from investigator.domain.post import Post
from investigator.domain.post import known as known_post
from investigator.domain.time_standing import open_disputes

if TYPE_CHECKING:
    from investigator.domain.case import Case


class Result(StrEnum):
    """What a dispute comes to."""

    CHALLENGE_REJECTED = "challenge_rejected"
    CONTRARY_PROVEN = "contrary_proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesDisputed:
    """Somebody says that the times of these posts are wrong, all on one ground.

    `by` is who says so, `ground` their words; `which` says how the times were chosen.
    """

    number: str
    posts: tuple[str, ...]
    by: str
    ground: str
    which: str = ""
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The times are disputed."""
        told = telling.of(self)
        shelf = case.disputes.put(self.number, Dispute(told))
        posts = case.posts
        for one in _there(case, self.posts):
            posts = posts.put(one.number, replace(one, disputed=(*one.disputed, told)))
        return replace(case, disputes=shelf, posts=posts)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeDecided:
    """A named person decided a dispute about these posts, and why.

    `accepted` is the time that counts from here on, where the one shown is wrong.
    """

    dispute: str
    posts: tuple[str, ...]
    result: Result
    reason: str
    accepted: Span | None = None
    exhibits: tuple[str, ...] = ()

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """It is decided; one that was typed for somebody waits until they confirm it."""
        told = telling.of(self)
        one = case.disputes[self.dispute]
        shelf = case.disputes.put(
            self.dispute, replace(one, decisions=(*one.decisions, told))
        )
        posts = case.posts
        for post in _there(case, self.posts):
            posts = posts.put(post.number, replace(post, decided=(*post.decided, told)))
        awaiting = case.awaiting
        if not telling.own_words:
            awaiting = awaiting.put(telling.seq, telling)
        return replace(case, disputes=shelf, posts=posts, awaiting=awaiting)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute as the case knows it."""

    disputed: Told[TimesDisputed]
    decisions: tuple[Told[DisputeDecided], ...] = ()

    @property
    def number(self) -> str:
        """Its label, such as T1."""
        return self.disputed.fact.number

    @property
    def undecided(self) -> tuple[str, ...]:
        """The posts whose times still wait for a decision."""
        done = {post for told in self.decisions for post in told.fact.posts}
        return tuple(post for post in self.disputed.fact.posts if post not in done)


def dispute(
    case: "Case",
    *,
    posts: tuple[str, ...],
    by: str,
    ground: str,
    which: str = "",
    exhibits: tuple[str, ...] = (),
) -> TimesDisputed:
    """Records that somebody disputes the times of these posts on one ground."""
    _need(posts, "No time is chosen.", "Choose the exhibits whose times are disputed.")
    _need(by.strip(), "A dispute needs the name of who disputes.", "Enter who says so.")
    _need(
        ground.strip(),
        "A dispute needs its ground.",
        "Write in their words why the times are said to be wrong.",
    )
    for post in posts:
        _disputable(known_post(case, post), ground)
    for each in exhibits:
        known_exhibit(case, each)
    return TimesDisputed(
        number=next_number(case.used(case.disputes), "T"),
        posts=tuple(dict.fromkeys(posts)),
        by=by.strip(),
        ground=ground.strip(),
        which=which.strip(),
        exhibits=exhibits,
    )


def decide(  # noqa: PLR0913 - what a decision says
    case: "Case",
    *,
    posts: tuple[str, ...],
    result: Result,
    reason: str,
    happened_at: Instant,
    accepted: Span | None = None,
    exhibits: tuple[str, ...] = (),
    dispute: str = "",
) -> tuple[DisputeDecided, ...]:
    """Decides what is open about these posts, or only one dispute of them."""
    _need(posts, "No time is chosen.", "Choose the exhibits whose dispute is decided.")
    _need(reason.strip(), "A decision needs its reasons.", "Say what decided it, and why.")
    _check_accepted(result, accepted, happened_at)
    for each in exhibits:
        known_exhibit(case, each)
    asked = tuple(dict.fromkeys(posts))
    return tuple(
        DisputeDecided(
            dispute=number,
            posts=about,
            result=result,
            reason=reason.strip(),
            accepted=accepted,
            exhibits=exhibits,
        )
        for number, about in _open(case, asked, dispute).items()
    )


def known(case: "Case", number: str) -> Dispute:
    """The dispute with this number, or a refusal."""
    if number not in case.disputes:
        raise Refused(
            f"This case has no dispute {number}.",
            remedy=f"It has {', '.join(case.disputes) or 'none yet'}.",
        )
    return case.disputes[number]


def _there(case: "Case", posts: Iterable[str]) -> Iterator[Post]:
    """Those of the posts that the case still has: one may have been taken out since."""
    found = (case.posts.get(post) for post in posts)
    return (one for one in found if one is not None)


def _open(case: "Case", posts: tuple[str, ...], asked: str) -> dict[str, tuple[str, ...]]:
    """The open disputes of these posts, each with those it is about."""
    if asked:
        known(case, asked)
    found: dict[str, tuple[str, ...]] = {}
    for post in posts:
        one = known_post(case, post)
        numbers = [each for each in open_disputes(one) if asked in ("", each)]
        if not numbers:
            _refuse_undisputed(one)
        for number in numbers:
            found[number] = (*found.get(number, ()), post)
    return found


def _refuse_undisputed(one: Post) -> None:
    shown = ", ".join(one.exhibits)
    if one.decided:
        raise Refused(
            f"The dispute about the time of {one.number} ({shown}) is decided already.",
            remedy="It can be disputed again on a new ground.",
        )
    raise Refused(
        f"Nobody has disputed the time of {one.number} ({shown}), so there is nothing to "
        "decide.",
        remedy="Record who disputes it, and on what ground, first.",
    )


def _disputable(one: Post, ground: str) -> None:
    if not one.times:
        raise Refused(
            f"No site shows a time for {one.number} ({', '.join(one.exhibits)}), so there "
            "is none to dispute.",
            remedy="Leave it out, or record the time that the exhibit shows.",
        )
    for told in one.disputed:
        if _plain(told.fact.ground) != _plain(ground):
            continue
        waits = told.fact.number in open_disputes(one)
        stands = "and is not decided yet" if waits else "and was decided"
        raise Refused(
            f"That ground was recorded for {one.number} as {told.fact.number}, {stands}.",
            remedy="Decide that one." if waits else "Record the new ground in its words.",
        )


def _check_accepted(result: Result, accepted: Span | None, now: Instant) -> None:
    if result is Result.CHALLENGE_REJECTED:
        if accepted is not None:
            raise Refused(
                "Where a dispute is not accepted, the time shown stands as it was.",
                remedy="Leave the other time out.",
            )
        return
    if accepted is None:
        raise Refused(
            "Where a time is shown to be wrong, the time that counts instead is needed.",
            remedy="Give it, as wide a stretch as it must be.",
        )
    if accepted.earliest.at > now.at:
        raise Refused(
            "A post cannot have appeared after this was decided.",
            remedy="Check the date of the time that is accepted.",
        )


def _need(given: object, sentence: str, remedy: str) -> None:
    if not given:
        raise Refused(sentence, remedy=remedy)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
