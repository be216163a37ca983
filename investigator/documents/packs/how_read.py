"""Makes “How this time was read”: one time of one exhibit on one page, in fixed words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from investigator.documents.packs import words
from investigator.documents.packs.investigation_report import HEAD_SENTENCE, Telling
from investigator.documents.packs.of_times import readings, time_of
from investigator.documents.packs.parts import (
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Generated,
    Heading,
    Paragraph,
    Part,
    RecordHead,
    Section,
    Table,
)
from investigator.documents.packs.report import PostTime
from investigator.domain.errors import Refused
from investigator.domain.lanes import Lane, Place, lanes
from investigator.domain.post import Post, TimeShown
from investigator.domain.text import visible
from investigator.domain.times_named import one_post

if TYPE_CHECKING:
    from investigator.domain.case import Case

KIND, TITLE = "how-this-time-was-read", "How this time was read"
_MARKING = "Confidential: staff matter"
_RULE = (
    "Clause 4.1.2 takes the time that a site records for a staff member's post as right "
    "unless it is shown to be wrong. That is the Trust's rule, not law; whoever decides "
    "does so on all the evidence, on the balance of probabilities."
)
_LIMITS = (
    "It speaks of when a post appeared, and not of who typed it or when it was written.",
    "What a site keeps and what its address holds come from one company; both can err.",
    "It says nothing of whether the picture is as the site had it.",
)

_TOGETHER = {
    Place.AGREES: "agrees",
    Place.APART: "stands apart",
    Place.COUNTS: "counts",
    Place.SUPPOSED: "not taken",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HowRead:
    """The page, in the order it is printed."""

    heading: Heading
    sections: tuple[Section, ...]


def how_read(case: "Case", part: str, told: Telling) -> HowRead:
    """The page of the exhibit, or message of an exhibit, that `part` names."""
    label = part or first_part(case)
    exhibit = label.partition("#")[0]
    post = case.posts[one_post(case, label)]
    exhibit = exhibit if exhibit in case.exhibits else post.exhibits[0]
    shown = post.shown_in(exhibit)
    if shown is None:
        raise Refused(
            f"{exhibit} shows no time, so there is none to tell of.",
            remedy="Choose an exhibit that shows one.",
        )
    time = time_of(case, post, shown, told.stamps)
    return HowRead(
        heading=_heading(case, exhibit, told),
        sections=(
            Section(title="What was shown, and how it was read", parts=(_facts(time),)),
            Section(title="What it can mean", parts=tuple(_means(post, shown))),
            Section(
                title="Who disputes it, and what was decided",
                parts=(Bullets(lines=time.disputes),) if time.disputes else (),
                when_empty="Nobody has disputed it.",
            ),
            Section(
                title="What this page does not say",
                parts=(Paragraph(text=_RULE), Bullets(lines=_LIMITS)),
            ),
        ),
    )


def first_part(case: "Case") -> str:
    """The first exhibit that shows the time of one post."""
    for number, one in case.exhibits.items():
        if len(one.posts) == 1 and case.posts[one.posts[0]].shown_in(number) is not None:
            return number
    raise Refused(
        "No exhibit of this case shows the time of a post.",
        remedy="Record the time that an exhibit shows first.",
    )


def _heading(case: "Case", exhibit: str, told: Telling) -> Heading:
    title = visible(case.exhibits[exhibit].admitted.fact.title)
    return Heading(
        kind=KIND,
        reference=case.ref,
        title=TITLE,
        subtitle=f"{exhibit}: {title}",
        trust=told.trust,
        marking=_MARKING,
        status=f"It tells the case as it stood at entry {told.seq} of its record.",
        draft=told.draft_wanted,
        practice=case.practice,
        missing=(),
        cover=(),
        record=RecordHead(seq=str(told.seq), head=told.head, sentence=HEAD_SENTENCE),
        generated=Generated(
            as_of=f"entry {told.seq}",
            made_at=told.now.iso(),
            made_at_words=words.moment(told.now),
            versions=tuple(Fact(label=name, value=value) for name, value in told.versions),
        ),
    )


def _facts(time: PostTime) -> Facts:
    follows = Fact(label="What follows", value=time.weighs)
    return Facts(
        facts=(
            Fact(label="Time, letter for letter", value=f"“{time.shown}”", fixed=True),
            Fact(label="In whose zone", value=time.zone),
            Fact(label="How it was read", value=time.read_how),
            Fact(label="Result", value="; or ".join(time.resolved)),
            Fact(label="Standing under 4.1.2", value=time.standing),
            Fact(label="What supports or conflicts", value=time.independent),
            *((follows,) if time.weighs else ()),
            Fact(label="Whom it helps", value=time.helps),
            Fact(label="Which clock took it", value=time.capture_clock),
        )
    )


def _means(post: Post, shown: TimeShown) -> Iterator[Part]:
    many = len(shown.readings) > 1
    if many:
        yield Paragraph(
            text="The text can be read in more than one way, and all of them are printed. "
            "A reading counts only where something else speaks for it."
        )
    rows = tuple(_row(lane) for lane in lanes(post))
    yield Table(
        caption="Each time that is known of this post",
        columns=(
            Column(title="Where it stands", width=29),
            Column(title="Vouched for by", width=16),
            Column(title="When that is", width=42),
            Column(title="Together", width=13),
        ),
        rows=rows,
        when_empty="; or ".join(readings(shown)),
    )


def _row(lane: Lane) -> tuple[Cell, ...]:
    together = _TOGETHER[lane.place]
    when = "; or ".join(words.stretch(span) for span in lane.spans)
    return (
        Cell(text=visible(lane.label)),
        Cell(text=visible(lane.origin)),
        Cell(text=when),
        Cell(text=together),
    )
