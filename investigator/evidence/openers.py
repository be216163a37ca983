"""Which reader reads which kind: one visible table, each reader imported when needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.evidence import kinds
from investigator.evidence.inside import Contents, Wanted
from investigator.evidence.limits import (
    MAX_CHAT,
    MAX_JSON,
    MAX_MAIL,
    MAX_MEMBER,
    MAX_PARSED,
)
from investigator.evidence.readers.archives import Archive, label

if TYPE_CHECKING:
    from investigator.evidence.reading import Opened


def contents_of(one: "Opened", wanted: Wanted) -> Contents:
    """What is inside; a kind without a reader has nothing to tell."""
    reader = _READERS.get(one.media.type)
    return reader(one, wanted) if reader else Contents(what=one.media.what)


def part_of(one: "Opened", number: int) -> tuple[str, bytes]:
    """The name and bytes of one attachment."""
    if one.media.type in _ARCHIVES:
        archive = Archive(one.stream)
        member = archive.numbered(number)
        return label(member.name), archive.bytes_of(member, MAX_MEMBER)
    finder = _PARTS.get(one.media.type)
    found = finder(one, number) if finder else None
    if found is None:
        raise Refused("There is no such file in it.", remedy="Choose one from its list.")
    return found


def _text(one: "Opened", wanted: Wanted) -> Contents:
    """A chat, when it reads as one; otherwise the words as they stand."""
    from investigator.evidence.readers import chats, writing

    text, notes = writing.text_of(one.whole(MAX_CHAT))
    if chats.is_chat(text):
        return chats.read(text, wanted)
    shown, cut = writing.shortened(text)
    return Contents(what=one.media.what, text=shown, notes=(*notes, *cut))


def _zip(one: "Opened", wanted: Wanted) -> Contents:
    """A chat with its media, an account's archive, or a list of files."""
    from investigator.evidence.readers import accounts, chats

    archive = Archive(one.stream)
    chat = chats.chat_in(archive)
    if chat is not None:
        return chats.read_archive(archive, chat, wanted)
    found = accounts.read_archive(archive, wanted)
    if found is not None:
        return found
    attached = tuple(map(archive.attachment, archive.members))
    return Contents(what=one.media.what, attachments=attached, notes=chats.closed(attached))


def _json(one: "Opened", wanted: Wanted) -> Contents:
    from investigator.evidence.readers import accounts, writing

    data = one.whole(MAX_JSON)
    found = accounts.read([("", data)], wanted)
    if found.items:
        return found
    text, cut = writing.shortened(writing.text_of(data)[0])
    return Contents(what=one.media.what, text=text, notes=(*found.notes, *cut))


def _office(one: "Opened", wanted: Wanted) -> Contents:
    from investigator.evidence.readers import office

    return office.read(Archive(one.stream), wanted, workbook=one.media == kinds.XLSX)


def _html(one: "Opened", _wanted: Wanted) -> Contents:
    from investigator.evidence.readers import pages

    return pages.read_html(one.whole(MAX_MAIL))


def _mhtml(one: "Opened", _wanted: Wanted) -> Contents:
    from investigator.evidence.readers import pages

    return pages.read_mhtml(one.whole(MAX_MAIL))


def _mail(one: "Opened", _wanted: Wanted) -> Contents:
    from investigator.evidence.readers import mails

    return mails.read(one.whole(MAX_MAIL))


def _outlook(one: "Opened", _wanted: Wanted) -> Contents:
    from investigator.evidence.readers import outlook

    return outlook.read(one.whole(MAX_MAIL))


def _pdf(one: "Opened", wanted: Wanted) -> Contents:
    from dataclasses import replace

    from investigator.evidence.readers import pdf_pages, pdfs

    data = one.whole(MAX_PARSED)
    one.stream.seek(0)
    found = pdfs.tell(one.stream)
    if not wanted.words or {"locked", "damaged"} & set(found.badges):
        return found
    text, cut = pdf_pages.words(data)
    return replace(found, text=text, notes=(*found.notes, *cut))


def _examined(one: "Opened", _wanted: Wanted) -> Contents:
    from investigator.evidence.examining import examine

    one.stream.seek(0)
    found = examine(one.stream, one.media, one.head, one.size)
    return Contents(what=one.media.what, observations=found.times, notes=found.notes)


def _mail_part(one: "Opened", number: int) -> tuple[str, bytes] | None:
    from investigator.evidence.readers import mail_parts

    data = one.whole(MAX_MAIL)
    for part in mail_parts.parts_of(mail_parts.parsed(data)):
        if part.number == number:
            return label(part.name), part.data
    return None


def _outlook_part(one: "Opened", number: int) -> tuple[str, bytes] | None:
    from investigator.evidence.readers import outlook

    found = outlook.part(one.whole(MAX_MAIL), number)
    return (label(found[0]), found[1]) if found else None


_ARCHIVES = {kinds.ZIP.type, kinds.DOCX.type, kinds.XLSX.type, kinds.PPTX.type}
_READERS: dict[str, Callable[["Opened", Wanted], Contents]] = {
    **dict.fromkeys((kinds.TEXT.type, kinds.CSV.type), _text),
    **dict.fromkeys((kinds.DOCX.type, kinds.XLSX.type), _office),
    **dict.fromkeys(
        (
            *(kinds.MP4.type, kinds.MOV.type, kinds.M4A.type),
            *(kinds.MP3.type, kinds.OGG.type, kinds.WAV.type),
            *kinds.PICTURES,
        ),
        _examined,
    ),
    kinds.ZIP.type: _zip,
    kinds.JSON.type: _json,
    kinds.HTML.type: _html,
    kinds.MHTML.type: _mhtml,
    kinds.EML.type: _mail,
    kinds.MSG.type: _outlook,
    kinds.PDF.type: _pdf,
}
_PARTS: dict[str, Callable[["Opened", int], tuple[str, bytes] | None]] = {
    kinds.EML.type: _mail_part,
    kinds.MHTML.type: _mail_part,
    kinds.MSG.type: _outlook_part,
}
