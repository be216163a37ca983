"""A clock that jumped is told after the command, in the views and at unlocking; no more."""

import pytest

from investigator.casework import case_views
from investigator.casework.clock_record import notes_of
from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.vault import UnlockVault
from investigator.casework.desk import Desk
from investigator.casework.perform import perform
from investigator.domain.instant import Instant
from investigator.domain.time.clock import ChangeKind
from investigator.machine.clock import ClockRecord
from tests.casework import vaults
from tests.casework.vaults import NOW, REAL_PASSPHRASE, REF

HOUR = 3_600 * 1_000_000


class Jumping:
    """A clock whose wall can be set while the machine runs on."""

    def __init__(self) -> None:
        self.wall, self.gone = NOW.at, 0

    def now(self) -> Instant:
        return Instant(self.wall, NOW.zone)

    def record(self) -> ClockRecord:
        return ClockRecord(
            wall_us=self.wall,
            boot_ns=self.gone * 1000,
            boot_id="one start",
            zone=NOW.zone,
            synchronised=None,
            max_error_us=None,
        )

    def runs(self, microseconds: int) -> None:
        self.wall += microseconds
        self.gone += microseconds


@pytest.fixture
def clock():
    return Jumping()


@pytest.fixture
def desk(tmp_path, clock):
    with vaults.opened(
        vaults.copied(vaults.real(), tmp_path / "vault"), REAL_PASSPHRASE
    ) as one:
        one.clock = clock
        note(one, "first")
        yield one


def note(desk: Desk, what: str) -> tuple[str, ...]:
    return perform(desk, TakeStep(case=REF, what=what)).notices


def of_the_clock(notices: tuple[str, ...]) -> list[str]:
    return [each for each in notices if "clock" in each]


def test_a_clock_that_runs_on_is_never_mentioned(desk, clock):
    clock.runs(HOUR)
    assert of_the_clock(note(desk, "second")) == []
    assert case_views.clock_notes(desk, REF) == ()
    assert case_views.standing(desk, REF).clock == ()


def test_a_clock_set_back_is_told_right_after_the_command_that_met_it(desk, clock):
    clock.runs(HOUR)
    note(desk, "second")
    clock.wall -= 2 * HOUR
    (said,) = of_the_clock(note(desk, "third"))
    assert "set back by 2 hours" in said
    assert of_the_clock(note(desk, "fourth")) == []


def test_a_clock_set_forward_is_in_the_record_and_bothers_nobody(desk, clock):
    clock.wall += HOUR
    assert of_the_clock(note(desk, "second")) == []
    (found,) = case_views.clock_notes(desk, REF)
    assert (found.change.kind, found.change.seconds) == (ChangeKind.STEPPED, 3600)


def test_the_record_tells_it_at_the_entry(desk, clock):
    clock.wall -= HOUR
    note(desk, "second")
    entries = case_views.record(desk, REF).entries
    assert [each.telling.seq for each in entries if each.jumped] == [
        entries[-1].telling.seq
    ]
    assert "set back by 1 hour" in entries[-1].clock
    assert case_views.standing(desk, REF).clock == case_views.clock_notes(desk, REF)


def test_entries_made_later_are_looked_at_when_they_come(desk, clock):
    file = desk.case_file(REF)
    before = notes_of(file)
    clock.wall -= HOUR
    note(desk, "second")
    clock.wall -= HOUR
    note(desk, "third")
    after = notes_of(file)
    assert after[: len(before)] == before
    assert [each.seq for each in after[len(before) :]] == [
        file.standing.head.seq - 1,
        file.standing.head.seq,
    ]


def test_practice_is_on_a_clock_of_its_own(folder, clock):
    with vaults.opened(folder) as desk:
        desk.clock = clock
        note(desk, "first")
        clock.wall -= HOUR
        assert of_the_clock(note(desk, "second")) == []
        assert case_views.clock_notes(desk, REF) == ()


@pytest.mark.parametrize(("behind", "told"), [(0, 0), (119, 0), (121, 1), (90_000, 1)])
def test_a_laptop_that_is_behind_the_last_entry_is_told_at_unlocking(
    tmp_path, clock, behind, told
):
    folder = vaults.copied(vaults.real(), tmp_path / "vault")
    with vaults.opened(folder, REAL_PASSPHRASE):
        desk = vaults.a_desk()
    clock.wall -= behind * 1_000_000
    desk.clock = clock
    perform(desk, UnlockVault(folder=folder, passphrase=REAL_PASSPHRASE))
    said = [each for each in desk.notices if "is earlier than the last entry" in each]
    desk.lock()
    assert len(said) == told
    assert all(
        each.endswith(
            "made Monday 23 November 2026 at 17:00: check the date and time. You can go on."
        )
        for each in said
    )
