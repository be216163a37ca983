"""The cells of an Excel workbook as lines of text, sheet by sheet."""

import re
from collections.abc import Iterator

from investigator.evidence.limits import MAX_WORDS
from investigator.evidence.readers.archives import Archive, Member
from investigator.evidence.readers.xml_parts import Mark, marks

_SHEET = re.compile(r"xl/worksheets/sheet([0-9]{1,5})\.xml")
_BOOLEAN = {"0": "FALSE", "1": "TRUE"}


def workbook_lines(archive: Archive) -> Iterator[str]:
    """A line for each row that says something; numbers stand as the workbook keeps them."""
    shared = _shared(archive)
    names = _names(archive)
    for at, sheet in enumerate(_sheets(archive)):
        yield f"[sheet {names[at] if at < len(names) else at + 1}]"
        yield from _rows(archive, sheet, shared)


def _sheets(archive: Archive) -> list[Member]:
    found = [
        (int(named[1]), one)
        for one in archive.members
        if (named := _SHEET.fullmatch(one.name))
    ]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _names(archive: Archive) -> list[str]:
    book = archive.named("xl/workbook.xml")
    return [
        mark.values.get("name", "")
        for mark in (marks(archive.pieces(book)) if book else ())
        if mark.what == "begin" and mark.name == "sheet"
    ]


def _shared(archive: Archive) -> list[str]:
    """The texts that cells name by number, until there is more than is told at all."""
    part = archive.named("xl/sharedStrings.xml")
    texts: list[str] = []
    held: list[str] = []
    size, inside = 0, False
    for mark in marks(archive.pieces(part)) if part else ():
        if mark.what == "words":
            if inside:
                held.append(mark.name)
        elif mark.name == "t":
            inside = mark.what == "begin"
        elif mark.what == "end" and mark.name == "si":
            texts.append("".join(held))
            size += len(texts[-1])
            held = []
            if size > MAX_WORDS:
                break
    return texts


def _rows(archive: Archive, sheet: Member, shared: list[str]) -> Iterator[str]:
    cells: list[str] = []
    for mark, held in _cells(archive, sheet):
        if mark.name == "c" and held:
            cells.append(f"{mark.values.get('r', '')} {_value(mark, held, shared)}")
        elif mark.name == "row" and cells:
            yield "\t".join(cells)
            cells = []


def _cells(archive: Archive, sheet: Member) -> Iterator[tuple[Mark, str]]:
    """Each cell's beginning with what stands in it; and the end of each row."""
    cell, held = Mark("begin", "c", {}), ""
    inside = False
    for mark in marks(archive.pieces(sheet)):
        if mark.what == "words":
            held += mark.name if inside else ""
        elif mark.name in {"v", "t"}:
            inside = mark.what == "begin"
        elif mark.name == "c" and mark.what == "begin":
            cell, held = mark, ""
        elif mark.what == "end":
            if mark.name == "c":
                yield cell, held
            elif mark.name == "row":
                yield mark, ""


def _value(cell: Mark, written: str, shared: list[str]) -> str:
    kind = cell.values.get("t", "n")
    if kind == "s":
        known = written.isdecimal() and int(written) < len(shared)
        return shared[int(written)] if known else "?"
    return _BOOLEAN.get(written, written) if kind == "b" else written
