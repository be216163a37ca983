"""What a file holds besides its bytes: words, messages, people, items and attachments.

Words stand here as they were written. Whoever shows them passes them through `visible()`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from investigator.domain.digest import Sha256
from investigator.domain.instant import Instant
from investigator.domain.time.chat import ChatOrder
from investigator.evidence.observations import TimeFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to bring in. Nothing is told of a message that is not asked for.

    `words` False tells who wrote, how often and from when to when, and no message. An empty
    `people` means everybody; `items` are numbers of an archive's list, none means the list.
    """

    words: bool = True
    first: date | None = None
    last: date | None = None
    people: tuple[str, ...] = ()
    items: tuple[int, ...] = ()
    zone: str | None = None
    order: ChatOrder = ChatOrder.UNKNOWN
    attachments: bool = True


SURVEY = Wanted(words=False)
"""Who is in it and from when to when: what is asked before any message is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRead:
    """One message; `number` is its place in the whole file, counted from 1.

    It was written at or after `earliest` and before `latest`; `local` is the clock that its
    header showed. `line` is that header where it may be words of the message before it.
    """

    number: int
    local: datetime | None
    earliest: Instant | None
    latest: Instant | None
    who: str
    text: str
    attachment: str = ""
    line: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether it may be words inside another message."""
        return bool(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A name as the file has it, and how many messages stand under it."""

    name: str
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A post, comment or conversation that a person may choose.

    Of a conversation the list tells who takes part and how long it is, and no word of it.
    """

    number: int
    when: Instant | None
    kind: str
    words: str
    people: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the file; its label is fit to be shown and is never a path."""

    number: int
    label: str
    size: int
    type: str
    what: str
    sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What reading gave. `notes` are sentences; `badges` warn in one or two words."""

    what: str = ""
    text: str = ""
    address: str = ""
    messages: tuple[MessageRead, ...] = ()
    people: tuple[PersonFound, ...] = ()
    items: tuple[Item, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    observations: tuple[TimeFound, ...] = ()
    notes: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    order: ChatOrder | None = None

    @property
    def order_to_be_said(self) -> bool:
        """Whether a person must say which of day and month comes first."""
        return self.order is ChatOrder.UNKNOWN
