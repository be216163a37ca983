"""The keys of the screen in front, on the last line; a click on one presses it.

One widget that draws all of them: Textual's own footer makes a widget for each key, which
is a good part of what a screen costs to come up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from investigator.domain.text import visible


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key as it stands on the line."""

    binding: Binding
    key: str
    enabled: bool

    @property
    def content(self) -> Content:
        """The key, then what it does."""
        dim = "" if self.enabled else " dim"
        key = Content.styled(f" {visible(self.key)} ", f"bold $footer-key-foreground{dim}")
        return key + Content.styled(f"{visible(self.binding.description)} ", dim.strip())


class KeyLine(Widget):
    """What is bound and shown just now, each action once."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._ready = False

    def on_mount(self) -> None:
        """The keys change with the focus and with what may be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def render(self) -> Content:
        """All of them in a row; what has no room is in the help."""
        line = Content("").join(each.content for each in self.shown_keys())
        return line.truncate(max(self.content_size.width, 1))

    def shown_keys(self) -> Iterator[ShownKey]:
        """What the line shows, in its order."""
        if not self._ready:
            return
        seen: set[str] = set()
        for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                yield ShownKey(binding, self.app.get_key_display(binding), enabled)

    def on_click(self, event: events.Click) -> None:
        """Presses the key that stands there."""
        end = self.content_region.x - self.region.x
        for each in self.shown_keys():
            end += each.content.cell_length
            if event.x < end:
                if each.enabled:
                    self.app.simulate_key(each.binding.key)
                return

    def _changed(self, screen: Screen[object]) -> None:
        self._ready = True
        if self.is_attached and screen is self.screen:
            self.refresh()
