"""Two exhibits show one post: what was recorded of either stays under one number."""

from investigator.domain import dispute
from investigator.domain.post import Basis, PostEvidenced
from investigator.domain.post_join import PostsJoined, same_as
from investigator.domain.post_time import compared
from investigator.domain.time.corroborate import Verdict
from tests.domain.build import a_case, a_post, a_time, an_exhibit, between, refused, told

FIRST = between("2026-10-25T00:20:00Z", "2026-10-25T00:21:00Z")
SECOND = between("2026-10-25T01:20:00Z", "2026-10-25T01:21:00Z")
EXPORT = a_time(SECOND, basis=Basis.UTC, shown="2026-10-25T01:20:05Z")
HELD = (an_exhibit(), an_exhibit("E02"), an_exhibit("E03"), a_post(), EXPORT)
OWN = (a_post("P2", "E02"), a_time(FIRST, SECOND, post="P2", exhibit="E02"))


def test_an_exhibit_without_a_post_of_its_own_evidences_the_other():
    fact = same_as(a_case(*HELD), exhibit="E03", post="P1", reason="said so")
    assert fact == PostEvidenced(post="P1", exhibit="E03", reason="said so")


def test_two_posts_become_one_and_their_times_are_compared():
    case = a_case(*HELD, *OWN)
    fact = same_as(case, exhibit="E02", post="P1")
    assert fact == PostsJoined(post="P2", into="P1")
    after = case.after(told(fact, 40))
    one = after.posts["P1"]
    assert tuple(after.posts) == ("P1",)
    assert (one.exhibits, after.exhibits["E02"].posts) == (("E01", "E02"), ("P1",))
    found = compared(one)
    assert (found.verdict, found.best) == (Verdict.AGREE, SECOND)


def test_what_it_shows_already_is_not_linked_again():
    with refused("already said to show P1"):
        same_as(a_case(*HELD), exhibit="E01", post="P1")


def test_an_exhibit_of_many_posts_is_linked_from_the_other_side():
    case = a_case(*HELD, *OWN, a_post("P3", "E01"))
    with refused("E01 shows 2 posts", "Link E02 to the one message instead."):
        same_as(case, exhibit="E01", post="P2")


def test_a_disputed_time_is_decided_before_its_post_is_joined():
    case = a_case(*HELD, *OWN)
    fact = dispute.dispute(case, posts=("P2",), by="F", ground="g")
    with refused("disputed (T1)"):
        same_as(case.after(told(fact, 40)), exhibit="E02", post="P1")
