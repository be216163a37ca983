"""Examples of facts about accounts, exhibits, posts and their times."""

from datetime import date

from investigator.domain import account, exhibit, post
from investigator.domain.digest import Sha256
from investigator.domain.instant import Instant, Span
from investigator.domain.time.identifiers import Authority, IdTime, Meaning, Precision
from investigator.domain.time.interval import Flag, Reading

_LONDON = "Europe/London"
_SEEN = Instant.parse("2026-10-27T22:51:00Z", "Europe/Madrid")
_MINUTE = Span(
    Instant.parse("2026-10-25T00:20:00Z", _LONDON),
    Instant.parse("2026-10-25T00:21:00Z", _LONDON),
)

FACTS: dict[str, object] = {
    "account_recorded": account.AccountRecorded(
        number="C1",
        platform="instagram",
        handle="@rowan",
        display_name="Ro",
        address="https://example.org/r",
        person="STAFF-1",
        ownership=account.Ownership.SHARED,
    ),
    "account_linked": account.AccountLinked(
        account="C1",
        person="STAFF-1",
        basis="says so",
        rebuttal="shared laptop",
        others_with_access="a partner",
        exhibits=("E09",),
    ),
    "exhibit_admitted": exhibit.ExhibitAdmitted(
        number="E07",
        title="A post",
        kind=exhibit.ExhibitKind.SCREENSHOT,
        file=exhibit.FileFacts(
            sha256=Sha256.of(b"one"),
            size=3,
            media="image/png",
            what="PNG picture",
            original_name="shot ہم.png",
            width=390,
            height=844,
            practice_mark=True,
            notes=("shrunk",),
            times_found=("2026-10-27 23:51",),
        ),
        origin=exhibit.Origin(
            supplied_by="Parent P",
            obtained_how="by email",
            captured_at=_SEEN,
            capture_shown="2026-10-27 23:51",
            signed_in_as="@pupil",
            dated=date(2026, 10, 27),
        ),
    ),
    "exhibit_withheld": exhibit.ExhibitWithheld(exhibit="E06", ground="protected"),
    "exhibit_related": exhibit.ExhibitRelated(
        exhibit="E07", relation=exhibit.Relation.CROP_OF, other="E01"
    ),
    "post_recorded": post.PostRecorded(
        number="P1",
        exhibit="E01",
        platform="instagram",
        account="C1",
        address="https://example.org/p",
        words="it said so 🙂",
        author="STAFF-1",
        authorship=post.Authorship.RESHARED,
        edited=post.Edited.YES,
        scheduled="by the page",
    ),
    "post_evidenced": post.PostEvidenced(post="P1", exhibit="E02", reason="same words"),
    "time_shown": post.TimeShown(
        post="P1",
        exhibit="E03",
        shown="25 OCT AT 01:20",
        basis=post.Basis.VIEWER_DEVICE_ZONE,
        zone=_LONDON,
        captured_at=_SEEN,
        readings=(Reading(span=_MINUTE, note="before the clocks went back"),),
        flags=(Flag.REPEATED_LOCAL_TIME.value,),
    ),
    "id_time_read": post.IdTimeRead(
        post="P1",
        identifier="1854000000000000000",
        found=IdTime(
            platform="x",
            span=_MINUTE,
            meaning=Meaning.CREATED,
            authority=Authority.SERVER,
            precision=Precision.MILLISECOND,
        ),
    ),
}
