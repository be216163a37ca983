"""One fact of every kind with every field filled: what the golden payloads hold."""

from datetime import date, time

from investigator.domain import (
    allegation,
    backup,
    concern,
    cooperation,
    copies,
    deadline,
    issued,
    people,
    policy,
    procedure,
    put_right,
    removal_request,
    steps,
    trust,
    weighing,
)
from investigator.domain.allegation import AllegationState
from investigator.domain.calendar import Calendar, Closure, Kind, Term
from investigator.domain.counting import Unit
from investigator.domain.digest import Sha256
from investigator.domain.instant import Instant
from investigator.domain.procedure import Stage
from investigator.domain.time.working_hours import WorkingPattern
from investigator.record.codec import Saying
from tests.record import examples_disputes, examples_evidence, examples_keys

LONDON = "Europe/London"
SEEN = Instant.parse("2026-10-11T19:14:09.118Z", LONDON)
TOLD = Instant.parse("2026-10-12T08:00:00Z", "Europe/Madrid")
SAYING = Saying(
    happened_at=TOLD, typed_by="Ida Clerk", words_of="Owen Officer", rests_on="minutes"
)
CALENDAR = Calendar(
    bank_holidays=(date(2026, 12, 25),),
    office_closed=(date(2026, 12, 24),),
    terms=(
        Term(
            name="autumn 1",
            first=date(2026, 9, 3),
            last=date(2026, 10, 23),
            school="Near School",
        ),
    ),
    inset=(date(2026, 9, 1),),
    closures=(
        Closure(school="Near School", day=date(2026, 10, 2), reason="heating failure"),
    ),
    last_year=2029,
)
_DAY = date(2026, 11, 9)

