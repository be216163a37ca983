"""Examples of facts about officers and the keys of the vault."""

from datetime import date

from investigator.domain import officer
from investigator.domain.instant import Instant

_SEEN = Instant.parse("2026-10-27T22:51:00Z", "Europe/London")

FACTS: dict[str, object] = {
    "officer_keyed": officer.OfficerKeyed(fingerprint="ab" * 16, sealing_key="cd" * 32),
    "officer_left": officer.OfficerLeft(
        fingerprint="ab" * 16,
        name="Ida Clerk",
        on=date(2026, 10, 30),
        reason="a new post",
        to="Owen Officer",
    ),
    "recovery_key_made": officer.RecoveryKeyMade(fingerprint="ef" * 16),
    "recovery_key_tested": officer.RecoveryKeyTested(fingerprint="ef" * 16),
    "opened_with_recovery_key": officer.OpenedWithRecoveryKey(
        fingerprint="ab" * 16, name="Hetty Head"
    ),
    "vault_rekeyed": officer.VaultRekeyed(reason=officer.NewKeys.OFFICER_LEFT),
    "recovery_key_used": officer.RecoveryKeyUsed(by="Hetty Head", at=_SEEN, opening=12),
    "case_handed_over": officer.CaseHandedOver(
        leaver="Ida Clerk",
        to="Owen Officer",
        on=date(2026, 10, 30),
        reason="a new post",
        leaving=14,
    ),
}
