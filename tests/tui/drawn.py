"""What a running application has drawn, piece by piece."""

from collections.abc import Iterator

from rich.color import ColorType
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.strip import Strip


def segments(app: App[int], *, but_last: int = 0) -> Iterator[Segment]:
    """Every piece on the screen that holds text, but for so many of the last lines."""
    strips = _strips(app)
    for strip in strips[: len(strips) - but_last]:
        yield from (segment for segment in strip if segment.text.strip())


def lines(app: App[int]) -> list[str]:
    """The screen as lines of text."""
    return [strip.text.rstrip() for strip in _strips(app)]


def colours(segment: Segment) -> tuple[Color, Color]:
    """Ink and ground of a piece; reversed pieces are turned round."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    assert style.color.type is ColorType.TRUECOLOR
    ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return (ground, ink) if style.reverse else (ink, ground)


def contrast(one: Color, other: Color) -> float:
    """The ratio that WCAG 2 defines."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _strips(app: App[int]) -> list[Strip]:
    return app.screen._compositor.render_strips()  # noqa: SLF001 no public way to see it


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
