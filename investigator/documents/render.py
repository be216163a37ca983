"""A pack's words through its template: HTML that holds them and no markup of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from types import SimpleNamespace
from typing import cast

from jinja2 import StrictUndefined
from jinja2.loaders import FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from investigator.documents import layout
from investigator.documents.engine import PageFault
from investigator.documents.glyphs import Shown, Value, faces
from investigator.documents.templates import templates

LIBRARIES = ("weasyprint", "pikepdf", "jinja2", "page-validation", "fonttools")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The HTML of a document; `replaced` counts characters that stand as a tag."""

    html: str
    replaced: Mapping[str, int]


def kinds() -> frozenset[str]:
    """The documents that have a template."""
    found = {file.name.removesuffix(".html.j2") for file in templates().glob("*.html.j2")}
    return frozenset(found - {"base"})


def render(kind: str, pack: dict[str, Value]) -> Source:
    """The source of one kind of document."""
    shown = Shown()
    fit = cast("dict[str, Value]", shown.value(pack))
    html = (
        _environment()
        .get_template(f"{kind}.html.j2")
        .render(
            pack=_named(fit),
            numbers=layout.Numbering(),
            places=_exhibits(fit),
            replaced=tuple(sorted(shown.replaced.items())),
        )
    )
    return Source(html=html, replaced=shown.replaced)


def versions() -> dict[str, str]:
    """The libraries and the faces that settle what the bytes are."""
    return {name: version(name) for name in LIBRARIES} | {"faces": faces()}


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_settled,
    )
    environment.filters |= {"words": layout.words, "short": layout.short}
    environment.globals |= {"anchor": layout.anchor, "direction": layout.direction}
    return environment


def _settled(value: object) -> object:
    """Packs hold text: a number or a nothing that reaches the page is a mistake."""
    if isinstance(value, str):
        return value
    raise PageFault(f"A template printed {type(value).__name__}, not words.")


def _named(value: Value) -> object:
    """Fields by name, so that a field called `items` is not a method of a dictionary."""
    if isinstance(value, dict):
        return SimpleNamespace(**{name: _named(part) for name, part in value.items()})
    if isinstance(value, list):
        return tuple(_named(part) for part in value)
    return value


def _exhibits(pack: dict[str, Value]) -> frozenset[str]:
    """The exhibits that a reference can point at."""
    listed = pack.get("exhibits")
    if not isinstance(listed, list):
        return frozenset()
    return frozenset(str(one["number"]) for one in listed if isinstance(one, dict))
