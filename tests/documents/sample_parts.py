"""Exhibits, times and allegations of the sample report."""

from collections.abc import Mapping

from investigator.documents.packs.exhibits import Exhibit, Picture
from investigator.documents.packs.parts import Fact
from investigator.documents.packs.report import (
    Allegation,
    Claim,
    Evidence,
    Finding,
    Moment,
    PostTime,
)
from tests.documents.hostile import (
    ACTING,
    EMOJI,
    EVERYTHING,
    GURMUKHI,
    HANDLE,
    LONG_WORD,
    URDU,
)
from tests.documents.pictures import fingerprint, png

WITHHELD = "E06"
SIZES = ((390, 844), (1280, 720), (1, 1), (800, 800))
WORDINGS = {
    "A1": "On 14 October 2026 the staff member posted words about a named pupil of the "
    "school on a public account, during working hours, contrary to the policy.",
    "A2": f"That the staff member wrote: {EVERYTHING}",
    "A3": "That, having been asked on 19 October 2026 to remove the post, the staff "
    "member had not removed it by the time that was set.",
}


def number(at: int) -> str:
    """The number of the exhibit at that place, from 1."""
    return f"E{at:02d}"


def images() -> dict[str, bytes]:
    """The pictures by the name the pack calls them."""
    return {
        f"picture-{at}": png(width, height, at) for at, (width, height) in enumerate(SIZES)
    }


def exhibit(at: int, held: Mapping[str, bytes]) -> Exhibit:
    """One exhibit; every fourth has a shape of its own, every fifth has no picture."""
    shape = at % len(SIZES)
    width, height = SIZES[shape]
    blob = f"picture-{shape}"
    withheld = "Withheld, because it would identify a child."
    return Exhibit(
        number=number(at),
        title=(HANDLE if at == 7 else f"Screenshot {at} of a post, with its address"),
        kind="Screenshot",
        supplied_by=EVERYTHING if at % 8 == 2 else "Parent F",
        obtained="Sent by email, with leave to use it",
        captured="15 October 2026, 08:12:44 BST, clock checked",
        sha256=fingerprint(number(at).encode()),
        size="1,204,118 bytes",
        name=f"IMG_{at}{ACTING}.png",
        facts=(Fact(label="Address shown", value="https://example.invalid/" + "a" * 250),),
        transcript=f"{URDU}\n{EMOJI} {GURMUKHI}" if at % 10 == 0 else "",
        transcript_by="Typed by Officer, checked by Head",
        withheld=withheld if number(at) == WITHHELD else None,
        picture=None
        if at % 5 == 0
        else Picture(
            blob=blob,
            sha256=fingerprint(held[blob]),
            width=width,
            height=height,
            alt=f"Screenshot of a post, exhibit {at}",
            changes=("Made smaller.", "Location data removed.", "3 places covered."),
        ),
    )


def moments() -> tuple[Moment, ...]:
    """The timeline."""
    return tuple(
        Moment(
            when=f"{day} October 2026, {day}:05 BST",
            what=EVERYTHING if day == 13 else "The post was seen by a parent.",
            source="Time shown by the site (4.1.2)",
            uncertain=day % 3 == 0,
            late="Entered on 2 November 2026" if day % 4 == 0 else "",
            exhibits=(number(day), WITHHELD),
        )
        for day in range(10, 22)
    )


def times() -> tuple[PostTime, ...]:
    """Times that help either side, and one that has two readings."""
    return (
        PostTime(
            exhibit="E01",
            shown="14/10/2026, 11:52",
            zone="The viewing device's zone, Europe/London (asked)",
            read_how="Day before month, as the site writes it in the United Kingdom",
            resolved=("14 October 2026, 11:52 BST",),
            standing="Taken as right",
            independent="The post's own number supports it, to the second.",
            weighs="It points to working hours. It helps the allegation.",
        ),
        PostTime(
            exhibit="E02",
            shown="1:30",
            zone="Unknown",
            read_how="The hour came twice on 25 October 2026",
            resolved=("25 October 2026, 01:30 BST", "25 October 2026, 01:30 GMT"),
            standing="Disputed",
            independent="",
            weighs="Either reading is outside working hours. It helps the staff member.",
        ),
    )


def allegations() -> tuple[Allegation, ...]:
    """Three: one with everything, one hostile, one hardly begun."""
    return (
        Allegation(
            number="A1",
            title="Posting in working hours",
            wording=WORDINGS["A1"],
            clauses=("5.1", "4.1.2"),
            supports=(Evidence(exhibit="E01", shows="The post, with the time shown."),),
            against=(Evidence(exhibit="E02", shows="A lunch break from 11:45 to 12:30."),),
            neutral=(Evidence(exhibit="E03", shows="The cover sheet of the day."),),
            answer="I was on my lunch break, and I took it down when I was asked.",
            answer_source="Notes of 21 October 2026, agreed by the staff member",
            findings=(
                Finding(
                    fact="The post appeared at 11:52.",
                    outcome="Established",
                    reasons="The time shown was not disputed.",
                    by="Decided by I. Officer on 18 November 2026",
                    exhibits=("E01",),
                ),
                Finding(
                    fact="It appeared in working hours.",
                    outcome="Not established",
                    reasons="The break ran from 11:45 to 12:30.",
                    by="Decided by I. Officer on 18 November 2026",
                    unconfirmed="Not yet confirmed by I. Officer",
                    exhibits=("E02", "E03"),
                ),
            ),
            conclusion="Not established.",
            exceptions=(
                Claim(
                    title="Lunch break",
                    text="Clause 5.1 leaves breaks out.",
                    outcome="Accepted",
                    exhibits=("E02",),
                ),
            ),
            presumptions=(
                Claim(
                    title="Time shown",
                    text="Taken as right under 4.1.2.",
                    outcome="Not disputed",
                ),
            ),
        ),
        Allegation(
            number="A2",
            title=LONG_WORD,
            wording=WORDINGS["A2"],
            clauses=(),
            supports=(Evidence(exhibit="E20", shows=EVERYTHING),),
            against=(),
            neutral=(),
            answer=URDU,
            answer_source="Message of 22 October 2026",
            findings=(),
            conclusion="",
        ),
        Allegation(
            number="A3",
            title="Removal",
            wording=WORDINGS["A3"],
            clauses=("1.10",),
            supports=(),
            against=(),
            neutral=(),
            answer="",
            answer_source="",
            findings=(),
            conclusion="",
        ),
    )
