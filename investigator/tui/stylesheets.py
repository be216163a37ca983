"""Where the .tcss files are, as absolute paths, so that every subclass finds them."""

from pathlib import Path, PurePath

_FOLDER = Path(__file__).parent / "styles"
_OF_FIRST = ("base", "choice_list", "form", "key_line", "sentence_bar")
_OF_OTHERS = ("facts", "progress_line", "stage_line", "strength_meter", "virtual_table")

KIT = (*_OF_FIRST, *_OF_OTHERS)
"""What the widgets need, wherever they are."""

FIRST = (*_OF_FIRST, "door")
"""What the first screen needs, and nothing more: reading styles is a part of its cost."""

LATER = (
    *_OF_OTHERS,
    *("screens", "modals", "case", "case_questions", "keeping", "page"),
)
"""What comes with the second screen, in this order."""


def sheets(*names: str) -> list[str | PurePath]:
    """For CSS_PATH: the files of these names in `styles/`."""
    return [_FOLDER / f"{name}.tcss" for name in names]
