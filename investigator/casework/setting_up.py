"""What the first half hour asks beside its commands: a phrase, a keyring, the envelope."""

from pathlib import Path
from typing import TYPE_CHECKING

from investigator.casework import recovery
from investigator.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUPS_ASKED = (2, 5, 9)
"""Which groups of the recovery key are typed back, counted from 1."""

_WORDS_IN_PHRASE = 6
_DRAW = 4  # bytes drawn for a word; what would favour some words is drawn again


def offered_phrase() -> str:
    """Six words drawn by the system's own dice from the shipped list."""
    from investigator.reference.load import phrase_words  # noqa: PLC0415 - wanted once

    words = phrase_words()
    return " ".join(words[_drawn(len(words))] for _ in range(_WORDS_IN_PHRASE))


def keyring_offered() -> bool:
    """Whether this laptop has a keyring that is safe to use."""
    from investigator.storage.keyring_slot import offered  # noqa: PLC0415 - a slow import

    return offered()


def save_recovery_key(path: Path, key: str) -> Path:
    """Writes the sheet to be printed; where it lies."""
    recovery.keep_in_file(path, key)
    return path


def delete_sheet(path: Path) -> None:
    """Takes the sheet away again when it is on paper."""
    path.unlink(missing_ok=True)


def check_groups(key: str, typed: "Iterable[tuple[int, str]]") -> tuple[int, ...]:
    """The numbers of the groups that were not typed back as they are."""
    groups = key.replace("-", " ").split()
    return tuple(
        number
        for number, text in typed
        if text.strip().upper() != groups[number - 1].upper()
    )


def check_keeper(keeper: str, officer: str) -> None:
    """The envelope is no use with the person whose passphrase it replaces."""
    if not keeper.strip():
        raise Refused(
            "Somebody has to keep the envelope.", remedy="Enter the name of that person."
        )
    if keeper.strip().casefold() == officer.strip().casefold():
        raise Refused(
            "The envelope is for somebody else than you.",
            remedy="Name a person who can reach it when you cannot.",
        )


def practice_folder() -> Path:
    """Where the practice vault lies."""
    from investigator.machine import places  # noqa: PLC0415 - wanted once

    return places.practice_vault_folder()


def _drawn(choices: int) -> int:
    from investigator.machine.crypto import random_bytes  # noqa: PLC0415 - wanted once

    fair = (1 << 8 * _DRAW) // choices * choices
    while (found := int.from_bytes(random_bytes(_DRAW), "big")) >= fair:
        continue
    return found % choices
