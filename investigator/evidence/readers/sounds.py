"""Voice notes and other sound: how long they last, and a date where a tag gives one."""

import re
from typing import BinaryIO

from investigator.evidence import kinds
from investigator.evidence.found import Found
from investigator.evidence.limits import HEAD
from investigator.evidence.observations import TimeFound, TimeSource, iso_time
from investigator.evidence.readers.lengths import lasts

_LAST = 128 * 1024
_OPUS_RATE = 48_000
_DATE = re.compile(rb"(?i)\bDATE=([0-9T: +Z-]{4,32})")
_MP3_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_MP3_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_MP3_SAMPLES = {3: (44_100, 48_000, 32_000, 1), 2: (22_050, 24_000, 16_000, 1)}
_MP3_SAMPLES_25 = (11_025, 12_000, 8_000, 1)
_MPEG_1 = 3
_TAG_DATES = (b"TDRC", b"TDRL", b"TDOR")
_LAYER_3 = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x00-\xef]")


def look(stream: BinaryIO, media: kinds.Media, size: int) -> Found:
    """Length and date; where the file does not tell them, they are not guessed."""
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(max(size - _LAST, 0))
    tail = stream.read(_LAST)
    length, time = {
        kinds.OGG.type: _ogg,
        kinds.MP3.type: _mp3,
        kinds.WAV.type: _wav,
    }[media.type](head, tail, size)
    told = lasts(length)
    return Found(times=(time,) if time else (), notes=(told,) if told else ())


def _ogg(head: bytes, tail: bytes, _size: int) -> tuple[float, TimeFound | None]:
    """The last page counts samples: at 48,000 a second for Opus, else as the head says."""
    last = tail.rfind(b"OggS")
    count = int.from_bytes(tail[last + 6 : last + 14], "little") if last >= 0 else 0
    opus, vorbis = head.find(b"OpusHead"), head.find(b"\1vorbis")
    rate, skipped = 0, 0
    if opus >= 0:
        rate = _OPUS_RATE
        skipped = int.from_bytes(head[opus + 10 : opus + 12], "little")
    elif vorbis >= 0:
        rate = int.from_bytes(head[vorbis + 12 : vorbis + 16], "little")
    unknown = count >= 1 << 63
    dated = _DATE.search(head[:_LAST])
    time = iso_time(dated[1].decode().strip(), TimeSource.SOUND) if dated else None
    return ((count - skipped) / rate if rate and not unknown else 0), time


def _wav(head: bytes, _tail: bytes, size: int) -> tuple[float, TimeFound | None]:
    """Bytes of sound by bytes a second; a broadcast recorder writes when it began."""
    form = head.find(b"fmt ")
    data = head.find(b"data")
    rate = int.from_bytes(head[form + 16 : form + 20], "little") if form > 0 else 0
    much = int.from_bytes(head[data + 4 : data + 8], "little") if data > 0 else 0
    much = min(much, size - data - 8) if data > 0 else 0
    began = head.find(b"bext")
    written = head[began + 8 + 320 : began + 8 + 338].decode("ascii", "replace")
    time = (
        iso_time(f"{written[:10]}T{written[10:18].replace('-', ':')}", TimeSource.SOUND)
        if began > 0
        else None
    )
    return (much / rate if rate else 0), time


def _mp3(head: bytes, _tail: bytes, size: int) -> tuple[float, TimeFound | None]:
    """From the count of frames that the first frame may hold, else from its bit rate."""
    after, time = _tag(head)
    found = _LAYER_3.search(head, after)
    if found is None:
        return 0, time
    at = found.start()
    version, rate_code, sample_code = (
        head[at + 1] >> 3 & 3,
        head[at + 2] >> 4,
        head[at + 2] >> 2 & 3,
    )
    rate = _MP3_SAMPLES.get(version, _MP3_SAMPLES_25)[sample_code]
    frame = 1152 if version == _MPEG_1 else 576
    marked = max(head.find(each, at, at + 60) for each in (b"Xing", b"Info"))
    if marked >= 0 and head[marked + 7] & 1:
        frames = int.from_bytes(head[marked + 8 : marked + 12], "big")
        return frames * frame / rate, time
    bits = (_MP3_RATES if version == _MPEG_1 else _MP3_RATES_2)[rate_code] * 1000
    return ((size - at) * 8 / bits if bits else 0), time


def _tag(head: bytes) -> tuple[int, TimeFound | None]:
    """Where an ID3 tag ends, and the date in it."""
    if not head.startswith(b"ID3"):
        return 0, None
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    tag = head[10 : 10 + size]
    for name in _TAG_DATES:
        at = tag.find(name)
        if at >= 0:
            length = int.from_bytes(tag[at + 4 : at + 8], "big")
            written = tag[at + 11 : at + 10 + min(length, 40)].replace(b"\0", b"")
            return 10 + size, iso_time(written.decode("ascii", "replace"), TimeSource.SOUND)
    return 10 + size, None
