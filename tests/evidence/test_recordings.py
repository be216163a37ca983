"""Films and sound tell how long they last and when they were made, where they say it."""

import struct

import pytest

from investigator.evidence.contents import contents
from investigator.evidence.readers.lengths import lasts
from tests.evidence import samples


def box(name: bytes, data: bytes = b"", size: int | None = None) -> bytes:
    return struct.pack(">I4s", 8 + len(data) if size is None else size, name) + data


def wide(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4sQ", 1, name, 16 + len(data)) + data


OLD = struct.pack(">IIIII", 0, 3_876_822_727, 0, 600, 43_200) + bytes(80)
NEW = struct.pack(">IQQIQ", 1 << 24, 3_876_822_727, 0, 600, 43_200) + bytes(80)
KIND = box(b"ftyp", b"isom\0\0\0\0")
FILMS = {
    "the old header": KIND + box(b"moov", box(b"mvhd", OLD)),
    "the new header": KIND + box(b"moov", box(b"mvhd", NEW)),
    "behind the pictures": KIND
    + box(b"mdat", bytes(900))
    + box(b"moov", box(b"mvhd", OLD)),
    "behind a wide box": KIND + wide(b"mdat", bytes(900)) + box(b"moov", box(b"mvhd", OLD)),
    "behind others": KIND + box(b"moov", box(b"udta", b"x") + box(b"mvhd", NEW)),
    "in a box to the end": KIND + box(b"moov", box(b"mvhd", OLD), size=0),
}


@pytest.mark.parametrize("film", FILMS.values(), ids=FILMS)
def test_a_film_s_header_is_found_wherever_it_lies(helper, film):
    got = contents(film, helper)
    assert samples.there(got.observations[0].instant).iso() == "2026-11-06T15:12:07Z"
    assert got.notes == ("It lasts 1 min 12 s.",)


def test_a_film_of_gigabytes_is_walked_and_not_read(helper, tmp_path):
    path = tmp_path / "long.mp4"
    with path.open("wb") as sparse:
        sparse.write(KIND + struct.pack(">I4sQ", 1, b"mdat", 16 + 5 * 1024**3))
        sparse.seek(len(KIND) + 16 + 5 * 1024**3)
        sparse.write(box(b"moov", box(b"mvhd", OLD)))
    got = contents(path, helper)
    assert samples.there(got.observations[0].instant).iso() == "2026-11-06T15:12:07Z"


BROKEN = {
    "cut in the pictures": KIND + box(b"mdat", bytes(90), size=5_000),
    "a header of no size": KIND + box(b"moov", box(b"mvhd", OLD[:3], size=0)),
    "a header of size 1": KIND + box(b"moov", struct.pack(">I4sQ", 1, b"mvhd", 3)),
    "a huge header": KIND + box(b"moov", box(b"mvhd", OLD, size=0xFFFFFFFF)),
    "a size of 4": KIND + box(b"moov", size=4),
    "only a kind": KIND,
}


@pytest.mark.parametrize("film", BROKEN.values(), ids=BROKEN)
def test_a_broken_film_is_kept_with_a_sentence(helper, film):
    got = contents(film, helper)
    assert got.notes
    assert all(note.endswith(".") for note in got.notes)


def test_a_film_cut_short_is_said_to_be(helper):
    whole = FILMS["the old header"] + box(b"mdat", bytes(900))
    got = contents(whole[:-200], helper)
    assert "It is cut short: its end is missing." in got.notes
    assert got.observations
    assert contents(whole, helper).notes == ("It lasts 1 min 12 s.",)


def page(count: int, data: bytes) -> bytes:
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, 0, count, 1, 0, 0, 1)
    return head + bytes([len(data) % 255]) + data


def test_a_voice_note_tells_its_length_and_date(helper):
    head = b"OpusHead\1\1" + struct.pack("<HIHB", 312, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 0) + b"\1\0\0\0\x0f\0\0\0DATE=2025-03-14"
    note = page(0, head) + page(0, tags) + page(48_000 * 7 + 312, b"x")
    got = contents(note, helper)
    assert got.notes == ("It lasts 7 s.",)
    assert got.observations[0].local == "2025-03-14T00:00:00"


def test_vorbis_counts_by_its_own_rate(helper):
    head = b"\1vorbis" + struct.pack("<IBI", 0, 1, 44_100) + bytes(14)
    got = contents(page(0, head) + page(44_100 * 3, b"x"), helper)
    assert got.notes == ("It lasts 3 s.",)


def test_a_wav_tells_its_length_and_when_a_recorder_began(helper):
    began = bytes(320) + b"2025-03-1421:14:05" + bytes(264)
    chunks = (
        b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8_000, 16_000, 2, 16)
        + b"bext" + struct.pack("<I", len(began)) + began
        + b"data" + struct.pack("<I", 32_000) + bytes(32_000)
    )  # fmt: skip
    got = contents(b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks, helper)
    assert got.notes == ("It lasts 2 s.",)
    assert got.observations[0].local == "2025-03-14T21:14:05"


def test_an_mp3_tells_its_length_by_rate_or_by_its_count_of_frames(helper):
    frame = b"\xff\xfb\x90\x64"  # 128,000 bits and 44,100 samples a second
    assert contents(frame + bytes(16_000 * 4 - 4), helper).notes == ("It lasts 4 s.",)
    counted = frame + bytes(32) + b"Xing" + struct.pack(">II", 1, 383) + bytes(900)
    date = b"TDRC" + struct.pack(">IH", 11, 0) + b"\0" + b"2025-03-14"
    tag = b"ID3\4\0\0" + bytes([0, 0, 0, len(date)]) + date
    got = contents(tag + counted, helper)
    assert got.notes == ("It lasts 10 s.",)
    assert got.observations[0].local == "2025-03-14T00:00:00"


@pytest.mark.parametrize(
    "sound",
    [
        b"OggS" + bytes(80),
        b"ID3\4\0\0\x7f\x7f\x7f\x7f" + bytes(40),
        b"RIFF\0\0\0\0WAVEdata",
    ],
)
def test_sound_that_tells_nothing_is_kept_without_a_guess(helper, sound):
    got = contents(sound, helper)
    assert got.observations == ()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.04, "It lasts 0.1 s."),
        (59.6, "It lasts 1 min."),
        (3_725, "It lasts 1 h 2 min 5 s."),
        (-1, ""),
        (1e12, ""),
    ],
)
def test_a_length_is_said_in_words(seconds, said):
    assert lasts(seconds) == said
