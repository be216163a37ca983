"""The file of a new exhibit: typed with completion, looked for, or one of the newest."""

from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widgets import Button, Input

from investigator.casework.offers import FoundFile, completed
from investigator.domain.exhibit import ExhibitKind
from investigator.tui.modals.answers import asked
from investigator.tui.safe import safe
from investigator.tui.widgets.choice_list import Choice, ChoiceList
from investigator.tui.widgets.form import Field
from investigator.tui.widgets.time_field import TimeField
from investigator.tui.words import Wording

BASES = {
    "viewer_device_zone": Wording("The clock of the phone or computer: British time"),
    "utc": Wording("UTC, as exports show it"),
    "relative": Wording("An age, such as 3h, counted from the capture"),
    "unknown": Wording("Not known; British time is supposed"),
}
AUTHORSHIPS = {
    "authored": Wording("Their own words"),
    "reshared": Wording("Passed on"),
    "comment": Wording("A comment"),
    "message": Wording("A message"),
    "unknown": Wording("Not known"),
}
_KINDS = {
    ExhibitKind.SCREENSHOT: (".png", ".jpg", ".jpeg", ".webp", ".heic", ".gif"),
    ExhibitKind.SCREEN_RECORDING: (".mp4", ".mov", ".webm", ".mkv"),
    ExhibitKind.WEB_CAPTURE: (".html", ".htm", ".mhtml", ".wacz", ".warc"),
    ExhibitKind.PLATFORM_EXPORT: (".zip", ".json"),
    ExhibitKind.LETTER: (".docx", ".eml", ".msg"),
}
_KILO = 1024


def kind_of(path: Path) -> ExhibitKind:
    """What sort of evidence a file of this name usually is."""
    fits = (kind for kind, ends in _KINDS.items() if path.suffix.lower() in ends)
    return next(fits, ExhibitKind.OTHER)


def offered(files: Sequence[FoundFile]) -> tuple[Choice, ...]:
    """The newest files as choices."""
    return tuple(
        Choice(
            key=str(one.path),
            words=f"{one.path.name}  ({one.folder}, {max(one.size // _KILO, 1):,} KB)",
        )
        for one in files
    )


class ShownField(TimeField):
    """A time as a site shows it; another answer can change how it is read."""

    def read_again(self) -> None:
        """Reads what is typed once more."""
        self._show_echo()


class PathEndings(Suggester):
    """Proposes the rest of a path; the right arrow takes it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The longer path, if one fits."""
        longer = completed(value)
        return longer if longer != value else None


class FileField(Field):
    """The newest files first, then a line to type in, and a button to look around."""

    def __init__(self, name: str, label: str, newest: Sequence[Choice]) -> None:
        self._newest = tuple(newest)
        line = Input(placeholder="Type where it is", suggester=PathEndings())
        super().__init__(label, line, id=asked(name))

    def below(self) -> ComposeResult:
        """The newest files, and the way to the others."""
        if self._newest:
            yield ChoiceList(self._newest)
        with Horizontal(classes="field--buttons"):
            yield Button(safe("Look for it"), id="asked-look")

    @on(ChoiceList.Changed)
    def _take(self, event: ChoiceList.Changed) -> None:
        if event.taken:
            self.put(Path(event.taken[0]))

    @on(Button.Pressed, "#asked-look")
    def _look(self, event: Button.Pressed) -> None:
        event.stop()
        from textual_fspicker import FileOpen  # noqa: PLC0415 - only for whoever looks around

        self.app.push_screen(FileOpen(Path.home(), title="Which file"), self.put)

    def put(self, path: Path | None) -> None:
        """Takes a file."""
        if path is not None and isinstance(self.control, Input):
            self.control.value = str(path)
