"""Whether the day or the month comes first in a chat export, told by the export itself."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from investigator.domain.time.chat_header import ChatOrder, Header, in_order

_ORDERS = (ChatOrder.DMY, ChatOrder.MDY, ChatOrder.YMD)


def settled_order(headers: Sequence[Header]) -> ChatOrder:
    """The order under which most headers are dates and the chat runs forwards.

    UNKNOWN where two orders do equally well and give different days.
    """
    read = {order: _read(headers, order) for order in _ORDERS}
    most = max((len(days) for days in read.values()), default=0)
    if most == 0:
        return ChatOrder.UNKNOWN
    able = {order: days for order, days in read.items() if len(days) == most}
    steps = {order: _backward_steps(days) for order, days in able.items()}
    fewest = min(steps.values())
    best = [order for order, back in steps.items() if back == fewest]
    alike = all(able[order] == able[best[0]] for order in best)
    return best[0] if alike else ChatOrder.UNKNOWN


def _read(headers: Sequence[Header], order: ChatOrder) -> list[datetime]:
    found = ((one, in_order(one, order)) for one in headers)
    return [datetime.combine(day, one.clock) for one, day in found if day is not None]


def _backward_steps(moments: Sequence[datetime]) -> int:
    return sum(later < earlier for earlier, later in pairwise(moments))
