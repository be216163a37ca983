"""The colours: dark, light and high contrast, and each again for a practice vault.

Blue, orange and grey, never red against green. A practice vault has a plum band and plum
frames instead of blue ones, beside the word PRACTICE. Contrast is tested, not hoped for.
"""

from dataclasses import dataclass
from enum import StrEnum

from textual.theme import Theme


class Look(StrEnum):
    """What a person chooses; the practice colours follow from the vault."""

    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Palette:
    dark: bool
    page: str
    raised: str
    panel: str
    ink: str
    quiet: str
    action: str
    on_action: str
    frame: str
    frame_off: str
    cursor: str
    on_cursor: str
    cursor_off: str
    done: str
    due: str
    overdue: str
    banner: str
    on_banner: str
    practice: str
    on_practice: str
    practice_frame: str


_DARK = _Palette(
    dark=True,
    page="#12171d",
    raised="#1a2129",
    panel="#232c36",
    ink="#e8ebee",
    quiet="#a9b4bf",
    action="#2d78b9",
    on_action="#ffffff",
    frame="#7cb8ec",
    frame_off="#4b5966",
    cursor="#2d78b9",
    on_cursor="#ffffff",
    cursor_off="#33414f",
    done="#93c5ef",
    due="#f0c07a",
    overdue="#ffa06e",
    banner="#1f4e79",
    on_banner="#ffffff",
    practice="#7a3b78",
    on_practice="#ffffff",
    practice_frame="#dba5d8",
)
_LIGHT = _Palette(
    dark=False,
    page="#f6f7f9",
    raised="#ffffff",
    panel="#e8ecf0",
    ink="#1b2530",
    quiet="#4d5a66",
    action="#1d5f9e",
    on_action="#ffffff",
    frame="#1d5f9e",
    frame_off="#97a3ae",
    cursor="#1d5f9e",
    on_cursor="#ffffff",
    cursor_off="#d3dde7",
    done="#1d5a94",
    due="#7a4a00",
    overdue="#a33c00",
    banner="#1d4f80",
    on_banner="#ffffff",
    practice="#7a3b78",
    on_practice="#ffffff",
    practice_frame="#7a3b78",
)
_CONTRAST = _Palette(
    dark=True,
    page="#000000",
    raised="#000000",
    panel="#141414",
    ink="#ffffff",
    quiet="#d2d2d2",
    action="#9ecbff",
    on_action="#000000",
    frame="#ffffff",
    frame_off="#9a9a9a",
    cursor="#ffffff",
    on_cursor="#000000",
    cursor_off="#3a3a3a",
    done="#aad6ff",
    due="#ffd685",
    overdue="#ffb48f",
    banner="#003a70",
    on_banner="#ffffff",
    practice="#5c1f5a",
    on_practice="#ffffff",
    practice_frame="#f0c2ee",
)
_PALETTES = {Look.DARK: _DARK, Look.LIGHT: _LIGHT, Look.CONTRAST: _CONTRAST}


def theme_name(look: Look, *, practice: bool = False) -> str:
    """The registered name of a look, and of its practice twin."""
    return f"investigator-{look}" + ("-practice" if practice else "")


def every_theme() -> tuple[Theme, ...]:
    """All six, to be registered by the application."""
    return tuple(
        _theme(look, practice=practice) for look in Look for practice in (False, True)
    )


def _theme(look: Look, *, practice: bool) -> Theme:
    one = _PALETTES[look]
    return Theme(
        name=theme_name(look, practice=practice),
        primary=one.action,
        secondary=one.quiet,
        accent=one.frame,
        success=one.done,
        warning=one.due,
        error=one.overdue,
        foreground=one.ink,
        background=one.page,
        surface=one.raised,
        panel=one.panel,
        dark=one.dark,
        variables=_variables(one, practice=practice),
    )


def _variables(one: _Palette, *, practice: bool) -> dict[str, str]:
    frame = one.practice_frame if practice else one.frame
    return _ours(one, practice=practice) | {
        "border": frame,
        "border-blurred": one.frame_off,
        "text": one.ink,
        "text-muted": one.quiet,
        "text-disabled": one.quiet,
        "foreground-muted": one.quiet,
        "foreground-disabled": one.quiet,
        "block-cursor-background": one.cursor,
        "block-cursor-foreground": one.on_cursor,
        "block-cursor-blurred-background": one.cursor_off,
        "block-cursor-blurred-foreground": one.ink,
        "block-hover-background": one.panel,
        "button-foreground": one.ink,
        "button-color-foreground": one.on_action,
        "input-cursor-background": one.ink,
        "input-cursor-foreground": one.page,
        "input-selection-background": one.cursor_off,
        "footer-background": one.panel,
        "footer-foreground": one.ink,
        "footer-key-background": one.panel,
        "footer-key-foreground": frame,
        "footer-description-background": one.panel,
        "footer-description-foreground": one.ink,
        "footer-item-background": one.panel,
        "scrollbar": one.frame_off,
        "scrollbar-hover": one.quiet,
        "scrollbar-active": frame,
        "scrollbar-background": one.panel,
        "scrollbar-background-hover": one.panel,
        "scrollbar-background-active": one.panel,
        "scrollbar-corner-color": one.panel,
    }


def _ours(one: _Palette, *, practice: bool) -> dict[str, str]:
    return {
        "frame": one.practice_frame if practice else one.frame,
        "quiet": one.quiet,
        "done": one.done,
        "due": one.due,
        "overdue": one.overdue,
        "on-action": one.on_action,
        "banner": one.practice if practice else one.banner,
        "on-banner": one.on_practice if practice else one.on_banner,
    }
