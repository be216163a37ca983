"""A recovery key can be printed, read and typed, and tells where it was mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.errors import Refused
from investigator.machine.crypto import RECOVERY_BYTES, recovery_secret, recovery_text

SECRET = bytes(range(1, 25))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@given(st.binary(min_size=RECOVERY_BYTES, max_size=RECOVERY_BYTES))
def test_what_is_printed_reads_back(secret):
    text = recovery_text(secret)
    assert len(text.replace(" ", "")) == 52
    assert [len(group) for group in text.split(" ")] == [4] * 13
    assert recovery_secret(text) == secret


def test_case_spaces_hyphens_and_lookalikes_make_no_difference():
    text = recovery_text(SECRET)
    for typed in (
        text.lower(),
        text.replace(" ", "-"),
        text.replace(" ", "\n"),
        text.replace(" ", " \u2013 "),
        text.replace(" ", ""),
        text.replace("O", "0").replace("I", "1"),
        f"  {text}  ",
    ):
        assert recovery_secret(typed) == SECRET


def test_every_single_mistyped_character_is_found_and_its_group_named():
    text = recovery_text(SECRET).replace(" ", "")
    for at, right in enumerate(text):
        for letter in LETTERS:
            if letter != right:
                with pytest.raises(Refused, match=rf"^Group {at // 4 + 1} of"):
                    recovery_secret(text[:at] + letter + text[at + 1 :])


def test_two_exchanged_characters_of_a_group_are_found():
    text = recovery_text(SECRET).replace(" ", "")
    for at in range(len(text) - 1):
        if at // 4 == (at + 1) // 4 and text[at] != text[at + 1]:
            with pytest.raises(Refused, match=rf"^Group {at // 4 + 1} of"):
                recovery_secret(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def test_two_exchanged_groups_are_found_and_both_named():
    groups = recovery_text(SECRET).split()
    groups[2], groups[7] = groups[7], groups[2]
    with pytest.raises(Refused, match=r"^Groups 3 and 8 of"):
        recovery_secret(" ".join(groups))


def test_a_sign_that_is_in_no_key_names_its_group():
    groups = recovery_text(SECRET).split()
    groups[4] = f"{groups[4][:2]}!8"
    with pytest.raises(Refused, match=r"^Group 5 of"):
        recovery_secret(" ".join(groups))


def test_a_group_with_a_character_missing_is_named():
    groups = recovery_text(SECRET).split()
    groups[5] = groups[5][:3]
    with pytest.raises(Refused, match="Group 6 of the recovery key should have 4"):
        recovery_secret("-".join(groups))


def test_a_key_of_another_length_says_how_much_was_read():
    with pytest.raises(Refused, match="52 letters and digits; 40 were read") as refused:
        recovery_secret(" ".join(recovery_text(SECRET).split()[:10]))
    assert refused.value.remedy
    with pytest.raises(Refused, match="; 0 were read"):
        recovery_secret("")


def test_another_key_altogether_has_no_right_group():
    turned = [group[3] + group[:3] for group in recovery_text(SECRET).split()]
    with pytest.raises(Refused, match=r"^No group of the recovery key is right\."):
        recovery_secret(" ".join(turned))


def test_bits_that_no_secret_has_are_refused():
    text = recovery_text(bytes(24)).replace(" ", "")
    endings = [f"{text[:48]}AA{last}{check}" for last in "BCDEFG" for check in LETTERS]
    for ending in endings:
        with pytest.raises(Refused, match=r"^Group 13 of"):
            recovery_secret(ending)


def test_a_secret_of_another_length_is_refused():
    with pytest.raises(Refused, match="made of 24 bytes, not of 32"):
        recovery_text(bytes(32))
