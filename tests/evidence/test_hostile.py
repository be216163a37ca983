"""Files made to do harm are kept or refused in plain words; the parent lives on."""

import os
import socket
import sys
from pathlib import Path

import pytest

from investigator.evidence import intake, kinds, opening
from investigator.evidence.found import DEFEATED
from investigator.evidence.helper import Helper
from tests.evidence import samples

KEPT = {
    "a header of 900 megapixels": (
        samples.huge_png_header(),
        "more than 50 million pixels",
    ),
    "half a photograph": (samples.jpeg((400, 300))[:3000], "cut short or damaged"),
    "10,000 frames": (samples.gif_of(10_000), "more than 40 frames"),
    "a header and no more": (b"\x89PNG\r\n\x1a\n\0\0", "could not be opened"),
    "a picture with an archive behind it": (
        samples.png() + samples.zipped("a"),
        "could also be read as a ZIP archive",
    ),
    "a pdf of nothing": (b"%PDF-1.7\nnothing", "damaged"),
    "a film without a header": (b"\0\0\0\x10ftypisom\0\0\0\0" + bytes(64), "was not found"),
}


@pytest.mark.parametrize(("data", "said"), KEPT.values(), ids=KEPT)
def test_a_file_that_defeats_its_reader_is_kept_with_a_note(tmp_path, helper, data, said):
    (tmp_path / "it").write_bytes(data)
    got = intake.take_in(tmp_path / "it", helper)
    assert got.size == len(data)
    assert any(said in note for note in got.notes), got.notes


def test_a_text_field_of_megabytes_is_kept_and_not_told_at_length(tmp_path, helper):
    (tmp_path / "it.png").write_bytes(samples.png_with_text("x" * 3_000_000))
    got = intake.take_in(tmp_path / "it.png", helper)
    assert got.media == kinds.PNG
    assert sum(map(len, got.notes)) < 500


def test_a_folder_a_pipe_a_socket_and_a_device_are_refused_at_once(tmp_path, helper):
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        (tmp_path / "folder").mkdir()
        for name, said in {
            "folder": "folder is a folder.",
            "pipe": "pipe is not an ordinary file.",
            "socket": "socket is not an ordinary file.",
        }.items():
            with pytest.raises(intake.EvidenceUnreadable) as refused:
                intake.take_in(tmp_path / name, helper)
            assert refused.value.sentence == said
            assert refused.value.remedy
    with pytest.raises(intake.EvidenceUnreadable, match="zero is not an ordinary file"):
        intake.take_in(Path("/dev/zero"), helper)


def test_what_is_missing_empty_or_round_in_a_circle_is_said(tmp_path, helper):
    (tmp_path / "empty").touch()
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for name, said in {
        "gone": "is not there",
        "empty": "is empty",
        "dangling": "is not there",
        "circle": "leads round in a circle",
    }.items():
        with pytest.raises(intake.EvidenceUnreadable, match=said):
            intake.take_in(tmp_path / name, helper)


def test_a_disk_fault_is_said_to_be_one():
    fault = opening.unreadable(OSError(5, "Input/output error"), Path("pay.png"))
    assert fault.sentence == "pay.png could not be read: the disk reported a fault."


def test_a_name_of_300_bytes_is_refused_in_few_words(tmp_path, helper):
    with pytest.raises(intake.EvidenceUnreadable) as refused:
        intake.take_in(tmp_path / ("n" * 296 + ".png"), helper)
    assert "name too long" in refused.value.sentence
    assert len(refused.value.sentence) < 200


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"a\x1b]0;b.png", "a<U+001B>]0;b.png"),
        (b"two\nlines.png", "two<U+000A>lines.png"),
        (b"latin\xe9.png", "latin<U+DCE9>.png"),
        ("gnp\u202ea.png".encode(), "gnp<U+202E>a.png"),
        (b"-rf", "-rf"),
        (b"[@click=app.quit]x", "[@click=app.quit]x"),
    ],
)
def test_a_name_is_data_and_is_kept_as_visible_text(tmp_path, helper, raw, shown):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw))
    path.write_bytes(samples.png())
    assert intake.take_in(path, helper).original_name == shown


def _child(words):
    return Helper(
        command=(
            sys.executable,
            "-P",
            "-c",
            f"from investigator.evidence import child\n{words}",
        )
    )


def test_a_reader_that_kills_the_child_leaves_the_file_kept_as_bytes(tmp_path):
    (tmp_path / "it.png").write_bytes(samples.png())
    falls = "import os\nchild.examine = lambda *_: os.abort()\nchild.main()"
    with _child(falls) as fallen:
        got = intake.take_in(tmp_path / "it.png", fallen)
        assert got.notes == (DEFEATED,)
        assert got.media == kinds.PNG
        again = intake.take_in(tmp_path / "it.png", fallen)
        assert again.sha256 == got.sha256


def test_a_reader_that_eats_all_memory_leaves_the_file_kept_as_bytes(tmp_path):
    (tmp_path / "it.png").write_bytes(samples.png())
    eats = "child.examine = lambda *_: bytearray(8 * 1024**3)\nchild.main()"
    with _child(eats) as eater:
        assert intake.take_in(tmp_path / "it.png", eater).notes == (DEFEATED,)


def test_a_child_that_dies_before_the_fingerprint_refuses_the_file(tmp_path):
    (tmp_path / "it.png").write_bytes(samples.png())
    with (
        _child("import os; os._exit(9)") as dead,
        pytest.raises(intake.EvidenceUnreadable, match="could not be read to its end"),
    ):
        intake.take_in(tmp_path / "it.png", dead)


def test_a_child_that_talks_nonsense_is_not_believed(tmp_path):
    (tmp_path / "it.png").write_bytes(samples.png())
    lies = "child.take_in = lambda *_: {'sha256': 'x', 'size': -1, 'type': 3}\nchild.main()"
    with (
        _child(lies) as liar,
        pytest.raises(intake.EvidenceUnreadable, match="makes no sense"),
    ):
        intake.take_in(tmp_path / "it.png", liar)
