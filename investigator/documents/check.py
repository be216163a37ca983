"""What is checked of every document before anybody gets it.

Two public standards by a checker, then what no standard asks: our faces, links that land,
pages numbered as printed, nothing that runs.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

import page
from pikepdf import Array, Dictionary, Name, NameTree, Pdf, Stream

from investigator.documents.checks import Checks
from investigator.documents.glyphs import FAMILIES

_STANDARDS = {
    "pdfa": page.ValidationProfile.PDF_A_3A,
    "pdfua": page.ValidationProfile.PDF_UA_1,
}
_RUNS = frozenset({"/JavaScript", "/JS", "/Launch", "/RichMedia", "/AA"})
_MOST_TOLD = 5


def check(pdf: bytes, contents: Sequence[tuple[str, int]]) -> Checks:
    """Every check of a finished document; `contents` says where each place must be."""
    found = {name: list(_standard(pdf, name)) for name in _STANDARDS}
    with Pdf.open(BytesIO(pdf)) as opened:
        found["fonts"] = list(_fonts(opened))
        found["links"] = list(_links(opened))
        found["contents"] = list(_contents(opened, contents))
        found["page_numbers"] = list(_page_numbers(opened))
        found["still"] = list(_runs(opened))
    faults = tuple(f"{name}: {fault}" for name, told in found.items() for fault in told)
    return Checks(**{name: not told for name, told in found.items()}, faults=faults)


def _standard(pdf: bytes, name: str) -> Iterator[str]:
    said = page.validate_pdf_bytes(pdf, profile=_STANDARDS[name])
    if not said.is_compliant:
        for failure in said.failures[:_MOST_TOLD]:
            yield f"{failure.rule_id} {failure.message}"


def _fonts(pdf: Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary) or thing.get("/Type") != Name.FontDescriptor:
            continue
        face = str(thing.FontName).rpartition("+")[2]
        if face.partition("-")[0] not in FAMILIES:
            yield f"{face} is not one of ours."
        if not {"/FontFile2", "/FontFile3"} & set(thing.keys()):
            yield f"{face} is not embedded."


def _links(pdf: Pdf) -> Iterator[str]:
    places = _places(pdf)
    for at, leaf in enumerate(pdf.pages, 1):
        for note in leaf.obj.get("/Annots", ()):
            goes = note.get("/Dest", note.get("/A", {}).get("/D"))
            if note.get("/Subtype") != Name.Link or str(goes) not in places:
                yield f"A link on page {at} goes nowhere inside this document."


def _contents(pdf: Pdf, contents: Sequence[tuple[str, int]]) -> Iterator[str]:
    places = _places(pdf)
    for name, at in contents:
        if places.get(name, at) != at:
            yield f"{name} is listed on page {at} and stands on page {places[name]}."


def _places(pdf: Pdf) -> dict[str, int]:
    """Named places and the pages they are on, counted from 1."""
    names = pdf.Root.get("/Names", {}).get("/Dests")
    if names is None:
        return {}
    pages = {leaf.obj.objgen: at for at, leaf in enumerate(pdf.pages, 1)}
    return {str(name): pages[to[0].objgen] for name, to in NameTree(names).items()}


def _page_numbers(pdf: Pdf) -> Iterator[str]:
    for at, leaf in enumerate(pdf.pages, 1):
        if leaf.label != str(at):
            yield f"Page {at} is called {leaf.label}."


def _runs(pdf: Pdf) -> Iterator[str]:
    waiting = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, Array):
            waiting.extend(part for part in thing if _direct(part))
        if not isinstance(thing, Dictionary | Stream):
            continue
        if {*thing.keys(), str(thing.get("/S", ""))} & _RUNS:
            yield "Something in it would run when it is opened."
        waiting.extend(part for part in thing.values() if _direct(part))


def _direct(part: object) -> bool:
    """Whether it is written inside its holder, so that no list of objects has it."""
    return isinstance(part, Array | Dictionary) and not part.is_indirect
