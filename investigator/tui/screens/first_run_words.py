"""Where one is in the first run, on one line."""

from collections.abc import Sequence

from textual.content import Content

from investigator.tui.safe import said
from investigator.tui.screens.first_run_step import Step


def where(steps: Sequence[Step], at: int) -> Content:
    """The number of the step, and all of them by name; `at` counts from 0."""
    if at >= len(steps):
        return said("[$done]✓ Every step is done[/]")
    return said(
        "[bold]Step $number of $count[/]  $walk",
        number=at + 1,
        count=len(steps),
        walk=Content("  ").join(_mark(one, n, at) for n, one in enumerate(steps)),
    )


def _mark(step: Step, number: int, at: int) -> Content:
    if number < at:
        return said("[$done]✓ $word[/]", word=step.SHORT)
    if number == at:
        return said("[bold $frame]> $word[/]", word=step.SHORT)
    return said("[$quiet]· $word[/]", word=step.SHORT)
