"""What is said of backups that are found, of one that is not whole, and when it is done."""

from collections.abc import Sequence

from textual.content import Content

from investigator.casework.backups_found import BackupFound
from investigator.casework.restoring import Restored, whole_one
from investigator.domain.errors import Damaged
from investigator.domain.instant import LONDON
from investigator.tui.dates import moment_words
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.widgets.choice_list import Choice

_KILO = 1024
_VAULT = 6


def choices(found: Sequence[BackupFound]) -> tuple[Choice, ...]:
    """The backups, the newest first; the vault is named where there are several."""
    several = len({one.vault for one in found}) > 1
    return tuple(_choice(one, several=several) for one in found)


def not_whole(why: Damaged) -> Content:
    """What is wrong with the backup, and which older one is whole."""
    older = whole_one(why)
    lines = [said("[bold $overdue]■ This backup is not whole.[/]")]
    lines += [safe(each) for each in why.problems]
    if older is not None:
        at = moment_words(older.at.local(LONDON))
        lines.append(said("The next older one that is whole is of [bold]$at[/].", at=at))
    else:
        lines.append(safe("No older one here is whole. Look in the other place."))
    return lines_of(*lines)


def restored(made: Restored) -> Content:
    """To which moment, how much of it holds, and what does not."""
    at, cases = moment_words(made.taken_at.local(LONDON)), len(made.cases)
    noun = "case verifies" if cases == 1 else "cases verify"
    lines = [
        said("[bold $done]✓ Restored to $at.[/]", at=at),
        said("$good of $cases $noun.", good=made.verified, cases=cases, noun=noun),
        safe(""),
        *(safe(f"● {each}") for each in made.put_up_with),
        *(said("[$overdue]■[/] $why", why=each) for each in made.problems),
        safe("What was recorded after that backup is not in it."),
        said("The vault is in $where", where=str(made.folder)),
    ]
    return lines_of(*lines)


def size(number: int) -> str:
    """Bytes as people say them."""
    for unit in ("KB", "MB", "GB"):
        number = max(number // _KILO, 1)
        if number < _KILO:
            return f"{number} {unit}"
    return f"{number:,} GB"


def _choice(one: BackupFound, *, several: bool) -> Choice:
    cases = "1 case" if one.cases == 1 else f"{one.cases} cases"
    of = f", vault {one.vault[:_VAULT]}" if several else ""
    at = moment_words(one.at.local(LONDON))
    return Choice(key=str(one.file), words=f"{at}  {cases}, {size(one.size)}{of}")
