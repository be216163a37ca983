"""The moment inside a post's address or identifier: it supports, and is not the record."""

import re
from dataclasses import dataclass

from investigator.domain.instant import Instant, Span
from investigator.domain.time.identifier_numbers import MILLISECOND, SECOND, is_version_7
from investigator.domain.time.identifier_rules import (
    BY_PLATFORM,
    RULES,
    Authority,
    Meaning,
    Precision,
    Rule,
)

__all__ = ["Authority", "IdTime", "Meaning", "Precision", "decode"]

_LONGEST = 2048
_LAST = 4_102_444_800 * SECOND  # the year 2100
_ADDRESS = re.compile(
    r"(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?::[0-9]{1,5})?(/[^?#\s]*)?"
    r"(?:[?#].*)?",
    re.IGNORECASE,
)
_FRONTS = re.compile(r"(?:www|m|mobile|vm|old|web)\.")
_ALIASES = {"twitter": "x"}
# Only these are told by their looks alone; figures or letters could be any site's.
_UUID = BY_PLATFORM["uuid"]
_ULID = BY_PLATFORM["ulid"]
_BLUESKY, _MASTODON = BY_PLATFORM["bluesky"], BY_PLATFORM["mastodon"]
_ULID_OF_OUR_TIME = re.compile(r"01[0-9A-HJKMNP-TV-Z]{24}")
_GRAINS = {
    Precision.SECOND: SECOND,
    Precision.MILLISECOND: MILLISECOND,
    Precision.MICROSECOND: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IdTime:
    """What an identifier says: the moment, what happened then, and whose clock it was."""

    platform: str
    span: Span
    meaning: Meaning
    authority: Authority
    precision: Precision

    @property
    def earliest(self) -> Instant:
        """The first moment it can be."""
        return self.span.earliest

    @property
    def latest(self) -> Instant:
        """The moment before which it lies."""
        return self.span.latest


def decode(url_or_id: str, platform: str | None = None) -> IdTime | None:
    """The moment in an address or identifier; None where sites of its kind write none.

    An address speaks for itself; `platform` says whose a bare identifier is. Only Mastodon
    stands on hosts that no list can name, so its addresses need the platform as well.
    """
    text = url_or_id.strip().replace("%3A", ":").replace("%3a", ":")
    if not text or len(text) > _LONGEST or not text.isascii():
        return None
    named = _named(platform)
    address = _ADDRESS.fullmatch(text)
    if address is not None and address[2]:
        rule = _of_host(address[1].lower(), named)
        return _read(rule, rule.paths.match(address[2])) if rule else None
    rule = named if platform else _by_looks(text)
    return _read(rule, rule.bare.fullmatch(text)) if rule else None


def _named(platform: str | None) -> Rule | None:
    name = (platform or "").strip().lower()
    return BY_PLATFORM.get(_ALIASES.get(name, name))


def _of_host(host: str, named: Rule | None) -> Rule | None:
    plain = _FRONTS.sub("", host, count=1) if _FRONTS.match(host) else host
    if plain.endswith(".example"):
        first = plain.split(".")[0]
        return BY_PLATFORM.get(_ALIASES.get(first, first))
    for rule in RULES:
        if any(plain == known or plain.endswith(f".{known}") for known in rule.hosts):
            return rule
    return named if named is _MASTODON else None


def _by_looks(text: str) -> Rule | None:
    if _UUID.bare.fullmatch(text):
        return _UUID
    if text.startswith("at://"):
        return _BLUESKY
    return _ULID if _ULID_OF_OUR_TIME.fullmatch(text) else None


def _read(rule: Rule, found: re.Match[str] | None) -> IdTime | None:
    if found is None:
        return None
    identifier = next(part for part in found.groups() if part)
    number = rule.number(identifier)
    at = rule.moment(number)
    if number == 0 or not rule.opened <= at < _LAST:
        return None
    precision = _precision(rule, identifier)
    return IdTime(
        platform="x" if rule.platform == "x_media" else rule.platform,
        span=Span(Instant(at), Instant(at + _GRAINS[precision])),
        meaning=rule.meaning,
        authority=rule.authority,
        precision=precision,
    )


def _precision(rule: Rule, identifier: str) -> Precision:
    milliseconds = rule is _UUID and is_version_7(identifier)
    return Precision.MILLISECOND if milliseconds else rule.precision