FACTS: dict[str, object] = {
    "case_opened": concern.CaseOpened(
        ref="TRUST-SM-0001", title="Posts", school="Near School", practice=True
    ),
    "concern_reported": concern.ConcernReported(
        words="“It said so” — Zoë, ہم",
        first_seen=SEEN,
        reported_at=TOLD,
        reported_by="Parent P",
        reported_to="Ada Reed",
    ),
    "case_taken_over": procedure.CaseTakenOver(
        stage=Stage.REPORTING, on=_DAY, reason="on paper"
    ),
    "case_moved": procedure.CaseMoved(to=Stage.PAUSED_EXTERNAL, reason="police"),
    "signer_named": issued.SignerNamed(
        fingerprint="ab" * 32, public_key="cd" * 32, name="Ida Clerk", role="HR"
    ),
    "calendar_copied": deadline.CalendarCopied(calendar=CALENDAR),
    "edition_pinned": policy.EditionPinned(
        edition="2025-06",
        title="Policy",
        in_force_from=date(2025, 6, 1),
        review_due=date(2027, 6, 1),
    ),
    "person_added": people.PersonAdded(
        key="STAFF-1",
        kind=people.PersonKind.PUPIL,
        name="Real Name",
        stand_in="Pupil A",
        category=people.Category.PART_TIME,
        post="Teacher",
        school="Near School",
        line_manager="Ada Reed",
        union="A union",
        is_teacher=True,
        start_date=date(2014, 1, 6),
        part=people.Part.TARGET,
        note="new",
    ),
    "respondent_named": people.RespondentNamed(person="STAFF-1"),
    "role_given": people.RoleGiven(role=people.Role.DSL, person="STAFF-2"),
    "working_pattern_set": people.WorkingPatternSet(
        person="STAFF-1",
        pattern=WorkingPattern(
            days=("Mon", "Fri"),
            start=time(8, 30),
            end=time(15, 30),
            breaks=((time(10, 30), time(10, 45)),),
            lunch=(time(12), time(12, 45)),
        ),
    ),
    "allegation_drafted": allegation.AllegationDrafted(
        number="A1",
        wording="You posted it.",
        clauses=("7.3",),
        cited_with=("5.2",),
        conduct_from=date(2026, 9, 24),
        conduct_to=date(2026, 9, 29),
        linked_to="A2",
    ),
    "allegation_put": allegation.AllegationPut(allegation="A1"),
    "allegation_answered": allegation.AllegationAnswered(allegation="A1", answer="No."),
    "finding_made": allegation.FindingMade(
        allegation="A1", finding=AllegationState.ESTABLISHED_IN_PART, reasons="E01."
    ),
    "allegation_withdrawn": allegation.AllegationWithdrawn(allegation="A1", reason="Why."),
    "exhibit_weighed": weighing.ExhibitWeighed(
        allegation="A1", exhibit="E01", effect=weighing.Effect.UNDERMINES, note="crop"
    ),
    "exception_claimed": weighing.ExceptionClaimed(
        allegation="A1", clause="7.3", claim="a cousin", exhibits=("E09",)
    ),
    "presumption_relied": steps.PresumptionRelied(
        clause="4.1.1", basis="name", challenge="shared", finding="stands"
    ),
    "removal_asked": removal_request.RemovalAsked(
        number="R2",
        items=("E01", "E02"),
        breached=("7.5.1",),
        decided_by="Hetty Head",
        authority="policy 2.3",
        how=removal_request.Mode.WRITING,
        asked_at=SEEN,
        confirmed_at=TOLD,
        allowance=removal_request.Allowance(working_days=2, by_time=time(17)),
        due=Instant.parse("2026-10-14T16:00:00Z", LONDON),
        follows="R1",
        emergency="a child is at risk",
    ),
    "removal_checked": removal_request.RemovalChecked(
        request="R1",
        at=SEEN,
        result=removal_request.Seen.CANNOT_TELL,
        exhibit="E08",
        residue="a reshare",
    ),
    "removal_answered": removal_request.RemovalAnswered(
        request="R1",
        words="Removed.",
        removed_at=SEEN,
        result=removal_request.RemovalResult.NO_REPLY,
    ),
    "cooperation_asked": cooperation.CooperationAsked(
        number="K1", what="An export", asked_on=_DAY, due=date(2026, 11, 24)
    ),
    "cooperation_answered": cooperation.CooperationAnswered(request="K1", response="Yes."),
    "keep_notice_given": cooperation.KeepNoticeGiven(number="N1", to="Ro", wording="Keep."),
    "deadline_set": deadline.DeadlineSet(
        number="D1",
        rule="Answer the appeal",
        code="appeal_lodged",
        trigger=_DAY,
        unit=Unit.WORKING_DAY,
        amount=-10,
        calendar=Kind.OFFICE,
        due=SEEN,
        hard=deadline.Hardness.STATUTE,
        source="trust default",
        note="n",
    ),
    "deadline_met": deadline.DeadlineMet(deadline="D1", note="in time"),
    "step_taken": steps.StepTaken(what="The head was told"),
    "step_planned": steps.StepPlanned(what="Interview", at=SEEN),
    "words_confirmed": steps.WordsConfirmed(
        entry=12, how=steps.How.RECORDED_CALL, exhibit="E09", note="Ida rang Owen"
    ),
    "document_issued": issued.DocumentIssued(
        kind="investigation-report",
        state=issued.DocumentState.FINAL,
        sha256=Sha256.of(b"pdf"),
        pages=12,
        as_of=40,
        head="ef" * 32,
        versions=("program 1",),
        missing=("finding_A1",),
    ),
    "copy_made": copies.CopyMade(
        kind=copies.CopyKind.EXPORT,
        place="/media/stick/E07.png",
        sha256=Sha256.of(b"png"),
        size=3,
        exhibit="E07",
    ),
    "copy_gone": copies.CopyGone(copy=41, how=copies.HowGone.DELETED),
    "put_right": put_right.PutRight(
        noun=put_right.Noun.EXHIBIT,
        what="E07",
        reason="belongs to another case",
        entries=(31, 32),
        restated=((32, 50),),
        documents=(40,),
        numbers=("E07", "P3"),
        stand_ins=("Pupil B",),
        moved_to="TRUST-SM-0002 E12",
        held_in=(
            put_right.HeldIn(
                what="investigation report",
                where="/media/stick",
                when=SEEN,
                left_laptop=True,
                sealed=True,
            ),
        ),
    ),
    "moved_here": put_right.MovedHere(
        exhibit="E12",
        from_case="TRUST-SM-0001",
        was="E07",
        first_added=SEEN,
        first_added_by="Ida Clerk",
        reason="belongs here",
    ),
    "opened_in_error": put_right.OpenedInError(reason="another person was meant"),
    "data_breach_recorded": put_right.DataBreachRecorded(
        number="B1", what="A document went out", known_since=SEEN, deadline="D3"
    ),
    "trust_copy_made": copies.TrustCopyMade(
        kind=copies.CopyKind.LOSS_SHEET,
        place="/media/stick/sheet.pdf",
        sha256=Sha256.of(b"sheet"),
        size=5,
    ),
    "trust_copy_gone": copies.TrustCopyGone(copy=7, how=copies.HowGone.CONFIRMED),
    "vault_made": trust.VaultMade(practice=True, trust_name="A trust"),
    "officer_added": trust.OfficerAdded(
        name="Ida Clerk", role="HR", fingerprint="ab" * 32, public_key="cd" * 32
    ),
    "school_recorded": trust.SchoolRecorded(
        name="Near School",
        phase="primary",
        head="Hetty Head",
        safeguarding_lead="Lou Lead",
        safeguarding_phone="01632 960001",
        local_authority="A borough",
        lado_phone="01632 960002",
        social_care_day="01632 960003",
        social_care_night="01632 960004",
    ),
    "calendar_kept": trust.CalendarKept(calendar=CALENDAR),
    "recovery_key_kept": trust.RecoveryKeyKept(holder="Hetty Head", place="safe"),
    "backed_up": backup.BackedUp(
        place="A stick",
        second=True,
        backup="20261123T170000Z-ab12cd.backup",
        at=SEEN,
        cases=12,
        size=4096,
        heads=Sha256.of(b"heads"),
    ),
    "backup_place_kept": backup.BackupPlaceKept(place="A stick", mark="ab12"),
    "vault_restored": backup.VaultRestored(
        backup="20261123T170000Z-ab12cd.backup", taken_at=SEEN, restored_at=SEEN
    ),
    "loss_sheet_made": backup.LossSheetMade(
        sha256=Sha256.of(b"sheet"), pages=3, known_since=SEEN
    ),
    **examples_evidence.FACTS,
    **examples_disputes.FACTS,
    **examples_keys.FACTS,
}
