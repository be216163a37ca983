"""Makes the pack of the investigation report from a case.

Every word of it is settled here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from investigator.documents.packs import (
    of_accounts,
    of_allegations,
    of_clock,
    of_evidence,
    of_procedure,
    of_times,
    words,
)
from investigator.documents.packs.exhibits import Picture
from investigator.documents.packs.parts import (
    Bullets,
    Fact,
    Facts,
    Generated,
    Heading,
    Paragraph,
    Part,
    RecordHead,
    Section,
    Signatory,
)
from investigator.documents.packs.report import InvestigationReport
from investigator.domain.allegation import FINDINGS
from investigator.domain.clock_notes import ClockNote
from investigator.domain.instant import Instant
from investigator.domain.ledger import Stamp
from investigator.domain.people import Role
from investigator.domain.policy import Clauses
from investigator.domain.readiness import missing, missing_for_report

if TYPE_CHECKING:
    from investigator.domain.case import Case

KIND, TITLE = "investigation-report", "Investigation report"
_MARKING = "Confidential: staff matter"
HEAD_SENTENCE = (
    "This number is made from every entry of the case's record up to the one named. "
    "If a copy "
    "of the record gives another number for the same entry, the two differ. It says "
    "nothing of "
    "whether what was entered is true, nor of what was never entered."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a report needs besides the case: where its record stands, when, with what.

    `stamps` are the clocks of its entries, by their numbers.
    """

    seq: int
    head: str
    now: Instant
    trust: str
    versions: tuple[tuple[str, str], ...]
    draft_wanted: bool = False
    clock: tuple[ClockNote, ...] = ()
    stamps: Mapping[int, Stamp] = field(default_factory=dict)


def investigation_report(
    case: "Case", clauses: Clauses, told: Telling, pictures: Mapping[str, Picture]
) -> InvestigationReport:
    """The report as the case stands; a draft as long as something is missing."""
    gaps = tuple(f"{gap.what} {gap.mend}" for gap in missing_for_report(case, clauses))
    draft = bool(gaps) or told.draft_wanted
    return InvestigationReport(
        heading=_heading(case, told, gaps, draft=draft),
        summary=tuple(_summary(case, told.now)),
        commission=Section(title="Commission and terms", parts=tuple(_commission(case))),
        clauses=of_allegations.cited(case, clauses),
        method=Section(
            title="How the investigation was done", parts=tuple(_method(case, told))
        ),
        people=of_procedure.people(case),
        background=Section(title="Background", parts=tuple(_background(case))),
        timeline=of_evidence.timeline(case),
        times=of_times.times(case, told.stamps),
        disputes=of_times.disputed(case),
        accounts=of_accounts.accounts(case),
        looks=of_accounts.looks(case),
        allegations=of_allegations.allegations(case, clauses),
        removals=of_procedure.removals(case, told.now),
        trust=Section(
            title="What the Trust did and knew",
            parts=tuple(_trust(case)),
            when_empty="Nothing is recorded of what the Trust did and knew.",
        ),
        considerations=Section(
            title="Mitigation and context",
            parts=tuple(of_accounts.taken_down(case)),
            when_empty="No mitigation is recorded yet. The staff member may give it "
            "at any time.",
        ),
        other_points=Section(
            title="Other points", parts=tuple(_other_points(case, clauses))
        ),
        recommendation=Section(
            title="Recommendation",
            parts=(),
            when_empty="None was asked for. An investigating officer may recommend formal "
            "action, informal action or none, and never a sanction.",
        ),
        deadlines=of_procedure.deadlines(case, told.now),
        issued=of_procedure.issued(case),
        exhibits=of_evidence.exhibits(case, pictures),
        signatories=tuple(_signatories(case)),
    )


def _heading(case: "Case", told: Telling, gaps: tuple[str, ...], *, draft: bool) -> Heading:
    respondent = case.people.get(case.respondent)
    officer = case.holder(Role.INVESTIGATING_OFFICER) or "not named yet"
    return Heading(
        kind=KIND,
        reference=case.ref,
        title=TITLE,
        subtitle=case.title,
        trust=told.trust,
        marking=_MARKING,
        status=f"It tells the case as it stood at entry {told.seq} of its record.",
        draft=draft,
        practice=case.practice,
        missing=gaps,
        cover=(
            Fact(label="Staff member", value=case.respondent_label),
            Fact(label="Post", value=respondent.added.fact.post if respondent else ""),
            Fact(label="School", value=case.school),
            Fact(label="Investigating officer", value=officer),
            Fact(
                label="Commissioned by",
                value=case.holder(Role.COMMISSIONING_MANAGER)
                or case.holder(Role.RESPONSIBLE_PERSON)
                or "not named yet",
            ),
            Fact(
                label="Policy edition",
                value=f"{case.edition.fact.title}, {case.edition.fact.edition}"
                if case.edition
                else "not chosen yet",
            ),
            Fact(label="Case as it stood", value=f"entry {told.seq} of the record"),
        ),
        record=RecordHead(seq=str(told.seq), head=told.head, sentence=HEAD_SENTENCE),
        generated=Generated(
            as_of=f"entry {told.seq}",
            made_at=told.now.iso(),
            made_at_words=words.moment(told.now),
            versions=tuple(Fact(label=name, value=value) for name, value in told.versions),
        ),
    )


