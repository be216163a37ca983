"""What is read aloud: an exhibit, a gap, progress, and a fault of the program itself."""

import io
import sys

import pytest

from investigator.casework import views
from investigator.casework.commands.exhibit import RelateExhibit, WithholdExhibit
from investigator.casework.commands.vault import VerifyVault
from investigator.casework.desk import Desk, Done
from investigator.casework.perform import HANDLERS, perform
from investigator.cli.common import perform as perform_aloud
from investigator.cli.vault import _try_keyring
from investigator.domain.exhibit import Relation
from investigator.reference.load import clauses
from tests.casework import vaults
from tests.casework.vaults import REF, SHOWN
from tests.cli.running import call


class Terminal(io.StringIO):
    """Standard error with a person who watches."""

    def isatty(self) -> bool:
        return True


def test_an_exhibit_is_read_with_all_that_is_known_of_it(vault, paper):
    assert call("exhibit", "add", REF, paper, "--vault", vault).code == 0
    with vaults.opened(vault) as desk:
        perform(desk, WithholdExhibit(case=REF, exhibit="E01", ground="another's data"))
        crop = RelateExhibit(
            case=REF, exhibit="E01", relation=Relation.CROP_OF, other="E02"
        )
        perform(desk, crop)
    out = call("exhibit", "show", REF, "E01", "--vault", vault).out
    assert "Supplied by A. Colleague." in out
    assert "Captured Mon 23 Nov 2026 16:00" in out
    assert f"Time shown: “{SHOWN}”" in out
    assert "Withheld: another's data." in out
    assert "Same as, or cut from: E02." in out


def test_an_exhibit_of_which_little_is_known_is_read(vault, paper):
    assert call("exhibit", "add", REF, paper, "--vault", vault).code == 0
    out = call("exhibit", "show", REF, "E02", "--vault", vault).out
    assert out.startswith("E02: paper.txt\n")
    assert "Supplied" not in out


def test_a_time_that_says_nothing_is_said_to(vault, paper):
    shown = ("--shown", "a while ago", "--captured", "2026-11-23T10:00:00Z")
    ran = call("exhibit", "add", REF, paper, *shown, "--vault", vault)
    assert "It cannot be read as a moment." in ran.out


def test_nothing_missing_is_said(shared, monkeypatch):
    monkeypatch.setattr(views, "missing", lambda _desk, _case: ())
    assert call("case", "missing", REF, "--vault", shared).out == "Nothing is missing.\n"


def test_the_exceptions_of_a_clause_are_asked_about():
    number = next(one.number for one in clauses().values() if one.exceptions)
    assert "Exception to ask about: " in call("policy", "clause", number).out


def test_a_chat_that_leaves_something_open_says_so(tmp_path):
    file = tmp_path / "chat.txt"
    file.write_text("1/2/26, 10:00 - Ann: Hello\n2/2/26, 11:00 - Bo: Yes\n")
    assert "Mind: " in call("chat", "read", file).out


def test_somebody_who_watches_sees_how_far_it_is(vault, monkeypatch):
    watched = Terminal()
    monkeypatch.setattr(sys, "stderr", watched)
    with vaults.opened(vault) as desk:
        perform_aloud(desk, VerifyVault())
    assert "Checking case 1 of 1… 0 % " in watched.getvalue()
    assert watched.getvalue().endswith("\r\x1b[K")


WRONG = {
    "ImportCases": ("case", "import", "file"),
    "VerifyVault": ("vault", "verify"),
    "MakeDocument": ("document", "make", REF, "investigation-report", "--out", "out.pdf"),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_answer_of_another_kind_is_a_fault_of_the_program(vault, monkeypatch, name):
    monkeypatch.setitem(HANDLERS, name, f"{__name__}:answers_otherwise")
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    with pytest.raises(TypeError, match="str"):
        call(*WRONG[name], "--vault", vault)


def answers_otherwise(_desk: Desk, _wanted: object):
    """A handler that is out of step with the command line."""
    yield Done(made="words")


@pytest.mark.parametrize(
    "words",
    [
        (
            "ask",
            REF,
            "--item",
            "E01",
            "--breached",
            "7.5.1",
            "--by",
            "A",
            "--authority",
            "B",
        ),
        ("check", REF, "R1", "--at", "2026-11-23T16:50:00Z", "--result", "gone"),
    ],
)
def test_a_request_without_a_case_says_nothing(vault, monkeypatch, words):
    name = "AskRemoval" if words[0] == "ask" else "CheckRemoval"
    monkeypatch.setitem(HANDLERS, name, f"{__name__}:does_nothing")
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    more = (
        ("--how", "phone", "--hours", "1", "--asked", "2026-11-23T16:30:00Z")
        if words[0] == "ask"
        else ()
    )
    ran = call("removal", *words, *more, "--vault", vault)
    assert (ran.code, ran.out) == (0, "")


def does_nothing(_desk: Desk, _wanted: object):
    """A handler that records nothing."""
    yield Done()


def test_a_keyring_is_tried_at_a_desk_only():
    assert not _try_keyring(object())
