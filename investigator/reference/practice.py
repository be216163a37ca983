"""What every practice vault has: its passphrase, and the day on which the samples stand."""

from investigator.domain.instant import Instant

PASSPHRASE = "practice"  # noqa: S105 - printed in the help: a practice vault hides nothing
DEMO_NOW = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")
