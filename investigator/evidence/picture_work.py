"""What the child does to pictures, in one table: shrink, draw, crop, cover, compare."""

from collections.abc import Callable, Mapping, Sequence

from investigator.domain.errors import Refused
from investigator.evidence import alike, changed, covering
from investigator.evidence.encoding import Encoded
from investigator.evidence.found import number
from investigator.evidence.shrinking import open_picture_or_refuse, shrink

Answer = tuple[Mapping[str, object], Sequence[bytes]]
Header = Mapping[str, object]
_SIDES = ("left", "top", "right", "bottom")


def handle(asked: str, header: Header, blobs: Sequence[bytes]) -> Answer:
    """Does the one thing that was asked."""
    work = _WORK.get(asked)
    if work is None:
        raise Refused("That cannot be asked of evidence.", remedy="Report this fault.")
    return work(header, blobs)


def _shrink(_header: Header, blobs: Sequence[bytes]) -> Answer:
    return _encoded(shrink(blobs[0]))


def _draw(header: Header, _blobs: Sequence[bytes]) -> Answer:
    from investigator.evidence.drawn import draw_post
    from investigator.evidence.practice_post import post_from_plain

    return {}, (draw_post(post_from_plain(header)),)


def _crop_drawn(header: Header, blobs: Sequence[bytes]) -> Answer:
    from investigator.evidence.drawn import draw_crop

    left, top, right, bottom = (number(header, side) for side in _SIDES)
    return {}, (draw_crop(blobs[0], (left, top, right, bottom)),)


def _look(_header: Header, blobs: Sequence[bytes]) -> Answer:
    seen = alike.look(open_picture_or_refuse(blobs[0]))
    return {"bits": f"{seen.bits:016x}", "even": seen.even}, ()


def _compare(_header: Header, blobs: Sequence[bytes]) -> Answer:
    one, other = (open_picture_or_refuse(blob) for blob in blobs)
    found = alike.compare(one, other)
    box = list(found.box) if found.box else []
    return {"distance": found.distance, "even": found.even, "box": box, **found.told}, ()


def _crop(header: Header, blobs: Sequence[bytes]) -> Answer:
    (box,) = covering.boxes_from(header)
    return _encoded(covering.crop(open_picture_or_refuse(blobs[0]), box))


def _cover(header: Header, blobs: Sequence[bytes]) -> Answer:
    boxes = covering.boxes_from(header)
    return _encoded(covering.cover(open_picture_or_refuse(blobs[0]), boxes))


def _for_covering(_header: Header, blobs: Sequence[bytes]) -> Answer:
    return _encoded(covering.whole(open_picture_or_refuse(blobs[0])))


def _brought_back(_header: Header, blobs: Sequence[bytes]) -> Answer:
    parent = open_picture_or_refuse(blobs[0])
    boxes = changed.boxes(parent, changed.opened_copy(blobs[1]))
    told, made = _encoded(covering.cover(parent, boxes))
    return {**told, "boxes": [list(box) for box in boxes]}, made


def _page(header: Header, blobs: Sequence[bytes]) -> Answer:
    from investigator.evidence.readers import pdf_pages

    drawn = pdf_pages.picture(b"".join(blobs), number(header, "page"))
    return _encoded(covering.whole(drawn))


def _encoded(made: Encoded) -> Answer:
    told = {
        "type": made.type,
        "width": made.width,
        "height": made.height,
        "sha256": made.sha256,
    }
    return told, (made.data,)


_WORK: dict[str, Callable[[Header, Sequence[bytes]], Answer]] = {
    "shrink": _shrink,
    "draw": _draw,
    "crop": _crop_drawn,
    "look": _look,
    "compare": _compare,
    "crop_copy": _crop,
    "cover": _cover,
    "for_covering": _for_covering,
    "brought_back": _brought_back,
    "page": _page,
}
