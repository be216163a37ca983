"""Second files of one case, told in plain words with what to do about each."""

from typing import TYPE_CHECKING

from investigator.storage.second_files import Kin, SecondFile, of_vault

if TYPE_CHECKING:
    from investigator.casework.desk import Desk

_SAYS = {
    Kin.SAME: (
        "is a second copy of {first}: both end at entry {ends}. Nothing is missing. Move "
        "the copy out of the vault's folder."
    ),
    Kin.OLDER: (
        "is an older copy of {first}: it ends at entry {ends}, the case at entry "
        "{first_ends}. Nothing is missing. Move the copy out of the vault's folder."
    ),
    Kin.LONGER: (
        "is a copy of {first} that goes on to entry {ends}, where the case ends at entry "
        "{first_ends}: somebody went on working in the copy. Record nothing in the case. "
        "To go on from the copy, close the program, move {file} away and give the copy "
        "that name."
    ),
    Kin.BRANCHED: (
        "and {first} were both written in after entry {shared}: the copy ends at entry "
        "{ends}, the case at entry {first_ends}. They cannot be joined. Move the copy out "
        "of the vault's folder and keep it; whoever wrote in it records again in the case "
        "what the case lacks."
    ),
    Kin.ALONE: (
        "is a copy of {file}, and that file is missing. Close the program and give the "
        "copy that name; if it is not the last one written, the program will say so."
    ),
    Kin.UNREADABLE: (
        "is a second copy of {first} that does not read as it was written. Move it out of "
        "the vault's folder; the case itself is checked on its own."
    ),
    Kin.BESIDE: (
        "is a second copy of a key file, a witness or the list of cases. Move it out of "
        "the vault's folder."
    ),
}


def second_files(desk: "Desk") -> tuple[SecondFile, ...]:
    """Every second file in the vault's folder."""
    return of_vault(desk.vault, desk.opened)


def sentence(desk: "Desk", second: SecondFile) -> str:
    """What a second file is, and what to do."""
    line = desk.vault.register.of_file(second.first)
    said = _SAYS[second.kin].format(
        first=line.ref if line else second.first,
        file=second.first,
        ends=second.ends,
        first_ends=second.first_ends,
        shared=second.shared,
    )
    return f"{second.name} {said}"
