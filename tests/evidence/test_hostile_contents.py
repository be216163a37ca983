"""Every file made to do harm is read or kept with a sentence; nothing else happens."""

import sys
from pathlib import Path

import pytest

from investigator.domain.errors import Refused
from investigator.evidence import intake
from investigator.evidence.contents import contents, member
from investigator.evidence.found import DEFEATED
from investigator.evidence.helper import Helper
from tests.evidence import harmful, written
from tests.evidence.conftest import COMMAND

WATCH = "trace=%network,creat,mkdir,mkdirat,unlink,rename,symlink,link,execve,openat,open"
READS = ("O_RDONLY", "/dev/null", "EEXIST")


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """One child for all of them, every call to the system about files or networks kept."""
    kept = tmp_path_factory.mktemp("watch") / "calls"
    command = (
        *("strace", "-f", "-qq", "-e", WATCH, "-o", str(kept)),
        *(COMMAND[0], "-B", *COMMAND[1:]),  # what Python keeps of modules is no writing
    )
    with Helper(kept.with_name("own"), command=command) as one:
        yield one, kept


@pytest.mark.parametrize(("made", "said"), harmful.FILES.values(), ids=harmful.FILES)
def test_it_is_told_in_sentences_and_nothing_is_written(watched, tmp_path, made, said):
    helper, kept = watched
    path = tmp_path / "it"
    path.write_bytes(made())
    taken = intake.take_in(path, helper)
    got = contents(path, helper)
    assert taken.size == path.stat().st_size
    assert said in " ".join((*taken.notes, *got.notes))
    assert all(note.endswith((".", "it came.")) for note in got.notes)
    assert "root:" not in got.text
    assert list(tmp_path.iterdir()) == [path]
    assert [
        one for one in kept.with_name("own").iterdir() if "coverage" not in one.name
    ] == []
    assert strange(kept) == []


def strange(kept: Path) -> list[str]:
    """Calls that reach a network, start a program or write; what measures tests aside."""
    return [
        line
        for line in kept.read_text(errors="replace").splitlines()[1:]
        if not any(each in line for each in READS)
        and ".coverage" not in line
        and not line.endswith(("+++", "---"))
    ]


def test_the_watch_would_see_a_file_written_and_a_network_reached(tmp_path):
    kept = tmp_path / "calls"
    code = (
        "import socket\nopen('written', 'w')\nsocket.socket(socket.AF_UNIX)\n"
        "from investigator.evidence.child import main; main()"
    )
    command = (
        "strace",
        "-f",
        "-qq",
        "-e",
        WATCH,
        "-o",
        str(kept),
        sys.executable,
        "-P",
        "-c",
    )
    with Helper(tmp_path / "own", command=(*command, code)) as helper:
        contents(b"words", helper)
    seen = {line.split()[1].partition("(")[0] for line in strange(kept)}
    assert {"openat", "socket"} <= seen


def test_a_bomb_inside_an_archive_is_not_taken_out(helper):
    made = harmful.bomb()
    with pytest.raises(Refused, match="swells"):
        member(made, 1, helper)


def test_a_member_of_a_refused_archive_is_not_taken_out(helper):
    with pytest.raises(Refused, match="leads out of it"):
        member(written.packed({"../x": b"x"}), 1, helper)


def test_a_file_that_is_not_there_is_a_sentence(helper, tmp_path):
    assert "is not there" in contents(tmp_path / "gone", helper).notes[0]


CHILDREN = {
    "dies": "import os\nreading.read = lambda *_: os.abort()",
    "eats all memory": "reading.read = lambda *_: bytearray(8 * 1024**3)",
    "sends a message that is none": (
        "def lies(h, b, p):\n    p({'messages': [[1, 2]]})\n    return {}, (b'',)\n"
        "reading.read = lies"
    ),
    "sends rows of other shapes": (
        "def lies(h, b, p):\n    p({'attachments': [[-1, 'a', 1, 'b', 'c', 'd']]})\n"
        "    return {}, (b'',)\nreading.read = lies"
    ),
    "answers nonsense": "reading.read = lambda *_: ({'what': 5, 'times': 'x'}, (b'',))",
    "answers letters that are none": (
        "reading.read = lambda *_: ({'what': '', 'times': []}, (b'\\xff',))"
    ),
}


@pytest.mark.parametrize("does", CHILDREN.values(), ids=CHILDREN)
def test_a_child_that_was_taken_over_is_not_believed(does):
    code = f"from investigator.evidence import child, reading\n{does}\nchild.main()"
    with Helper(command=(sys.executable, "-P", "-c", code)) as helper:
        got = contents(written.CHAT.encode(), helper)
    assert got.messages == ()
    assert got.text == ""
    assert len(got.notes) == 1
    assert got.notes == (DEFEATED,) or "makes no sense" in got.notes[0]


def test_what_is_larger_than_is_sent_is_said_to_be(helper, monkeypatch):
    monkeypatch.setattr("investigator.evidence.sources.MAX_SENT", 10)
    assert "larger than" in contents(b"x" * 11, helper).notes[0]
