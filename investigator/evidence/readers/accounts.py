"""Reads the archive that a site gives an account's holder: what may be chosen, and no more.

Of conversations the list tells who takes part and how long they are. Contacts, searches,
log-ins, advertising and whatever else such an archive holds are never read.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from investigator.domain.instant import LONDON, Instant
from investigator.evidence.inside import (
    Contents,
    Item,
    MessageRead,
    PersonFound,
    Wanted,
)
from investigator.evidence.limits import MAX_ITEMS, MAX_JSON, MAX_MESSAGE, MAX_TEXT
from investigator.evidence.readers.account_entries import Entry, entry_of
from investigator.evidence.readers.archives import Archive, label
from investigator.evidence.readers.chats import closed
from investigator.evidence.readers.writing import sound, text_of

NOTHING = "No post or message was recognised in it."
_MOST_BYTES = 4 * MAX_JSON
_TOLD = 12
_NAMES = ("title", "name", "chatName", "displayName")
_KEYS = ("conversationId", "thread_path")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Conversation:
    """Messages under one heading, in the order of the archive."""

    name: str
    source: str
    entries: list[Entry] = field(default_factory=list)


def read_archive(archive: Archive, wanted: Wanted) -> Contents | None:
    """The archive, or None when nothing in it was recognised."""
    documents = _documents(archive)
    found = read(documents, wanted)
    if not found.items and not found.messages:
        return None
    others = [one for one in archive.members if not _is_document(one.name)]
    attached = tuple(map(archive.attachment, others)) if wanted.attachments else ()
    return replace(found, attachments=attached, notes=(*found.notes, *closed(attached)))


def read(documents: Iterable[tuple[str, bytes]], wanted: Wanted) -> Contents:
    """What may be chosen; or of what is chosen the posts and messages."""
    posts: list[tuple[str, Entry]] = []
    talks: dict[tuple[str, ...], _Conversation] = {}
    faults = 0
    for name, data in documents:
        try:
            value = json.loads(_bare(text_of(data)[0]))
        except (ValueError, RecursionError):
            faults += 1
            continue
        _sort(value, name, posts, talks)
    items = list(_listed(posts, talks))
    return replace(
        _chosen(items, list(talks.values()), wanted),
        notes=_notes(faults, items),
    )


def _documents(archive: Archive) -> Iterator[tuple[str, bytes]]:
    read = 0
    for member in archive.members:
        if _is_document(member.name) and member.size <= MAX_JSON and read < _MOST_BYTES:
            data = archive.bytes_of(member, MAX_JSON)
            read += len(data)
            yield label(member.name), data


def _is_document(name: str) -> bool:
    return name.lower().endswith((".json", ".js"))


def _bare(text: str) -> str:
    """X writes JSON as a script that begins with a name and an equals sign."""
    begins, equals, rest = text.partition("=")
    script = equals and begins.strip().startswith("window.") and len(begins) < MAX_TEXT
    return rest if script else text


def _sort(
    value: object,
    name: str,
    posts: list[tuple[str, Entry]],
    talks: dict[tuple[str, ...], _Conversation],
) -> None:
    """Every record that is recognised goes to the posts or to its conversation."""
    folder = name.rpartition("/")[0]
    waiting: list[tuple[object, tuple[str, ...], Mapping[str, object]]] = [(value, (), {})]
    while waiting and len(posts) < MAX_ITEMS:
        node, path, holder = waiting.pop()
        if isinstance(node, list):
            inner = [(one, (*path, str(at)), holder) for at, one in enumerate(node)]
            waiting.extend(reversed(inner))
        elif isinstance(node, dict):
            found = entry_of(node, path)
            if found is None:
                inner = [(one, (*path, key), node) for key, one in node.items()]
                waiting.extend(reversed(inner))
            elif found.who or found.kind == "message":
                key = _key(holder, folder, path)
                talk = talks.setdefault(
                    key, _Conversation(name=_name(holder, path, folder), source=name)
                )
                talk.entries.append(found)
            else:
                posts.append((name, found))


def _key(
    holder: Mapping[str, object], folder: str, path: tuple[str, ...]
) -> tuple[str, ...]:
    """The archive's own name for a conversation, or the place where its messages lie."""
    for key in _KEYS:
        if isinstance(holder.get(key), str):
            return (str(holder[key]),)
    return (folder, *path[:-1])


