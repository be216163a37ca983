"""The pack of the investigation report: every word and number of it, settled as text."""

from dataclasses import dataclass

from investigator.documents.packs.exhibits import Exhibit
from investigator.documents.packs.parts import (
    Heading,
    Paragraph,
    Section,
    Signatory,
    Table,
)

NO_ACCOUNTS = Section(title="Accounts", parts=(), when_empty="No account is recorded.")
NO_LOOKS = Section(
    title="Looks that were made", parts=(), when_empty="No look is recorded."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of the policy. `words_are`: a summary, or the Trust's own text."""

    number: str
    title: str
    words: str
    words_are: str
    in_force: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the case under the label the document uses."""

    label: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact that was decided on: what, which way, why and by whom.

    `unconfirmed` is the mark "not yet confirmed by NAME", or empty.
    """

    fact: str
    outcome: str
    reasons: str
    by: str
    unconfirmed: str = ""
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one exhibit shows about an allegation."""

    exhibit: str
    shows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An exception claimed, or a presumption of the policy, and what came of it."""

    title: str
    text: str
    outcome: str
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """One allegation in the order it is read: alleged, evidence, what was said, found.

    `severity` is empty unless the policy's words or a named person's reasons give one.
    """

    number: str
    title: str
    wording: str
    clauses: tuple[str, ...]
    supports: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    neutral: tuple[Evidence, ...]
    answer: str
    answer_source: str
    findings: tuple[Finding, ...]
    conclusion: str
    exceptions: tuple[Claim, ...] = ()
    presumptions: tuple[Claim, ...] = ()
    order: tuple[Claim, ...] = ()
    severity: str = ""
    not_used: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One row of the timeline. `late` is "entered on DATE" when it was told later."""

    when: str
    what: str
    source: str
    uncertain: bool = False
    late: str = ""
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTime:
    """The time of one post: as shown, in whose zone, how it was read and where it stands.

    `weighs` says what follows from it; `independent` what a second source gives (supports
    or conflicts); `disputes` who disputes it and what was decided; `helps` whom it helps.
    """

    exhibit: str
    shown: str
    zone: str
    read_how: str
    resolved: tuple[str, ...]
    standing: str
    independent: str
    weighs: str
    disputes: tuple[str, ...] = ()
    helps: str = ""
    capture_clock: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One removal request. `lateness` is an interval in words; `witnesses` say whose."""

    number: str
    posts: str
    asked: str
    due: str
    checks: tuple[str, ...]
    result: str
    lateness: str = ""
    witnesses: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One deadline: what, when, the rule it comes from and what became of it."""

    what: str
    due: str
    rule: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A document that was issued: number, title, day, to whom, and fingerprint."""

    number: str
    title: str
    issued: str
    to: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationReport:
    """The investigation report, in the order it is printed."""

    heading: Heading
    summary: tuple[Paragraph, ...]
    commission: Section
    clauses: tuple[Clause, ...]
    method: Section
    people: tuple[Person, ...]
    background: Section
    timeline: tuple[Moment, ...]
    times: tuple[PostTime, ...]
    allegations: tuple[Allegation, ...]
    removals: tuple[Removal, ...]
    trust: Section
    considerations: Section
    other_points: Section
    recommendation: Section
    deadlines: tuple[Due, ...]
    issued: tuple[Issued, ...]
    exhibits: tuple[Exhibit, ...]
    signatories: tuple[Signatory, ...] = ()
    disputes: Table | None = None
    accounts: Section = NO_ACCOUNTS
    looks: Section = NO_LOOKS
