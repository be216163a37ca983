"""Ordinary work in any order, locked and broken off, leaves what a simple model says."""

import hashlib
import shutil
from collections.abc import Generator
from dataclasses import dataclass, field
from itertools import islice

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from investigator.casework.commands.case import OpenCase, TakeStep
from investigator.casework.commands.exhibit import AdmitExhibit
from investigator.casework.commands.removal import GiveKeepNotice
from investigator.casework.desk import Done
from investigator.casework.perform import perform, steps
from investigator.domain.errors import Refused
from investigator.machine.crypto import Argon2
from tests.casework import vaults
from tests.casework.vaults import FIRST_BYTES, REF
from tests.faults.checking import after
from tests.faults.processes import FULL, a_room
from tests.faults.working import a_request, at_work

pytestmark = pytest.mark.faults
EXAMPLES, ACTIONS = (400, 50) if FULL else (4, 20)
REFS = (REF, "S-1", "S-2")
TEXT = st.text("abcdefg\u00e9\u6f22\u0436", min_size=1)


@dataclass(slots=True)
class Model:
    """What was acknowledged in one case."""

    steps: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    notices: int = 0
    requests: int = 0


class Soak(RuleBasedStateMachine):
    """A vault beside a plain dictionary of what was acknowledged."""

    done = 0

    @initialize()
    def begin(self):
        self.room = a_room()
        self.folder = vaults.copied(vaults.small(), self.room / "vault")
        self.unlock()
        first = hashlib.sha256(FIRST_BYTES).hexdigest()
        self.model = {REF: Model(kept=[first])}

    def unlock(self):
        self.opened = at_work(self.folder)
        self.desk = self.opened.__enter__()

    @rule(ref=st.sampled_from(REFS), what=TEXT)
    def step(self, ref, what):
        if self.carried_out(TakeStep(case=ref, what=what), ref):
            self.model[ref].steps.append(what)

    @rule(ref=st.sampled_from(REFS), to=TEXT)
    def notice(self, ref, to):
        if self.carried_out(GiveKeepNotice(case=ref, to=to, wording="Keep it."), ref):
            self.model[ref].notices += 1

    @rule()
    def request(self):
        if self.carried_out(a_request(), REF):
            self.model[REF].requests += 1

    @rule(ref=st.sampled_from(REFS), data=st.binary(min_size=1, max_size=3_000))
    def exhibit(self, ref, data):
        if self.carried_out(self.an_exhibit(ref, data), ref):
            self.model[ref].kept.append(hashlib.sha256(data).hexdigest())

    @rule(
        ref=st.sampled_from(REFS),
        megabytes=st.sampled_from((0, 0, 0, 1, 9)),
        to=st.integers(0, 6),
    )
    def exhibit_broken_off(self, ref, megabytes, to):
        data = b"broken off " * (1 + megabytes * 95_000)
        work = steps(self.desk, self.an_exhibit(ref, data))
        assert isinstance(work, Generator)
        try:
            done = [each for each in islice(work, to) if isinstance(each, Done)]
        except Refused:
            assert ref not in self.model
            done = []
        work.close()
        if done:
            self.model[ref].kept.append(hashlib.sha256(data).hexdigest())

    @rule(ref=st.sampled_from(REFS[1:]))
    def case(self, ref):
        command = OpenCase(title="Another", school="A school", ref=ref)
        try:
            perform(self.desk, command)
        except Refused:
            assert ref in self.model
        else:
            self.model[ref] = Model()

    @rule()
    def reopen(self):
        self.opened.__exit__(None, None, None)
        self.unlock()

    def an_exhibit(self, ref, data):
        file = self.room / "paper.bin"
        file.write_bytes(data)
        return AdmitExhibit(case=ref, file=file, title="A paper")

    def carried_out(self, command, ref):
        """Whether it was; the only refusal here is for a case that is not there."""
        try:
            perform(self.desk, command)
        except Refused:
            assert ref not in self.model
            return False
        assert ref in self.model
        return True

    @invariant()
    def every_case_is_as_the_model_says(self):
        type(self).done += 1
        for ref, told in self.model.items():
            case = self.desk.case_file(ref).case
            taken = [each.fact.what for each in case.steps.values()]
            assert taken == told.steps
            kept = [each.file.sha256.hex for each in case.exhibits.values()]
            assert kept == told.kept
            assert len(case.removals) == told.requests
            assert len(case.keep_notices) == told.notices

    def teardown(self):
        if not hasattr(self, "opened"):
            return
        self.opened.__exit__(None, None, None)
        found = after(self.folder, [])
        shutil.rmtree(self.room)
        assert found.corrupt == []
        assert found.stray == []


def test_work_in_any_order_agrees_with_a_simple_model(monkeypatch, figure):
    monkeypatch.setattr(Argon2, "derive", vaults.derived)
    Soak.done = 0
    machine = settings(
        max_examples=EXAMPLES,
        stateful_step_count=ACTIONS,
        deadline=None,
        derandomize=not FULL,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Soak, settings=machine)
    figure(
        "a soak against a simple model",
        many=f"{Soak.done:,} actions",
        result="0 differences",
        budget="0 of 20,000",
        holds=True,
    )
