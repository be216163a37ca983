"""The words of a web page, as plain text; scripts and pictures are neither run nor fetched.

nh3 sees the page first: it is written in a language that keeps memory safe, and lets
through bare elements only. selectolax then walks what is left.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from investigator.evidence.limits import MAX_DEPTH, MAX_PAGE, MAX_TIMES
from investigator.evidence.observations import TimeFound, TimeSource, iso_time
from investigator.evidence.readers.writing import CUT, joined

TOO_DEEP = "The page has too many elements inside one another. Its words were not read."
HIDDEN = "Words that the page hides are among its words too."
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "caption", "dd", "details"),
        *("div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    }
)
_DROPPED = frozenset(
    {
        *("script", "style", "template", "noscript", "svg", "math", "iframe", "object"),
        *("embed", "canvas", "head", "title"),
    }
)
_WRITTEN_IN = re.compile(r"data:[\w/.+-]{1,80};base64,[A-Za-z0-9+/=%]*", re.ASCII)
_ELEMENT = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_NEVER_CLOSED = frozenset(
    {
        *("area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li"),
        *("link", "meta", "option", "p", "param", "source", "td", "th", "tr", "track"),
        *("wbr", "path", "circle", "rect", "use"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """A page's words, its title, and the times that its elements state."""

    text: str
    title: str = ""
    times: tuple[TimeFound, ...] = ()
    notes: tuple[str, ...] = ()


def words_of(markup: str) -> PageWords:
    """The words, one line a block; nothing of a page that is nested beyond reason."""
    plain = _WRITTEN_IN.sub("", markup)
    cut = (CUT,) if len(plain) > MAX_PAGE else ()
    plain = plain[:MAX_PAGE]
    if _depth(plain) > MAX_DEPTH:
        return PageWords(text="", notes=(TOO_DEEP,))
    bare = nh3.clean(
        plain,
        tags={*_BLOCKS, "time"},
        attributes={"time": {"datetime"}},
        clean_content_tags=set(_DROPPED),
    )
    tree = LexborHTMLParser(bare)
    lines, shortened = joined(_lines(tree.body) if tree.body else iter(()))
    titled = _TITLE.search(plain)
    return PageWords(
        text=lines,
        title=" ".join(html.unescape(titled[1]).split()) if titled else "",
        times=tuple(_times(tree)),
        notes=(*(cut or shortened), *((HIDDEN,) if lines else ())),
    )


def _lines(body: LexborNode) -> Iterator[str]:
    """A line for each block, without empty ones."""
    held: list[str] = []
    for node in body.traverse(include_text=True):
        if node.tag == "-text":
            held.append(node.text_content or "")
        elif node.tag in _BLOCKS:
            yield from _line(held)
            held = []
    yield from _line(held)


def _line(held: list[str]) -> Iterator[str]:
    line = " ".join("".join(held).split())
    if line:
        yield line


def _times(tree: LexborHTMLParser) -> Iterator[TimeFound]:
    for node in tree.css("time[datetime]")[:MAX_TIMES]:
        found = iso_time(node.attributes.get("datetime") or "", TimeSource.PAGE_TIME)
        if found is not None:
            yield found


def _depth(markup: str) -> int:
    """How deep elements may lie inside one another; those never closed are not counted."""
    deepest = depth = 0
    for found in _ELEMENT.finditer(markup):
        if found[2].lower() not in _NEVER_CLOSED:
            depth = max(depth - 1, 0) if found[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest
