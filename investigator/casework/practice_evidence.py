"""Draws the practice evidence of a sample case from its own fields.

As files to be added.
"""

from pathlib import Path

from investigator.casework.imported import Node
from investigator.domain.exhibit import ExhibitKind
from investigator.evidence.chat_export import PracticeMessage, chat_export
from investigator.evidence.helper import Helper
from investigator.evidence.intake import crop_drawn, draw
from investigator.evidence.practice_post import (
    PostKind,
    PracticeLine,
    PracticePost,
    Shade,
    Shape,
)
from investigator.machine.files import name_on_disk

_KINDS = {
    ExhibitKind.PHOTO_OF_SCREEN: PostKind.PHONE_PHOTO,
    ExhibitKind.RECORD: PostKind.RECORD,
    ExhibitKind.STATEMENT: PostKind.LETTER,
    ExhibitKind.LETTER: PostKind.LETTER,
}
_CROP = (60, 180, 900, 620)  # thousandths of the sides: the words, without the address


def drawn_file(helper: Helper, folder: Path, ref: str, each: Node) -> Path:
    """A file with what the fields say: a picture, a crop of another, or an export."""
    number = each.text("id")
    if each.has("messages"):
        path = _place(folder, ref, number, "json")
        path.write_bytes(chat_export(each.text("supplied_by"), _messages(each)))
        return path
    other = _place(folder, ref, each.text("crop_of"), "png")
    if each.has("crop_of") and other.exists():
        path = _place(folder, ref, number, "jpg")
        path.write_bytes(crop_drawn(other.read_bytes(), helper, box=_CROP))
        return path
    path = _place(folder, ref, number, "png")
    path.write_bytes(draw(_practice_post(each), helper))
    return path


def _place(folder: Path, ref: str, number: str, ending: str) -> Path:
    """A file in the folder, whatever the file of cases says for a number."""
    return folder / name_on_disk(f"{ref}-{number}".lower(), ending)


def _messages(each: Node) -> tuple[PracticeMessage, ...]:
    found = ((one.moment("at"), one) for one in each.nodes("messages"))
    return tuple(
        PracticeMessage(at=at, sender=one.text("from"), words=one.text("text"))
        for at, one in found
        if at is not None
    )


def _practice_post(each: Node) -> PracticePost:
    kind = each.text("kind")
    drawn = (
        _KINDS.get(ExhibitKind(kind), PostKind.POST) if kind in tuple(ExhibitKind) else None
    )
    title = each.text("title")
    if drawn is PostKind.POST and "profile" in title.casefold():
        drawn = PostKind.PROFILE
    phone = each.text("platform") == "instagram"
    return PracticePost(
        kind=drawn or PostKind.POST,
        platform=_platform(each),
        account=_account(each),
        title=title if drawn in (PostKind.RECORD, PostKind.LETTER) else "",
        words=_words(each),
        time_shown=each.text("site_time_shown"),
        captured=each.text("capture_shown") or each.text("capture_utc"),
        address=each.text("url"),
        lines=_lines(each),
        shape=Shape.PHONE if phone else Shape.LAPTOP,
        shade=Shade.DARK if phone else Shade.LIGHT,
    )


def _platform(each: Node) -> str:
    """A plain word for the service: the drawing must look like no real one."""
    return {"instagram": "Photo-sharing app", "facebook": "Social network"}.get(
        each.text("platform"), ""
    )


def _account(each: Node) -> str:
    """The part of the made-up address that names the account."""
    parts = [part for part in each.text("url").split("/") if part]
    named = [part for part in parts if "fict" in part]
    return f"@{named[0]}" if named else ""


def _words(each: Node) -> str:
    check = each.node("check")
    if check.data:
        residue = check.text("residue")
        extra = f" {residue}." if residue else ""
        return f"{each.text('title')}: {check.text('result')}.{extra}"
    return each.text("title")


def _lines(each: Node) -> tuple[PracticeLine, ...]:
    rows = [
        ("Supplied by", each.text("supplied_by")),
        ("Signed", each.text("signed")),
        ("Dated", each.text("dated")),
        ("Looked at", ", ".join(each.texts("item_refs"))),
        ("Written ahead", each.node("scheduled").text("written")),
    ]
    return tuple(PracticeLine(who=who, words=words) for who, words in rows if words)
