"""Officers come and go: who stands, who may leave when, what cases have to say of it."""

from dataclasses import replace
from datetime import date

import pytest

from investigator.domain import leaving
from investigator.domain.case import Case
from investigator.domain.concern import CaseOpened
from investigator.domain.errors import Refused
from investigator.domain.instant import Instant
from investigator.domain.leaving import Leaving
from investigator.domain.ledger import Telling
from investigator.domain.officer import (
    CaseHandedOver,
    NewKeys,
    OfficerKeyed,
    OfficerLeft,
    OpenedWithRecoveryKey,
    RecoveryKeyMade,
    RecoveryKeyTested,
    RecoveryKeyUsed,
    VaultRekeyed,
    end_of,
)
from investigator.domain.procedure import CaseMoved, Stage
from investigator.domain.trust import OfficerAdded, RecoveryKeyKept, Trust

NOW = Instant.parse("2026-11-23T17:00:00Z", "Europe/London")
TODAY = date(2026, 11, 23)
ANN = OfficerAdded(name="Ann Example", role="HR", fingerprint="aa", public_key="01")
BOB = OfficerAdded(name="Bob Second", role="HR", fingerprint="bb", public_key="02")


def told(seq: int, at: Instant = NOW) -> Telling:
    return Telling(seq=seq, happened_at=at, recorded_at=at, typed_by="Ann Example")


def after(*facts, at: Instant = NOW) -> Trust:
    trust = Trust()
    for seq, fact in enumerate(facts, start=1):
        trust = fact.told_to(trust, told(seq, at))
    return trust


def asked(**other) -> Leaving:
    usual = Leaving(
        leaver=ANN, to=BOB, on=TODAY, reason="a new post", acting="bb", now=NOW, last=NOW
    )
    return replace(usual, **other)


BOTH = after(ANN, BOB)
LEFT = OfficerLeft(
    fingerprint="aa", name="Ann Example", on=TODAY, reason="a post", to="Bob Second"
)


def test_who_left_stands_no_more():
    assert leaving.standing(BOTH) == (ANN, BOB)
    assert leaving.standing(after(ANN, BOB, LEFT)) == (BOB,)


@pytest.mark.parametrize("who", ["Ann Example", " ann  EXAMPLE ", "aa", "AA"])
def test_an_officer_is_found_by_name_or_key(who):
    assert leaving.named(BOTH, who) == ANN


def test_nobody_is_found_under_another_name():
    with pytest.raises(Refused, match="called Zoë") as why:
        leaving.named(BOTH, "Zoë")
    assert why.value.remedy == "Its officers are: Ann Example, Bob Second."


def test_of_two_of_one_name_one_is_named_by_the_key():
    twins = after(ANN, replace(ANN, fingerprint="a2"))
    with pytest.raises(Refused, match="Two officers are called Ann Example") as why:
        leaving.named(twins, "Ann Example")
    assert why.value.remedy == "Name one by the key: aa, a2."
    assert leaving.named(twins, "a2").fingerprint == "a2"


def test_a_second_officer_of_one_name_is_refused_until_the_first_left():
    with pytest.raises(Refused, match="is an officer of this vault already"):
        leaving.refuse_same_name(BOTH, "ann example")
    leaving.refuse_same_name(after(ANN, BOB, LEFT), "Ann Example")


def test_who_has_no_sealing_key_is_reached_by_no_new_vault_key():
    trust = after(ANN, BOB, OfficerKeyed(fingerprint="bb", sealing_key="ff"))
    assert leaving.unreached(trust) == (("aa", "Ann Example"),)


def test_leaving_says_who_when_why_and_who_takes_over():
    assert leaving.leave(BOTH, asked(reason=" a \n new post ")) == replace(
        LEFT, reason="a new post"
    )


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"to": ANN}, "cannot take over from Ann"),
        ({"reason": " "}, "Why they leave is missing"),
        ({"on": date(2026, 11, 24)}, "still to come"),
        ({"on": date(2026, 11, 22)}, "signed an entry on 23 November 2026, after that day"),
        ({"on": date(2026, 11, 22), "last": None, "acting": "aa"}, "after that day"),
    ],
)
def test_what_does_not_fit_is_refused(other, says):
    with pytest.raises(Refused, match=says):
        leaving.leave(BOTH, asked(**other))


