"""Officers as rows, and what is known of the recovery key and the laptop's keyring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from investigator.casework.doorstep import door_of
from investigator.casework.officers import OfficerShown, officers, recovery_test_due
from investigator.casework.setting_up import keyring_offered
from investigator.domain.instant import LONDON, Instant
from investigator.tui.dates import day_words
from investigator.tui.marks import marked
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.widgets.columns import Column
from investigator.tui.widgets.pages import ListedRows, Row
from investigator.tui.words import Tone, Wording

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

COLUMNS = (
    Column(heading="Officer", least=16, share=1),
    Column(heading="What they do", least=14, share=1, drop=1),
    Column(heading="Since", width=16),
    Column(heading="", least=14, share=1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who may open the vault, who keeps its recovery key, and how it stands."""

    officers: tuple[OfficerShown, ...]
    keeper: str
    place: str
    tested: Instant | None
    test_due: date | None
    keyring: bool
    keyring_offered: bool
    now: Instant


def known(desk: "Desk") -> Known:
    """Asked of the desk."""
    trust = desk.vault.trust
    recovery, tested = trust.recovery, trust.keyholding.tested
    return Known(
        officers=officers(desk),
        keeper=recovery.fact.holder if recovery else "",
        place=recovery.fact.place if recovery else "",
        tested=tested.telling.recorded_at if tested else None,
        test_due=recovery_test_due(desk),
        keyring=door_of(desk.vault.folder).keyring,
        keyring_offered=keyring_offered(),
        now=desk.now(),
    )


def rows(found: Known) -> ListedRows:
    """In the order they came."""
    return ListedRows([_row(one) for one in found.officers])


def keys_told(found: Known) -> Content:
    """The recovery key and the keyring, each on lines of its own."""
    return lines_of(*_keys(found))


def _keys(found: Known) -> Iterator[Content]:
    if not found.keeper:
        yield said("[$due]▲ Recovery key: nobody is on record as keeping it.[/]")
    else:
        yield said(
            "[bold]Recovery key[/] kept by $who, $place.",
            who=found.keeper,
            place=found.place,
        )
    yield from _tested(found)
    if found.keyring:
        yield safe("This laptop's keyring opens the vault for whoever is signed in as you.")
    else:
        yield said("[$quiet]The passphrase is typed each time; no keyring is used.[/]")


def _tested(found: Known) -> Iterator[Content]:
    tried = (
        f"Tried {day_words(found.tested.local(LONDON).date())}."
        if found.tested
        else "Not tried yet."
    )
    due = found.test_due
    if due is None:
        return
    if due <= found.now.day():
        yield said(
            "[$due]▲ $tried A test was due $due.[/]", tried=tried, due=day_words(due)
        )
    else:
        yield said("$tried Next test due $due.", tried=tried, due=day_words(due))


def _row(one: OfficerShown) -> Row:
    return Row(
        key=one.fingerprint,
        cells=(
            safe(one.name),
            safe(one.role),
            safe(day_words(one.added)),
            marked(_state(one)),
        ),
        tone=Tone.QUIET if one.left else Tone.PLAIN,
    )


def _state(one: OfficerShown) -> Wording:
    if one.left is not None:
        return Wording(f"Left {day_words(one.left)}, to {one.handed_to}", "→", Tone.QUIET)
    if not one.can_open:
        return Wording("Cannot open it: add again", "▲", Tone.SOON)
    return Wording("You", "●") if one.you else Wording("Opens it", "●")
