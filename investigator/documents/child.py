"""The child's side of documents: a pack and pictures in, a finished and checked PDF out."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from investigator.documents.doctor import impossible
from investigator.domain.errors import Refused
from investigator.machine.child import Progress, serve

_NEXT = "Keep the case as it is, and tell whoever looks after this program."


def main() -> None:
    """Serves until the parent has no more documents to make."""
    serve(handle)


def handle(
    header: dict[str, object], blobs: tuple[bytes, ...], progress: Progress
) -> tuple[Mapping[str, object], Sequence[bytes]]:
    """One document: `header` names kind and pictures, the first blob is the pack."""
    try:
        return _made(header, blobs, progress)
    except OSError as why:
        if "cannot load library" not in str(why):
            raise
        refused = impossible()
        return {"impossible": [refused.sentence, refused.remedy]}, ()


def _made(
    header: dict[str, object], blobs: tuple[bytes, ...], progress: Progress
) -> tuple[Mapping[str, object], Sequence[bytes]]:
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415  # loads Pango

    from investigator.documents import engine, render  # noqa: PLC0415  # load Jinja
    from investigator.documents.check import check  # noqa: PLC0415  # loads pikepdf
    from investigator.documents.finalise import finalise  # noqa: PLC0415  # the same
    from investigator.documents.metadata import about  # noqa: PLC0415  # with them

    kind = str(header["kind"])
    if kind not in render.kinds():
        raise Refused(f"There is no document of the kind {kind}.", remedy=_NEXT)
    pack = json.loads(blobs[0].decode("utf-8", "surrogatepass"))
    names = [str(name) for name in _listed(header["pictures"])]
    pictures = dict(zip(names, blobs[1:], strict=True))
    progress({"step": "laying out"})
    try:
        source = render.render(kind, pack)
        laid = engine.lay_out(source.html, pictures)
    except (FatalURLFetchingError, engine.PageFault) as why:
        raise Refused(f"The document was not made. {why}", remedy=_NEXT) from None
    progress({"step": "finishing", "pages": laid.pages})
    pdf = finalise(laid.pdf, about(pack["heading"]))
    progress({"step": "checking", "pages": laid.pages})
    return {
        "pages": laid.pages,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "checks": asdict(check(pdf, laid.contents)),
        "versions": render.versions(),
        "replaced": dict(source.replaced),
    }, (pdf,)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
