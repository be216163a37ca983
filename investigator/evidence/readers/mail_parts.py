"""The parts of a mail message: headers read one by one, and what is carried, numbered.

Parsing uses the plain old policy, which no header can break; each header is then read by
the newer one, alone and only so far.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.evidence import kinds
from investigator.evidence.faults import PARSER_FAULTS
from investigator.evidence.inside import Attachment
from investigator.evidence.limits import HEAD, MAX_HEADER, TAIL
from investigator.evidence.readers.archives import label
from investigator.evidence.readers.writing import sound

MAIL = "message/rfc822"
_MOST_PARTS = 2_000
_AS_IT_CAME = policy.compat32.clone(max_line_length=0)


class TooDeep(Refused):
    """A message whose parts lie too deep inside one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing carried; `of` is the message that carries it, `depth` 1 one inside."""

    of: Message
    number: int
    name: str
    type: str
    charset: str
    data: bytes
    depth: int = 0
    is_body: bool = False


def parsed(data: bytes) -> Message:
    """The message; parts inside one another without end are refused."""
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except RecursionError:
        raise TooDeep(
            "Its parts lie inside one another without end, so it was not read.",
            remedy="It is kept as it came. Describe in words what it shows.",
        ) from None


def header(name: str, value: object) -> str:
    """One header as words: encoded words read, folds undone, a long one cut."""
    written = sound(
        str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    )
    written = written[:MAX_HEADER]
    try:
        read = policy.default.header_fetch_parse(name, written)
    except (*PARSER_FAULTS, MessageError):
        read = written
    return sound(" ".join(str(read).split()))


def headers(message: Message) -> dict[str, str]:
    """The headers that are told, by lower-case name; of several the first."""
    told = ("from", "to", "cc", "subject", "date", "snapshot-content-location")
    return {name: header(name, message[name]) for name in told if message[name] is not None}


def parts_of(message: Message, depth: int = 0, after: int = 0) -> Iterator[Part]:
    """Leaves in their order; a carried message is one, and its own leaves follow.

    Numbers go on through both, so that a part keeps its own. Deeper ones stay closed.
    """
    number = after
    for leaf in _leaves(message):
        number += 1
        if number > _MOST_PARTS:
            return
        yield _part(message, leaf, number, depth)
        if depth == 0 and leaf.get_content_type() == MAIL:
            for one in _messages(leaf):
                for part in parts_of(one, 1, number):
                    number = part.number
                    yield part


def attached(parts: Iterable[Part]) -> tuple[Attachment, ...]:
    """Those that are no body, with kind by content, size and fingerprint."""
    return tuple(_attachment(one) for one in parts if not one.is_body)


def _attachment(one: Part) -> Attachment:
    media = kinds.kind_of(one.data[:HEAD], one.data[-TAIL:], whole=len(one.data) <= HEAD)
    return Attachment(
        number=one.number,
        label=label(one.name),
        size=len(one.data),
        type=media.type,
        what=media.what,
        sha256=Sha256(hashlib.sha256(one.data).hexdigest()),
    )


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that are no container, found without calling ourselves."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(_messages(part)))
        else:
            yield part


def _messages(part: Message) -> list[Message]:
    """The parts or the message directly inside."""
    inner = part.get_payload()
    held = inner if isinstance(inner, list) else []
    return [one for one in held if isinstance(one, Message)]


def _part(message: Message, leaf: Message, number: int, depth: int) -> Part:
    media = leaf.get_content_type()
    return Part(
        of=message,
        number=number,
        name=_name(leaf, number),
        type=media,
        charset=_charset(leaf),
        data=_bytes(leaf),
        depth=depth,
        is_body=_is_body(leaf, media),
    )


def _is_body(leaf: Message, media: str) -> bool:
    words = media in {"text/plain", "text/html"}
    return words and leaf.get_content_disposition() != "attachment" and not _named(leaf)


def _bytes(leaf: Message) -> bytes:
    if leaf.is_multipart():
        return b"".join(one.as_bytes(policy=_like(one)) for one in _messages(leaf))
    data = leaf.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _like(message: Message) -> policy.Policy:
    """The policy that writes a carried message with the line ends that it came with."""
    windows = any("\r\n" in str(value) for _, value in message.raw_items())
    body = message.get_payload()
    windows = windows or (isinstance(body, str) and "\r\n" in body)
    return _AS_IT_CAME.clone(linesep="\r\n") if windows else _AS_IT_CAME


def _named(leaf: Message) -> str:
    try:
        return leaf.get_filename() or ""
    except PARSER_FAULTS:
        return ""


def _name(leaf: Message, number: int) -> str:
    """What it is called: its file name without folders, where it came from, or a number."""
    name = header("subject", _named(leaf) or leaf.get("Content-Location") or "")
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return last or f"Part {number}"


def _charset(leaf: Message) -> str:
    try:
        return leaf.get_content_charset() or ""
    except PARSER_FAULTS:
        return ""
