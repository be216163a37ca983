"""The verdict over a finished document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Which checks a document met, and in words what it did not."""

    pdfa: bool
    pdfua: bool
    fonts: bool
    links: bool
    contents: bool
    page_numbers: bool
    still: bool
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every check was met."""
        return not self.faults
