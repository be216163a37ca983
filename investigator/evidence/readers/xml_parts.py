"""Reads XML as it comes, without a tree; what declares a document type is refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from investigator.domain.errors import Refused
from investigator.evidence.limits import MAX_TEXT, MAX_XML

_DEEPEST = 2_000
_SPACE = "|"


class XmlRefused(Refused):
    """A part of a document that is not read."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, remedy="The file is kept as it came.")


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning or end of an element, or words; names stand without their namespace."""

    what: str
    name: str
    values: dict[str, str]


def marks(pieces: Iterable[bytes]) -> Iterator[Mark]:
    """Every mark in turn, `what` being begin, end or words."""
    held: list[Mark] = []
    parser = _parser(held)
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > MAX_XML:
                raise XmlRefused("A part of it is too large to be read.")
            parser.Parse(piece, False)  # noqa: FBT003 - the library's own
            yield from held
            held.clear()
        parser.Parse(b"", True)  # noqa: FBT003 - the library's own
        yield from held
    except expat.ExpatError:
        raise XmlRefused("A part of it is damaged and was not read.") from None


def _parser(held: list[Mark]) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    parser.buffer_text = True
    depth = 0

    def begins(name: str, values: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise XmlRefused("A part of it is nested beyond reason and was not read.")
        plain = {_bare(key): value[:MAX_TEXT] for key, value in values.items()}
        held.append(Mark("begin", _bare(name), plain))

    def ends(name: str) -> None:
        nonlocal depth
        depth -= 1
        held.append(Mark("end", _bare(name), {}))

    parser.StartElementHandler = begins
    parser.EndElementHandler = ends
    parser.CharacterDataHandler = lambda words: held.append(Mark("words", words, {}))
    parser.StartDoctypeDeclHandler = _declared
    return parser


def _declared(*_: object) -> None:
    raise XmlRefused("A part of it declares entities, as attacks do, and was not read.")


def _bare(name: str) -> str:
    return name.rpartition(_SPACE)[2]
