"""Which backups stay, and what the trust remembers of them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.backup import (
    DAYS_KEPT,
    LATEST_KEPT,
    WEEKS_KEPT,
    BackedUp,
    BackupPlaceKept,
    LossSheetMade,
    VaultRestored,
    kept_by_rotation,
)
from investigator.domain.digest import Sha256
from investigator.domain.instant import Instant
from investigator.domain.ledger import Telling
from investigator.domain.trust import Trust
from tests.told import some

FIRST = date(2026, 11, 2)  # a Monday
NOW = Instant.parse("2026-11-23T17:00:00Z")
TELLING = Telling(seq=3, happened_at=NOW, recorded_at=NOW, typed_by="Ann")
MADE = BackedUp(
    place="own",
    second=False,
    backup="a.backup",
    at=NOW,
    cases=1,
    size=1,
    heads=Sha256.of(b""),
)


def days(*numbers: int):
    return [(number, FIRST + timedelta(days=number)) for number in numbers]


def test_the_last_seven_days_and_four_weeks_stay():
    kept = kept_by_rotation(days(*range(60)))
    assert kept == {*range(53, 60), 41, 48, 55, 59}


def test_of_one_day_the_last_stays_and_the_one_before_it():
    taken = [("morning", FIRST), ("noon", FIRST), ("evening", FIRST)]
    assert kept_by_rotation(taken) == {"noon", "evening"}
    assert kept_by_rotation([*taken, *days(1, 2)]) == {"evening", 1, 2}


def test_days_without_a_backup_count_for_nothing():
    assert kept_by_rotation(days(0, 30, 60)) == {0, 30, 60}


def test_of_none_none_stay():
    assert kept_by_rotation([]) == frozenset()


@given(st.lists(st.integers(0, 400), max_size=80).map(sorted))
def test_the_newest_stays_and_there_are_never_many(numbers):
    taken = [(at, FIRST + timedelta(days=number)) for at, number in enumerate(numbers)]
    kept = kept_by_rotation(taken)
    assert len(kept) <= DAYS_KEPT + WEEKS_KEPT + LATEST_KEPT
    assert not taken or taken[-1][0] in kept


def test_the_trust_remembers_the_newest_backup_of_each_place():
    later = replace(MADE, at=NOW.later(hours=1), backup="b.backup")
    away = replace(MADE, place="stick", second=True)
    trust = Trust()
    for each in (MADE, away, later):
        trust = each.told_to(trust, TELLING)
    kept = trust.safekeeping
    assert some(kept.newest()).fact == later
    assert some(kept.newest(second=True)).fact == away
    assert some(kept.newest(second=False)).fact == later
    assert Trust().safekeeping.newest() is None


def test_the_trust_remembers_its_second_place_a_restoring_and_its_sheets():
    trust = BackupPlaceKept(place="stick", mark="m").told_to(Trust(), TELLING)
    assert trust.safekeeping.second_place == "stick"
    assert Trust().safekeeping.second_place == ""
    restored = VaultRestored(backup="a.backup", taken_at=NOW, restored_at=NOW)
    trust = restored.told_to(trust, TELLING)
    assert some(trust.safekeeping.restored).fact == restored
    sheet = LossSheetMade(sha256=Sha256.of(b""), pages=1, known_since=None)
    trust = sheet.told_to(trust, TELLING)
    assert trust.safekeeping.sheets[3].fact == sheet
