"""Half-filled forms once more: told on the register, chosen, opened in their place."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from investigator.casework import case_views
from investigator.casework.case_views import Standing
from investigator.casework.drafts import Draft, FormName, draft_of, drafts
from investigator.tui.messages import Asked
from investigator.tui.times import day_and_time

if TYPE_CHECKING:
    from textual.screen import Screen

    from investigator.casework.desk import Desk
    from investigator.tui.app import Investigator

_MODALS = "investigator.tui.modals"
KEEPER = FormName(form="recovery-key-keeper")
"""Who keeps the recovery key: asked in the first run, and again among the keys."""


def sentence(found: Sequence[Draft]) -> str:
    """How many there are, and which is the newest."""
    if not found:
        return ""
    where = f", {found[0].name.case}" if found[0].name.case else ""
    newest = f"{found[0].title}{where}"
    if len(found) == 1:
        return f"1 form is half filled: {newest}. h opens it."
    return f"{len(found)} forms are half filled, the newest: {newest}. h opens one."


def line(one: Draft) -> str:
    """One of them in a list."""
    where = f"{one.name.case}  " if one.name.case else ""
    return f"{where}{one.title}, {day_and_time(one.at)}"


def known(desk: "Desk") -> tuple[Draft, ...]:
    """Asked of the desk."""
    return drafts(desk)


def open_again(app: "Investigator", one: Draft) -> None:
    """The form comes to the front in its place; it brings its answers back by itself."""
    name = one.name
    if name.case:
        ask = partial(case_views.standing, ref=name.case)
        app.post_message(Asked(ask, answer=partial(_in_case, app, name)))
    elif name.form == KEEPER.form or not name.form.startswith("new_case:"):
        from investigator.tui.screens.officers import OfficersScreen  # noqa: PLC0415 - rare

        app.push_screen(OfficersScreen(begin=name.form))
    else:
        app.call_later(app.run_action, "screen.new_case")


def _in_case(app: "Investigator", name: FormName, standing: object) -> None:
    from investigator.tui.modals.question import Question  # noqa: PLC0415 - when wanted
    from investigator.tui.screens.case import CaseScreen  # noqa: PLC0415 - when wanted

    if not isinstance(standing, Standing):
        return
    module, _, kind = name.form.partition(":")
    question = getattr(import_module(f"{_MODALS}.{module}"), kind)
    screen: Screen[None] = CaseScreen(name.case)
    app.push_screen(screen)
    if issubclass(question, Question):
        app.push_screen(question.again(standing, name.about))


__all__ = ["KEEPER", "draft_of", "known", "line", "open_again", "sentence"]
