"""The words of a PDF's pages, and a page as a picture to be covered; nothing in it runs."""

from collections.abc import Iterator

import pypdfium2
from PIL import Image

from investigator.domain.errors import Refused
from investigator.evidence.limits import MAX_PAGES, MAX_PIXELS, PAGE_DOTS
from investigator.evidence.readers.writing import joined

_POINTS = 72


def words(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text layer page by page; a page without one says nothing."""
    with _opened(data) as pdf:
        return joined(_pages(pdf))


def picture(data: bytes, number: int) -> Image.Image:
    """A page drawn on white; the number is counted from 1."""
    with _opened(data) as pdf:
        if not 1 <= number <= len(pdf):
            raise Refused(
                f"This document has no page {number}.",
                remedy=f"Choose a page from 1 to {len(pdf)}.",
            )
        page = pdf[number - 1]
        width, height = page.get_size()
        scale = PAGE_DOTS / _POINTS
        if width * height * scale * scale > MAX_PIXELS:
            raise Refused(
                f"Page {number} is too large to be drawn.",
                remedy="Take a picture of the part that matters.",
            )
        drawn: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
        return drawn.convert("RGB")


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Refused(
            "This PDF cannot be opened: it is damaged or locked.",
            remedy="The original is kept as it is. Describe in words what it shows.",
        ) from None


def _pages(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(min(len(pdf), MAX_PAGES)):
        page = pdf[number]
        text = page.get_textpage()
        written = str(text.get_text_bounded()).replace("\r\n", "\n").strip()
        text.close()
        page.close()
        yield f"[page {number + 1}]\n{written}\n"
