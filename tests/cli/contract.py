"""The shapes of the contract, and whether a value has one of them."""

import re
from typing import Any

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}|\.\d{6})?Z")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Is:
    """A shape that a value may have."""

    def __init__(self, *shapes: object) -> None:
        self.shapes = shapes


def fits(value: Any, shape: Any) -> bool:
    """Whether a value has a shape: a type, a pattern, a mapping, a list of one, or `Is`."""
    if isinstance(shape, Is):
        return any(fits(value, each) for each in shape.shapes)
    if isinstance(shape, type):
        return type(value) is shape
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        known = isinstance(value, dict) and value.keys() == shape.keys()
        return known and all(fits(value[key], each) for key, each in shape.items())
    return bool(value == shape)


SPAN = {"earliest": MOMENT, "latest": MOMENT}
MAYBE_SPAN = Is(None, SPAN)
DUE = Is(DAY, MOMENT)
EXHIBIT = {
    "id": re.compile(r"E\d\d"),
    "title": str,
    "kind": str,
    "media": str,
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "size": int,
    "name": str,
    "supplied_by": str,
    "withheld": Is(None, str),
    "post": Is(None, str),
    "posts": [str],
    "site_time": Is(
        None,
        {
            "shown": str,
            "zone": Is(None, str),
            "basis": str,
            "readings": [SPAN],
            "best": MAYBE_SPAN,
            "chosen": MAYBE_SPAN,
            "flags": [str],
            "status": Is(
                None,
                *("no_site_time", "deemed_accurate", "challenged", "challenge_rejected"),
                "contrary_proven",
            ),
        },
    ),
    "id_time": Is(None, {"platform": str, **SPAN, "meaning": str}),
    "agrees_with_id": Is(None, bool),
    "verdict": Is("agree", "single_source", "conflict", "impossible", "none"),
    "work_time": Is(
        None,
        *("inside", "outside", "break", "lunch", "not_working_day", "straddles"),
        "cannot_tell",
    ),
    "duplicate_of": [str],
}
REMOVAL = {
    "ref": str,
    "id": re.compile(r"R\d+"),
    "items": [str],
    "asked": MOMENT,
    "confirmed": Is(None, MOMENT),
    "due": MOMENT,
    "state": str,
    "checks": [
        {
            "at": MOMENT,
            "result": Is("visible", "edited", "restricted", "gone", "cannot_tell"),
            "exhibit": Is(None, str),
        }
    ],
    "result": Is(
        None,
        *("complied", "late", "partly", "refused", "not_complied", "no_reply"),
        *("unreachable", "impossible", "withdrawn"),
    ),
    "late_between": Is(
        None,
        {
            "last_seen": Is(None, MOMENT),
            "first_seen_gone": Is(None, MOMENT),
            "own_account": Is(None, MOMENT),
        },
    ),
}
CLAUSE = {
    "number": str,
    "title": str,
    "summary": str,
    "force": str,
    "ground": str,
    "text": None,
    "exceptions": [str],
}
CHECK = {"what": str, "ok": bool, "said": str, "mend": Is(None, str)}
