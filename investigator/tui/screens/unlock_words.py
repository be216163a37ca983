"""What is said of a vault while it is locked."""

from pathlib import Path

from textual.content import Content

from investigator.casework.doorstep import PRACTICE_PASSPHRASE
from investigator.tui.safe import said


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
