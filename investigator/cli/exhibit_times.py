"""exhibit challenge, decide-challenge, link, choose-time."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from investigator.casework import views
from investigator.casework.commands.dispute import (
    ChooseReading,
    DecideDispute,
    DisputeTimes,
    LinkSamePost,
)
from investigator.cli import shapes, words
from investigator.cli.common import answer, instant, perform, unlocked
from investigator.cli.options import common
from investigator.domain.dispute import Result
from investigator.domain.errors import Refused
from investigator.domain.exhibit import known as known_exhibit
from investigator.domain.instant import Instant, Span
from investigator.domain.time_standing import open_disputes
from investigator.domain.times_named import Hours, named, one_post, within

if TYPE_CHECKING:
    from investigator.casework.desk import Desk, Done
    from investigator.domain.case import Case


@click.command()
@click.argument("ref")
@click.argument("numbers", nargs=-1, required=True)
@click.option("--by", required=True, help="Who says that the times are wrong.")
@click.option("--ground", required=True, help="Why, in their words.")
@click.option("--exhibit", "exhibits", multiple=True, help="What they rest on; repeat it.")
@click.option("--between", help="Only times between these hours, such as 22:00-06:00.")
@click.option("--happened", help="When it was said, now unless told.")
@common
@click.pass_context
def challenge(
    context: click.Context,
    /,
    ref: str,
    numbers: tuple[str, ...],
    *,
    exhibits: tuple[str, ...],
    **given: str,
) -> None:
    """Record that somebody disputes times, all on one ground.

    An exhibit of many messages can be followed by the moment of one: E05#MOMENT.
    """
    with unlocked(context) as desk:
        case = views.case(desk, ref)
        posts, which = _posts(case, numbers), ""
        if given["between"]:
            hours = Hours.parse(given["between"])
            chosen = within(case, posts, hours)
            posts = chosen.inside
            which = (
                f"{hours.words}: {len(posts)} inside, {len(chosen.unsure)} perhaps, "
                f"{chosen.outside} outside"
            )
        done = perform(
            desk,
            DisputeTimes(
                case=ref,
                posts=posts,
                by=given["by"],
                ground=given["ground"],
                which=which,
                exhibits=exhibits,
                words_of=_words_of(desk, given["by"]),
                happened_at=instant(given["happened"]),
            ),
        )
    one = tuple(done.case.disputes.values())[-1] if done.case else None
    if one is None:
        return
    line = f"{one.number} is recorded: {one.disputed.fact.by} disputes {_times(posts)}."
    answer(context, _told(done, one.number, posts), lambda: iter([line]))


@click.command("decide-challenge")
@click.argument("ref")
@click.argument("numbers", nargs=-1, required=True)
@click.option("--by", required=True, help="Who decided.")
@click.option("--result", type=click.Choice([each.value for each in Result]), required=True)
@click.option("--reason", required=True, help="What decided it, and why.")
@click.option("--accepted", help="The time that counts instead, as FROM/TO.")
@click.option("--exhibit", "exhibits", multiple=True, help="What it rests on; repeat it.")
@click.option("--dispute", default="", help="Only this dispute, where there are several.")
@click.option("--happened", help="When it was decided, now unless told.")
@common
@click.pass_context
def decide_challenge(
    context: click.Context,
    /,
    ref: str,
    numbers: tuple[str, ...],
    *,
    exhibits: tuple[str, ...],
    **given: str,
) -> None:
    """Record what a named person decided about disputed times, together or one by one."""
    accepted = _span(given["accepted"]) if given["accepted"] else None
    with unlocked(context) as desk:
        case = views.case(desk, ref)
        posts = _posts(case, numbers, waiting=True)
        done = perform(
            desk,
            DecideDispute(
                case=ref,
                posts=posts,
                result=Result(given["result"]),
                reason=given["reason"],
                accepted=accepted,
                exhibits=exhibits,
                dispute=given["dispute"],
                words_of=_words_of(desk, given["by"]),
                happened_at=instant(given["happened"]),
            ),
        )
        own = given["by"].strip() == desk.vault.officer.name
    result = words.standing(given["result"])
    waits = "" if own else f" Not yet confirmed by {given['by'].strip()}."
    line = f"Decided about {_times(posts)}: {result}.{waits}"
    answer(context, _told(done, given["dispute"], posts), lambda: iter([line]))


@click.command("link")
@click.argument("ref")
@click.argument("number")
@click.option("--same-post", "other", required=True, help="An exhibit: E05 or E05#MOMENT.")
@click.option("--by", required=True, help="Who says that they show the same post.")
@click.option("--reason", default="", help="How they know.")
@click.option("--happened", help="When it was said, now unless told.")
@common
@click.pass_context
def link(context: click.Context, /, ref: str, number: str, **given: str) -> None:
    """Say that two exhibits show the same post, so that their times are compared."""
    with unlocked(context) as desk:
        case = views.case(desk, ref)
        done = perform(
            desk,
            LinkSamePost(
                case=ref,
                exhibit=number,
                post=one_post(case, given["other"]),
                reason=given["reason"],
                words_of=_words_of(desk, given["by"]),
                happened_at=instant(given["happened"]),
            ),
        )
    _show(context, done, number)


@click.command("choose-time")
@click.argument("ref")
@click.argument("number")
@click.option("--reading", required=True, help="The reading that counts, as FROM/TO.")
@click.option("--by", required=True, help="Who chose it.")
@click.option("--reason", required=True, help="What speaks for it.")
@click.option("--exhibit", "exhibits", multiple=True, help="What it rests on; repeat it.")
@click.option("--happened", help="When it was chosen, now unless told.")
@common
@click.pass_context
def choose_time(
    context: click.Context,
    /,
    ref: str,
    number: str,
    *,
    exhibits: tuple[str, ...],
    **given: str,
) -> None:
    """Record which of several readings of a time a named person chose."""
    with unlocked(context) as desk:
        case = views.case(desk, ref)
        done = perform(
            desk,
            ChooseReading(
                case=ref,
                post=one_post(case, number),
                exhibit=number.partition("#")[0],
                reading=_span(given["reading"]),
                reason=given["reason"],
                exhibits=exhibits,
                words_of=_words_of(desk, given["by"]),
                happened_at=instant(given["happened"]),
            ),
        )
    _show(context, done, number.partition("#")[0])


def _posts(
    case: "Case", numbers: Iterable[str], *, waiting: bool = False
) -> tuple[str, ...]:
    """Every post that is named; a list with commas counts as several.

    Of an exhibit of many messages, `waiting` takes those that wait for a decision.
    """
    found: dict[str, None] = {}
    for label in (part.strip() for each in numbers for part in each.split(",")):
        posts = named(case, label) if label else ()
        wait = [post for post in posts if waiting and open_disputes(case.posts[post])]
        found |= dict.fromkeys(wait or posts)
    return tuple(found)


def _words_of(desk: "Desk", name: str) -> str:
    """Empty where the person who types speaks for themselves."""
    return "" if name.strip() == desk.vault.officer.name else name.strip()


def _span(text: str) -> Span:
    begins, slash, ends = text.partition("/")
    if not slash:
        raise Refused(
            "A stretch of time has a beginning and an end.",
            remedy="Write it as 2026-10-25T01:20:00Z/2026-10-25T01:21:00Z.",
        )
    return Span(Instant.parse(begins), Instant.parse(ends))


def _told(done: "Done", number: str, posts: tuple[str, ...]) -> shapes.Shape:
    case = done.case
    shows = [] if case is None else [case.posts[post].exhibits for post in posts]
    exhibits = dict.fromkeys(each for numbers in shows for each in numbers)
    views_of = [] if case is None else [case.exhibits[each] for each in exhibits]
    return {
        "dispute": number or None,
        "posts": list(posts),
        "exhibits": [
            shapes.exhibit(views.exhibit_view(case, one)) for one in views_of if case
        ],
    }


def _show(context: click.Context, done: "Done", number: str) -> None:
    """The exhibit as it stands now."""
    if done.case is None:
        return
    view = views.exhibit_view(done.case, known_exhibit(done.case, number))

    def lines() -> Iterator[str]:
        shown = f"{number}: shows post {', '.join(view.exhibit.posts)}"
        yield f"{shown}. Times together: {words.spoken(view.verdict.value)}."
        if view.chosen is not None:
            first, last = view.chosen.earliest, view.chosen.latest
            yield f"  Chosen: {words.moment(first)} to {words.moment(last)}"

    answer(context, shapes.exhibit(view), lines)


def _times(posts: tuple[str, ...]) -> str:
    return "1 time" if len(posts) == 1 else f"{len(posts)} times"
