"""The child's side: reads, examines, compares and draws, with limits and without keys.

What is heavy is imported when it is asked for: most batches need one reader.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from investigator.evidence import kinds
from investigator.evidence.examining import examine
from investigator.evidence.limits import ASK_ABOVE, CHUNK, HEAD, TAIL
from investigator.evidence.opening import (
    EvidenceUnreadable,
    open_regular,
    shown_name,
    unreadable,
)
from investigator.machine.serving import Progress, serve

Answer = tuple[Mapping[str, object], Sequence[bytes]]

_TELL_EVERY = 8


def main() -> None:
    """Serves one request after another until the parent hangs up."""
    serve(handle)


def handle(
    header: dict[str, object], blobs: tuple[bytes, ...], progress: Progress
) -> Answer:
    """Does the one thing that the header asks for."""
    asked = str(header.get("ask"))
    if asked == "take_in":
        return take_in(header, progress), ()
    if asked in {"contents", "member"}:
        from investigator.evidence import reading

        if asked == "member":
            return reading.take_out(header, blobs)
        return reading.read(header, blobs, progress)
    from investigator.evidence import picture_work

    return picture_work.handle(asked, header, blobs)


def take_in(header: Mapping[str, object], progress: Progress) -> dict[str, object]:
    """Fingerprint, size and kind, reported first; then what the inside tells."""
    path = Path(str(header["path"]))
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        _size_allowed(path, size, allowed=header.get("large") is True)
        try:
            fingerprint, head, tail = _read_through(stream, size, progress)
        except OSError as error:
            raise unreadable(error, path) from None
        if stream.tell() != size:
            raise EvidenceUnreadable(
                f"{shown_name(path)} changed while it was being read.",
                remedy="Wait until it is saved or copied to the end, then add it again.",
            )
        media = kinds.kind_of(head, tail, whole=size <= len(head))
        known: dict[str, object] = {
            "sha256": fingerprint,
            "size": size,
            "type": media.type,
            "what": media.what,
            "also": list(kinds.also(head, tail, media)),
        }
        progress(known)
        stream.seek(0)
        return known | examine(stream, media, head, size).as_plain()


def _size_allowed(path: Path, size: int, *, allowed: bool) -> None:
    if size == 0:
        raise EvidenceUnreadable(
            f"{shown_name(path)} is empty.",
            remedy="Copy it from where it came from once more, then add the copy.",
        )
    if size > ASK_ABOVE and not allowed:
        raise EvidenceUnreadable(
            f"{shown_name(path)} is large: {size / 1e9:.1f} GB. Keeping it takes minutes.",
            remedy="Say that you want the whole of it, or cut out the part that matters.",
        )


def _read_through(
    stream: BinaryIO, size: int, progress: Progress
) -> tuple[str, bytes, bytes]:
    """One pass: the SHA-256 in hexadecimal, and the first and last bytes."""
    running, head, tail, done = hashlib.sha256(), b"", b"", 0
    for place in range(size // CHUNK + 2):
        piece = stream.read(CHUNK)
        if not piece:
            break
        running.update(piece)
        head = head or piece[:HEAD]
        tail = (tail + piece)[-TAIL:]
        done += len(piece)
        if place % _TELL_EVERY == _TELL_EVERY - 1:
            progress({"done": done, "size": size})
    return running.hexdigest(), head, tail
