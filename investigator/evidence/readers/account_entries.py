"""One post, comment or message of an account's archive, told by its fields alone.

Sites change where things lie in their archives more often than what they call them.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from investigator.domain.instant import Instant
from investigator.domain.time.mojibake import mended

_SECOND = 1_000_000
_MILLI = 1_000
_DIGITS = 19
_MARKUP = re.compile(r"<[^<>]{1,500}>")
_X_TIME = "%a %b %d %H:%M:%S %z %Y"
_PLAIN_TIME = "%Y-%m-%d %H:%M:%S"
_LATEST = 253_402_300_799 * _SECOND  # the last second of the year 9999
Record = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a record says; `who` is of messages alone, `grain` is in microseconds."""

    kind: str
    words: str
    at: int | None
    grain: int = _SECOND
    who: str = ""
    local: datetime | None = None
    attachment: str = ""

    @property
    def when(self) -> Instant | None:
        """The moment, where one was given that can be one."""
        return None if self.at is None else Instant(self.at)


def entry_of(record: Record, path: tuple[str, ...]) -> Entry | None:
    """What the first site whose fields these are would have meant."""
    for fields, read in _SITES:
        if fields <= record.keys():
            found = read(record, path)
            if found is not None:
                return found
    return None


def _meta_message(record: Record, _path: tuple[str, ...]) -> Entry | None:
    who = record.get("sender_name") or record.get("from")
    if not isinstance(who, str):
        return None
    held = _first(record, "photos", "videos", "audio_files", "files", "gifs")
    return Entry(
        kind="message",
        words=mended(_text(record, "content") or _text(record, "text")),
        at=_number(record.get("timestamp_ms"), _MILLI),
        grain=_MILLI,
        who=mended(who),
        attachment=_text(held, "uri"),
    )


def _facebook(record: Record, _path: tuple[str, ...]) -> Entry | None:
    """A post or comment; who else is named in it is left out."""
    parts = _records(record.get("data"))
    comments = [one for part in parts for one in _records([part.get("comment")])]
    words = [_text(part, "post") for part in parts]
    words += [_text(one, "comment") for one in comments]
    said = mended("\n".join(filter(None, words)))
    if not said and not isinstance(record.get("attachments"), list):
        return None
    return Entry(
        kind="comment" if comments else "post",
        words=said or mended(_text(record, "title")),
        at=_number(record.get("timestamp"), _SECOND),
    )


def _instagram_media(record: Record, path: tuple[str, ...]) -> Entry | None:
    within = " ".join(path).lower()
    kinds = {"stor": "story", "reel": "reel", "comment": "comment"}
    return Entry(
        kind=next((kind for part, kind in kinds.items() if part in within), "post"),
        words=mended(_text(record, "title") or _text(record, "caption")),
        at=_number(record.get("creation_timestamp"), _SECOND),
        attachment=_text(record, "uri"),
    )


def _instagram_map(record: Record, _path: tuple[str, ...]) -> Entry | None:
    fields = record.get("string_map_data")
    if not isinstance(fields, dict) or "Comment" not in fields:
        return None
    comment, time = _records([fields.get("Comment")]), _records([fields.get("Time")])
    return Entry(
        kind="comment",
        words=mended(_text(comment[0], "value")) if comment else "",
        at=_number(time[0].get("timestamp"), _SECOND) if time else None,
    )


def _x_post(record: Record, _path: tuple[str, ...]) -> Entry | None:
    return Entry(
        kind="post",
        words=html.unescape(_text(record, "full_text")),
        at=_moment(_text(record, "created_at"), _X_TIME),
    )


def _x_message(record: Record, _path: tuple[str, ...]) -> Entry | None:
    told = _records([record.get("messageCreate")])
    if not told:
        return None
    return Entry(
        kind="message",
        words=_text(told[0], "text"),
        at=_moment(_text(told[0], "createdAt"), ""),
        grain=_MILLI,
        who=_text(told[0], "senderId"),
    )