def _name(holder: Mapping[str, object], path: tuple[str, ...], folder: str) -> str:
    for key in _NAMES:
        if isinstance(holder.get(key), str) and holder[key]:
            return str(holder[key])
    under = [part for part in path if not part.isdecimal()]
    return under[-1] if under and under[-1] != "messages" else folder.rpartition("/")[2]


def _listed(
    posts: list[tuple[str, Entry]], talks: Mapping[tuple[str, ...], _Conversation]
) -> Iterator[Item]:
    number = 0
    for source, one in posts:
        number += 1
        words = sound(one.words)[:MAX_MESSAGE]
        yield Item(
            number=number, when=one.when, kind=one.kind, words=words, source=label(source)
        )
    for talk in talks.values():
        number += 1
        moments = [one.at for one in talk.entries if one.at is not None]
        yield Item(
            number=number,
            when=Instant(min(moments)) if moments else None,
            kind="conversation",
            words=_many(len(talk.entries)),
            people=_people(talk)[:_TOLD],
            source=label(talk.source),
        )


def _many(messages: int) -> str:
    return "1 message" if messages == 1 else f"{messages:,} messages"


def _people(talk: _Conversation) -> tuple[str, ...]:
    named = dict.fromkeys(sound(one.who)[:MAX_TEXT] for one in talk.entries if one.who)
    return tuple(named) or (sound(talk.name)[:MAX_TEXT],)


def _chosen(items: list[Item], talks: list[_Conversation], wanted: Wanted) -> Contents:
    """The list when nothing was chosen; else the chosen posts, and messages that fit."""
    counted = Counter(
        sound(one.who)[:MAX_TEXT] for talk in talks for one in talk.entries if one.who
    )
    moments = [one.at for talk in talks for one in talk.entries if one.at is not None]
    days = [_day(at, wanted) for at in (min(moments), max(moments))] if moments else []
    kept = [one for one in items if not wanted.items or one.number in wanted.items]
    posts = len(items) - len(talks)
    picked = [talks[one.number - posts - 1] for one in kept if one.number > posts]
    alone = len(items) == len(talks) == 1  # a chat by itself: there is nothing to choose
    told = [
        entry
        for talk in (picked if wanted.items or alone else ())
        for entry in sorted(talk.entries, key=lambda one: one.at or 0)
    ]
    return Contents(
        what="Account archive",
        items=tuple(kept),
        messages=tuple(
            _message(number, one)
            for number, one in enumerate(told, start=1)
            if wanted.words and _fits(one, wanted)
        ),
        people=tuple(PersonFound(name=who, messages=n) for who, n in counted.most_common()),
        first=days[0] if days else None,
        last=days[1] if days else None,
    )


def _fits(one: Entry, wanted: Wanted) -> bool:
    if wanted.people and one.who not in wanted.people:
        return False
    day = None if one.at is None else _day(one.at, wanted)
    return day is None or (wanted.first or day) <= day <= (wanted.last or day)


def _day(at: int, wanted: Wanted) -> date:
    return Instant(at).day(wanted.zone or LONDON)


def _message(number: int, one: Entry) -> MessageRead:
    when = one.when
    return MessageRead(
        number=number,
        local=one.local,
        earliest=when,
        latest=when.later(microseconds=one.grain) if when else None,
        who=sound(one.who)[:MAX_TEXT],
        text=sound(one.words)[:MAX_MESSAGE],
        attachment=label(one.attachment.rpartition("/")[2]),
    )


def _notes(faults: int, items: list[Item]) -> tuple[str, ...]:
    return (
        *((f"{faults:,} of its files could not be read as data.",) if faults else ()),
        *(() if items else (NOTHING,)),
    )
