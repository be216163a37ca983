"""Makes the pack of the loss sheet: what a lost laptop held, for whoever protects data.

It names no pupil and no member of staff: cases stand under their references, people as
numbers. It says what is known and what is not, and decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from investigator.documents.packs.loss_steps import counted, minute, next_steps
from investigator.documents.packs.loss_told import Loss, LostCase
from investigator.documents.packs.parts import (
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Generated,
    Heading,
    Paragraph,
    Part,
    RecordHead,
    Section,
    Table,
)

KIND, TITLE = "loss-sheet", "Loss sheet"
_MARKING = "Confidential: data protection"
_HEAD_SENTENCE = (
    "This number is made from every entry of the trust's own record up to the one named. "
    "Another copy of that record gives the same number for the same entry, or the two "
    "differ."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LossSheet:
    """The loss sheet, in the order it is printed."""

    heading: Heading
    sections: tuple[Section, ...]


def loss_sheet(loss: Loss) -> LossSheet:
    """The sheet as the vault stands."""
    return LossSheet(
        heading=_heading(loss),
        sections=(
            Section(title="What this sheet says", parts=tuple(_about(loss))),
            Section(title="When it was known", parts=tuple(counted(loss))),
            Section(title="What was on the laptop", parts=tuple(_held(loss))),
            Section(title="How it was locked", parts=tuple(_locked(loss))),
            Section(title="Backups, and what came after", parts=tuple(_backups(loss))),
            Section(
                title="Copies outside the vault",
                parts=tuple(_copies(loss)),
                when_empty="The vault knows of no copy outside it.",
            ),
            Section(title="Who can open the vault", parts=tuple(_who(loss))),
            Section(title="What to do next", parts=tuple(next_steps(loss))),
        ),
    )


def _heading(loss: Loss) -> Heading:
    known = minute(loss.known_since) if loss.known_since else "not given"
    return Heading(
        kind=KIND,
        reference=f"Vault {loss.vault}",
        title=TITLE,
        subtitle="What a lost laptop held, how it was locked, and what to do next",
        trust=loss.trust,
        marking=_MARKING,
        status="For the data protection officer, who decides what follows from it.",
        draft=False,
        practice=loss.practice,
        missing=(),
        cover=(
            Fact(label="Loss known since", value=known),
            Fact(label="Cases", value=str(len(loss.cases))),
            Fact(label="People in them", value=str(sum(one.people for one in loss.cases))),
            Fact(label="Made from", value=_source(loss)),
            Fact(label="Made", value=minute(loss.now)),
        ),
        record=RecordHead(seq=str(loss.seq), head=loss.head, sentence=_HEAD_SENTENCE),
        generated=Generated(
            as_of=f"entry {loss.seq}",
            made_at=loss.now.iso(),
            made_at_words=minute(loss.now),
            versions=tuple(Fact(label=name, value=value) for name, value in loss.versions),
        ),
    )


def _source(loss: Loss) -> str:
    if loss.restored is None:
        return "the vault in use, not from a backup"
    return f"the backup of {minute(loss.restored.taken_at)}"


def _about(loss: Loss) -> Iterator[Part]:
    yield Paragraph(
        text="It lists what the vault held, so that the data protection officer can weigh "
        "the risk to people. Everything in it is read from the record. It names nobody "
        "whom a case is about."
    )
    if loss.restored is None:
        yield Paragraph(
            text="It was made from the vault in use. If that vault lies on another laptop "
            "than the lost one, check that the two held the same."
        )
    else:
        yield Paragraph(
            text=f"It was made from a backup taken on "
            f"{minute(loss.restored.taken_at)}. The lost laptop may have held more: "
            "what was recorded after that moment is not known here, except as far as "
            "section 5 tells."
        )


def _held(loss: Loss) -> Iterator[Part]:
    cases = loss.cases
    yield Facts(
        facts=(
            Fact(label="Open cases", value=str(sum(not one.closed for one in cases))),
            Fact(label="Closed cases", value=str(sum(one.closed for one in cases))),
            Fact(label="People recorded", value=str(sum(one.people for one in cases))),
            Fact(label="Of these pupils", value=str(sum(one.pupils for one in cases))),
            Fact(label="Exhibits", value=str(sum(one.exhibits for one in cases))),
            Fact(label="Documents kept", value=str(sum(one.documents for one in cases))),
        )
    )
    yield Paragraph(text="The cases hold these sorts of personal data:")
    yield Bullets(lines=tuple(_sorts(cases)))
    yield Table(
        caption="Cases by reference",
        columns=tuple(
            Column(title=title, width=width)
            for title, width in (
                ("Case", 28),
                ("Stage", 24),
                ("People", 12),
                ("Pupils", 12),
                ("Exhibits", 12),
                ("Entries", 12),
            )
        ),
        rows=tuple(_case(one) for one in cases),
        when_empty="The vault held no case.",
    )


def _sorts(cases: tuple[LostCase, ...]) -> Iterator[str]:
    yield "names, posts and schools of members of staff and of others in a case"
    if any(one.allegations for one in cases):
        yield "allegations about the conduct of members of staff, answers and findings"
    if any(one.accounts for one in cases):
        yield "accounts on social media, and whose they are taken to be"
    if any(one.exhibits for one in cases):
        yield "exhibits: pictures, messages and files with whatever they show"
    if any(one.pupils for one in cases):
        yield "names of pupils, and what concerns their safety"
    yield (
        "possibly, in free words and in exhibits, health, beliefs, union membership, sex "
        "life or alleged offences: the record does not sort these, so look at the cases"
    )


def _case(one: LostCase) -> tuple[Cell, ...]:
    numbers = (one.people, one.pupils, one.exhibits, one.entries)
    return (
        Cell(text=one.ref),
        Cell(text=one.stage),
        *(Cell(text=str(number)) for number in numbers),
    )


def _locked(loss: Loss) -> Iterator[Part]:
    lock = loss.lock
    yield Facts(
        facts=(
            Fact(
                label="Each case",
                value="its own random key of 256 bits; AES-256, every page with its own "
                "HMAC-SHA512 (SQLCipher 4)",
            ),
            Fact(
                label="Passphrase",
                value=f"Argon2id, {lock.memory_mib} MiB, {lock.passes} passes, "
                f"{lock.lanes} lanes for each guess",
            ),
            Fact(label="Passphrases that open it now", value=str(lock.passphrases)),
            Fact(
                label="The system's keyring",
                value="opens it as well: whoever can log in on that laptop as its user "
                "may open the vault"
                if lock.keyring
                else "does not open it",
            ),
            Fact(
                label="Last entry of the laptop known here", value=minute(loss.last_entry)
            ),
        )
    )
    yield Paragraph(
        text="Names of files are random, and nothing outside the encryption names a case "
        "or a person. Somebody who has the laptop sees how large the files are, when they "
        "changed, and that this program was used."
    )
    yield Paragraph(
        text="Nobody can tell from here whether the vault was locked when the laptop was "
        "lost. It locks itself after minutes without a key, and after the laptop slept. "
        "Ask the person who used it, and ask whether a passphrase was written down, and "
        "whether the disk itself was encrypted."
    )


def _backups(loss: Loss) -> Iterator[Part]:
    yield Table(
        caption="Last backup in each place, as the record knows it",
        columns=(
            Column(title="Place", width=50),
            Column(title="Taken", width=35),
            Column(title="Cases", width=15),
        ),
        rows=tuple(
            (
                Cell(text=f"{one.place}{'' if one.second else ' (on the laptop itself)'}"),
                Cell(text=minute(one.at)),
                Cell(text=str(one.cases)),
            )
            for one in loss.backups
        ),
        when_empty="The record knows of no backup.",
    )
    if loss.restored is not None:
        yield Paragraph(
            text=f"This vault was restored to {minute(loss.restored.taken_at)}. Of "
            "what was recorded after that, the vault itself can know nothing. Every page "
            "of an issued document names the entry at which it was made; a document that "
            "names a later entry than this table was made after the backup."
        )
    yield Table(
        caption="Where each record ended, as far as it is known here",
        columns=(
            Column(title="Case", width=24),
            Column(title="Ends at", width=30),
            Column(title="Last document", width=23),
            Column(title="Known to be lost", width=23),
        ),
        rows=tuple(_ending(one) for one in loss.cases),
        when_empty="There is no case.",
    )


def _ending(one: LostCase) -> tuple[Cell, ...]:
    document = f"tells entry {one.last_document}" if one.last_document else "none"
    lost = (
        f"entries {one.entries + 1} to {one.seen}"
        if one.seen > one.entries
        else "nothing known"
    )
    return (
        Cell(text=one.ref),
        Cell(text=f"entry {one.entries}, {minute(one.last_entry)}"),
        Cell(text=document),
        Cell(text=lost),
    )


def _copies(loss: Loss) -> Iterator[Part]:
    if loss.copies:
        yield Paragraph(
            text="These stand in plain form outside the vault, as far as it knows. One "
            "that lay on the laptop was lost with it, and no passphrase protects it."
        )
        yield Bullets(lines=loss.copies)


def _who(loss: Loss) -> Iterator[Part]:
    people = "person" if loss.lock.passphrases == 1 else "people"
    yield Paragraph(text=f"{loss.lock.passphrases} {people} by a passphrase of their own.")
    if loss.recovery_holder:
        yield Paragraph(
            text=f"Whoever has the recovery key, which is kept by {loss.recovery_holder}"
            f"{', ' + loss.recovery_place if loss.recovery_place else ''}."
        )
    else:
        yield Paragraph(
            text="Whoever has the recovery key. The record does not say who keeps it: "
            "find that out first."
        )
