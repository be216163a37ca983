"""What befell a ledger's file, in plain words, once something in it was found not to hold.

The file is looked at page by page, so no connection of ours may have it open: closing the
second look would let the first one's lock go.
"""

from collections.abc import Iterator

from investigator.storage.ledger_keys import Paths
from investigator.storage.pages import look

_SOUND = "Every page is one that this program wrote, so the disk is not at fault:"


def told_apart(paths: Paths, page_key: bytes, found: tuple[str, ...]) -> tuple[str, ...]:
    """What was found, with why: pages altered, swapped, wiped, cut, or of other moments."""
    if not paths.file.is_file():
        return found
    pages = look(paths.file, page_key)
    if not pages.sound:
        return (*pages.sentences(), *_without_pages(found))
    return (*found, _of_other_moments(paths))


def _of_other_moments(paths: Paths) -> str:
    if not paths.journal.exists():
        return (
            f"{_SOUND} the journal is missing that would have undone a step which was cut "
            "off, or an older page was put back."
        )
    return (
        f"{_SOUND} an older page was put back among newer ones, or somebody who has the "
        "key changed the record."
    )


def _without_pages(found: tuple[str, ...]) -> Iterator[str]:
    """The page-by-page sentences say it better than the database's own words."""
    for each in found:
        if not each.startswith("The file is damaged:"):
            yield each
