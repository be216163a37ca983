"""Word documents, workbooks and PDFs, built from nothing."""

import io

import pikepdf

from tests.evidence.written import packed

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    '<?xml version="1.0"?><cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:creator>Rowan Quill</dc:creator>"
    "<dcterms:created>2025-03-14T21:14:05Z</dcterms:created>"
    "<dcterms:modified>2025-03-15T08:00:00Z</dcterms:modified></cp:coreProperties>"
)
DOCX = {
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": (
        f"<w:document {_W}><w:body><w:p><w:r><w:t>First &amp; </w:t></w:r>"
        "<w:r><w:t>foremost</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>a</w:t><w:tab/>"
        "<w:t>b</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        "</w:body></w:document>"
    ),
    "word/comments.xml": f"<w:comments {_W}><w:p><w:t>Really?</w:t></w:p></w:comments>",
    "word/media/image1.png": b"\x89PNG\r\n\x1a\n",
    "docProps/core.xml": _CORE,
}
XLSX = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": (
        '<workbook><sheets><sheet name="Log"/><sheet name="Two"/></sheets></workbook>'
    ),
    "xl/sharedStrings.xml": (
        "<sst><si><t>who</t></si><si><r><t>Pu</t></r><r><t>pil A</t></r></si></sst>"
    ),
    "xl/worksheets/sheet1.xml": (
        '<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1"><v>17.5</v></c></row>'
        '<row><c r="A2" t="s"><v>1</v></c><c r="B2" t="b"><v>1</v></c>'
        '<c r="C2" t="inlineStr"><is><t>here</t></is></c>'
        '<c r="D2" t="s"><v>99</v></c></row>'
        "</sheetData></worksheet>"
    ),
    "xl/worksheets/sheet2.xml": "<worksheet><sheetData/></worksheet>",
}


def docx(**changed) -> bytes:
    return packed({**DOCX, **changed})


def pdf(pages=("First page", "Second"), **saved) -> bytes:
    """A PDF with these words, made at a known time by a known program."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
        )
    )
    for words in pages:
        made.add_blank_page(page_size=(300, 200))
        page = made.pages[-1].obj
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = made.make_stream(f"BT /F 20 Tf 20 100 Td ({words}) Tj ET".encode())
    made.docinfo["/CreationDate"] = "D:20250314221405+01'00'"
    made.docinfo["/ModDate"] = "D:20250315080000Z"
    made.docinfo["/Producer"] = "Field Printer 1"
    acting = saved.pop("acting", None)
    if acting:
        acting(made)
    held = io.BytesIO()
    made.save(held, **saved)
    return held.getvalue()


def acts(made) -> None:
    """Everything that a PDF can do by itself."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    made.Root.OpenAction = script
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch
    )
    made.pages[0].obj.Annots = pikepdf.Array([link])
    made.attachments["note.txt"] = b"words"