def test_an_earlier_day_is_right_when_nothing_was_signed_after_it():
    last = Instant.parse("2026-11-20T10:00:00Z")
    assert leaving.leave(BOTH, asked(on=date(2026, 11, 20), last=last)).on.day == 20
    assert leaving.leave(BOTH, asked(on=date(2026, 11, 1), last=None)).on.day == 1


def test_the_last_officer_stays():
    with pytest.raises(Refused, match="only officer"):
        leaving.leave(after(ANN), asked())


def test_a_day_ends_at_midnight_in_london_in_summer_and_winter():
    assert Instant(end_of(TODAY)).iso() == "2026-11-24T00:00:00Z"
    assert Instant(end_of(date(2026, 7, 1))).iso() == "2026-07-01T23:00:00Z"
    assert LEFT.ends() == end_of(TODAY)


@pytest.mark.parametrize(
    ("kept", "due"),
    [
        ("2026-11-23", date(2027, 5, 23)),
        ("2026-08-31", date(2027, 2, 28)),
        ("2027-08-31", date(2028, 2, 29)),
        ("2026-06-30", date(2026, 12, 30)),
        ("2026-12-31", date(2027, 6, 30)),
    ],
)
def test_the_recovery_key_is_tried_every_six_months(kept, due):
    at = Instant.parse(f"{kept}T12:00:00Z")
    assert (
        leaving.recovery_test_due(after(RecoveryKeyKept(holder="H", place="P"), at=at))
        == due
    )


def test_a_test_puts_the_next_one_off():
    kept = after(
        RecoveryKeyKept(holder="H", place="P"), at=Instant.parse("2026-01-10T12:00:00Z")
    )
    tested = RecoveryKeyTested(fingerprint="x").told_to(kept, told(2))
    assert leaving.recovery_test_due(tested) == date(2027, 5, 23)


def test_a_new_recovery_key_is_kept_by_nobody_yet():
    trust = after(
        RecoveryKeyKept(holder="H", place="P"),
        RecoveryKeyTested(fingerprint="x"),
        RecoveryKeyMade(fingerprint="y"),
    )
    assert (trust.recovery, trust.keyholding.tested) == (None, None)
    assert leaving.recovery_test_due(trust) is None


def test_a_recovery_key_that_opened_the_vault_was_seen_until_there_is_a_new_one():
    opened = OpenedWithRecoveryKey(fingerprint="cc", name="Carol")
    made = RecoveryKeyMade(fingerprint="y")
    assert not leaving.recovery_used(after(made))
    assert leaving.recovery_used(after(made, opened))
    assert leaving.recovery_used(after(opened))
    assert not leaving.recovery_used(after(made, opened, made))


def test_why_there_are_new_keys_is_known():
    trust = after(VaultRekeyed(reason=NewKeys.OFFICER_LEFT))
    assert trust.keyholding.rekeyed is not None
    assert trust.keyholding.rekeyed.fact.reason is NewKeys.OFFICER_LEFT


def a_case(at: Instant = NOW) -> Case:
    opened = CaseOpened(ref="REF-1", title="Posts", school="School", practice=False)
    return opened.told_to(Case(), told(1, at))


TRUST = after(ANN, BOB, OpenedWithRecoveryKey(fingerprint="cc", name="Carol"), LEFT)


def test_a_case_says_once_who_opened_the_vault_and_who_took_over():
    due = tuple(leaving.due_in(TRUST, a_case()))
    assert due == (
        RecoveryKeyUsed(by="Carol", at=NOW, opening=3),
        CaseHandedOver(
            leaver="Ann Example", to="Bob Second", on=TODAY, reason="a post", leaving=4
        ),
    )
    used, handed = due
    case = handed.told_to(used.told_to(a_case(), told(2)), told(3))
    assert tuple(leaving.due_in(TRUST, case)) == ()


def test_a_case_that_came_later_has_nothing_to_say():
    assert tuple(leaving.due_in(TRUST, a_case(NOW.later(hours=1)))) == ()


def test_a_closed_case_is_not_taken_over():
    closed = CaseMoved(to=Stage.DISPOSED).told_to(a_case(), told(2))
    (due,) = leaving.due_in(TRUST, closed)
    assert isinstance(due, RecoveryKeyUsed)


def test_a_case_that_has_not_begun_or_cannot_be_written_says_nothing():
    assert tuple(leaving.due_in(TRUST, Case())) == ()
    assert tuple(leaving.due_in(TRUST, replace(a_case(), unread=(4,)))) == ()
