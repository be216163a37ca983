"""A whole investigation report about nobody, with 40 exhibits and hostile words in it."""

from investigator.documents.packs.parts import (
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Generated,
    Heading,
    Paragraph,
    Quotation,
    RecordHead,
    Section,
    Signatory,
    Table,
)
from investigator.documents.packs.report import (
    Clause,
    Due,
    InvestigationReport,
    Issued,
    Person,
    Removal,
)
from tests.documents.hostile import (
    EMOJI,
    HANDLE,
    LONG_LINE,
    LONG_WORD,
    MARKUP,
    POLISH,
    TEMPLATE,
    URDU,
)
from tests.documents.pictures import fingerprint
from tests.documents.sample_parts import allegations, exhibit, images, moments, times

EXHIBITS = 40
HEAD = fingerprint(b"the record")
MISSING = (
    "The respondent's answer to allegation A2 has not been confirmed.",
    "No time has been chosen for the post in E11.",
)


def report(
    *,
    draft: bool = True,
    practice: bool = False,
    exhibits: int = EXHIBITS,
    line: str = LONG_LINE,
) -> InvestigationReport:
    """The sample; a final one has nothing missing."""
    held = images()
    return InvestigationReport(
        heading=heading(draft=draft, practice=practice),
        summary=(
            Paragraph(
                text="Three allegations were looked into between 12 October and "
                "20 November 2026. One is established, one is not established and one has "
                "not been decided.",
                exhibits=("E01", "E02"),
            ),
            Paragraph(text=f"A name from the record: {POLISH}. Words shown: {EMOJI}"),
        ),
        commission=Section(
            title="Commission and terms",
            parts=(
                Paragraph(text="The chief executive asked for this on 12 October 2026."),
                Bullets(lines=("What was posted, and when", "Who posted it", MARKUP)),
                Facts(facts=(Fact(label="Asked for by", value="Chief executive"),)),
            ),
        ),
        clauses=(
            Clause(
                number="4.1.2",
                title="Time shown",
                words="The time a site shows counts as the time of a post unless it is "
                "shown to be wrong.",
                words_are="A summary.",
                in_force="In force since 1 September 2025.",
            ),
            Clause(
                number="5.1",
                title="Working hours",
                words=TEMPLATE,
                words_are="The Trust's own text.",
                in_force="In force since 1 September 2025.",
            ),
        ),
        method=Section(
            title="Method",
            parts=(
                Paragraph(text="Four people were seen; one could not be reached."),
                Table(
                    caption="Who was seen",
                    columns=(
                        Column(title="Who", width=30),
                        Column(title="When", width=30),
                        Column(title="How", width=40),
                    ),
                    rows=(
                        (
                            Cell(text="Teacher B"),
                            Cell(text="21 October 2026", mark="Notes not yet agreed"),
                            Cell(text=LONG_WORD, exhibits=("E03",)),
                        ),
                    ),
                    when_empty="Nobody was seen.",
                ),
            ),
        ),
        people=(
            Person(label="Pupil A", role="A pupil on roll"),
            Person(label=HANDLE, role="An account whose owner is not known"),
        ),
        background=Section(title="Background", parts=()),
        timeline=moments(),
        times=times(),
        allegations=allegations(),
        removals=(
            Removal(
                number="R1",
                posts="The post in E01.",
                asked="19 October 2026, 10:05, in person; confirmed in writing 10:40",
                due="20 October 2026, 10:40",
                checks=("20 October 2026, 10:52: still there, signed out",),
                result="Not done in time",
                lateness="At least 12 minutes, at most 2 days 4 hours 14 minutes",
                witnesses=("Last seen: Investigator, E08", "First seen gone: E09"),
                exhibits=("E01", "E08"),
            ),
        ),
        trust=Section(
            title="What the Trust did and knew",
            parts=(
                Paragraph(text="No training on the policy is recorded before May 2026."),
                Quotation(
                    text=URDU, source="Translation not yet checked", exhibits=("E04",)
                ),
            ),
        ),
        considerations=Section(title="What bears on weight", parts=()),
        other_points=Section(title="Other points", parts=(Paragraph(text=line),)),
        recommendation=Section(title="Recommendation", parts=()),
        deadlines=(
            Due(
                what="Contact with the local authority",
                due="13 October 2026",
                rule="Statutory guidance",
                outcome="Met on 12 October 2026",
            ),
        ),
        issued=(
            Issued(
                number="D01",
                title="Notification of investigation",
                issued="14 October 2026",
                to="Staff member",
                sha256=fingerprint(b"D01"),
            ),
        ),
        exhibits=tuple(exhibit(at, held) for at in range(1, exhibits + 1)),
        signatories=(
            Signatory(
                name="Investigator",
                role="Investigating officer",
                words="I wrote this report from the papers that it names.",
            ),
        ),
    )


def heading(*, draft: bool, practice: bool) -> Heading:
    """The heading of the sample."""
    return Heading(
        kind="investigation-report",
        reference="PRAC-SM-2026-0001",
        title="Investigation report",
        subtitle="Posts on a public account, October 2026",
        trust="Practice Schools Trust",
        marking="Confidential: staff matter",
        status="Findings are not yet confirmed."
        if draft
        else "Issued to the commissioner.",
        draft=draft,
        practice=practice,
        missing=MISSING if draft else (),
        cover=(
            Fact(label="Staff member", value="Teacher C"),
            Fact(label="Investigator", value="I. Officer, Trust office"),
            Fact(label="Commissioned by", value="Chief executive"),
            Fact(label="Policy", value="Staff social media policy, edition of 2025"),
            Fact(label="Period looked at", value="1 September to 20 October 2026"),
        ),
        record=RecordHead(
            seq="214",
            head=HEAD,
            sentence="With the record it shows that no entry up to this one has changed "
            "since this page was printed. It cannot show that an entry was right.",
        ),
        generated=Generated(
            as_of="on 20 November 2026 at 16:30",
            made_at="2026-11-20T16:30:05Z",
            made_at_words="on 20 November 2026 at 16:30:05 GMT",
            versions=(Fact(label="Program", value="investigator 0.1.0"),),
        ),
    )
