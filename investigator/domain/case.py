"""A case: the value you get by reading its ledger.

Facts are never edited; the case moves on.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from investigator.domain.account import Account
from investigator.domain.allegation import Allegation
from investigator.domain.audience import AudienceRecorded, MonitoringAuthorised
from investigator.domain.concern import CaseOpened, ConcernReported
from investigator.domain.cooperation import CooperationRequest, KeepNoticeGiven
from investigator.domain.copies import OutsideCopy
from investigator.domain.deadline import CalendarCopied, Deadline
from investigator.domain.digest import Sha256
from investigator.domain.dispute import Dispute
from investigator.domain.errors import Refused
from investigator.domain.exhibit import Exhibit
from investigator.domain.issued import DocumentIssued, SignerNamed
from investigator.domain.joined_in import PostPlaced
from investigator.domain.ledger import Fact, Telling, Told
from investigator.domain.look import LookMade
from investigator.domain.officer import CaseHandedOver, RecoveryKeyUsed
from investigator.domain.people import Person, Role, RoleGiven
from investigator.domain.policy import EditionPinned
from investigator.domain.post import Post
from investigator.domain.procedure import CLOSED_STAGES, CaseMoved, CaseTakenOver, Stage
from investigator.domain.put_right import (
    DataBreachRecorded,
    MovedHere,
    OpenedInError,
    PutRight,
)
from investigator.domain.removal_request import RemovalRequest
from investigator.domain.shelf import Shelf
from investigator.domain.steps import (
    PresumptionRelied,
    StepPlanned,
    StepTaken,
    WordsConfirmed,
)
from investigator.domain.taken_down import PostTakenDown


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One suspected breach by one member of staff, as it stands after some entry."""

    ref: str = ""
    title: str = ""
    school: str = ""
    practice: bool = False
    respondent: str = ""
    stage: Stage = Stage.INTAKE
    unread: tuple[int, ...] = ()
    opened: Told[CaseOpened] | None = None
    concern: Told[ConcernReported] | None = None
    taken_over: Told[CaseTakenOver] | None = None
    edition: Told[EditionPinned] | None = None
    calendar: Told[CalendarCopied] | None = None
    people: Shelf[str, Person] = field(default_factory=Shelf)
    roles: Shelf[Role, Told[RoleGiven]] = field(default_factory=Shelf)
    allegations: Shelf[str, Allegation] = field(default_factory=Shelf)
    presumptions: Shelf[str, Told[PresumptionRelied]] = field(default_factory=Shelf)
    accounts: Shelf[str, Account] = field(default_factory=Shelf)
    posts: Shelf[str, Post] = field(default_factory=Shelf)
    exhibits: Shelf[str, Exhibit] = field(default_factory=Shelf)
    by_fingerprint: Shelf[Sha256, tuple[str, ...]] = field(default_factory=Shelf)
    disputes: Shelf[str, Dispute] = field(default_factory=Shelf)
    audiences: Shelf[str, Told[AudienceRecorded]] = field(default_factory=Shelf)
    monitoring: Shelf[str, Told[MonitoringAuthorised]] = field(default_factory=Shelf)
    taken_down: Shelf[str, Told[PostTakenDown]] = field(default_factory=Shelf)
    places: Shelf[str, Told[PostPlaced]] = field(default_factory=Shelf)
    looks: Shelf[str, Told[LookMade]] = field(default_factory=Shelf)
    removals: Shelf[str, RemovalRequest] = field(default_factory=Shelf)
    cooperation: Shelf[str, CooperationRequest] = field(default_factory=Shelf)
    keep_notices: Shelf[str, Told[KeepNoticeGiven]] = field(default_factory=Shelf)
    deadlines: Shelf[str, Deadline] = field(default_factory=Shelf)
    steps: Shelf[int, Told[StepTaken]] = field(default_factory=Shelf)
    plans: Shelf[int, Told[StepPlanned]] = field(default_factory=Shelf)
    moves: Shelf[int, Told[CaseMoved]] = field(default_factory=Shelf)
    documents: Shelf[int, Told[DocumentIssued]] = field(default_factory=Shelf)
    signers: Shelf[str, Told[SignerNamed]] = field(default_factory=Shelf)
    recovery_uses: Shelf[int, Told[RecoveryKeyUsed]] = field(default_factory=Shelf)
    handovers: Shelf[int, Told[CaseHandedOver]] = field(default_factory=Shelf)
    awaiting: Shelf[int, Telling] = field(default_factory=Shelf)
    confirmed: Shelf[int, Told[WordsConfirmed]] = field(default_factory=Shelf)
    copies: Shelf[int, OutsideCopy] = field(default_factory=Shelf)
    put_right: Shelf[int, Told[PutRight]] = field(default_factory=Shelf)
    taken_out: Shelf[str, Told[PutRight]] = field(default_factory=Shelf)
    moved_here: Shelf[str, Told[MovedHere]] = field(default_factory=Shelf)
    breaches: Shelf[str, Told[DataBreachRecorded]] = field(default_factory=Shelf)
    opened_in_error: Told[OpenedInError] | None = None

    @classmethod
    def read(cls, entries: Iterable[Told[Fact]]) -> "Case":
        """The case that a ledger tells, entry by entry."""
        case = cls()
        for told in entries:
            case = case.after(told)
        return case

    def after(self, told: Told[Fact]) -> "Case":
        """The case after one more fact."""
        return told.fact.told_to(self, told.telling)

    @property
    def closed(self) -> bool:
        """Whether the case takes nothing new."""
        return self.stage in CLOSED_STAGES

    def used(self, shelf: Collection[str]) -> tuple[str, ...]:
        """Labels that were ever given: those in use, and those of what was taken out."""
        return (*shelf, *self.taken_out)

    @property
    def respondent_label(self) -> str:
        """How the staff member is called, or that nobody is named yet."""
        person = self.people.get(self.respondent)
        return person.label if person else "not named yet"

    def holder(self, role: Role) -> str:
        """Who holds a role, by name, or empty."""
        told = self.roles.get(role)
        return self.people[told.fact.person].label if told else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An entry of a kind or version newer than this program.

    Kept, checked, not understood.
    """

    kind: str
    version: int

    def told_to(self, case: Case, telling: Telling, /) -> Case:
        """The case says which entry it cannot read, and takes nothing new."""
        return replace(case, unread=(*case.unread, telling.seq))


def refuse_unread(case: Case) -> None:
    """A case with entries from a newer program can be read and not written."""
    if case.unread:
        raise Refused(
            f"{case.ref} holds entries made by a newer version of this program, so here "
            "it can be read and not changed.",
            remedy="Install the newer version and open the case there.",
        )
