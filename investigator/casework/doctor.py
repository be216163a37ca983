"""What this computer has for the work, and the one command that mends what it lacks.

`needed` says that the main job, from an empty vault to a report, cannot be done without.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from investigator.domain.errors import Damaged, Refused
from investigator.machine import system
from investigator.machine.system import DiskKind
from investigator.machine.system.disk import nearest

if TYPE_CHECKING:
    from investigator.machine.clock import Clock

_LEAST_FREE = 200 * 1024**2
_LEAST_COLUMNS = 60
_SET_CLOCK = {"darwin": "sudo sntp -sS time.apple.com", "win32": "w32tm /resync"}
_AGAIN = "pip install --force-reinstall investigator"
_ELSEWHERE = "investigator vault new --vault FOLDER (a folder on this computer's own disk)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at; `mend` is empty where it is well."""

    what: str
    ok: bool
    said: str
    mend: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What the program knows of the terminal it was started in; 0 columns: not told."""

    there: bool
    name: str
    columns: int


def checks(vault: Path, clock: "Clock", terminal: Terminal) -> tuple[Check, ...]:
    """Everything in turn; nothing is changed, and no vault is opened."""
    found = (_encryption(), _pango(), _pages(), _disk(vault), _space(vault), _keyring())
    return (*found, _clock(clock), _terminal(terminal))


def able(found: tuple[Check, ...]) -> bool:
    """Whether the main job can be done here."""
    return all(each.ok for each in found if each.needed)


def _encryption() -> Check:
    """A database is made under a key, written and read again."""
    from investigator.storage.connection import connect  # noqa: PLC0415 - wanted here only

    what = "encryption"
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "check"
            connect(file, bytes(32), application=1, create=True).close()
            connect(file, bytes(32), application=1).close()
    except (Damaged, Refused, OSError) as why:
        return Check(what=what, ok=False, said=str(why), mend=_AGAIN)
    return Check(what=what, ok=True, said="Encrypted files can be written and read.")


def _pango() -> Check:
    from investigator.documents.doctor import (  # noqa: PLC0415 - loads libraries
        how_to_add,
        missing,
    )

    lacking = [each.partition(" is not ")[0] for each in missing()]
    if not lacking:
        return Check(what="pango", ok=True, said="Documents can be laid out.")
    return Check(
        what="pango",
        ok=False,
        said=f"Documents cannot be laid out: {', '.join(lacking)} is not here.",
        mend=how_to_add().partition(": ")[2],
    )


def _pages() -> Check:
    """The typefaces and templates that ship with the program."""
    from investigator.documents.glyphs import FONTS  # noqa: PLC0415 - wanted here only
    from investigator.documents.templates import (  # noqa: PLC0415 - wanted here only
        TemplatesLost,
        templates,
    )

    faces = len(tuple(FONTS.glob("*.ttf"))) if (FONTS / "fonts.conf").is_file() else 0
    try:
        templates()
    except TemplatesLost as why:
        return Check(what="fonts", ok=False, said=str(why), mend=_AGAIN)
    if not faces:
        lost = "The typefaces are not where this program was installed."
        return Check(what="fonts", ok=False, said=lost, mend=_AGAIN)
    said = f"The templates and {faces} typefaces are here."
    return Check(what="fonts", ok=True, said=said)


def _disk(vault: Path) -> Check:
    kind, folder = system.disk_kind(vault), nearest(vault)
    if kind is not DiskKind.LOCAL:
        where = "a network share" if kind is DiskKind.NETWORK else "a synced folder"
        said = f"The vault would lie on {where}, where it cannot be used."
        return Check(what="disk", ok=False, said=said, mend=_ELSEWHERE)
    if not os.access(folder, os.W_OK | os.X_OK):
        said = f"You may not write in {folder}."
        return Check(what="disk", ok=False, said=said, mend=_ELSEWHERE)
    return Check(what="disk", ok=True, said="The vault lies on this computer's own disk.")


def _space(vault: Path) -> Check:
    free = shutil.disk_usage(nearest(vault)).free
    said = f"{free // 1024**2:,} MiB are free for the vault."
    if free < _LEAST_FREE:
        return Check(what="space", ok=False, said=said, mend=_ELSEWHERE)
    return Check(what="space", ok=True, said=said)


def _keyring() -> Check:
    from investigator.storage.keyring_slot import offered  # noqa: PLC0415 - a slow import

    if offered():
        said = "This system's keyring can open the vault, if you wish."
        return Check(what="keyring", ok=True, said=said, needed=False)
    return Check(
        what="keyring",
        ok=False,
        said="There is no safe keyring here, so the passphrase is typed each time.",
        mend="apt install gnome-keyring" if sys.platform == "linux" else "",
        needed=False,
    )


def _clock(clock: "Clock") -> Check:
    in_step = clock.record().synchronised
    if in_step is None:
        said = "This system does not tell whether its clock is in step; compare it by eye."
        return Check(what="clock", ok=True, said=said, needed=False)
    if in_step:
        return Check(what="clock", ok=True, said="The clock is in step.", needed=False)
    return Check(
        what="clock",
        ok=False,
        said="This computer's clock is not kept in step, so the record is less certain.",
        mend=_SET_CLOCK.get(sys.platform, "sudo timedatectl set-ntp true"),
        needed=False,
    )


def _terminal(terminal: Terminal) -> Check:
    return Check(
        what="terminal",
        ok=not (problem := next(_terminal_problems(terminal), "")),
        said=problem or "The screens can be shown in this terminal.",
        mend="investigator --help" if problem else "",
        needed=False,
    )


def _terminal_problems(terminal: Terminal) -> Iterator[str]:
    if not terminal.there:
        yield "There is no terminal here for the screens; the command line does it all."
    elif terminal.name.lower() in ("dumb", "unknown"):
        yield "This terminal cannot draw screens; the command line does it all."
    elif 0 < terminal.columns < _LEAST_COLUMNS:
        yield f"The screens need {_LEAST_COLUMNS} columns: make the window wider."
