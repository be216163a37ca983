"""The commands of Ctrl+P: only ours, given by the application for the screen at hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from investigator.domain.text import visible
from investigator.tui.safe import safe, said


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteCommand:
    """A command's words, a line that explains it, and what choosing it does."""

    words: str
    explained: str = ""
    run: Callable[[], object]


@runtime_checkable
class OffersCommands(Protocol):
    """An application that says what can be done from a screen."""

    def palette_commands(self, screen: Screen[object]) -> Iterable[PaletteCommand]:
        """The commands on offer there, most useful first."""
        ...


class OwnCommands(Provider):
    """Hands the application's commands to Textual's palette."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._offered():
            yield DiscoveryHit(
                _shown(command), self._calling(command), text=visible(command.words)
            )

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        matcher = self.matcher(query)
        for command in self._offered():
            words = visible(command.words)
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, _shown(command), self._calling(command), text=words)

    def _offered(self) -> Iterable[PaletteCommand]:
        app = self.app
        return app.palette_commands(self.screen) if isinstance(app, OffersCommands) else ()

    def _calling(self, command: PaletteCommand) -> Callable[[], None]:
        def call() -> None:
            command.run()

        return call


def _shown(command: PaletteCommand) -> Content:
    if not command.explained:
        return safe(command.words)
    return said("$words\n[$quiet]$more[/]", words=command.words, more=command.explained)