def _summary(case: "Case", _now: Instant) -> Iterator[Paragraph]:
    used = [one for one in case.allegations.values() if one.withdrawn is None]
    found = [one for one in used if one.state in FINDINGS]
    yield Paragraph(
        text=f"This report sets out what was found in the case {case.ref}, “{case.title}”, "
        f"about {case.respondent_label} of {case.school}."
    )
    yield Paragraph(
        text=f"{_number(len(used), 'allegation is', 'allegations are')} examined. "
        f"{_number(len(found), 'has', 'have')} a finding; each stands with its "
        f"reasons in its "
        "own chapter. "
        f"{_number(len(case.exhibits), 'exhibit is', 'exhibits are')} listed at the end."
    )
    yield Paragraph(
        text="A finding here says what the evidence establishes on the balance of "
        "probabilities. Whether there is a case to answer, and what follows, is for "
        "others to "
        "decide."
    )


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _commission(case: "Case") -> Iterator[Part]:
    facts = [
        Fact(label=label, value=case.holder(role))
        for role, label in (
            (Role.COMMISSIONING_MANAGER, "Commissioned by"),
            (Role.INVESTIGATING_OFFICER, "Investigated by"),
            (Role.CASE_MANAGER, "Case managed by"),
        )
        if case.holder(role)
    ]
    if facts:
        yield Facts(facts=tuple(facts))
    taken = case.taken_over
    if taken is not None:
        yield Paragraph(
            text=f"The case was begun on paper and taken into the present record on "
            f"{words.day(taken.fact.on)}: {taken.fact.reason}. What happened before "
            f"that day is "
            "entered with the day it happened and the paper it rests on."
        )


def _method(case: "Case", told: Telling) -> Iterator[Part]:
    yield Paragraph(
        text=f"{_number(len(case.exhibits), 'exhibit was', 'exhibits were')} taken "
        f"in. Each file "
        "was kept byte for byte as it came, with its fingerprint (SHA-256); the "
        "pictures in this "
        "report are smaller copies with fingerprints of their own."
    )
    yield Paragraph(
        text="The policy (4.1.2) takes the time that a site records for a staff "
        "member's post as "
        "right unless shown otherwise. That is the Trust's rule, not law; the panel "
        "decides on "
        "all the evidence. Each time is printed as it was shown, and beside it how "
        "it was read. "
        "Where a shown time can be read in more than one way, every reading is printed."
    )
    yield Paragraph(
        text="Times are given in British time; GMT or BST (summer time) is said with each."
    )
    if not case.practice:
        yield from of_clock.parts(told.clock, last=told.seq)


def _background(case: "Case") -> Iterator[Part]:
    person = case.people.get(case.respondent)
    if person is not None:
        fact = person.added.fact
        facts = [
            Fact(label="Post", value=fact.post),
            Fact(label="School", value=fact.school),
        ]
        if fact.start_date:
            facts.append(Fact(label="In post since", value=words.day(fact.start_date)))
        yield Facts(facts=tuple(each for each in facts if each.value))
    concern = case.concern
    if concern is not None:
        who = concern.fact.reported_by or "somebody who is not named"
        yield Paragraph(text=f"The concern was raised by {who}: “{concern.fact.words}”")


def _trust(case: "Case") -> Iterator[Part]:
    """What is known of the Trust's own part, and in plain words what is not."""
    concern = case.concern
    unknown = [
        "when the staff member saw the policy, and which edition",
        "what training was offered, and when",
        "whether a manager knew before, and what was done",
        "the reason for any delay",
    ]
    if concern is not None and concern.fact.reported_at is not None:
        to = f" to {concern.fact.reported_to}" if concern.fact.reported_to else ""
        yield Paragraph(
            text=f"It was reported on {words.moment(concern.fact.reported_at)}{to}."
        )
    else:
        unknown.insert(0, "when the Trust first knew")
    yield Paragraph(text="Not recorded in this case as facts of their own:")
    yield Bullets(lines=tuple(unknown))


def _other_points(case: "Case", clauses: Clauses) -> Iterator[Part]:
    lines = [
        gap.what
        for gap in missing(case, clauses)
        if gap.code.startswith(("before_take_over", "time_"))
    ]
    if lines:
        yield Bullets(lines=tuple(lines))


def _signatories(case: "Case") -> Iterator[Signatory]:
    name = case.holder(Role.INVESTIGATING_OFFICER)
    if name:
        yield Signatory(
            name=name,
            role="Investigating officer",
            words="This report sets out what I found, for and against.",
        )
