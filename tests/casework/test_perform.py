"""The one door: a command is carried out whole, or refused and nothing has changed."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

import investigator.casework.commands
from investigator.casework import views
from investigator.casework.commands.base import CaseCommand, Command
from investigator.casework.commands.case import (
    ConfirmWords,
    MoveCase,
    OpenCase,
    PlanStep,
    TakeStep,
)
from investigator.casework.commands.exhibit import AdmitExhibit, ExportExhibit, MakeDocument
from investigator.casework.commands.removal import CheckRemoval
from investigator.casework.commands.vault import LockVault
from investigator.casework.desk import Done, Progress
from investigator.casework.perform import HANDLERS, handler_of, perform, steps
from investigator.casework.ruled import as_facts, carry_out
from investigator.domain.errors import Refused
from investigator.domain.exhibit import Origin
from investigator.domain.instant import Instant
from investigator.domain.procedure import Stage
from investigator.domain.removal_request import Seen
from investigator.domain.steps import How, StepTaken
from tests.casework.vaults import NOW, REF

AHEAD = NOW.later(hours=1)
_HERE = Path(investigator.casework.commands.__file__).parent
MODULES = sorted(path.stem for path in _HERE.glob("[a-z]*.py"))
COMMANDS = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(import_module(f"investigator.casework.commands.{module}")).values()
        if isinstance(kind, type) and issubclass(kind, Command) and is_dataclass(kind)
    }
    - {Command, CaseCommand},
    key=lambda kind: kind.__name__,
)


def refused_commands(tmp_path: Path) -> dict[str, Command]:
    paper = tmp_path / "paper.txt"
    paper.write_bytes(b"words")
    late = Origin(captured_at=AHEAD)
    return {
        "stage": MoveCase(case=REF, to=Stage.HEARD),
        "no words": TakeStep(case=REF, what="  "),
        "nothing waits": ConfirmWords(case=REF, entry=1, how=How.SIGNED_REPLY),
        "ahead": TakeStep(case=REF, what="Rang", happened_at=AHEAD),
        "no request": CheckRemoval(case=REF, request="R9", at=NOW, result=Seen.GONE),
        "captured later": AdmitExhibit(case=REF, file=paper, origin=late),
        "bad number": AdmitExhibit(case=REF, file=paper, number="X1"),
        "taken number": AdmitExhibit(case=REF, file=paper, number="E01"),
        "no file": AdmitExhibit(case=REF, file=tmp_path / "none"),
        "a folder": AdmitExhibit(case=REF, file=tmp_path),
        "no exhibit": ExportExhibit(case=REF, exhibit="E09", out=tmp_path / "out"),
        "over a file": ExportExhibit(case=REF, exhibit="E01", out=paper),
        "no such document": MakeDocument(case=REF, kind="poem", out=tmp_path / "out.pdf"),
        "no folder": MakeDocument(
            case=REF, kind="investigation-report", out=tmp_path / "no" / "out.pdf"
        ),
    }


@pytest.mark.parametrize("why", refused_commands(Path("/nonexistent").parent / "tmp"))
def test_a_refusal_is_a_sentence_with_a_next_step_and_changes_nothing(
    shared_desk, tmp_path, why
):
    before = shared_desk.case_file(REF).standing.head
    with pytest.raises(Refused) as told:
        perform(shared_desk, refused_commands(tmp_path)[why])
    assert told.value.sentence.endswith(".")
    assert told.value.remedy.endswith(".")
    assert shared_desk.case_file(REF).standing.head == before


def test_an_unknown_case_is_refused(desk):
    with pytest.raises(Refused, match="no case TEST-9999"):
        perform(desk, TakeStep(case="TEST-9999", what="Rang"))


def test_a_locked_desk_carries_out_nothing(empty_desk):
    with pytest.raises(Refused, match="vault is locked"):
        perform(empty_desk, TakeStep(case=REF, what="Rang"))
    assert not empty_desk.unlocked


def test_locking_twice_does_nothing(desk):
    perform(desk, LockVault())
    perform(desk, LockVault())
    assert not desk.unlocked


def test_a_step_is_recorded_with_when_it_happened_and_whose_words_it_is(desk):
    earlier = Instant.parse("2026-11-20T10:00:00Z")
    done = perform(
        desk,
        TakeStep(
            case=REF,
            what="Rang the school",
            happened_at=earlier,
            words_of="The head",
            rests_on="phone note",
        ),
    )
    assert done.case is not None
    telling = done.case.steps[done.seq].telling
    assert telling.happened_at == earlier
    assert telling.recorded_at.at >= NOW.at
    assert (telling.speaker, telling.rests_on) == ("The head", "phone note")
    assert telling.typed_by == "Philippa Ostrander"


def test_without_a_moment_it_happened_now(desk):
    done = perform(desk, TakeStep(case=REF, what="Rang"))
    assert done.case is not None
    telling = done.case.steps[done.seq].telling
    assert telling.own_words
    assert telling.recorded_at.at - telling.happened_at.at < 1_000_000


def test_a_plan_may_lie_ahead(desk):
    done = perform(desk, PlanStep(case=REF, what="Hearing", at=AHEAD))
    assert done.case is not None
    assert [told.fact.at for told in done.case.plans.values()] == [AHEAD]


def test_the_register_follows_every_command(desk):
    done = perform(desk, TakeStep(case=REF, what="Rang"))
    line = desk.vault.register.find(REF)
    assert (line.seq, line.head) == (done.seq, desk.case_file(REF).standing.head.hash.hex())


def test_who_first_writes_in_a_case_is_named_in_it_once(desk):
    perform(desk, TakeStep(case=REF, what="Rang"))
    case = views.case(desk, REF)
    assert [told.fact.name for told in case.signers.values()] == ["Philippa Ostrander"]


def test_a_case_gets_the_next_reference_of_the_year(desk):
    refs = [
        done.case.ref
        for _each in range(2)
        if (done := perform(desk, OpenCase(title="Posts", school="A"))).case
    ]
    assert refs == ["CASE-2026-002", "CASE-2026-003"]


def test_a_reference_that_is_taken_is_passed_over(desk):
    perform(desk, OpenCase(ref="CASE-2026-003", title="Posts", school="A"))
    done = perform(desk, OpenCase(title="Posts", school="A"))
    assert done.case is not None
    assert done.case.ref == "CASE-2026-004"


@pytest.mark.parametrize(
    "wanted",
    [
        OpenCase(ref=REF, title="Again", school="A"),
        OpenCase(ref="x" * 61, title="Long", school="A"),
        OpenCase(ref="two\nlines", title="Lines", school="A"),
        OpenCase(title="Seen later", school="A", first_seen=AHEAD),
        OpenCase(title="Letters", school="A", respondent="\udcff"),
    ],
)
def test_a_case_that_is_refused_leaves_no_file(desk, folder, wanted):
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(Refused):
        perform(desk, wanted)
    assert sorted(path.name for path in folder.iterdir()) == before
    assert views.case_count(desk, closed=True) == 1


@pytest.mark.parametrize("after", range(4))
def test_work_that_is_stopped_between_its_steps_leaves_nothing(desk, tmp_path, after):
    film = tmp_path / "film.bin"
    film.write_bytes(bytes(20 << 20))
    before = desk.case_file(REF).standing.head
    work = steps(desk, AdmitExhibit(case=REF, file=film))
    for _step in range(after):
        next(work)
    stop(work)
    assert desk.case_file(REF).standing.head == before
    assert list(views.case(desk, REF).exhibits) == ["E01"]
    assert isinstance(perform(desk, AdmitExhibit(case=REF, file=film)), Done)


def test_a_file_that_changes_while_it_is_read_is_not_added(desk, tmp_path):
    film = tmp_path / "film.bin"
    film.write_bytes(bytes(20 << 20))
    work = steps(desk, AdmitExhibit(case=REF, file=film))
    while not _keeping(next(work)):
        continue
    with film.open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"x")
    with pytest.raises(Refused, match="changed while it was being read"):
        list(work)
    assert list(views.case(desk, REF).exhibits) == ["E01"]


def stop(work: Iterator[Progress | Done]) -> None:
    """As the clerk does when somebody cancels."""
    assert isinstance(work, Generator)
    work.close()


def _keeping(step: object) -> bool:
    return isinstance(step, Progress) and step.what == "Keeping the file"


@pytest.mark.parametrize("kind", COMMANDS)
def test_every_command_has_one_that_carries_it_out(kind):
    named = HANDLERS.get(kind.__name__)
    ruled = issubclass(kind, CaseCommand) and kind.rule is not None
    assert bool(named) != ruled


@pytest.mark.parametrize("named", HANDLERS.values())
def test_every_handler_is_there(named):
    module, _, name = named.partition(":")
    assert callable(getattr(import_module(module), name))


def test_a_command_that_nobody_carries_out_is_a_fault():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Unheard(Command):
        """No handler knows it."""

    with pytest.raises(TypeError, match="Unheard"):
        handler_of(Unheard())


def test_a_command_without_a_rule_is_a_fault(desk):
    with pytest.raises(TypeError, match="CaseCommand"):
        list(carry_out(desk, CaseCommand(case=REF)))


def test_a_rules_answer_may_be_none_one_or_several():
    assert as_facts(None) == ()
    one, two = StepTaken(what="one"), StepTaken(what="two")
    assert as_facts(one) == (one,)
    assert as_facts((one, two)) == (one, two)


@pytest.mark.parametrize("kind", COMMANDS)
def test_no_command_shows_a_passphrase(kind):
    secret = [field for field in fields(kind) if re.search("pass(phrase|word)", field.name)]
    assert all(not field.repr for field in secret)
