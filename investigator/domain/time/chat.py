"""WhatsApp text exports: each message with every moment that its header can mean.

Headers have a few fixed forms. Which of day and month comes first is decided by the
export's own evidence, and asked for where there is none. Words inside a message can imitate
a header, so one that runs backwards or differs in form is marked as doubtful.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from investigator.domain.instant import LONDON, Instant, Span
from investigator.domain.time.chat_header import ChatOrder, Header, header, in_order
from investigator.domain.time.chat_order import settled_order
from investigator.domain.time.zones import known_zone, moments

__all__ = ["Chat", "ChatFlag", "ChatMessage", "ChatOrder", "read_chat"]

# WhatsApp cuts exports at about these many messages and says nothing.
_CUT_AT = (10_000, 40_000)
_NEAR = 0.01


class ChatFlag(StrEnum):
    """What was supposed or found doubtful in an export."""

    ZONE_ASSUMED = "zone_assumed"
    ORDER_AMBIGUOUS = "order_ambiguous"
    TIME_RUNS_BACK = "time_runs_back"
    FORM_DIFFERS = "form_differs"
    NONEXISTENT_LOCAL_TIME = "nonexistent_local_time"
    MAY_BE_CUT_SHORT = "may_be_cut_short"
    WORDS_BEFORE_FIRST_HEADER = "words_before_first_header"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMessage:
    """One message.

    `local` is None where the order of day and month is not known; `spans` are then the
    moments of every order. A doubtful message may instead be words of the one before it:
    `line` is its header as it stands, to be shown as such.
    """

    line: str
    local: datetime | None
    spans: tuple[Span, ...]
    who: str
    text: str
    flags: tuple[ChatFlag, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether its header may have been written inside another message."""
        return bool({ChatFlag.TIME_RUNS_BACK, ChatFlag.FORM_DIFFERS} & set(self.flags))

    @property
    def earliest(self) -> Instant | None:
        """The first moment it can be."""
        return min((span.earliest for span in self.spans), default=None)

    @property
    def latest(self) -> Instant | None:
        """The moment before which it lies."""
        return max((span.latest for span in self.spans), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """An export as read."""

    order: ChatOrder
    messages: tuple[ChatMessage, ...]
    flags: tuple[ChatFlag, ...]

    @property
    def ambiguous(self) -> bool:
        """Whether a person must say which of day and month comes first."""
        return bool(self.messages) and self.order is ChatOrder.UNKNOWN


def read_chat(
    text: str, *, zone: str | None = None, order: ChatOrder = ChatOrder.UNKNOWN
) -> Chat:
    """The messages of an export; `order` UNKNOWN lets the export's own dates decide."""
    place = known_zone(LONDON if zone is None else zone)
    headed, before = _entries(text)
    settled = order
    if order is ChatOrder.UNKNOWN:
        settled = settled_order([entry.header for entry in headed])
    entries, undated = _dated(headed, settled)
    form = _usual_form(entries)
    messages = _backwards_marked(
        [_message(entry, form, settled, place) for entry in entries]
    )
    found = {
        ChatFlag.ZONE_ASSUMED: zone is None,
        ChatFlag.WORDS_BEFORE_FIRST_HEADER: any(map(str.strip, (*before, *undated))),
        ChatFlag.ORDER_AMBIGUOUS: bool(messages) and settled is ChatOrder.UNKNOWN,
        ChatFlag.MAY_BE_CUT_SHORT: any(
            abs(len(messages) - cut) <= cut * _NEAR for cut in _CUT_AT
        ),
    }
    flags = {flag for flag, here in found.items() if here}
    flags.update(flag for message in messages for flag in message.flags)
    return Chat(
        order=settled,
        messages=messages,
        flags=tuple(flag for flag in ChatFlag if flag in flags),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    header: Header
    lines: tuple[str, ...]


def _entries(text: str) -> tuple[list[_Entry], list[str]]:
    """Each header with the lines under it, and what stands before the first."""
    found: list[tuple[Header, list[str]]] = []
    before: list[str] = []
    for line in text.removeprefix("\ufeff").split("\n"):
        plain = line.removesuffix("\r")
        here = header(plain)
        if here is not None:
            found.append((here, [here.text]))
        else:
            (found[-1][1] if found else before).append(plain)
    return [_Entry(one, tuple(lines)) for one, lines in found], before


def _dated(entries: Sequence[_Entry], order: ChatOrder) -> tuple[list[_Entry], list[str]]:
    """The entries whose header is a date in this order; the others join the one before."""
    found: list[tuple[Header, list[str]]] = []
    before: list[str] = []
    for entry in entries:
        if _days(entry.header, order):
            found.append((entry.header, list(entry.lines)))
        else:
            words = found[-1][1] if found else before
            words.extend((entry.header.line, *entry.lines[1:]))
    return [_Entry(one, tuple(lines)) for one, lines in found], before


def _days(one: Header, order: ChatOrder) -> tuple[date, ...]:
    orders = (ChatOrder.DMY, ChatOrder.MDY) if order is ChatOrder.UNKNOWN else (order,)
    days = (in_order(one, each) for each in orders)
    return tuple(dict.fromkeys(day for day in days if day is not None))


def _usual_form(entries: Sequence[_Entry]) -> str:
    forms = [entry.header.form for entry in entries]
    return max(dict.fromkeys(forms), key=forms.count, default="")


def _message(entry: _Entry, form: str, order: ChatOrder, zone: ZoneInfo) -> ChatMessage:
    days = _days(entry.header, order)
    clock, grain = entry.header.clock, entry.header.grain
    spans = tuple(
        Span(moment, moment.later(microseconds=grain))
        for day in days
        for moment in moments(day, clock, zone)
    )
    doubts = {
        ChatFlag.NONEXISTENT_LOCAL_TIME: not spans,
        ChatFlag.FORM_DIFFERS: entry.header.form != form,
    }
    return ChatMessage(
        line=entry.header.line,
        local=datetime.combine(days[0], clock) if len(days) == 1 else None,
        spans=spans,
        who=entry.header.who,
        text="\n".join(entry.lines).rstrip("\n"),
        flags=tuple(flag for flag, doubtful in doubts.items() if doubtful),
    )


def _backwards_marked(messages: Sequence[ChatMessage]) -> tuple[ChatMessage, ...]:
    """Marks both sides of a backward step: either of the two may be the false one."""
    marked = set[int]()
    for at in range(1, len(messages)):
        if _earlier(messages[at], messages[at - 1]):
            marked.add(at)
            if at >= 2 and not _earlier(messages[at], messages[at - 2]):  # noqa: PLR2004 - two back
                marked.add(at - 1)
    return tuple(
        replace(message, flags=(*message.flags, ChatFlag.TIME_RUNS_BACK))
        if at in marked
        else message
        for at, message in enumerate(messages)
    )


def _earlier(one: ChatMessage, other: ChatMessage) -> bool:
    """Whether one lies wholly before another; an hour that is repeated is no step back."""
    if one.latest is None or other.earliest is None:
        return False
    return one.latest.at <= other.earliest.at
