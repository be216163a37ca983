"""Half-filled forms survive a lock and a kill, encrypted, and go when they were sent."""

import signal
import subprocess
import sys

from investigator.casework.drafts import (
    FormName,
    draft_of,
    drafts,
    forget_draft,
    keep_draft,
)
from investigator.casework.practice import PASSPHRASE
from tests.casework.vaults import NOW, REF, opened

CANARY = "Rang the union about the pay offer"
NOTE = FormName(form="note:Note", case=REF)
FIELDS = {"asked-what": CANARY, "asked-when": ""}

_KILLED = """
import os, signal, sys
from pathlib import Path
from investigator.casework.commands.vault import UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.drafts import FormName, keep_draft
from investigator.casework.perform import perform
from investigator.machine.clock import SystemClock
folder, passphrase, ref, words = sys.argv[1:]
desk = Desk(clock=SystemClock(), folder=Path(folder).parent / "children")
perform(desk, UnlockVault(folder=Path(folder), passphrase=passphrase))
desk.case_file(ref)
keep_draft(desk, FormName(form="note:Note", case=ref), "Note", {"asked-what": words})
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_draft_survives_a_lock_and_says_from_when_it_is(folder):
    with opened(folder) as desk:
        keep_draft(desk, NOTE, "Note what happened", FIELDS)
    with opened(folder) as desk:
        found = draft_of(desk, NOTE)
        assert found is not None
        assert found.fields == FIELDS
        assert found.title == "Note what happened"
        assert abs(found.at.at - NOW.at) < 3600 * 1_000_000
        assert drafts(desk) == (found,)


def test_a_draft_survives_a_kill_and_nothing_of_it_is_readable(folder):
    words = [str(folder), PASSPHRASE, REF, CANARY]
    done = subprocess.run([sys.executable, "-P", "-c", _KILLED, *words], check=False)
    assert done.returncode == -signal.SIGKILL
    for file in folder.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes()
    with opened(folder) as desk:
        found = draft_of(desk, NOTE)
        assert found is not None
        assert found.fields == {"asked-what": CANARY}
        assert [one.name for one in drafts(desk)] == [NOTE]


def test_a_form_that_was_sent_is_forgotten_and_the_same_of_another_thing_is_not(desk):
    about = FormName(form="allegation:AnswerIt", case=REF, about=("A1",))
    other = FormName(form="allegation:AnswerIt", case=REF, about=("A2",))
    for each in (about, other):
        keep_draft(desk, each, "Answer", FIELDS)
    forget_draft(desk, about)
    assert [one.name for one in drafts(desk)] == [other]
    assert draft_of(desk, about) is None


def test_a_form_of_no_case_is_kept_too(desk):
    new = FormName(form="new_case:NewCase")
    keep_draft(desk, new, "A new case", FIELDS)
    assert [one.name for one in drafts(desk)] == [new]


def test_a_locked_vault_and_an_unknown_case_keep_nothing(desk):
    unknown = FormName(form="note:Note", case="NOT-THERE-1")
    keep_draft(desk, unknown, "Note", FIELDS)
    forget_draft(desk, unknown)
    assert draft_of(desk, unknown) is None
    assert drafts(desk) == ()
    desk.lock()
    keep_draft(desk, NOTE, "Note", FIELDS)
    forget_draft(desk, NOTE)
    assert draft_of(desk, NOTE) is None


def test_a_draft_of_a_case_that_the_list_does_not_know_yet_is_not_shown(desk):
    keep_draft(desk, NOTE, "Note", FIELDS)
    file = desk.vault.register.find(REF).file
    desk.vault.register.forget(file)
    assert drafts(desk) == ()
