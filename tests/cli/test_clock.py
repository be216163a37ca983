"""What the clock of the laptop did is read with the case, and in its timeline."""

import pytest

from investigator.casework.commands.case import TakeStep
from investigator.casework.perform import perform
from tests.casework import vaults
from tests.casework.test_clock_record import HOUR, Jumping
from tests.casework.vaults import REAL_PASSPHRASE, REF
from tests.cli.running import call


@pytest.fixture
def asked(tmp_path):
    """A vault whose clock was set back once, and the words that open it."""
    folder, clock = vaults.copied(vaults.real(), tmp_path / "vault"), Jumping()
    with vaults.opened(folder, REAL_PASSPHRASE) as desk:
        desk.clock = clock
        perform(desk, TakeStep(case=REF, what="before"))
        clock.wall -= HOUR
        perform(desk, TakeStep(case=REF, what="after"))
    word = tmp_path / "word"
    word.write_text(REAL_PASSPHRASE)
    return ("--vault", folder, "--passphrase-file", word)


def test_the_json_of_a_case_has_a_note_for_each_change_of_the_clock(asked):
    notes = call("case", "show", REF, "--json", *asked).json["clock_notes"]
    last = notes[-1]
    assert (last["change"], last["seconds"], last["flagged"]) == ("stepped", -3600, True)
    assert last["sentence"].startswith("The clock of the laptop was set back by 1 hour")


@pytest.mark.parametrize("what", ["show", "timeline"])
def test_the_lines_end_with_what_the_clock_did(asked, what):
    assert (
        call("case", what, REF, *asked)
        .out.rstrip()
        .splitlines()[-1]
        .startswith("The clock of the laptop was set back by 1 hour")
    )