def _tiktok(record: Record, path: tuple[str, ...]) -> Entry | None:
    """Only what the account wrote or posted; what it watched or liked is left closed."""
    at = _moment(_text(record, "Date").removesuffix(" UTC"), _PLAIN_TIME)
    if isinstance(record.get("From"), str):
        words, who = _text(record, "Content"), _text(record, "From")
        return Entry(kind="message", words=words, at=at, who=who)
    if any(isinstance(record.get(key), str) for key in ("Comment", "comment")):
        words = _text(record, "Comment") or _text(record, "comment")
        return Entry(kind="comment", words=words, at=at)
    if {"Videos", "Posts"} & set(path):
        words = _text(record, "Title") or _text(record, "Link")
        return Entry(kind="video", words=words, at=at)
    return None


def _snapchat(record: Record, _path: tuple[str, ...]) -> Entry | None:
    at = _moment(_text(record, "Created").removesuffix(" UTC"), _PLAIN_TIME)
    words, who = _text(record, "Content"), _text(record, "From")
    return Entry(kind="message", words=words, at=at, who=who)


def _telegram(record: Record, _path: tuple[str, ...]) -> Entry | None:
    """`date` is local without a zone, so `date_unixtime` gives the moment."""
    if record.get("type") != "message":
        return None
    text = record.get("text")
    parts = text if isinstance(text, list) else [text]
    words = "".join(
        part if isinstance(part, str) else _text(part, "text")
        for part in parts
        if isinstance(part, str | dict)
    )
    return Entry(
        kind="message",
        words=words,
        at=_number(record.get("date_unixtime"), _SECOND),
        who=_text(record, "from") or _text(record, "from_id"),
        local=_clock(_text(record, "date")),
        attachment=_text(record, "file") or _text(record, "photo"),
    )


def _slack(record: Record, _path: tuple[str, ...]) -> Entry | None:
    profile = _records([record.get("user_profile")])
    named = _text(profile[0], "real_name") if profile else ""
    whole, _, part = _text(record, "ts").partition(".")
    at = _number(whole, _SECOND)
    micros = int(part[:6].ljust(6, "0")) if part.isdecimal() else 0
    return Entry(
        kind="message",
        words=_text(record, "text"),
        at=None if at is None else at + micros,
        grain=1,
        who=named or _text(record, "user") or _text(record, "username"),
    )


def _teams(record: Record, _path: tuple[str, ...]) -> Entry | None:
    body, sender = _records([record.get("body")]), _records([record.get("from")])
    user = _records([sender[0].get("user")]) if sender else []
    content = _text(body[0], "content") if body else ""
    return Entry(
        kind="message",
        words=html.unescape(_MARKUP.sub("", content)),
        at=_moment(_text(record, "createdDateTime"), ""),
        grain=_MILLI,
        who=_text(user[0], "displayName") if user else "",
    )


_SITES: tuple[
    tuple[frozenset[str], Callable[[Record, tuple[str, ...]], Entry | None]], ...
] = (
    (frozenset({"timestamp_ms"}), _meta_message),
    (frozenset({"timestamp", "data"}), _facebook),
    (frozenset({"creation_timestamp"}), _instagram_media),
    (frozenset({"string_map_data"}), _instagram_map),
    (frozenset({"full_text", "created_at"}), _x_post),
    (frozenset({"messageCreate"}), _x_message),
    (frozenset({"date_unixtime"}), _telegram),
    (frozenset({"Date"}), _tiktok),
    (frozenset({"date", "comment"}), _tiktok),
    (frozenset({"From", "Created"}), _snapchat),
    (frozenset({"ts", "text"}), _slack),
    (frozenset({"createdDateTime", "body"}), _teams),
)


def _records(value: object) -> list[Record]:
    return (
        [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    )


def _first(record: Record, *keys: str) -> Record:
    for key in keys:
        found = _records(record.get(key))
        if found:
            return found[0]
    return {}


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _number(value: object, unit: int) -> int | None:
    """Microseconds from a count of seconds or thousandths, written as number or text."""
    if (
        isinstance(value, str)
        and value.isascii()
        and value.isdecimal()
        and len(value) <= _DIGITS
    ):
        value = int(value)
    if type(value) is not int or not 0 < value * unit <= _LATEST:
        return None
    return value * unit


def _moment(written: str, form: str) -> int | None:
    """Microseconds from a written time; without a zone it is UTC, as archives say."""
    try:
        moment = (
            datetime.strptime(written, form)  # noqa: DTZ007 - the zone follows below
            if form
            else datetime.fromisoformat(written)
        )
    except ValueError:
        return None
    return Instant.of(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).at


def _clock(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo is None else None
