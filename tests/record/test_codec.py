"""Facts to bytes and back: what is newer is kept unread, what is broken is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investigator.domain.case import Case, Unread, refuse_unread
from investigator.domain.errors import Damaged, Refused
from investigator.domain.instant import Instant
from investigator.domain.steps import StepTaken
from investigator.record import upcasts
from investigator.record.codec import Saying, read, write
from investigator.record.kinds import CASE_KINDS, TRUST_KINDS, Kind
from tests.domain.build import refused
from tests.record import goldens
from tests.record.examples import FACTS, SAYING, TOLD

STEP = b'{"fact":{"what":"Told"},"said":{"happened_at":{"at":1},"typed_by":"Ida"}}'
SAID = {"happened_at": {"at": 1}, "typed_by": "Ida"}


def _read(payload, kind="step_taken", version=1):
    return read(kind, version, payload, seq=5, recorded_at=TOLD)


@pytest.mark.parametrize(
    ("kind", "version"), [("step_taken", 2), ("newer_kind", 1), ("", 1)]
)
def test_what_is_newer_than_this_program_is_unread_and_keeps_the_case_from_change(
    kind, version
):
    told = _read(STEP, kind, version)
    assert told.fact == Unread(kind=kind, version=version)
    case = Case.read((told,))
    assert case.unread == (5,)
    with pytest.raises(Refused, match="newer version"):
        refuse_unread(case)


def test_a_newer_entry_may_hold_fields_that_nobody_here_knows():
    payload = json.dumps(
        {"fact": [1.5, {"x": None}], "said": {**SAID, "more": 1.5}}
    ).encode()
    assert _read(payload, version=9).fact == Unread(kind="step_taken", version=9)


def test_unknown_fields_of_a_known_fact_are_passed_over():
    fact = {"what": "Told", "mood": "grim"}
    payload = json.dumps(
        {"fact": fact, "said": {**SAID, "weather": {}}, "more": 1}
    ).encode()
    assert _read(payload).fact == StepTaken(what="Told")


BROKEN = {
    "nothing": b"",
    "no JSON": b"told",
    "cut": STEP[:-1],
    "two": STEP + STEP,
    "no text": b'{"fact":{"what":"\xff"},"said":{}}',
    "a list": b"[]",
    "a word": b'"fact"',
    "a number": b"1",
    "nothing said": b'{"fact":{"what":"Told"}}',
    "no fact": b'{"said":{"happened_at":{"at":1},"typed_by":"Ida"}}',
    "a fact that is a list": STEP.replace(b'{"what":"Told"}', b"[]"),
    "a field left out": STEP.replace(b'"what":"Told"', b""),
    "a field of another type": STEP.replace(b'"Told"', b"7"),
    "a moment with a fraction": STEP.replace(b'"at":1', b'"at":1.5'),
    "said twice over": STEP.replace(b'{"happened_at":{"at":1},"typed_by":"Ida"}', b'"Ida"'),
    "nested without end": b"[" * 100_000,
}


@pytest.mark.parametrize("payload", BROKEN.values(), ids=BROKEN)
def test_a_payload_that_does_not_read_is_told_by_entry_and_kind(payload):
    with pytest.raises(Damaged, match=r"Entry 5 \(step_taken\) cannot be read"):
        _read(payload)


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_before_the_first_is_damage(version):
    with pytest.raises(Damaged, match="Entry 5"):
        _read(STEP, version=version)


def test_a_value_that_cannot_be_is_damage():
    payload = (
        goldens.golden("document_issued", 1).read_bytes().replace(b'"hex":"', b'"hex":"z')
    )
    with pytest.raises(Damaged, match=r"Entry 5 \(document_issued\)"):
        _read(payload, "document_issued")


def _outcome(payload, kind):
    try:
        fact = _read(payload, kind).fact
    except Damaged as why:
        return str(why)
    known = CASE_KINDS.get(kind) or TRUST_KINDS[kind]
    return "read" if isinstance(fact, known.type) else "something else"


@given(st.data())
def test_a_payload_with_one_byte_changed_reads_or_is_told(data):
    kind = data.draw(st.sampled_from(sorted(FACTS)))
    payload = bytearray(goldens.golden(kind, 1).read_bytes())
    payload[data.draw(st.integers(0, len(payload) - 1))] = data.draw(st.integers(0, 255))
    assert _outcome(bytes(payload), kind) in {"read", f"Entry 5 ({kind}) cannot be read."}


@given(st.text(), st.text(min_size=1), st.integers(-(2**62), 2**62))
def test_whatever_words_were_typed_come_back(words, name, moment):
    saying = Saying(happened_at=Instant(moment, name), typed_by=name)
    told = _read(write(StepTaken(what=words), saying).payload)
    assert told.fact.what == words
    assert told.telling.happened_at == saying.happened_at
    assert told.telling.happened_at.zone == name


def test_letters_that_are_no_text_are_refused_before_they_are_kept():
    with refused("letters", "Type them again"):
        write(StepTaken(what="a\ud800"), SAYING)


def test_an_entry_carries_the_number_that_its_fact_gave():
    assert write(FACTS["exhibit_admitted"], SAYING).number == "E07"
    assert write(FACTS["step_taken"], SAYING).number == ""


def test_a_payload_is_one_line_of_sorted_keys():
    assert write(StepTaken(what="Told"), SAYING).payload == (
        b'{"fact":{"what":"Told"},"said":{"happened_at":{"at":1791792000000000,'
        b'"zone":"Europe/Madrid"},"rests_on":"minutes","typed_by":"Ida Clerk",'
        b'"words_of":"Owen Officer"}}'
    )


@pytest.fixture
def a_kind_at_its_third_version(monkeypatch):
    def renamed(held):
        return {"words": held["text"]}

    def joined(held):
        return {"what": f"{held['words']}."}

    monkeypatch.setitem(CASE_KINDS, "step_taken", Kind(3, StepTaken))
    monkeypatch.setitem(upcasts.UPCASTS, ("step_taken", 1), renamed)
    monkeypatch.setitem(upcasts.UPCASTS, ("step_taken", 2), joined)


@pytest.mark.usefixtures("a_kind_at_its_third_version")
@pytest.mark.parametrize(
    ("version", "fields", "what"),
    [(1, {"text": "a"}, "a."), (2, {"words": "b"}, "b."), (3, {"what": "c"}, "c")],
)
def test_an_older_version_is_brought_up_one_step_at_a_time(version, fields, what):
    payload = json.dumps({"fact": fields, "said": SAID}).encode()
    assert _read(payload, version=version).fact == StepTaken(what=what)


@pytest.mark.usefixtures("a_kind_at_its_third_version")
def test_an_older_version_that_lacks_a_field_is_damage():
    with pytest.raises(Damaged, match="Entry 5"):
        _read(json.dumps({"fact": {"other": 1}, "said": SAID}).encode())


@pytest.mark.parametrize("kind", [*CASE_KINDS, *TRUST_KINDS])
def test_every_step_from_the_first_version_has_its_upcaster(kind):
    newest = (CASE_KINDS.get(kind) or TRUST_KINDS[kind]).version
    missing = [at for at in range(1, newest) if (kind, at) not in upcasts.UPCASTS]
    assert missing == []
