"""Where the templates are: in the installed package, or beside a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


class TemplatesLost(RuntimeError):
    """Neither place holds the templates: the installation is incomplete."""


def templates(package: Path = _PACKAGE) -> Path:
    """The folder of the templates; what is installed is found before a checkout."""
    for folder in (package / "_templates", package.parent / "templates"):
        if (folder / "base.html.j2").is_file():
            return folder
    raise TemplatesLost("The templates are not where this program was installed.")
