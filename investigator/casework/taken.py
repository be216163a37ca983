"""What putting right would do, and what it did: the entries, the places, the proposal."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from investigator.casework import held_in
from investigator.domain import mistakes, taking_out
from investigator.domain.case import refuse_unread
from investigator.domain.errors import Refused
from investigator.domain.put_right import BreachProposed, HeldIn, Noun, PutRight, propose
from investigator.domain.taking_out import Plan
from investigator.record.codec import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from investigator.casework.desk import Desk, Done
    from investigator.domain.about import Thing
    from investigator.domain.ledger import Fact
    from investigator.storage.case_file import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTaken:
    """An entry whose words go; `again` says that the rest of it is told again.

    `fact` is what it says, as long as it is still there.
    """

    seq: int
    again: bool
    fact: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """What goes or went. `maybe` are entries with a part of the name, for a person to tell.

    `moved_to` is the case and number it has now; `done` whether it has happened.
    """

    what: str
    noun: Noun
    entries: tuple[EntryTaken, ...]
    maybe: tuple[EntryTaken, ...]
    held_in: tuple[HeldIn, ...]
    proposed: BreachProposed | None
    moved_to: str = ""
    done: bool = False


def would_go(
    desk: "Desk", ref: str, what: str, *, also: tuple[int, ...] = (), to_case: str = ""
) -> TakenOut:
    """What putting right would take out, and where it is; nothing is changed."""
    file = desk.case_file(ref)
    refuse_unread(file.case)
    stated = file.stated()
    thing = mistakes.find(file.case, stated, what)
    plan = taking_out.plan(file.case, stated, thing, also=also, moved=bool(to_case))
    return told(desk, file, plan, held_in.held_in(desk, file, plan))


def planned(
    file: "CaseFile", thing: "Thing", *, also: tuple[int, ...] = (), moved: bool = False
) -> Plan:
    """What goes, as the case stands now."""
    return taking_out.plan(file.case, file.stated(), thing, also=also, moved=moved)


def told(desk: "Desk", file: "CaseFile", plan: Plan, held: tuple[HeldIn, ...]) -> TakenOut:
    """A plan as it is shown to a person."""
    gone = [EntryTaken(seq=one.place, again=False, fact=one.fact) for one in plan.gone]
    gone += [
        EntryTaken(seq=one.stated.place, again=True, fact=one.stated.fact)
        for one in plan.retold
    ]
    return TakenOut(
        what=plan.what,
        noun=plan.noun,
        entries=tuple(sorted(gone, key=lambda one: one.seq)),
        maybe=tuple(
            EntryTaken(seq=one.place, again=False, fact=one.fact) for one in plan.maybe
        ),
        held_in=held,
        proposed=propose(file.case, held, desk.now()),
    )


def carry_out(
    desk: "Desk",
    file: "CaseFile",
    plan: Plan,
    fact: PutRight,
    *,
    saying: Saying,
    before: "Sequence[Fact]" = (),
) -> "Done":
    """One transaction: what is told again, what is said, and the destruction.

    Then the file and the list of cases are written anew.
    """
    again = [(one.told.fact, _as_first(one)) for one in plan.retold]
    sources = tuple(one.stated.source for one in plan.retold)

    def facts(after: int) -> "list[tuple[Fact, Saying]]":
        pairs = tuple((old, after + at) for at, old in enumerate(sources, start=1))
        last = replace(fact, restated=pairs)
        return [*again, *((each, saying) for each in before), (last, saying)]

    file.put_right(
        facts, plan.bytes_gone, desk.vault.stamp(desk.clock.record()), desk.vault.signer
    )
    _forget_drafts(desk, file, plan)
    done = desk.record(file, ())  # the list of cases tells it as it is now
    try:
        desk.vault.register.compact()
    except Refused as why:  # what it said is overwritten; only its pages keep their places
        return replace(done, notices=(*done.notices, str(why)))
    return done


def _forget_drafts(desk: "Desk", file: "CaseFile", plan: Plan) -> None:
    """Half-filled forms of the case may hold it, and so may others that say its name."""
    drafts = desk.vault.register.drafts
    for line in drafts.all():
        said = plan.words.in_text(f"{line.title} {line.body}", parts=True)
        if line.file == file.name or said:
            drafts.forget(line.file, line.form)


def introduce(desk: "Desk", file: "CaseFile") -> None:
    """An officer new to the record is named before anything is planned on it."""
    if desk.vault.officer.fingerprint not in file.case.signers:
        desk.record(file, ())


def _as_first(one: taking_out.Retold) -> Saying:
    said = one.told.telling
    return Saying(
        happened_at=said.happened_at,
        typed_by=said.typed_by,
        words_of=said.words_of,
        rests_on=said.rests_on,
    )
