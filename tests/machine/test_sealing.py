"""A secret that was sealed to a key opens with that key's other half, in its place only."""

import pytest

from investigator.machine.crypto import WrongKey
from investigator.machine.sealing import SealingKey, seal

OWN, OTHER = SealingKey(b"\x01" * 32), SealingKey(b"\x02" * 32)
SECRET, PLACE = b"the vault key".ljust(32), b"here"


def test_a_sealed_secret_opens_for_its_owner_alone():
    sealed = seal(OWN.public, SECRET, PLACE)
    assert OWN.open(sealed, PLACE) == SECRET
    assert len(sealed) == 80
    with pytest.raises(WrongKey):
        OTHER.open(sealed, PLACE)


def test_it_does_not_open_in_another_place():
    with pytest.raises(WrongKey):
        OWN.open(seal(OWN.public, SECRET, PLACE), b"there")


def test_no_flipped_bit_and_no_cut_goes_unnoticed():
    sealed = seal(OWN.public, SECRET, PLACE)
    changed = [sealed[:end] for end in range(len(sealed))]
    for bit in range(len(sealed) * 8):
        flipped = bytearray(sealed)
        flipped[bit // 8] ^= 1 << bit % 8
        changed.append(bytes(flipped))
    for each in changed:
        with pytest.raises(WrongKey):
            OWN.open(each, PLACE)


def test_two_seals_of_one_secret_look_different():
    assert seal(OWN.public, SECRET, PLACE) != seal(OWN.public, SECRET, PLACE)


@pytest.mark.parametrize("public", [b"", b"short", bytes(33), bytes(32)])
def test_nothing_is_sealed_to_what_is_no_key(public):
    """The last one is a point that would give everybody the same secret."""
    with pytest.raises(WrongKey):
        seal(public, SECRET, PLACE)


def test_a_public_key_is_that_of_the_standard():
    """RFC 7748, section 5.2: the first round of its iterated test, on the base point."""
    nine = b"\x09".ljust(32, b"\x00")
    expected = "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"
    assert SealingKey(nine).public.hex() == expected
