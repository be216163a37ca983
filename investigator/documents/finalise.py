"""What the layout engine leaves undone for PDF/A-3a and PDF/UA-1 at once.

The text and the pictures stay as they were laid; only what describes them changes.
"""

import zlib
from base64 import a85encode
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, Stream

from investigator.documents.metadata import About, packet

_HEADERS_IN = {"/THead": Name.Column}


def finalise(laid: bytes, about: About) -> bytes:
    """The document as it is kept: conformant to both standards, same in, same out."""
    with Pdf.open(BytesIO(laid)) as pdf:
        _describe(pdf, about)
        _scope(pdf)
        _set_running_heads_apart(pdf)
        _drop_empty(pdf)
        _list_attachments_once(pdf)
        _number_pages(pdf)
        _end_plainly(pdf)
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )
    return out.getvalue()


def elements(root: Dictionary) -> Iterator[Dictionary]:
    """Every element of the tag tree, parents before children."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(
            kid
            for kid in reversed(kids(element))
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem
        )


def kids(element: Dictionary) -> list[object]:
    """What an element holds: elements, numbers of marked content, references."""
    return _listed(element.get("/K"))


def _describe(pdf: Pdf, about: About) -> None:
    info = pdf.docinfo
    producer = str(info.get("/Producer", ""))
    date = "D:" + "".join(c for c in about.made_at if c.isdigit()) + "Z"
    for name in list(info.keys()):
        del info[name]
    for name, value in (
        ("/Title", about.title),
        ("/Author", about.author),
        ("/Subject", about.subject),
        ("/Producer", producer),
        ("/CreationDate", date),
        ("/ModDate", date),
    ):
        info[name] = pikepdf.String(value)
    pdf.Root.Metadata = pikepdf.Stream(
        pdf, packet(about, producer), Type=Name.Metadata, Subtype=Name.XML
    )
    pdf.Root.Lang = pikepdf.String(about.language)


def _scope(pdf: Pdf) -> None:
    """Says of each heading cell whether it heads a column or a row."""
    for element in elements(pdf.Root.StructTreeRoot.K[0]):
        if element.S == Name.TH:
            row = element.P
            scope = _HEADERS_IN.get(str(row.P.S), Name.Row)
            if "/A" not in element:
                element.A = Dictionary(O=Name.Table)
            element.A.Scope = scope


def _set_running_heads_apart(pdf: Pdf) -> None:
    """Marked content outside the tag tree becomes an artifact: heads and feet of pages."""
    told = _marks_in_tree(pdf)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    for page in pdf.pages:
        at = numbers.index(int(page.obj.StructParents))
        parents = numbers[at + 1]
        known = told.get(page.obj.objgen, set())
        apart = {mark for mark in range(len(parents)) if mark not in known}
        if not apart:
            continue
        for mark in apart:
            parents[mark] = None
        instructions = [_apart(one, apart) for one in pikepdf.parse_content_stream(page)]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _apart(one: ContentStreamInstruction, apart: set[int]) -> ContentStreamInstruction:
    if str(one.operator) != "BDC":
        return one
    marked = one.operands[1]
    if not isinstance(marked, Dictionary) or int(marked.get("/MCID", -1)) not in apart:
        return one
    return ContentStreamInstruction(
        [Name.Artifact, Dictionary(Type=Name.Pagination)], Operator("BDC")
    )


def _marks_in_tree(pdf: Pdf) -> dict[tuple[int, int], set[int]]:
    marks: dict[tuple[int, int], set[int]] = {}
    for element in elements(pdf.Root.StructTreeRoot.K[0]):
        numbered = {int(kid) for kid in kids(element) if isinstance(kid, int)}
        if numbered:
            marks.setdefault(element.Pg.objgen, set()).update(numbered)
    return marks


def _drop_empty(pdf: Pdf) -> None:
    """Empty dictionaries of patterns and shadings, at which checkers stop."""
    for thing in pdf.objects:
        holder = thing.get("/Resources", thing) if isinstance(thing, Dictionary) else None
        if not isinstance(holder, Dictionary):
            continue
        for name in ("/Pattern", "/Shading"):
            inside = holder.get(name)
            if isinstance(inside, Dictionary) and not list(inside.keys()):
                del holder[name]


def _list_attachments_once(pdf: Pdf) -> None:
    listed = pdf.Root.get("/AF")
    if listed is not None:
        once = {one.objgen: one for one in listed}
        pdf.Root.AF = Array(once.values())


def _number_pages(pdf: Pdf) -> None:
    """The viewer's numbers are those printed; the first view is at full size."""
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.D)])
    first = pdf.pages[0].obj
    pdf.Root.OpenAction = Array([first, Name.XYZ, None, None, 1])


def _end_plainly(pdf: Pdf) -> None:
    """Compresses what is not, and lets no stream end in a line end.

    Data that ends in a carriage return runs into the line end before `endstream`, and a
    checker counts one byte too few; such a stream is written in ASCII base 85.
    """
    for thing in pdf.objects:
        if not isinstance(thing, Stream) or thing.get("/Type") == Name.Metadata:
            continue
        raw, filters = thing.read_raw_bytes(), _listed(thing.get("/Filter"))
        ways = _listed(thing.get("/DecodeParms"))
        if not filters:
            raw, filters = zlib.compress(raw, 9), [Name.FlateDecode]
        if raw.endswith((b"\r", b"\n")):
            raw = a85encode(raw) + b"~>"
            ways = [None, *ways] if ways else []
            filters = [Name.ASCII85Decode, *filters]
        if filters != _listed(thing.get("/Filter")):
            thing.write(
                raw, filter=Array(filters), decode_parms=Array(ways) if ways else None
            )


def _listed(held: object) -> list[object]:
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]
