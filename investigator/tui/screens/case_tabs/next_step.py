"""Where each thing that is missing is mended, and the one obvious next step."""

from dataclasses import dataclass

from investigator.casework.case_views import Standing
from investigator.domain.agenda import Item
from investigator.domain.deadline import due_day
from investigator.domain.instant import LONDON, Instant
from investigator.domain.procedure import Stage
from investigator.domain.readiness import Gap
from investigator.domain.removal_request import RemovalState
from investigator.tui.dates import due_wording
from investigator.tui.words import key_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """The tab, the action there, its key, and what it is about."""

    tab: int
    action: str
    key: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next, in words that end with the key."""

    words: str
    mend: Mend


# By the beginning of a gap's code.
_MENDS = {
    "respondent": Mend(tab=2, action="name_staff", key="s"),
    "concern": Mend(tab=1, action="concern", key="o"),
    "policy_edition": Mend(tab=1, action="pin", key="p"),
    "before_take_over": Mend(tab=1, action="screen.add", key="a"),
    "safeguarding_lead": Mend(tab=2, action="role", key="r"),
    "allegation": Mend(tab=3, action="word", key="n"),
    "put": Mend(tab=3, action="put", key="u"),
    "answer": Mend(tab=3, action="answer", key="i"),
    "evidence": Mend(tab=3, action="weigh", key="e"),
    "finding": Mend(tab=3, action="find", key="d"),
    "investigating_officer": Mend(tab=2, action="role", key="r"),
    "exhibit": Mend(tab=4, action="screen.add", key="a"),
    "time": Mend(tab=4, action="", key="4"),
    "dispute": Mend(tab=4, action="more", key="t"),
    "monitoring": Mend(tab=4, action="more", key="t"),
    "audience": Mend(tab=4, action="more", key="t"),
    "logs": Mend(tab=4, action="more", key="t"),
    "account": Mend(tab=2, action="account", key="o"),
    "confirm": Mend(tab=1, action="confirm", key="y"),
}
_DO = {
    "respondent": "name the staff member",
    "concern": "record the first words of the concern",
    "safeguarding_lead": "name the safeguarding lead",
    "investigating_officer": "name the investigating officer",
    "exhibit": "add an exhibit",
    "allegation": "word an allegation",
    "put": "put {subject} to the staff member",
    "policy_edition": "choose the policy edition",
    "evidence": "tie exhibits to {subject}",
    "answer": "record what the staff member says to {subject}",
    "finding": "record the finding on {subject}",
    "confirm": "have entry {subject} confirmed",
}
# What helps a case on soonest: people and evidence first, findings last.
_ORDER = tuple(_DO)
_STAGES = tuple(Stage)
_BEFORE_DECISION = _STAGES[: _STAGES.index(Stage.AWAITING_DECISION)]


def mend(code: str) -> Mend:
    """How a gap with this code is mended."""
    kind = _kind(code)
    known = _MENDS.get(kind, Mend(tab=1, action="screen.note", key="c"))
    return Mend(tab=known.tab, action=known.action, key=known.key, subject=_subject(code))


def next_step(standing: Standing) -> NextStep | None:
    """The one obvious next step; None where nothing waits."""
    late = _late_removal(standing)
    if late:
        return NextStep(
            words=f"check whether what {late} asks for is gone (key k in 6 Removal)",
            mend=Mend(tab=6, action="check", key="k", subject=late),
        )
    now = standing.now
    pressing = (one for one in standing.due if due_day(one.due) <= now.day())
    today = next((one for one in pressing if one.number.startswith("D")), None)
    if today is not None:
        return _due(today, now)
    gaps = [gap for gap in standing.gaps if _kind(gap.code) in _DO]
    if not gaps or standing.case.stage not in _BEFORE_DECISION:
        ahead = (one for one in standing.due if one.number.startswith("D"))
        first = next(ahead, None)
        return _due(first, now) if first else None
    gap = min(gaps, key=_place)
    how = mend(gap.code)
    words = _DO[_kind(gap.code)].format(subject=how.subject)
    return NextStep(words=f"{words} (key {key_words(how.key)})", mend=how)


def _due(item: Item, now: Instant) -> NextStep:
    local = now.local(LONDON)
    due = item.due.local(LONDON) if isinstance(item.due, Instant) else item.due
    words = f"{item.what}, {due_wording(due, local).words} (key d)"
    return NextStep(words=words, mend=Mend(tab=1, action="meet", key="d"))


def _late_removal(standing: Standing) -> str:
    late = (
        number
        for number, one in standing.case.removals.items()
        if one.state(standing.now) is RemovalState.OVERDUE
    )
    return "" if standing.case.closed else next(late, "")


def _place(gap: Gap) -> int:
    return _ORDER.index(_kind(gap.code))


def _kind(code: str) -> str:
    fits = (kind for kind in _MENDS if code == kind or code.startswith(f"{kind}_"))
    return max(fits, key=len, default="")


def _subject(code: str) -> str:
    return code.removeprefix(_kind(code)).removeprefix("_").rpartition("_")[2]
