"""Tells a PDF's date of making and whatever in it would act; no page is ever drawn."""

from typing import BinaryIO

import pikepdf

from investigator.evidence.found import Found
from investigator.evidence.observations import pdf_time


def look(stream: BinaryIO) -> Found:
    """Date, pages and warnings. A locked or broken PDF is kept with a note."""
    try:
        with pikepdf.open(stream) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError:
        return Found(notes=("This PDF is locked with a password. It is kept as it is.",))
    except pikepdf.PdfError:
        return Found(notes=("This PDF is damaged: it could not be read. It is kept.",))


def _read(pdf: pikepdf.Pdf) -> Found:
    found = pdf_time(str(pdf.docinfo.get("/CreationDate", "")))
    names = pdf.Root.get("/Names", {})
    acts = (
        ("a script", "/JavaScript" in names),
        ("files inside it", "/EmbeddedFiles" in names),
        ("something that starts when it is opened", _starts(pdf.Root.get("/OpenAction"))),
    )
    notes = tuple(f"This PDF holds {what}." for what, there in acts if there)
    return Found(times=(found,) if found else (), notes=notes)


def _starts(action: object) -> bool:
    """An action that does more than turn to a page."""
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo"
