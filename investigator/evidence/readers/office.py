"""Reads Word documents and Excel workbooks for their text; nothing in them is followed."""

import re
from collections.abc import Iterator

from investigator.domain.errors import Refused
from investigator.evidence.inside import Contents, Wanted
from investigator.evidence.observations import TimeFound, TimeSource, iso_time, kept_text
from investigator.evidence.readers.archives import Archive, Member
from investigator.evidence.readers.chats import closed
from investigator.evidence.readers.workbooks import workbook_lines
from investigator.evidence.readers.writing import joined
from investigator.evidence.readers.xml_parts import XmlRefused, marks

_WORD_PARTS = (
    *("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"),
    "word/comments.xml",
)
_HEADINGS = {
    "word/footnotes.xml": "Footnotes:",
    "word/endnotes.xml": "Endnotes:",
    "word/comments.xml": "Comments:",
}
_HELD = re.compile(r"(?:word|xl|ppt)/(?:media|embeddings)/")
_BETWEEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FROM_OUTSIDE = "It names files elsewhere, which were not fetched."
_MACROS = "It holds macros, which are never started."
_CORE = "docProps/core.xml"


def read(archive: Archive, wanted: Wanted, *, workbook: bool) -> Contents:
    """Text, dates, what is embedded, and warnings."""
    found = workbook_lines(archive) if workbook else _word_lines(archive)
    try:
        text, cut = joined(found)
    except XmlRefused as refused:
        text, cut = "", (refused.sentence,)
    held = [one for one in archive.members if _HELD.match(one.name)]
    attached = tuple(map(archive.attachment, held)) if wanted.attachments else ()
    told = look(archive)
    return Contents(
        what="Excel workbook" if workbook else "Word document",
        text=text,
        attachments=attached,
        observations=told.observations,
        notes=(*cut, *told.notes, *closed(attached)),
        badges=told.badges,
    )


def look(archive: Archive) -> Contents:
    """Dates and warnings, without the text."""
    times, people = _core(archive)
    macros, notes = _warnings(archive)
    return Contents(
        observations=times,
        notes=(*notes, *people),
        badges=("macros",) if macros else (),
    )


def _warnings(archive: Archive) -> tuple[bool, tuple[str, ...]]:
    macros = any(one.last_name.lower() == "vbaproject.bin" for one in archive.members)
    links = _links(archive)
    return macros, (
        *((_MACROS,) if macros else ()),
        *((_FROM_OUTSIDE,) if links else ()),
    )


def _word_lines(archive: Archive) -> Iterator[str]:
    """A line for each paragraph; cells of a table stand under one another."""
    for name in _WORD_PARTS:
        part = archive.named(name)
        if part is None:
            continue
        lines = _paragraphs(archive, part)
        first = next(lines, None)
        if first is not None:
            if name in _HEADINGS:
                yield f"\n{_HEADINGS[name]}"
            yield first
        yield from lines


def _paragraphs(archive: Archive, part: Member) -> Iterator[str]:
    held: list[str] = []
    inside = removed = False
    for mark in marks(archive.pieces(part)):
        if mark.what == "words" and inside:
            held.append(f"[removed: {mark.name}]" if removed else mark.name)
        elif mark.what == "begin":
            held.append(_BETWEEN.get(mark.name, ""))
        if mark.name in {"t", "delText"} and mark.what != "words":
            inside, removed = mark.what == "begin", mark.name == "delText"
        if mark.what == "end" and mark.name == "p":
            line = "".join(held).rstrip()
            held = []
            if line:
                yield line


def _links(archive: Archive) -> bool:
    """Whether a part names a template, picture or object that lies outside."""
    for member in archive.members:
        if not member.name.endswith(".rels"):
            continue
        try:
            for mark in marks(archive.pieces(member)):
                kind = mark.values.get("Type", "").rpartition("/")[2]
                outside = mark.values.get("TargetMode") == "External"
                if outside and kind != "hyperlink":
                    return True
        except XmlRefused:
            return True
    return False


def _core(archive: Archive) -> tuple[tuple[TimeFound, ...], tuple[str, ...]]:
    """Dates and names that the writing program put in."""
    values: dict[str, str] = {}
    core = archive.named(_CORE)
    inside = ""
    try:
        for mark in marks(archive.pieces(core)) if core else ():
            if mark.what == "words":
                values[inside] = values.get(inside, "") + mark.name
            inside = mark.name if mark.what == "begin" else inside
    except Refused:
        values = {}
    times = (
        iso_time(values.get("created", ""), TimeSource.DOCUMENT_MADE),
        iso_time(values.get("modified", ""), TimeSource.DOCUMENT_CHANGED),
    )
    said = (("creator", "written by"), ("lastModifiedBy", "last changed by"))
    return (
        tuple(time for time in times if time is not None),
        tuple(
            f"It says that it was {how} {kept_text(values[key])}."
            for key, how in said
            if values.get(key, "").strip()
        ),
    )
