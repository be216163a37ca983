"""The parent's side of documents: a settled pack in, a finished and checked PDF out."""

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol, cast

from investigator.documents.checks import Checks
from investigator.documents.doctor import DocumentImpossible
from investigator.documents.packs.exhibits import Exhibit
from investigator.documents.packs.parts import Heading
from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.machine.child import Message

_HARM = "The document was not made: "
_LOOK = "Nothing was changed. Add the exhibit's picture again, then make the document."


class Pack(Protocol):
    """What every document's pack has; its `heading.kind` names the template."""

    @property
    def heading(self) -> Heading:
        """What every page carries."""


class Asked(Protocol):
    """A child that can be asked, as `machine.child.Child` can."""

    def ask(self, header: Mapping[str, object], *blobs: bytes) -> Iterator[Message]:
        """Reports, then the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished document. `replaced` counts characters that stand as a tag."""

    pdf: bytes
    pages: int
    sha256: Sha256
    checks: Checks
    versions: Mapping[str, str]
    replaced: Mapping[str, int]


def make(pack: Pack, images: Mapping[str, bytes], child: Asked) -> Made:
    """The document, for whoever can wait."""
    steps = making(pack, images, child)
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return cast("Made", ended.value)


def making(
    pack: Pack, images: Mapping[str, bytes], child: Asked
) -> Generator[Message, None, Made]:
    """Yields what the child reports on its way, and returns the document."""
    shown = _pictures(pack)
    _same_bytes(shown, images)
    names = sorted({one.picture.blob for one in shown if one.picture})
    header = {"kind": pack.heading.kind, "pictures": names}
    said = json.dumps(asdict(cast("Any", pack)), sort_keys=True, ensure_ascii=False)
    last: Message | None = None
    blobs = (said.encode("utf-8", "surrogatepass"), *(images[name] for name in names))
    for message in child.ask(header, *blobs):
        last = message
        yield message
    return _made(last)


def _pictures(pack: Pack) -> Sequence[Exhibit]:
    exhibits: Sequence[Exhibit] = getattr(pack, "exhibits", ())
    return [one for one in exhibits if one.picture and one.withheld is None]


def _same_bytes(exhibits: Sequence[Exhibit], images: Mapping[str, bytes]) -> None:
    """A fingerprint is printed only under the bytes it is of."""
    for one in exhibits:
        picture = one.picture
        if picture is None:
            continue
        held = images.get(picture.blob)
        if held is None:
            raise Refused(f"{_HARM}the picture of {one.number} is not here.", remedy=_LOOK)
        if Sha256.of(held).hex != picture.sha256:
            raise Refused(
                f"{_HARM}the picture of {one.number} has another fingerprint than it says.",
                remedy=_LOOK,
            )


def _made(answer: Message | None) -> Made:
    told: dict[str, Any] = answer.header if answer else {}
    if "impossible" in told:
        sentence, remedy = told["impossible"]
        raise DocumentImpossible(sentence, remedy=remedy)
    if answer is None or len(answer.blobs) != 1:
        raise Refused(f"{_HARM}no answer came.", remedy="Try again.")
    pdf = answer.blobs[0]
    checks = told["checks"]
    return Made(
        pdf=pdf,
        pages=told["pages"],
        sha256=Sha256.of(pdf),
        checks=Checks(**{**checks, "faults": tuple(checks["faults"])}),
        versions=told["versions"],
        replaced=told["replaced"],
    )
