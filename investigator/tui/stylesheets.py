"""Where the .tcss files are, as absolute paths, so that every subclass finds them."""

from pathlib import Path, PurePath

_FOLDER = Path(__file__).parent / "styles"
KIT = (
    "base",
    "choice_list",
    "facts",
    "form",
    "progress_line",
    "sentence_bar",
    "stage_line",
    "strength_meter",
    "virtual_table",
)


def sheets(*names: str) -> list[str | PurePath]:
    """For CSS_PATH: the files of these names in `styles/`."""
    return [_FOLDER / f"{name}.tcss" for name in names]
