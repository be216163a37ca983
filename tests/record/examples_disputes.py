"""Examples of facts about disputes, accounts, audiences and looks."""

from investigator.domain import (
    attribution,
    audience,
    chosen_reading,
    dispute,
    joined_in,
    look,
    post_join,
    taken_down,
)
from investigator.domain.instant import Instant, Span

_LONDON = "Europe/London"
_FROM = Instant.parse("2026-10-25T01:20:00Z", _LONDON)
_TO = Instant.parse("2026-10-25T01:21:00Z", _LONDON)
_MINUTE = Span(_FROM, _TO)

FACTS: dict[str, object] = {
    "account_rebutted": attribution.AccountRebutted(
        account="C1", by="Rowan Field", words="a cousin “borrowed” it", exhibits=("E09",)
    ),
    "access_told": attribution.AccessTold(
        account="C1", who="a partner", how_known="they say so", exhibits=("E09",)
    ),
    "times_disputed": dispute.TimesDisputed(
        number="T1",
        posts=("P1", "P2"),
        by="Fergus Friend",
        ground="the clocks went back — and Spain",
        which="between 22:00 and 06:00",
        exhibits=("E09",),
    ),
    "dispute_decided": dispute.DisputeDecided(
        dispute="T1",
        posts=("P1",),
        result=dispute.Result.CONTRARY_PROVEN,
        reason="E05 states it",
        accepted=_MINUTE,
        exhibits=("E05",),
    ),
    "reading_chosen": chosen_reading.ReadingChosen(
        post="P1", exhibit="E03", reading=_MINUTE, reason="E05", exhibits=("E05",)
    ),
    "posts_joined": post_join.PostsJoined(post="P3", into="P1", reason="same words"),
    "audience_recorded": audience.AudienceRecorded(
        exhibit="E07",
        audience=audience.Audience.CLOSED_GROUP,
        route=audience.Route.OTHER,
        made_up_of="some 40 parents",
        reason="handed in",
        agreed_by="Dee Protector",
    ),
    "monitoring_authorised": audience.MonitoringAuthorised(
        exhibit="E07",
        authority="policy 8.1",
        approved_by="Hetty Head",
        scope="one mailbox, two days",
        assessment="DPIA 14",
    ),
    "post_taken_down": taken_down.PostTakenDown(
        post="P1",
        by="Rowan Field",
        prompted=taken_down.Prompted.NO,
        source="Ada Reed",
        last_seen=_FROM,
        first_seen_gone=_TO,
        exhibits=("E08",),
    ),
    "post_placed": joined_in.PostPlaced(
        post="P1", space="Staff banter", banned=True, reason="7.5.1: names a pupil"
    ),
    "look_made": look.LookMade(
        number="L1",
        question="Did @rowan answer?",
        where="the public page",
        signed_in_as="not signed in",
        started=_FROM,
        ended=_TO,
        found_for="one answer",
        found_against="none before",
        passed_over="other people's posts",
        exhibits=("E07",),
    ),
}
