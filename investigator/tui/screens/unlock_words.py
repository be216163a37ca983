"""What is said of a vault while it is locked."""

from pathlib import Path

from textual.content import Content

from investigator.casework.doorstep import PRACTICE_PASSPHRASE, LockNote
from investigator.tui.safe import said


def hint() -> Content:
    """After some wrong ones: what it may be, and the other way in."""
    return said(
        "[$due]▲[/] Three times did not open it. Is Caps Lock on? Is the keyboard another "
        "one than usual? “Show what I type” lets you see. If the passphrase is lost, the "
        "recovery key opens the vault."
    )


def practice_words() -> Content:
    """A practice vault tells its passphrase."""
    return said(
        "[bold]PRACTICE[/] Everything in here is invented. The passphrase is “$word”.",
        word=PRACTICE_PASSPHRASE,
    )


def place(folder: Path) -> str:
    """Which vault it is, by its folder."""
    home = Path.home()
    if folder.is_relative_to(home):
        return f"In your own folder, {folder.relative_to(home)}"
    return f"In {folder}"


def open_elsewhere(note: LockNote) -> Content:
    """Somebody has it open now."""
    return said(
        "[$due]▲[/] This vault is open now: [bold]$who[/] has had it open$since. It "
        "can be open once only, so close it there first.",
        who=_who(note),
        since=_since(note),
    )


def not_closed(note: LockNote) -> Content:
    """It was not locked in order, and may still be open on another machine."""
    if note.here:
        return said(
            "[$due]●[/] $who opened this vault$on, and it was not locked in order: the "
            "laptop stopped, or the program did. What was saved is kept; it is checked "
            "when you unlock.",
            who=note.user,
            on=_on(note),
        )
    return said(
        "[$due]▲[/] $who opened this vault$on and did not lock it there. Lock it there "
        "first. If that computer is gone for good, unlock here all the same.",
        who=_who(note),
        on=_on(note),
    )


def _who(note: LockNote) -> str:
    return note.user if note.here else f"{note.user}, on {note.host},"


def _since(note: LockNote) -> str:
    return f" since {_when(note)}" if note.since else ""


def _on(note: LockNote) -> str:
    return f" on {_when(note)}" if note.since else ""


def _when(note: LockNote) -> str:
    from investigator.tui.times import day_and_time  # noqa: PLC0415 - seldom wanted here

    return day_and_time(note.since) if note.since else ""
