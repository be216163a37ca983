"""Which sites write a moment into their identifiers, where it stands and what it means.

Only rules that an independent example bears out stand here: pages on the web give wrong
ones. Facebook, YouTube, Snapchat, Reddit, Telegram and Pinterest write no moment at all.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from investigator.domain.time.identifier_numbers import (
    MILLISECOND,
    SECOND,
    Moment,
    Number,
    decimal,
    media_key,
    record_key,
    shifted,
    shortcode,
    slack_stamp,
    ulid_number,
    uuid_moment,
    uuid_number,
)


class Meaning(StrEnum):
    """What happened at the moment that an identifier holds."""

    CREATED = "created"
    ID_ALLOCATED = "id_allocated"
    UPLOAD_STARTED = "upload_started"


class Authority(StrEnum):
    """Whose clock it was."""

    SERVER = "server"
    REMOTE_SERVER = "remote_server"
    CLIENT = "client"


class Precision(StrEnum):
    """How fine the moment is."""

    SECOND = "s"
    MILLISECOND = "ms"
    MICROSECOND = "us"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one site's identifiers are found and read.

    `paths` finds the identifier in an address after its host, `bare` says what one looks
    like alone. A moment before `opened`, when the site began, is no moment: such numbers
    are older counters. Each is taken a little early, so that no true one is lost.
    """

    platform: str
    hosts: tuple[str, ...] = ()
    paths: re.Pattern[str]
    bare: re.Pattern[str]
    number: Number
    moment: Moment
    opened: int
    precision: Precision
    meaning: Meaning
    authority: Authority = Authority.SERVER


def _year(year: int) -> int:
    return (year - 1970) * 365 * 86_400 * SECOND


_CODE = "[B-Za-z0-9_-][A-Za-z0-9_-]{9,10}"
_CODE_OR_NUMBER = re.compile(rf"([0-9]{{17,19}})(?:_[0-9]+)?|({_CODE})")
_FIGURES = re.compile(r"([0-9]{1,20})")
_LONG_FIGURES = re.compile(r"([0-9]{17,20})")
_NOWHERE = re.compile(r"(?!)")
_HEX = "[0-9A-Fa-f]"
_UUID = re.compile(rf"({_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}})")

# Epoch and shift: unfurl, parse_twitter.py with its test. WS-DL (ws-dl.blogspot.com,
# 2021-02-20) found the moment equal to the page's own. Snowflakes began in November 2010 at
# 29700859247; a lower number comes from the counter before them.
_X_EPOCH, _X_BITS, _X_FIRST = 1_288_834_974_657, 22, 29_700_859_247
# Epoch and shift: unfurl, parse_instagram.py; a page of 2020-08-26T13:43:27Z agrees
# (Stack Overflow 63683015). The epoch 2011-01-01 that is often printed is 236 days off.
_INSTAGRAM_EPOCH, _INSTAGRAM_BITS = 1_314_220_021_721, 23
# Discord developer documentation, "Snowflakes": the first second of 2015.
_DISCORD_EPOCH, _DISCORD_BITS = 1_420_070_400_000, 22

