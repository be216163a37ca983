"""A screen takes its looks from `Screen`: without them another would show through it."""

from importlib import import_module
from pkgutil import walk_packages

from textual.screen import Screen

from investigator import tui


def _screens():
    for module in walk_packages(tui.__path__, f"{tui.__name__}."):
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, Screen):
                yield each


def test_every_screen_of_ours_is_opaque_because_the_styles_know_it_as_a_screen():
    """Textual follows the first base alone, so `Screen` stands before any other."""
    ours = {each for each in _screens() if each.__module__.startswith(tui.__name__)}
    assert len(ours) > 30
    assert [each for each in ours if "Screen" not in each._css_type_names] == []  # noqa: SLF001 no public way
