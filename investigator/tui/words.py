"""The words on the screen for every fixed value of a case.

A label is a word with a symbol and a tone, so that colour never carries the meaning alone.
Values are looked up as the text of their StrEnum.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

_KEYS = MappingProxyType(
    {
        "escape": "Esc",
        "question_mark": "?",
        "slash": "/",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "space": "Space",
    }
)


class Tone(StrEnum):
    """How a label is coloured; its word and symbol say the same without colour."""

    PLAIN = "plain"
    QUIET = "quiet"
    DONE = "done"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Wording:
    """A word for a value, its symbol and its tone."""

    words: str
    symbol: str = ""
    tone: Tone = Tone.PLAIN

    @property
    def text(self) -> str:
        """Symbol and words as one line."""
        return f"{self.symbol} {self.words}" if self.symbol else self.words


_Table = Mapping[str, Wording]
_QUIET, _DONE, _SOON, _LATE = Tone.QUIET, Tone.DONE, Tone.SOON, Tone.LATE

STAGES = ("Concern", "Look into", "Investigate", "Decide", "Hearing", "Closed")

STATES: _Table = MappingProxyType(
    {
        "intake": Wording("Concern received", "●"),
        "triage": Wording("Safeguarding question", "●"),
        "paused_external": Wording("Pause for police or LADO", "○", _QUIET),
        "assessment": Wording("First look", "●"),
        "investigating": Wording("Investigating", "●"),
        "reporting": Wording("Writing up", "●"),
        "awaiting_decision_to_proceed": Wording("Waiting for a decision", "●"),
        "hearing_arranged": Wording("Hearing arranged", "●"),
        "heard": Wording("Heard", "●"),
        "outcome_issued": Wording("Outcome sent", "●"),
        "appeal_open": Wording("May appeal", "●"),
        "appeal_arranged": Wording("Appeal arranged", "●"),
        "appeal_heard": Wording("Appeal heard", "●"),
        "closed": Wording("Closed", "✓", _DONE),
        "retention_review": Wording("Keep or destroy", "○", _QUIET),
        "disposed": Wording("Destroyed", "✗", _QUIET),
        "no_case": Wording("No case", "✓", _DONE),
        "informal": Wording("Settled informally", "✓", _DONE),
        "low_level_logged": Wording("Low-level concern kept", "✓", _DONE),
        "transferred": Wording("Passed to another procedure", "→", _QUIET),
        "respondent_left": Wording("Staff member has left", "→", _QUIET),
        "opened_in_error": Wording("Opened in error", "✗", _QUIET),
    }
)
_STAGE_OF = {
    **dict.fromkeys(("intake", "triage"), 0),
    **dict.fromkeys(("paused_external", "assessment"), 1),
    **dict.fromkeys(("investigating", "reporting"), 2),
    "awaiting_decision_to_proceed": 3,
    **dict.fromkeys(("hearing_arranged", "heard", "outcome_issued"), 4),
    **dict.fromkeys(("appeal_open", "appeal_arranged", "appeal_heard"), 4),
}

KINDS: _Table = MappingProxyType(
    {
        "screenshot": Wording("Screenshot"),
        "full_page": Wording("Whole page"),
        "web_capture": Wording("Saved web page"),
        "screen_recording": Wording("Screen recording"),
        "photo_of_screen": Wording("Photo of a screen"),
        "forwarded_image": Wording("Forwarded picture"),
        "platform_export": Wording("Export from the site"),
        "device_file": Wording("Taken from a device"),
        "log_extract": Wording("Extract of a log"),
        "record": Wording("Trust record"),
        "statement": Wording("Statement"),
        "letter": Wording("Letter"),
        "interview_note": Wording("Interview note"),
        "removal_check": Wording("Check of a removal"),
        "other": Wording("Something else"),
    }
)

TIME_STATUSES: _Table = MappingProxyType(
    {
        "no_site_time": Wording("No time shown", "○", _QUIET),
        "deemed_accurate": Wording("Taken as right", "●"),
        "challenged": Wording("Disputed", "?", _SOON),
        "challenge_rejected": Wording("Dispute not accepted", "●"),
        "contrary_proven": Wording("Shown to be wrong", "✗", _SOON),
    }
)

AGREEMENTS: _Table = MappingProxyType(
    {
        "agree": Wording("Times agree", "✓", _DONE),
        "single_source": Wording("One source only", "○"),
        "conflict": Wording("Times disagree", "▲", _SOON),
        "impossible": Wording("Cannot all be right", "■", _LATE),
        "none": Wording("Nothing to compare", "○", _QUIET),
    }
)

WORK_TIMES: _Table = MappingProxyType(
    {
        "inside": Wording("In working hours", "●"),
        "outside": Wording("Outside working hours", "○"),
        "break": Wording("In a break", "○"),
        "lunch": Wording("In the lunch break", "○"),
        "not_working_day": Wording("Not a working day", "○"),
        "straddles": Wording("Partly in working hours", "▲"),
        "cannot_tell": Wording("Cannot tell", "?", _QUIET),
    }
)

REMOVAL_RESULTS: _Table = MappingProxyType(
    {
        "complied": Wording("Removed", "✓", _DONE),
        "late": Wording("Removed late", "✓", _SOON),
        "partly": Wording("Partly removed", "▲", _SOON),
        "refused": Wording("Refused", "■", _LATE),
        "not_complied": Wording("Not removed", "■", _LATE),
        "no_reply": Wording("No reply yet", "▲", _SOON),
        "unreachable": Wording("Could not be reached", "?", _SOON),
        "impossible": Wording("Could not be removed", "○", _QUIET),
        "withdrawn": Wording("Withdrawn", "○", _QUIET),
    }
)

CHECKS: _Table = MappingProxyType(
    {
        "visible": Wording("Still there", "●"),
        "edited": Wording("Changed", "▲"),
        "restricted": Wording("Shown to fewer people", "▲"),
        "gone": Wording("Gone", "✓", _DONE),
        "cannot_tell": Wording("Cannot tell", "?", _QUIET),
    }
)

DEADLINES: _Table = MappingProxyType(
    {
        "running": Wording("Running", "●"),
        "paused": Wording("On pause", "○", _QUIET),
        "met": Wording("Met", "✓", _DONE),
        "missed": Wording("Missed", "■", _LATE),
        "cancelled": Wording("No longer needed", "○", _QUIET),
    }
)

DOCUMENTS: _Table = MappingProxyType(
    {
        "draft": Wording("Draft", "○", _QUIET),
        "locked": Wording("Final", "●"),
        "final": Wording("Final", "●"),
        "issued": Wording("Sent", "✓", _DONE),
        "sent": Wording("Sent", "✓", _DONE),
        "superseded": Wording("Replaced", "→", _QUIET),
    }
)

COPIES: _Table = MappingProxyType(
    {
        "source": Wording("the file of an exhibit"),
        "export": Wording("an exported copy"),
        "document": Wording("a document"),
        "opened": Wording("a copy opened in a viewer"),
        "loss_sheet": Wording("a loss sheet"),
    }
)

COPY_STATES: _Table = MappingProxyType(
    {
        "there": Wording("Still there", "●", _SOON),
        "changed": Wording("Changed since", "▲", _SOON),
        "not_there": Wording("Not where it was", "?", _QUIET),
        "cannot_see": Wording("Cannot see", "?", _QUIET),
    }
)

ALLEGATIONS: _Table = MappingProxyType(
    {
        "draft": Wording("Draft", "○", _QUIET),
        "put": Wording("Put", "●"),
        "answered": Wording("Answered", "●"),
        "withdrawn": Wording("Withdrawn", "○", _QUIET),
        "moved": Wording("Moved to a linked case", "→", _QUIET),
    }
)
_FINDINGS = MappingProxyType(
    {
        "investigating_officer": ("Established", "Established in part", "Not established"),
        "commissioning_manager": (
            "Case to answer",
            "Case to answer in part",
            "No case to answer",
        ),
        "hearing_chair": ("Proven", "Proven in part", "Not proven"),
        "appeal_chair": ("Proven", "Proven in part", "Not proven"),
    }
)
_FINDING_VALUES = ("established", "established_in_part", "not_established")

ROLES: _Table = MappingProxyType(
    {
        "case_manager": Wording("Case manager"),
        "responsible_person": Wording("Responsible person"),
        "commissioning_manager": Wording("Commissioning manager"),
        "investigating_officer": Wording("Investigating officer"),
        "hearing_chair": Wording("Hearing chair"),
        "appeal_chair": Wording("Appeal chair"),
        "note_taker": Wording("Note taker"),
        "dsl": Wording("Designated safeguarding lead"),
        "dpo": Wording("Data protection officer"),
        "welfare_contact": Wording("Welfare contact"),
        "reviewer": Wording("Reviewer"),
    }
)

CATEGORIES: _Table = MappingProxyType(
    {
        "employee": Wording("Employed staff"),
        "trustee": Wording("Trustee"),
        "governor": Wording("Governor"),
        "consultant": Wording("Consultant"),
        "contractor": Wording("Contractor"),
        "trainee": Wording("Trainee"),
        "fixed_term": Wording("Fixed-term staff"),
        "part_time": Wording("Part-time staff"),
        "casual": Wording("Casual staff"),
        "agency": Wording("Agency staff"),
        "volunteer": Wording("Volunteer"),
        "third_party": Wording("Third party"),
    }
)


def key_words(key: str) -> str:
    """The name of a key as keyboards print it: `ctrl+s` is Ctrl+S."""
    parts = key.split(",", maxsplit=1)[0].split("+")
    return "+".join(_KEYS.get(part, _cased(part, alone=len(parts) == 1)) for part in parts)


def stage_of(state: str) -> int:
    """Which of the six stages a state belongs to, counted from 0; every end is Closed."""
    return _STAGE_OF.get(state, len(STAGES) - 1)


def finding_wording(value: str, role: str) -> Wording:
    """An allegation's state in the words of the role that speaks."""
    if value not in _FINDING_VALUES:
        return ALLEGATIONS[value]
    words = _FINDINGS.get(role, _FINDINGS["investigating_officer"])
    return Wording(words[_FINDING_VALUES.index(value)], "●")


def initials(name: str) -> str:
    """A name as initials, for lists that others may see over a shoulder."""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())


def _cased(part: str, *, alone: bool) -> str:
    return part if alone and len(part) == 1 else part.capitalize()
