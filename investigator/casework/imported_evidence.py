"""The evidence of an imported case: given files, or pictures drawn from its own fields."""

from pathlib import Path

from investigator.casework.commands.exhibit import (
    AdmitExhibit,
    RelateExhibit,
    Showing,
    WithholdExhibit,
)
from investigator.casework.commands.post import RecordPost, SamePost, ShowTime
from investigator.casework.imported import Importing, Node, day_of
from investigator.casework.imported_people import person_named
from investigator.casework.practice_evidence import drawn_file
from investigator.domain.exhibit import ExhibitKind, Origin, Relation
from investigator.domain.instant import Instant
from investigator.domain.post import Authorship, Basis

_KNOWN = frozenset(
    {
        *("id", "kind", "title", "platform", "supplied_by", "capture_shown", "capture_utc"),
        *("capture_zone", "site_time_shown", "site_time_basis", "viewer_zone", "url"),
        *("platform_content_id", "signed_in_as", "messages", "same_post_as", "crop_of"),
        *("restricted", "scheduled", "signed", "dated", "check", "item_refs", "content"),
        "file",
    }
)
_BY_RESPONDENT = {
    ExhibitKind.SCREENSHOT,
    ExhibitKind.WEB_CAPTURE,
    ExhibitKind.SCREEN_RECORDING,
}


def bring_in(importing: Importing, node: Node, *, draw: bool) -> None:
    """Every exhibit first; then what a person said of how they hang together."""
    evidence = node.nodes("evidence")
    for each in evidence:
        with importing.carefully(f"evidence {each.text('id')}"):
            _exhibit(importing, each, draw=draw)
    for each in evidence:
        with importing.carefully(f"evidence {each.text('id')}"):
            _relations(importing, each)


def _exhibit(importing: Importing, each: Node, *, draw: bool) -> None:
    where = f"evidence {each.text('id')}"
    file = _file(importing, each, draw=draw)
    if file is None:
        importing.refuse(where, "the file of cases names no file for it")
        return
    importing.do(
        where,
        AdmitExhibit(
            case=importing.ref,
            number=each.text("id"),
            file=file,
            title=each.text("title"),
            kind=_kind(each),
            origin=_origin(each),
            showing=_showing(importing, each),
            passing=not each.has("file"),
        ),
    )
    for message in each.nodes("messages"):
        _message(importing, each, message)
    if each.has("restricted"):
        ground = each.text("restricted").replace("_", " ")
        importing.do(
            where,
            WithholdExhibit(case=importing.ref, exhibit=each.text("id"), ground=ground),
        )
    importing.leave_unknown(each, _KNOWN, f"{where} ")


def _file(importing: Importing, each: Node, *, draw: bool) -> Path | None:
    """The file it names beside the case file, else one drawn in a practice vault."""
    if each.has("file"):
        return importing.beside / each.text("file")
    if not draw:
        return None
    with importing.desk.evidence() as helper:
        return drawn_file(helper, importing.folder, importing.ref, each)


def _origin(each: Node) -> Origin:
    return Origin(
        supplied_by=each.text("supplied_by"),
        captured_at=_captured(each),
        capture_shown=each.text("capture_shown"),
        signed_in_as=each.text("signed_in_as"),
        dated=day_of(each.data.get("signed") or each.data.get("dated")),
    )


def _captured(each: Node) -> Instant | None:
    moment = each.moment("capture_utc")
    zone = each.text("capture_zone") or each.text("viewer_zone")
    return None if moment is None else Instant(moment.at, zone or "UTC")


def _showing(importing: Importing, each: Node) -> Showing | None:
    """What it shows of a post of its own; none where a person said it shows another's."""
    shows = each.has("site_time_shown") or each.has("url")
    if not shows or each.has("same_post_as") or each.has("messages"):
        return None
    written = each.node("scheduled")
    return Showing(
        shown=each.text("site_time_shown"),
        basis=_basis(each),
        zone=each.text("viewer_zone"),
        platform=each.text("platform"),
        address=each.text("url"),
        identifier=each.text("platform_content_id"),
        words=each.text("title"),
        author=importing.case.respondent if _kind(each) in _BY_RESPONDENT else "",
        authorship=Authorship.UNKNOWN,
        scheduled=(
            f"written {written.text('written')}, by {written.text('source')}"
            if written.data
            else ""
        ),
    )


def _message(importing: Importing, each: Node, message: Node) -> None:
    """A message of an export: a post with the instant that the export states."""
    number = each.text("id")
    at = message.moment("at")
    author = person_named(importing, message.text("from"))
    recorded = importing.do(
        f"evidence {number} message {message.text('at')}",
        RecordPost(
            case=importing.ref,
            exhibit=number,
            platform=each.text("platform"),
            author=author,
            authorship=Authorship.MESSAGE,
            words=message.text("text"),
        ),
    )
    if not recorded or at is None:
        return
    post = importing.case.exhibits[number].posts[-1]
    importing.do(
        f"evidence {number} message {message.text('at')}",
        ShowTime(
            case=importing.ref,
            post=post,
            exhibit=number,
            shown=message.text("at"),
            basis=Basis.UTC,
            captured_at=_captured(each),
        ),
    )


def _relations(importing: Importing, each: Node) -> None:
    number = each.text("id")
    if number not in importing.case.exhibits:
        return
    if each.has("crop_of"):
        importing.do(
            f"evidence {number} crop_of",
            RelateExhibit(
                case=importing.ref,
                exhibit=number,
                relation=Relation.CROP_OF,
                other=each.text("crop_of"),
            ),
        )
    if each.has("same_post_as"):
        _same_post(importing, each, each.node("same_post_as"))


def _same_post(importing: Importing, each: Node, named: Node) -> None:
    """A person said that this exhibit shows a post that another one holds."""
    number, where = each.text("id"), f"evidence {each.text('id')} same_post_as"
    post = _post_at(importing, named.text("exhibit"), named.moment("message_at"))
    if not post:
        importing.refuse(where, f"{named.text('exhibit')} holds no post at that moment")
        return
    linked = importing.do(
        where,
        SamePost(
            case=importing.ref, post=post, exhibit=number, reason=each.text("content")
        ),
    )
    if linked and each.has("site_time_shown"):
        importing.do(
            where,
            ShowTime(
                case=importing.ref,
                post=post,
                exhibit=number,
                shown=each.text("site_time_shown"),
                basis=_basis(each),
                zone=each.text("viewer_zone"),
                captured_at=_captured(each),
            ),
        )


def _post_at(importing: Importing, exhibit: str, at: Instant | None) -> str:
    """The post of an exhibit that was made at a moment.

    Its only post where none is named.
    """
    case = importing.case
    posts = case.exhibits[exhibit].posts if exhibit in case.exhibits else ()
    if at is None:
        return posts[0] if len(posts) == 1 else ""
    for number in posts:
        shown = case.posts[number].shown_in(exhibit)
        if shown is not None and any(each.span.holds(at) for each in shown.readings):
            return number
    return ""


def _kind(each: Node) -> ExhibitKind:
    kind = each.text("kind")
    return ExhibitKind(kind) if kind in tuple(ExhibitKind) else ExhibitKind.OTHER


def _basis(each: Node) -> Basis:
    """The basis that is stated; a zone of UTC reads as UTC."""
    stated = each.text("site_time_basis")
    if stated in tuple(Basis):
        return Basis(stated)
    zone = each.text("viewer_zone")
    if zone == "UTC":
        return Basis.UTC
    return Basis.VIEWER_DEVICE_ZONE if zone else Basis.UNKNOWN
