"""Two exhibits show one post: a named person says so, and only then are times compared.

Where an exhibit had been recorded with a post of its own, the two posts become one, under
the number of the other; everything recorded of either stays.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.ledger import Telling
from investigator.domain.post import PostEvidenced, kept, known
from investigator.domain.time_standing import open_disputes

if TYPE_CHECKING:
    from investigator.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsJoined:
    """A named person says that what was recorded as two posts is one."""

    post: str
    into: str
    reason: str = ""

    def told_to(self, case: "Case", telling: Telling, /) -> "Case":
        """The one stands with the exhibits and times of both."""
        gone, one = case.posts[self.post], case.posts[self.into]
        exhibits = tuple(dict.fromkeys((*one.exhibits, *gone.exhibits)))
        joined = replace(
            one,
            exhibits=exhibits,
            joined=(*one.joined, telling.of(self)),
            links=(*one.links, *gone.links),
            times=(*one.times, *gone.times),
            id_time=one.id_time or gone.id_time,
            disputed=(*one.disputed, *gone.disputed),
            decided=(*one.decided, *gone.decided),
            chosen=(*one.chosen, *gone.chosen),
        )
        case = kept(replace(case, posts=case.posts.without(self.post)), joined)
        shelf = case.exhibits
        for number in gone.exhibits:
            shown = shelf.get(number)
            if shown is not None:
                posts = (self.into if each == self.post else each for each in shown.posts)
                now = replace(shown, posts=tuple(dict.fromkeys(posts)))
                shelf = shelf.put(number, now)
        return replace(case, exhibits=shelf)


def same_as(
    case: "Case", *, exhibit: str, post: str, reason: str = ""
) -> PostEvidenced | PostsJoined:
    """Says that an exhibit shows a post that another one shows."""
    target, shows = known(case, post), known_exhibit(case, exhibit).posts
    if post in shows:
        raise Refused(
            f"{exhibit} is already said to show {post}.", remedy="Nothing more is needed."
        )
    if not shows:
        return PostEvidenced(post=post, exhibit=exhibit, reason=reason.strip())
    if len(shows) > 1:
        raise Refused(
            f"{exhibit} shows {len(shows)} posts, so it is not said which of them it is.",
            remedy=f"Link {', '.join(target.exhibits)} to the one message instead.",
        )
    waits = (*open_disputes(target), *open_disputes(known(case, shows[0])))
    if waits:
        raise Refused(
            f"One of these times is disputed ({', '.join(waits)}) and not decided.",
            remedy="Decide the dispute first.",
        )
    return PostsJoined(post=shows[0], into=post, reason=reason.strip())
