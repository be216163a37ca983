"""The laptop's preferences as screens ask for them and change them."""

from pathlib import Path

from investigator import settings
from investigator.machine import places
from investigator.settings import LONGEST_LOCK, SHORTEST_LOCK, Look, Preferences

__all__ = [
    "LONGEST_LOCK",
    "SHORTEST_LOCK",
    "Look",
    "Preferences",
    "keep",
    "preferences",
    "preferences_file",
    "preferred_vault",
]


def preferences_file() -> Path:
    """Where this laptop keeps them."""
    return places.settings_file()


def preferences(path: Path) -> Preferences:
    """Those in a file, or the usual ones."""
    return settings.read(path)


def keep(path: Path, chosen: Preferences) -> Preferences:
    """Writes them and gives them back."""
    settings.keep(path, chosen)
    return chosen


def preferred_vault(named: Path, chosen: Preferences) -> Path:
    """The folder that was named; the one in the settings where that is the usual one."""
    if chosen.vault and named == places.vault_folder():
        return Path(chosen.vault)
    return named
