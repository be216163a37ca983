"""The layout engine with nothing in reach; whatever it gets wrong stops the document."""

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from investigator.documents.glyphs import FONTS
from investigator.documents.templates import templates

DOTS_PER_INCH = 220  # small print stays readable; court guidance allows 300 at most
_SLACK = 4  # a space that hangs at the end of a line may stand beyond the edge
_MOST_TOLD = 5


class PageFault(RuntimeError):
    """The engine met something that would make a page wrong, in its own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A document before it is finished; `contents` maps anchors to the printed page."""

    pdf: bytes
    pages: int
    contents: tuple[tuple[str, int], ...]


def lay_out(source: str, blobs: Mapping[str, bytes]) -> Laid:
    """The tagged PDF of some HTML: same source, pictures and faces, same bytes."""
    os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")
    from weasyprint import HTML  # noqa: PLC0415  # loads Pango, which may be missing

    from investigator.documents.fetch import Refusing  # noqa: PLC0415  # needs the above

    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        fetcher = Refusing(templates(), blobs)
        page = HTML(string=source, base_url="app:", url_fetcher=fetcher)
        laid = page.render(dpi=DOTS_PER_INCH)
        pdf = laid.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=hashlib.sha256(source.encode()).digest()[:16],
        )
    finally:
        logger.removeHandler(complaints)
    if complaints.said:
        raise PageFault("; ".join(complaints.said[:_MOST_TOLD]))
    _nothing_lost(page.etree_element.find("body").itertext(), laid.pages)
    return Laid(pdf=pdf, pages=len(laid.pages), contents=tuple(_places(laid.pages)))


def _nothing_lost(source: Iterable[str], pages: Iterable[Any]) -> None:
    """Every character of the source stands inside the margins of some page.

    Where the engine finds no place to break a line it runs on beyond the paper, and says
    nothing.
    """
    lost = _counted(source) - _counted(_printed(pages))
    if lost:
        raise PageFault(f"{lost.total()} characters did not reach a page.")


def _counted(parts: Iterable[str]) -> Counter[str]:
    """How often each character stands in it, spaces apart."""
    return Counter(c for part in parts for c in part if not c.isspace())


def _printed(pages: Iterable[Any]) -> Iterator[str]:
    """The text inside the margins; running heads are not of the source."""
    for page in pages:
        whole = page._page_box  # noqa: SLF001  # the library offers no other way
        left, top = whole.content_box_x(), whole.content_box_y()
        right, bottom = left + whole.width, top + whole.height
        for part in whole.children:
            if type(part).__name__ == "MarginBox":
                continue
            for box in part.descendants(placeholders=True):
                if not (text := getattr(box, "text", "")):
                    continue
                across = left - _SLACK <= box.position_x <= right + _SLACK - box.width
                down = top - _SLACK <= box.position_y <= bottom + _SLACK - box.height
                if across and down:
                    yield text


def _places(pages: Iterable[Any]) -> Iterator[tuple[str, int]]:
    first: dict[str, int] = {}
    for at, page in enumerate(pages, 1):
        for name in page.anchors:
            first.setdefault(name, at)
    return iter(sorted(first.items()))


class _Complaints(logging.Handler):
    """Keeps what the engine warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
