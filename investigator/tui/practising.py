"""Going into the practice vault from one's own, and back."""

from typing import TYPE_CHECKING

from investigator.casework.commands.vault import BuildPractice, UnlockVault
from investigator.casework.doorstep import PRACTICE_PASSPHRASE, door_of
from investigator.casework.setting_up import practice_folder
from investigator.domain.errors import Refused
from investigator.tui.messages import Wanted

if TYPE_CHECKING:
    from investigator.tui.app import Investigator


def begin(app: "Investigator") -> None:
    """Opens the practice vault, building it with its sample cases the first time."""
    from investigator.tui.screens.practising import PractisingScreen  # noqa: PLC0415

    if app.practice:
        return
    folder, came_from = practice_folder(), app.folder
    here = door_of(folder).here
    app.go_to_vault(folder, practice=True, here=here)
    app.own_folder = came_from
    app.show_only(PractisingScreen())
    unlock = UnlockVault(folder=folder, passphrase=PRACTICE_PASSPHRASE)
    wanted = Wanted(
        unlock if here else BuildPractice(folder=folder),
        done=lambda _done: app.enter(),
        refused=lambda why: _back(app, why),
    )
    app.when_shut(lambda: app.carry_out(wanted))


def open_here(app: "Investigator") -> None:
    """Opens the practice vault that the program was started on."""
    from investigator.tui.screens.practising import PractisingScreen  # noqa: PLC0415

    def asked_for(why: Refused) -> None:
        app.show_only(app.first_screen())
        app.notify(str(why), severity="warning", timeout=12)

    app.push_screen(PractisingScreen())
    app.carry_out(
        Wanted(
            UnlockVault(folder=app.folder, passphrase=PRACTICE_PASSPHRASE),
            done=lambda _done: app.enter(),
            refused=asked_for,
        )
    )


def end(app: "Investigator") -> None:
    """Back to the vault that the practice was begun from, which asks its passphrase."""
    if app.own_folder is None:
        return
    folder, app.own_folder = app.own_folder, None
    app.go_to_vault(folder, practice=door_of(folder).practice)
    app.show_only(app.first_screen())


def _back(app: "Investigator", why: Refused) -> None:
    end(app)
    app.notify(str(why), severity="warning", timeout=12)
