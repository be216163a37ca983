"""The only two ways by which text becomes something that a widget may show.

`safe` is for text from a file or a person. `said` is for our own sentence, with our own
fixed markup, into which such text is put as data. A widget is never handed a `str` that
holds data: Textual reads a `str` as markup, and markup can run actions.
"""

from string import Template

from textual.content import Content

from investigator.domain.text import visible

# Private-use characters never survive `visible`, so data cannot hold one.
_OPEN, _CLOSE = "\ue000", "\ue001"


def safe(text: str, *, lines: bool = False) -> Content:
    """Text as it stands, acting characters spelled out; `lines` keeps its line ends."""
    return Content(visible(text, lines=lines))


def said(template: str, **parts: str | int | Content) -> Content:
    """Our own sentence with `$name` for each part; parts are data and never markup."""
    _same_names(template, parts)
    stands_for = {f"{_OPEN}{name}{_CLOSE}": part for name, part in parts.items()}
    laid = Content.from_markup(
        template, **{name: f"{_OPEN}{name}{_CLOSE}" for name in parts}
    )
    for mark, part in stands_for.items():
        laid = _put(laid, mark, part)
    return laid


def lines_of(*contents: Content) -> Content:
    """Contents under one another."""
    return Content("\n").join(contents)


def _put(laid: Content, mark: str, part: str | int | Content) -> Content:
    filling = part if isinstance(part, Content) else safe(str(part))
    while (start := laid.plain.find(mark)) >= 0:
        inside = [span.style for span in laid.spans if span.start <= start < span.end]
        put = filling
        for style in reversed(inside):
            put = put.stylize_before(style)
        laid = laid[:start] + put + laid[start + len(mark) :]
    return laid


def _same_names(template: str, parts: dict[str, str | int | Content]) -> None:
    wanted = set(Template(template).get_identifiers())
    if wanted - _style_names(template) != set(parts):
        raise ValueError("A sentence and its parts do not name the same things.")


def _style_names(template: str) -> set[str]:
    """The `$names` inside square brackets: colours, not parts."""
    inside = [piece.partition("]")[0] for piece in template.split("[")[1:]]
    return {name for piece in inside for name in Template(piece).get_identifiers()}
