"""The trust's own facts: officers, schools, calendar, recovery key."""

from datetime import date

from investigator.domain import trust
from investigator.domain.calendar import Calendar
from investigator.domain.trust import (
    CalendarKept,
    OfficerAdded,
    RecoveryKeyKept,
    SchoolRecorded,
    Trust,
    VaultMade,
)
from tests.domain.build import refused, told

IDA = OfficerAdded(name="Ida Clerk", role="HR", fingerprint="k", public_key="p")


def _trust(*facts):
    return Trust.read(told(fact, seq) for seq, fact in enumerate(facts, start=1))


def test_a_new_vault_has_its_trust_and_no_officer():
    one = _trust(VaultMade(practice=True, trust_name="A trust"))
    assert (one.name, one.practice, len(one.officers)) == ("A trust", True, 0)
    assert one.calendar is None
    assert one.recovery is None


def test_an_officer_stands_under_the_fingerprint_of_the_key():
    assert _trust(IDA).officers["k"].fact is IDA


def _added(one=None, name="Ida Clerk", role="HR"):
    return trust.add_officer(
        one or Trust(), name=name, role=role, fingerprint="k", public_key="p"
    )


def test_an_officer_is_named_on_one_line():
    assert _added(name=" Ida\nClerk ", role=" HR ") == IDA


def test_an_officer_needs_a_name():
    with refused("name", "your own name"):
        _added(name=" ")


def test_a_key_is_one_officers():
    with refused("key", "new key"):
        _added(_trust(IDA))


def _school(name="Near School", **parts):
    return trust.record_school(Trust(), name=name, **parts)


def test_a_school_keeps_whom_to_ring():
    parts = (
        *("phase", "head", "safeguarding_lead", "safeguarding_phone", "local_authority"),
        *("lado_phone", "social_care_day", "social_care_night"),
    )
    fact = _school(" Near  School ", **{part: f" {part} " for part in parts})
    assert fact == SchoolRecorded(name="Near School", **{part: part for part in parts})


def test_a_school_recorded_again_is_brought_up_to_date():
    one = _trust(_school(phase="primary"), _school(phase="secondary"))
    assert [told.fact.phase for told in one.schools.values()] == ["secondary"]


def test_a_school_needs_a_name():
    with refused("name of the school"):
        _school(" ")


def test_the_trust_counts_on_the_last_calendar_kept():
    last = Calendar(bank_holidays=(date(2027, 1, 1),))
    one = _trust(CalendarKept(calendar=Calendar()), CalendarKept(calendar=last))
    assert one.calendar == last


def test_the_trust_knows_who_keeps_its_recovery_key():
    fact = RecoveryKeyKept(holder="Hetty Head", place="safe")
    one = _trust(fact)
    assert one.recovery is not None
    assert one.recovery.fact is fact
