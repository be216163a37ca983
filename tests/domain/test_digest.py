"""A fingerprint is a value, and hashed fields cannot run together."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.digest import Sha256, tagged_hash
from tests.domain.build import refused

_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
_PARTS = st.lists(st.binary(max_size=6), max_size=5)


def test_a_fingerprint_of_nothing_is_the_published_one():
    assert Sha256.of(b"").hex == _EMPTY


def test_a_short_fingerprint_is_four_groups_of_four():
    assert Sha256(_EMPTY).short() == "e3b0 c442 98fc 1c14"


@pytest.mark.parametrize("wrong", ["", _EMPTY[:-1], _EMPTY.upper(), _EMPTY + "0", "g" * 64])
def test_what_is_no_fingerprint_is_refused(wrong):
    with refused("SHA-256", "64 digits"):
        Sha256(wrong)


@given(_PARTS, _PARTS)
def test_different_parts_never_hash_alike(one, other):
    assert (tagged_hash(b"t", *one) == tagged_hash(b"t", *other)) is (one == other)


def test_the_tag_is_part_of_the_hash():
    assert tagged_hash(b"a", b"x") != tagged_hash(b"b", b"x")
    assert tagged_hash(b"a") != hashlib.sha256(b"a").digest()
