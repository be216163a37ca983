"""The one visible table of what a ledger can hold: kind → its newest version and class.

A kind's name and the meaning of a version never change. A field that changes makes a new
version, with an upcaster in `upcasts.py`, and every version keeps a golden payload in the
tests.
"""

from dataclasses import dataclass

from investigator.domain import (
    account,
    allegation,
    attribution,
    audience,
    backup,
    chosen_reading,
    concern,
    cooperation,
    copies,
    deadline,
    dispute,
    exhibit,
    issued,
    joined_in,
    look,
    officer,
    people,
    policy,
    post,
    post_join,
    procedure,
    put_right,
    removal_request,
    steps,
    taken_down,
    trust,
    weighing,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact at its newest version."""

    version: int
    type: type


CASE_KINDS: dict[str, Kind] = {
    "case_opened": Kind(1, concern.CaseOpened),
    "concern_reported": Kind(1, concern.ConcernReported),
    "case_taken_over": Kind(1, procedure.CaseTakenOver),
    "case_moved": Kind(1, procedure.CaseMoved),
    "signer_named": Kind(1, issued.SignerNamed),
    "calendar_copied": Kind(1, deadline.CalendarCopied),
    "edition_pinned": Kind(1, policy.EditionPinned),
    "person_added": Kind(1, people.PersonAdded),
    "respondent_named": Kind(1, people.RespondentNamed),
    "role_given": Kind(1, people.RoleGiven),
    "working_pattern_set": Kind(1, people.WorkingPatternSet),
    "allegation_drafted": Kind(1, allegation.AllegationDrafted),
    "allegation_put": Kind(1, allegation.AllegationPut),
    "allegation_answered": Kind(1, allegation.AllegationAnswered),
    "finding_made": Kind(1, allegation.FindingMade),
    "allegation_withdrawn": Kind(1, allegation.AllegationWithdrawn),
    "exhibit_weighed": Kind(1, weighing.ExhibitWeighed),
    "exception_claimed": Kind(1, weighing.ExceptionClaimed),
    "presumption_relied": Kind(1, steps.PresumptionRelied),
    "account_recorded": Kind(1, account.AccountRecorded),
    "account_linked": Kind(2, account.AccountLinked),
    "account_rebutted": Kind(1, attribution.AccountRebutted),
    "access_told": Kind(1, attribution.AccessTold),
    "exhibit_admitted": Kind(1, exhibit.ExhibitAdmitted),
    "exhibit_withheld": Kind(1, exhibit.ExhibitWithheld),
    "exhibit_related": Kind(1, exhibit.ExhibitRelated),
    "post_recorded": Kind(1, post.PostRecorded),
    "post_evidenced": Kind(1, post.PostEvidenced),
    "time_shown": Kind(1, post.TimeShown),
    "id_time_read": Kind(1, post.IdTimeRead),
    "times_disputed": Kind(1, dispute.TimesDisputed),
    "dispute_decided": Kind(1, dispute.DisputeDecided),
    "reading_chosen": Kind(1, chosen_reading.ReadingChosen),
    "posts_joined": Kind(1, post_join.PostsJoined),
    "audience_recorded": Kind(1, audience.AudienceRecorded),
    "monitoring_authorised": Kind(1, audience.MonitoringAuthorised),
    "post_taken_down": Kind(1, taken_down.PostTakenDown),
    "post_placed": Kind(1, joined_in.PostPlaced),
    "look_made": Kind(1, look.LookMade),
    "removal_asked": Kind(1, removal_request.RemovalAsked),
    "removal_checked": Kind(1, removal_request.RemovalChecked),
    "removal_answered": Kind(1, removal_request.RemovalAnswered),
    "cooperation_asked": Kind(1, cooperation.CooperationAsked),
    "cooperation_answered": Kind(1, cooperation.CooperationAnswered),
    "keep_notice_given": Kind(1, cooperation.KeepNoticeGiven),
    "deadline_set": Kind(1, deadline.DeadlineSet),
    "deadline_met": Kind(1, deadline.DeadlineMet),
    "step_taken": Kind(1, steps.StepTaken),
    "step_planned": Kind(1, steps.StepPlanned),
    "words_confirmed": Kind(1, steps.WordsConfirmed),
    "document_issued": Kind(1, issued.DocumentIssued),
    "copy_made": Kind(1, copies.CopyMade),
    "copy_gone": Kind(1, copies.CopyGone),
    "put_right": Kind(1, put_right.PutRight),
    "moved_here": Kind(1, put_right.MovedHere),
    "opened_in_error": Kind(1, put_right.OpenedInError),
    "data_breach_recorded": Kind(1, put_right.DataBreachRecorded),
    "recovery_key_used": Kind(1, officer.RecoveryKeyUsed),
    "case_handed_over": Kind(1, officer.CaseHandedOver),
}

TRUST_KINDS: dict[str, Kind] = {
    "trust_copy_made": Kind(1, copies.TrustCopyMade),
    "trust_copy_gone": Kind(1, copies.TrustCopyGone),
    "vault_made": Kind(1, trust.VaultMade),
    "officer_added": Kind(1, trust.OfficerAdded),
    "school_recorded": Kind(1, trust.SchoolRecorded),
    "calendar_kept": Kind(1, trust.CalendarKept),
    "recovery_key_kept": Kind(1, trust.RecoveryKeyKept),
    "backed_up": Kind(1, backup.BackedUp),
    "backup_place_kept": Kind(1, backup.BackupPlaceKept),
    "vault_restored": Kind(1, backup.VaultRestored),
    "loss_sheet_made": Kind(1, backup.LossSheetMade),
    "officer_keyed": Kind(1, officer.OfficerKeyed),
    "officer_left": Kind(1, officer.OfficerLeft),
    "recovery_key_made": Kind(1, officer.RecoveryKeyMade),
    "recovery_key_tested": Kind(1, officer.RecoveryKeyTested),
    "opened_with_recovery_key": Kind(1, officer.OpenedWithRecoveryKey),
    "vault_rekeyed": Kind(1, officer.VaultRekeyed),
}
