"""Half-filled forms in the register: kept, replaced, forgotten, and never readable."""

import pytest

from investigator.storage.drafts import DraftLine
from investigator.storage.register import Register
from tests.storage.parts import KEY

CANARY = "a sentence that nobody has sent"


@pytest.fixture
def register(tmp_path):
    made = Register.open(tmp_path / "register.db", KEY)
    yield made
    made.close()


def _line(form="note", body=CANARY, kept=1, file="a.case"):
    return DraftLine(file=file, form=form, title="Note", kept=kept, body=body)


def test_a_form_is_kept_once_and_its_newest_words_count(register):
    register.drafts.keep(_line(body="first"))
    register.drafts.keep(_line(body="second", kept=2))
    assert register.drafts.of("a.case", "note") == _line(body="second", kept=2)
    assert len(register.drafts.all()) == 1


def test_the_newest_form_is_listed_first(register):
    register.drafts.keep(_line(form="old", kept=1))
    register.drafts.keep(_line(form="new", kept=2, file=""))
    assert [one.form for one in register.drafts.all()] == ["new", "old"]


def test_a_form_that_was_sent_is_gone_and_others_stay(register):
    register.drafts.keep(_line(form="sent"))
    register.drafts.keep(_line(form="other"))
    register.drafts.forget("a.case", "sent")
    register.drafts.forget("a.case", "never there")
    assert [one.form for one in register.drafts.all()] == ["other"]
    register.drafts.forget_case("a.case")
    assert register.drafts.all() == ()


def test_a_draft_outlives_the_program_and_its_file_tells_nothing(tmp_path):
    path = tmp_path / "register.db"
    register = Register.open(path, KEY)
    register.drafts.keep(_line())
    register.close()
    for file in tmp_path.iterdir():
        assert CANARY.encode() not in file.read_bytes()
    again = Register.open(path, KEY)
    found = again.drafts.of("a.case", "note")
    again.close()
    assert found is not None
    assert found.body == CANARY
    assert CANARY not in repr(found)