RULES = (
    Rule(
        platform="x",
        hosts=("x.com", "twitter.com"),
        paths=re.compile(r"/(?:[^/]+|i/web)/status(?:es)?/([0-9]{1,20})(?:/|$)"),
        bare=_FIGURES,
        number=lambda text: number if (number := decimal(text)) >= _X_FIRST else 0,
        moment=shifted(_X_BITS, epoch=_X_EPOCH),
        opened=(_X_EPOCH + 1) * MILLISECOND,
        precision=Precision.MILLISECOND,
        meaning=Meaning.CREATED,
    ),
    Rule(
        # The name of a picture or video is base64url; its first eight bytes are a
        # snowflake (a note by kina-ko, borne out by no page's own time).
        platform="x_media",
        hosts=("pbs.twimg.com",),
        paths=re.compile(r"/media/([A-Za-z0-9_-]{15})(?:[.:]|$)"),
        bare=re.compile(r"([A-Za-z0-9_-]{15})"),
        number=media_key,
        moment=shifted(_X_BITS, epoch=_X_EPOCH),
        opened=(_X_EPOCH + 1) * MILLISECOND,
        precision=Precision.MILLISECOND,
        meaning=Meaning.UPLOAD_STARTED,
    ),
    Rule(
        platform="instagram",
        hosts=("instagram.com",),
        paths=re.compile(
            rf"(?:/[^/]+)?/(?:p|reels?|tv)/({_CODE})(?:/|$)"
            r"|/stories/[^/]+/([0-9]{17,19})(?:/|$)"
        ),
        bare=_CODE_OR_NUMBER,
        number=shortcode,
        moment=shifted(_INSTAGRAM_BITS, epoch=_INSTAGRAM_EPOCH),
        opened=_INSTAGRAM_EPOCH * MILLISECOND,
        precision=Precision.MILLISECOND,
        meaning=Meaning.ID_ALLOCATED,
    ),
    Rule(
        # Instagram's rule gives 6 July 2023, the week it opened, for a post of that week;
        # no page's own time has confirmed it independently.
        platform="threads",
        hosts=("threads.net", "threads.com"),
        paths=re.compile(rf"(?:/@[^/]+/post|/t)/({_CODE})(?:/|$)"),
        bare=_CODE_OR_NUMBER,
        number=shortcode,
        moment=shifted(_INSTAGRAM_BITS, epoch=_INSTAGRAM_EPOCH),
        opened=_year(2023),
        precision=Precision.MILLISECOND,
        meaning=Meaning.ID_ALLOCATED,
    ),
    Rule(
        # The upper half counts seconds; a page's createTime is 4 s later (dfir.pubpub.org).
        platform="tiktok",
        hosts=("tiktok.com",),
        paths=re.compile(
            r"/@[^/]*/(?:video|photo)/([0-9]{17,20})(?:/|$)|/v/([0-9]{17,20})"
        ),
        bare=_LONG_FIGURES,
        number=decimal,
        moment=shifted(32, unit=SECOND),
        opened=_year(2014),
        precision=Precision.SECOND,
        meaning=Meaning.ID_ALLOCATED,
    ),
    Rule(
        # unfurl, parse_linkedin.py; the "Entity Monitoring" sample of Microsoft Learn
        # gives a created.time one millisecond later.
        platform="linkedin",
        hosts=("linkedin.com",),
        paths=re.compile(r"/.*?(?:activity|share|ugcPost)[:-]([0-9]{19})(?![0-9])"),
        bare=re.compile(r"(?:urn:li:(?:activity|share|ugcPost):)?([0-9]{19})"),
        number=decimal,
        moment=shifted(22),
        opened=_year(2003),
        precision=Precision.MILLISECOND,
        meaning=Meaning.ID_ALLOCATED,
    ),
    Rule(
        platform="discord",
        hosts=("discord.com", "discordapp.com"),
        paths=re.compile(r"/channels/(?:@me|[0-9]+)/[0-9]+/([0-9]{17,20})(?:/|$)"),
        bare=_LONG_FIGURES,
        number=decimal,
        moment=shifted(_DISCORD_BITS, epoch=_DISCORD_EPOCH),
        opened=_DISCORD_EPOCH * MILLISECOND + 1,
        precision=Precision.MILLISECOND,
        meaning=Meaning.CREATED,
    ),
    Rule(
        # Mastodon, lib/mastodon/snowflake.rb: sixteen bits follow the milliseconds. Posts
        # received from elsewhere get a random millisecond on the moment that the sender
        # claims, so only the second is kept, and it is never more than that server's word.
        platform="mastodon",
        hosts=(
            "mastodon.social",
            "mastodon.online",
            "mastodonapp.uk",
            "mas.to",
            "mstdn.social",
        ),
        paths=re.compile(r"/(?:web/)?@[^/]+/([0-9]{17,20})(?:/|$)"),
        bare=_LONG_FIGURES,
        number=decimal,
        moment=lambda number: (number >> 16) // 1000 * SECOND,
        opened=_year(2016),
        precision=Precision.SECOND,
        meaning=Meaning.CREATED,
        authority=Authority.REMOTE_SERVER,
    ),
    Rule(
        # AT Protocol specification, "TID": 53 bits of microseconds, ten of a clock's
        # number. The poster's own program chooses it, so it can say an earlier moment.
        platform="bluesky",
        hosts=("bsky.app",),
        paths=re.compile(r"/profile/[^/]+/post/([2-7a-j][2-7a-z]{12})(?:/|$)"),
        bare=re.compile(r"(?:at://[^/]+/app\.bsky\.feed\.post/)?([2-7a-j][2-7a-z]{12})"),
        number=record_key,
        moment=shifted(10, unit=1),
        opened=_year(2022),
        precision=Precision.MICROSECOND,
        meaning=Meaning.ID_ALLOCATED,
        authority=Authority.CLIENT,
    ),
    Rule(
        # Slack API documentation, chat.getPermalink: ts without its point.
        platform="slack",
        hosts=("slack.com",),
        paths=re.compile(r"/archives/[A-Z0-9]+/(p[0-9]{16})(?:/|$)"),
        bare=re.compile(r"(p[0-9]{16}|[0-9]{10}\.[0-9]{6})"),
        number=slack_stamp,
        moment=shifted(0, unit=1),
        opened=_year(2013),
        precision=Precision.MICROSECOND,
        meaning=Meaning.CREATED,
    ),
    Rule(
        # Microsoft Teams deep links end in the message's number: milliseconds since 1970.
        platform="teams",
        hosts=("teams.microsoft.com",),
        paths=re.compile(r"/l/message/[^/]+/([0-9]{13})(?:/|$)"),
        bare=re.compile(r"([0-9]{13})"),
        number=decimal,
        moment=shifted(0),
        opened=_year(2016),
        precision=Precision.MILLISECOND,
        meaning=Meaning.CREATED,
    ),
    Rule(
        # RFC 9562; the version is read from the number. Version 4 is random.
        platform="uuid",
        paths=_NOWHERE,
        bare=_UUID,
        number=uuid_number,
        moment=uuid_moment,
        opened=_year(1990),
        precision=Precision.MICROSECOND,
        meaning=Meaning.ID_ALLOCATED,
        authority=Authority.CLIENT,
    ),
    Rule(
        # github.com/ulid/spec: 48 bits of milliseconds, then 80 at random.
        platform="ulid",
        paths=_NOWHERE,
        bare=re.compile(r"([0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25})"),
        number=ulid_number,
        moment=shifted(0),
        opened=_year(1990),
        precision=Precision.MILLISECOND,
        meaning=Meaning.ID_ALLOCATED,
        authority=Authority.CLIENT,
    ),
)
BY_PLATFORM = {rule.platform: rule for rule in RULES}
