"""Posts: the thing online, which survives many captures.

And the times a site showed for it.

Clause 4.1.2 takes the site's recorded time of a staff member's post as right unless the
contrary is proven. The presumption belongs to the post; every reading of it is kept and
none is edited.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from investigator.domain.account import known as known_account
from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Instant, Span
from investigator.domain.ledger import Telling, Told
from investigator.domain.numbers import next_number
from investigator.domain.people import known as known_person
from investigator.domain.time.displayed import read as read_displayed
from investigator.domain.time.identifiers import IdTime, decode
from investigator.domain.time.interval import Order, Reading, Rounding

if TYPE_CHECKING:
    from investigator.domain.case import Case
    from investigator.domain.chosen_reading import ReadingChosen
    from investigator.domain.dispute import DisputeDecided, TimesDisputed
    from investigator.domain.post_join import PostsJoined


class Authorship(StrEnum):
    """Whose words a post is: own, or passed on."""

    AUTHORED = "authored"
    RESHARED = "reshared"
    COMMENT = "comment"
    MESSAGE = "message"
    UNKNOWN = "unknown"


class Edited(StrEnum):
    """Whether the site says that the post was changed after it was made."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """In whose zone a shown time is written (decision 11)."""

    VIEWER_DEVICE_ZONE = "viewer_device_zone"
    ACCOUNT_ZONE = "account_zone"
    UTC = "utc"
    STATED_OFFSET = "stated_offset"
    RELATIVE = "relative"
    UNKNOWN = "unknown"


class TimeStatus(StrEnum):
    """Where the presumption of 4.1.2 stands for a post."""

    NO_SITE_TIME = "no_site_time"
    DEEMED_ACCURATE = "deemed_accurate"
    CHALLENGED = "challenged"
    CHALLENGE_REJECTED = "challenge_rejected"
    CONTRARY_PROVEN = "contrary_proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRecorded:
    """A post, comment or message, and the exhibit it was first seen in."""

    number: str
    exhibit: str
    platform: str = ""
    account: str = ""
    address: str = ""
    words: str = ""
    author: str = ""
    authorship: Authorship = Authorship.UNKNOWN
    edited: Edited = Edited.UNKNOWN
    scheduled: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The post stands in the case, evidenced by its exhibit."""
        post = Post(recorded=telling.of(self), exhibits=(self.exhibit,))
        return _shown_by(kept(case, post), self.exhibit, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEvidenced:
    """A named person says that an exhibit shows this post too (decision 10)."""

    post: str
    exhibit: str
    reason: str

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The exhibit evidences the post."""
        post = case.posts[self.post]
        exhibits = tuple(dict.fromkeys((*post.exhibits, self.exhibit)))
        linked = replace(post, exhibits=exhibits, links=(*post.links, telling.of(self)))
        return _shown_by(kept(case, linked), self.exhibit, self.post)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeShown:
    """The time as an exhibit shows it, letter for letter, and every way it can be read."""

    post: str
    exhibit: str
    shown: str
    basis: Basis
    zone: str
    captured_at: Instant | None
    readings: tuple[Reading, ...]
    flags: tuple[str, ...]

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The post has this time among its times."""
        post = case.posts[self.post]
        return kept(case, replace(post, times=(*post.times, telling.of(self))))


@dataclass(frozen=True, slots=True, kw_only=True)
class IdTimeRead:
    """The moment that the post's own identifier holds.

    It supports, and is not the record.
    """

    post: str
    identifier: str
    found: IdTime

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The post has this time of its identifier."""
        return kept(case, replace(case.posts[self.post], id_time=telling.of(self)))


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the case knows it."""

    recorded: Told[PostRecorded]
    exhibits: tuple[str, ...] = ()
    links: tuple[Told[PostEvidenced], ...] = ()
    times: tuple[Told[TimeShown], ...] = ()
    id_time: Told[IdTimeRead] | None = None
    disputed: "tuple[Told[TimesDisputed], ...]" = ()
    decided: "tuple[Told[DisputeDecided], ...]" = ()
    chosen: "tuple[Told[ReadingChosen], ...]" = ()
    joined: "tuple[Told[PostsJoined], ...]" = ()

    @property
    def number(self) -> str:
        """Its label, such as P3."""
        return self.recorded.fact.number

    def shown_in(self, exhibit: str) -> TimeShown | None:
        """The time as this exhibit shows it, the latest reading of it."""
        found = (told.fact for told in reversed(self.times) if told.fact.exhibit == exhibit)
        return next(found, None)


def record(  # noqa: PLR0913 - what is known of a post when it is first seen
    case: "Case",
    *,
    exhibit: str,
    platform: str = "",
    account: str = "",
    address: str = "",
    words: str = "",
    author: str = "",
    authorship: Authorship = Authorship.UNKNOWN,
    edited: Edited = Edited.UNKNOWN,
    scheduled: str = "",
) -> PostRecorded:
    """A post first seen in an exhibit."""
    known_exhibit(case, exhibit)
    if account:
        known_account(case, account)
    if author:
        known_person(case, author)
    return PostRecorded(
        number=next_number(case.used(case.posts), "P"),
        exhibit=exhibit,
        platform=platform.strip(),
        account=account,
        address=address.strip(),
        words=words,
        author=author,
        authorship=authorship,
        edited=edited,
        scheduled=scheduled.strip(),
    )


def same_post(case: "Case", *, post: str, exhibit: str, reason: str) -> PostEvidenced:
    """Says that an exhibit shows a post that the case already has."""
    known(case, post)
    known_exhibit(case, exhibit)
    return PostEvidenced(post=post, exhibit=exhibit, reason=reason.strip())


def show_time(  # noqa: PLR0913 - what decides how a shown time is read
    case: "Case",
    *,
    post: str,
    exhibit: str,
    shown: str,
    basis: Basis = Basis.UNKNOWN,
    zone: str = "",
    captured_at: Instant | None = None,
    order: Order = Order.DMY,
    rounding: Rounding = Rounding.UNKNOWN,
) -> TimeShown:
    """Reads a shown time into every moment it can mean.

    The text itself is never altered.
    """
    one = known(case, post)
    if exhibit not in one.exhibits:
        raise Refused(
            f"{exhibit} is not said to show {post}.",
            remedy="Say first that the exhibit shows this post.",
        )
    if not shown.strip():
        raise Refused(
            "Enter the time as the site shows it.",
            remedy="Copy it letter for letter, or say that the site shows none.",
        )
    asked = "UTC" if basis is Basis.UTC else zone
    read = read_displayed(
        shown, captured=captured_at, zone=asked or None, order=order, rounding=rounding
    )
    return TimeShown(
        post=post,
        exhibit=exhibit,
        shown=shown,
        basis=basis,
        zone=asked,
        captured_at=captured_at,
        readings=read.readings,
        flags=tuple(flag.value for flag in read.flags),
    )


def read_identifier(
    case: "Case", *, post: str, identifier: str, platform: str = ""
) -> IdTimeRead | None:
    """The time in a post's address or identifier, or None where such ids hold none."""
    known(case, post)
    found = decode(identifier, platform or None)
    return (
        None if found is None else IdTimeRead(post=post, identifier=identifier, found=found)
    )


def best(post: Post) -> Span | None:
    """The window that the post's own times agree on; None where several remain."""
    from investigator.domain.post_time import compared  # noqa: PLC0415 - a noun beside this one

    return compared(post).best


def known(case: "Case", post: str) -> Post:
    """The post with this number, or a refusal."""
    if post not in case.posts:
        raise Refused(
            f"This case has no post {post}.", remedy="Add the exhibit that shows it first."
        )
    return case.posts[post]


def kept(case: "Case", post: Post) -> "Case":
    """The case with this post under its number."""
    return replace(case, posts=case.posts.put(post.number, post))


def _shown_by(case: "Case", exhibit: str, post: str) -> "Case":
    one = case.exhibits.get(exhibit)
    if one is None:  # the post was told again, and a later entry brings its other exhibit
        return case
    shown = replace(one, posts=tuple(dict.fromkeys((*one.posts, post))))
    return replace(case, exhibits=case.exhibits.put(exhibit, shown))
