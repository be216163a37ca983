"""Tells a PDF's dates, pages and whatever in it would act; none of it is ever started."""

from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

from investigator.evidence.found import Found
from investigator.evidence.inside import Contents
from investigator.evidence.limits import MAX_PAGES
from investigator.evidence.observations import TimeSource, kept_text, pdf_time

LOCKED = "This PDF is locked with a password. It is kept as it is."
DAMAGED = "This PDF is damaged: it could not be read. It is kept."
_BADGES = {
    "script": "This PDF holds a script.",
    "files inside": "This PDF holds files inside it.",
    "acts when opened": "This PDF holds something that starts when it is opened.",
    "starts a program": "This PDF asks to start a program.",
}
_MARKS = (
    ("/S", "/JavaScript", "script"),
    ("/S", "/Launch", "starts a program"),
    ("/Subtype", "/FileAttachment", "files inside"),
)
_MOST_NODES = 20_000
_SEARCHED = (
    "/A",
    "/AA",
    "/OpenAction",
    "/Next",
    "/Annots",
    "/Kids",
    "/D",
    "/U",
    "/O",
    "/C",
)


def look(stream: BinaryIO) -> Found:
    """Dates, pages and warnings. A locked or broken PDF is kept with a note."""
    told = tell(stream)
    return Found(times=told.observations, notes=told.notes)


def tell(stream: BinaryIO) -> Contents:
    """The same, with the warnings as badges too."""
    try:
        with pikepdf.open(stream) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError:
        return Contents(what="PDF document", notes=(LOCKED,), badges=("locked",))
    except pikepdf.PdfError:
        return Contents(what="PDF document", notes=(DAMAGED,), badges=("damaged",))


def _read(pdf: pikepdf.Pdf) -> Contents:
    info = pdf.docinfo
    times = (
        pdf_time(_words(info, "/CreationDate"), TimeSource.PDF_CREATED),
        pdf_time(_words(info, "/ModDate"), TimeSource.PDF_CHANGED),
    )
    badges = tuple(dict.fromkeys(_acts(pdf)))
    made_by = kept_text(_words(info, "/Producer"))
    pages = len(pdf.pages)
    notes = [_BADGES[badge] for badge in badges]
    notes.append(f"It has {pages:,} page{'' if pages == 1 else 's'}.")
    if pages > MAX_PAGES:
        notes.append(f"The words of its first {MAX_PAGES} pages were read.")
    if made_by:
        notes.append(f"It says that it was made by {made_by}.")
    return Contents(
        what="PDF document",
        observations=tuple(time for time in times if time is not None),
        notes=tuple(notes),
        badges=(*badges, *(("locked for changes",) if pdf.is_encrypted else ())),
    )


def _words(info: pikepdf.Dictionary, key: str) -> str:
    value = info.get(key)
    return str(value) if isinstance(value, pikepdf.String) else ""


def _acts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of what would act, found in the catalogue and at the pages."""
    names = pdf.Root.get("/Names", {})
    for key, badge in (("/JavaScript", "script"), ("/EmbeddedFiles", "files inside")):
        if isinstance(names, pikepdf.Dictionary) and key in names:
            yield badge
    if _starts(pdf.Root.get("/OpenAction")):
        yield "acts when opened"
    for action in _actions(pdf):
        for key, value, badge in _MARKS:
            if action.get(key) == value:
                yield badge


def _starts(action: object) -> bool:
    """An action that does more than turn to a page."""
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo"


def _actions(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Dictionaries that may be actions, each looked at once, and only so many."""
    waiting: list[object] = [pdf.Root.get("/OpenAction"), pdf.Root.get("/AA")]
    form = pdf.Root.get("/AcroForm")
    waiting.append(form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None)
    for _, page in zip(range(MAX_PAGES), pdf.pages, strict=False):
        waiting += [page.obj.get("/AA"), page.obj.get("/Annots")]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += [node[at] for at in range(min(len(node), MAX_PAGES))]
        elif isinstance(node, pikepdf.Dictionary):
            yield node
            waiting += [node.get(key) for key in _SEARCHED if key in node]
