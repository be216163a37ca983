"""Identifiers: moments come back as they were put in, and sites without any give none."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from investigator.domain.time.identifier_rules import Authority, Meaning, Precision
from investigator.domain.time.identifiers import decode

_FROM, _TO = 1_690_000_000_000, 2_100_000_000_000  # milliseconds: 2023 to 2036
_MOMENTS = st.integers(_FROM, _TO)
_NOISE = st.integers(0, 2**16 - 1)
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE32 = "234567abcdefghijklmnopqrstuvwxyz"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _found(text, platform=None):
    return decode(text, platform)


def _written(number, letters, length=0):
    text = ""
    while number:
        number, place = divmod(number, len(letters))
        text = letters[place] + text
    return text.rjust(length, letters[0])


def _x(ms, noise):
    return f"https://x.com/i/web/status/{(ms - 1288834974657 << 22) + noise}?s=20"


def _x_media(ms, noise):
    number = (ms - 1288834974657 << 22) + noise
    name = base64.urlsafe_b64encode(number.to_bytes(8, "big") + b"abc").decode()[:15]
    return f"https://pbs.twimg.com/media/{name}?format=jpg&name=large"


def _instagram(ms, noise):
    code = _written((ms - 1314220021721 << 23) + noise, _BASE64)
    return f"https://www.instagram.com/someone/reel/{code}/"


def _threads(ms, noise):
    return (
        f"https://www.threads.com/t/{_written((ms - 1314220021721 << 23) + noise, _BASE64)}"
    )


def _tiktok(ms, noise):
    return f"https://www.tiktok.com/@a.b/video/{(ms // 1000 << 32) + noise}"


def _linkedin(ms, noise):
    return f"https://www.linkedin.com/posts/a_b-activity-{(ms << 22) + noise}-AbCd"


def _discord(ms, noise):
    return f"https://discord.com/channels/@me/123/{(ms - 1420070400000 << 22) + noise}"


def _mastodon(ms, noise):
    return f"https://mastodon.social/@a@b.example/{(ms << 16) + noise}"


def _teams(ms, _noise):
    return f"https://teams.microsoft.com/l/message/19:abc@thread.v2/{ms}?tenantId=1"


def _uuid_7(ms, noise):
    whole = ms << 80 | 7 << 76 | 0b10 << 62 | noise
    return _dashed(whole)


def _dashed(whole):
    text = f"{whole:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def _ulid(ms, noise):
    return _written(ms << 80 | noise, _CROCKFORD, 26)


@pytest.mark.parametrize(
    ("write", "platform", "step"),
    [
        (_x, "x", 1),
        (_x_media, "x", 1),
        (_instagram, "instagram", 1),
        (_threads, "threads", 1),
        (_tiktok, "tiktok", 1000),
        (_linkedin, "linkedin", 1),
        (_discord, "discord", 1),
        (_mastodon, "mastodon", 1000),
        (_teams, "teams", 1),
        (_uuid_7, "uuid", 1),
        (_ulid, "ulid", 1),
    ],
)
def test_a_moment_written_into_an_identifier_is_read_back(write, platform, step):
    @settings(deadline=None, max_examples=50)
    @given(_MOMENTS, _NOISE)
    def comes_back(ms, noise):
        found = _found(write(ms, noise))
        assert found is not None
        assert found.platform == platform
        assert found.earliest.at == ms // step * step * 1000
        assert found.span.length() == step * 1000

    comes_back()


@settings(deadline=None, max_examples=80)
@given(st.integers(_FROM * 1000, _TO * 1000), st.integers(0, 1023))
def test_a_record_key_is_read_back_to_the_microsecond(at, clock):
    key = _written(at << 10 | clock, _BASE32, 13)
    for text, platform in (
        (f"https://bsky.app/profile/a.example/post/{key}", None),
        (f"at://did:plc:abc/app.bsky.feed.post/{key}", None),
        (key, "bluesky"),
    ):
        found = _found(text, platform)
        assert (found.earliest.at, found.authority) == (at, Authority.CLIENT)


@settings(deadline=None, max_examples=80)
@given(st.integers(_FROM * 1000, _TO * 1000))
def test_a_uuid_of_version_1_or_6_is_read_back(at):
    steps = at * 10 + 0x01B21DD213814000
    low, middle, high = steps & 0xFFFFFFFF, steps >> 32 & 0xFFFF, steps >> 48
    first = low << 96 | middle << 80 | 1 << 76 | high << 64 | 0b10 << 62
    sixth = steps >> 12 << 80 | 6 << 76 | (steps & 0xFFF) << 64 | 0b10 << 62
    for whole in (first, sixth):
        found = _found(_dashed(whole))
        assert (found.earliest.at, found.precision) == (at, Precision.MICROSECOND)


@settings(deadline=None, max_examples=80)
@given(st.integers(10**15, 2 * 10**15))
def test_a_slack_stamp_is_its_own_moment(at):
    if at < 1_400_000_000 * 10**6:
        at += 10**15 // 2
    plain = f"{at // 10**6}.{at % 10**6:06d}"
    assert _found(plain, "slack").earliest.at == at
    link = f"https://a-team.slack.com/archives/C024BE7LH/p{at}?thread_ts={plain}"
    assert _found(link).earliest.at == at


def test_a_bare_shortcode_or_number_needs_its_platform():
    by_code = _found("DeXSudigeJA", "instagram")
    assert by_code.earliest.iso() == "2026-10-11T18:22:41.310Z"
    assert by_code.meaning is Meaning.ID_ALLOCATED
    assert _found("DeXSudigeJA") is None
    assert _found("1098230906194546688", "twitter") == _found("1098230906194546688", "X")
    assert _found("1098230906194546688") is None
    assert _found("2384288897814875714_99", "instagram") is not None


def test_practice_hosts_count_by_their_first_label():
    for address in (
        "https://instagram.example/p/DeXSudigeJA/",
        "www.instagram.example:443/p/DeXSudigeJA#top",
        "http://twitter.example/a/status/1098230906194546688",
    ):
        assert _found(address) is not None
    assert _found("https://facebook.example/a/posts/pfbid0fictional1", "facebook") is None


def test_mastodon_stands_anywhere_when_the_platform_is_told():
    address = "https://toot.school/@a/103254962155278888"
    assert _found(address) is None
    assert _found(address, "mastodon").earliest.iso() == "2019-12-05T11:34:47Z"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.facebook.com/photo?fbid=1176825889031565",
        "https://www.facebook.com/a/posts/pfbid02abc",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://www.snapchat.com/add/someone",
        "https://www.reddit.com/r/a/comments/abc123/title",
        "https://twitter.com/a/status/20",
        "https://twitter.com/a/status/99999999999999999999",
        "https://twitter.com/a",
        "https://twitter.com",
        "https://x.com@evil.example/a/status/1098230906194546688",
        "https://x.com.evil.org/a/status/1098230906194546688",
        "https://notx.com/a/status/1098230906194546688",
        "https://vm.tiktok.com/ZMabcdefg/",
        "https://www.tiktok.com/@a/video/12345678901234567",
        "https://www.instagram.com/p/CzfW/",
        "https://www.linkedin.com/feed/update/urn:li:activity:1234567890",
        "5f0c7a6e-1111-4222-8333-944455556666",
        "C232AB00-9414-11EC-03C8-9F6BDECED846",
        "zzzzzzzzzzzzzzzzzzzzzzzzzz",
        "not an address",
        "",
        "\u0661" * 19,
        "https://x.com/a/status/" + "1" * 5000,
        "https://" + "a." * 900,
    ],
)
def test_what_holds_no_moment_gives_none(text):
    assert _found(text) is None


@pytest.mark.parametrize(
    "platform", ["facebook", "youtube", "snapchat", "reddit", "nonsense"]
)
def test_platforms_that_write_no_moment_give_none(platform):
    assert _found("1098230906194546688", platform) is None


def test_the_example_of_the_record_key_specification_is_read():
    assert _found("3jzfcijpj2z2a", "bluesky").earliest.iso().startswith("2023-06-30")


@settings(deadline=None, max_examples=80)
@given(
    st.text(max_size=80), st.sampled_from([None, "x", "instagram", "uuid", "slack", "ulid"])
)
def test_no_text_whatever_raises(text, platform):
    assert _found(text, platform) is None or platform is not None or "01" in text
