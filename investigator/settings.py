"""The laptop's preferences: one TOML file, one frozen value, no key that is not known."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path

from investigator.domain.errors import Refused
from investigator.domain.text import visible
from investigator.machine.files import private_folder, read_whole, write_whole

_LIMIT = 1 << 16
SHORTEST_LOCK, LONGEST_LOCK = 1, 60


class Look(StrEnum):
    """The colours of the screens."""

    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What one laptop prefers; nothing of a case and no secret is among it."""

    look: Look = Look.DARK
    """The colours of the screens."""

    calm_display: bool = True
    """Whether nothing moves or blinks."""

    lock_after_minutes: int = 10
    """How long nobody need touch a key before the vault locks."""

    initials_in_lists: bool = True
    """Whether lists show people's names as initials."""

    vault: str = ""
    """The vault's folder; empty for the usual one."""

    def __post_init__(self) -> None:
        if not SHORTEST_LOCK <= self.lock_after_minutes <= LONGEST_LOCK:
            raise Refused(
                f"The vault locks after {SHORTEST_LOCK} to {LONGEST_LOCK} minutes.",
                remedy="Choose a number of minutes between the two.",
            )
        if self.vault and not Path(self.vault).is_absolute():
            raise Refused(
                f"“{visible(self.vault)}” does not say which folder is meant.",
                remedy="Write the whole path of the vault's folder.",
            )


_KINDS: Mapping[str, type] = {
    "look": str,
    "calm_display": bool,
    "lock_after_minutes": int,
    "initials_in_lists": bool,
    "vault": str,
}
_KIND_WORDS: Mapping[type, str] = {
    str: "words in quotation marks",
    bool: "true or false",
    int: "a whole number",
}


def read(path: Path) -> Preferences:
    """The preferences in a file; the usual ones where there is no file."""
    if not path.exists():
        return Preferences()
    import tomllib  # noqa: PLC0415 - the usual ones need no file to be read

    try:
        found = tomllib.loads(read_whole(path, _LIMIT).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise Refused(
            f"The settings in {visible(str(path))} cannot be read.",
            remedy="Mend the file, or move it away and choose the settings again.",
        ) from None
    for key, value in found.items():
        _check(key, value)
    look = _look(str(found.pop("look", Look.DARK)))
    return Preferences(look=look, **found)


def keep(path: Path, preferences: Preferences) -> None:
    """Writes them; the file is private and is never left half written."""
    import tomli_w  # noqa: PLC0415 - wanted only when something is changed

    private_folder(path.parent)
    write_whole(path, tomli_w.dumps(asdict(preferences)).encode())


def _check(key: str, value: object) -> None:
    names = [field.name for field in fields(Preferences)]
    if key not in names:
        from difflib import get_close_matches  # noqa: PLC0415 - only where one is wrong

        near = get_close_matches(key, names, n=1, cutoff=0) or names[:1]
        raise Refused(
            f"There is no setting “{visible(key)}”.", remedy=f"The nearest is “{near[0]}”."
        )
    kind = _KINDS[key]
    if type(value) is not kind:
        raise Refused(
            f"The setting “{key}” is not {_KIND_WORDS[kind]}.",
            remedy=f"Give it {_KIND_WORDS[kind]}.",
        )


def _look(word: str) -> Look:
    try:
        return Look(word)
    except ValueError:
        from difflib import get_close_matches  # noqa: PLC0415 - only where one is wrong

        known = [one.value for one in Look]
        near = get_close_matches(word, known, n=1, cutoff=0) or known
        raise Refused(
            f"There is no look “{visible(word)}”.",
            remedy=f"Choose one of {', '.join(known)}; the nearest is {near[0]}.",
        ) from None
