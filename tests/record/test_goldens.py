"""What a ledger wrote once is read for ever, and written the same today."""

from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest

from investigator.record.codec import read, write
from investigator.record.kinds import CASE_KINDS, TRUST_KINDS
from tests.record import goldens
from tests.record.examples import FACTS, SAYING, TOLD

KINDS = {**CASE_KINDS, **TRUST_KINDS}
VERSIONS = [(kind, at) for kind, one in KINDS.items() for at in range(1, one.version + 1)]
HOURS_OR_DAYS = {"hours"}  # an allowance is one of the two, and the example gives days


def _payload(kind, version):
    return goldens.golden(kind, version).read_bytes()


@pytest.mark.parametrize(("kind", "version"), VERSIONS)
def test_a_golden_payload_of_every_version_is_read(kind, version):
    told = read(kind, version, _payload(kind, version), seq=7, recorded_at=TOLD)
    assert isinstance(told.fact, KINDS[kind].type)
    assert (told.telling.seq, told.telling.recorded_at) == (7, TOLD)


@pytest.mark.parametrize("kind", KINDS)
def test_todays_reader_gives_the_very_fact(kind):
    payload = _payload(kind, KINDS[kind].version)
    told = read(kind, KINDS[kind].version, payload, seq=7, recorded_at=TOLD)
    around = told.telling
    assert told.fact == FACTS[kind]
    assert (around.happened_at, around.typed_by) == (SAYING.happened_at, SAYING.typed_by)
    assert (around.words_of, around.rests_on) == (SAYING.words_of, SAYING.rests_on)


@pytest.mark.parametrize("kind", KINDS)
def test_todays_writer_gives_the_same_bytes(kind):
    written = write(FACTS[kind], SAYING)
    assert (written.kind, written.version) == (kind, KINDS[kind].version)
    assert written.payload == _payload(kind, written.version)


@pytest.mark.parametrize("kind", KINDS)
def test_a_payload_holds_no_number_with_a_fraction_and_no_line_end(kind):
    payload = _payload(kind, KINDS[kind].version).decode()
    assert "\n" not in payload
    assert not any(word in payload for word in ("e+", "e-0", "NaN", "Infinity"))
    assert ".0," not in payload


def test_there_is_no_golden_of_a_kind_that_does_not_exist():
    known = {goldens.golden(kind, version).name for kind, version in VERSIONS}
    assert {file.name for file in goldens.FOLDER.iterdir()} == known


def _bare(value, where=""):
    """The fields of a value, at any depth, that stand as if nothing were given."""
    if isinstance(value, tuple):
        return [] if value else [where]
    if not is_dataclass(value):
        return []
    found = []
    for field in fields(value):
        held = getattr(value, field.name)
        if held == field.default and field.name not in HOURS_OR_DAYS:
            found.append(f"{where}.{field.name}")
        each = held if isinstance(held, tuple) else (held,)
        found += [bare for one in each for bare in _bare(one, f"{where}.{field.name}")]
        if field.default is MISSING and held == ():
            found.append(f"{where}.{field.name}")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_fills_every_field_so_that_its_golden_holds_it(kind):
    assert _bare(FACTS[kind]) == []


def _types(kind, seen):
    """Every type a field can hold, at any depth."""
    if get_origin(kind) in {Union, UnionType, tuple}:
        for each in get_args(kind):
            _types(each, seen)
    elif kind not in seen:
        seen.add(kind)
        if is_dataclass(kind):
            for each in get_type_hints(kind).values():
                _types(each, seen)


def test_no_field_of_any_kind_can_hold_a_float():
    seen: set[type] = set()
    for kind in KINDS.values():
        _types(kind.type, seen)
    assert int in seen
    assert float not in seen


def test_a_zone_keeps_its_name():
    told = read(
        "exhibit_admitted", 1, _payload("exhibit_admitted", 1), seq=1, recorded_at=TOLD
    )
    assert told.fact.origin.captured_at.zone == "Europe/Madrid"
    assert told.telling.happened_at.zone == "Europe/Madrid"


def test_every_fact_tells_itself_and_no_kind_has_two_homes():
    assert all(callable(getattr(kind.type, "told_to", None)) for kind in KINDS.values())
    assert not CASE_KINDS.keys() & TRUST_KINDS.keys()
