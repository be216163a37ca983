"""Makes a practice message export: JSON such as an account's own download might hold."""

import json
from dataclasses import dataclass

from investigator.domain.instant import Instant
from investigator.evidence.practice_post import TEXT_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeMessage:
    """One message; the words may be left out where only times and senders matter."""

    at: Instant
    sender: str
    words: str = ""


def chat_export(account: str, messages: tuple[PracticeMessage, ...]) -> bytes:
    """UTF-8 JSON, oldest message first; the same messages give the same bytes."""
    ordered = sorted(messages, key=lambda message: message.at)
    told = {
        "practice": TEXT_WORDS,
        "account": account,
        "participants": sorted({message.sender for message in ordered}),
        "messages": [
            {
                "at": message.at.iso(),
                "timestamp_ms": message.at.at // 1000,
                "from": message.sender,
                **({"text": message.words} if message.words else {}),
            }
            for message in ordered
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
