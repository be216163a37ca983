"""The practice export: every message once, in order, with its moment."""

import json

from investigator.domain.instant import Instant
from investigator.evidence import kinds
from investigator.evidence.chat_export import PracticeMessage, chat_export


def said(at, sender, words=""):
    return PracticeMessage(at=Instant.parse(at), sender=sender, words=words)


MESSAGES = (
    said("2026-10-25T01:20:05.118Z", "respondent", "Sleep now \U0001f634"),
    said("2026-10-25T00:20:01.400Z", "Pupil A"),
)


def test_messages_stand_in_order_of_time_with_milliseconds():
    told = json.loads(chat_export("rq.fieldnotes.fictional", MESSAGES))
    assert [(one["at"], one["from"]) for one in told["messages"]] == [
        ("2026-10-25T00:20:01.400Z", "Pupil A"),
        ("2026-10-25T01:20:05.118Z", "respondent"),
    ]
    assert told["messages"][1]["timestamp_ms"] == 1_792_891_205_118
    assert told["participants"] == ["Pupil A", "respondent"]


def test_the_same_messages_give_the_same_json():
    made = chat_export("a.fictional", MESSAGES)
    assert made == chat_export("a.fictional", tuple(reversed(MESSAGES)))
    assert kinds.kind_of(made, whole=True) == kinds.JSON
