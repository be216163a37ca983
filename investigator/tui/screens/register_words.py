"""The sentences of the register: its head, what is known of a case, what a check found."""

from textual.content import Content

from investigator.casework.listing import CaseLine, Counts, Listing
from investigator.tui.marks import marked
from investigator.tui.safe import lines_of, safe, said
from investigator.tui.screens.register_rows import CaseRows, stage


def head(counts: Counts) -> str:
    """The figures of the whole vault on one line."""
    return (
        f"Open {counts.open} | Due this week {counts.due_this_week} | "
        f"OVERDUE {counts.overdue} | Closed {counts.closed}"
    )


def showing(listed: Listing) -> Content:
    """Which cases the list holds, and the key that changes it."""
    cases = _count(listed.total, "case" if listed.filter.closed else "open case")
    return said("$cases  [$quiet]f: $other[/]", cases=cases, other=_other(listed))


def details(rows: CaseRows, line: CaseLine) -> Content:
    """Three lines about one case, and what is due in it."""
    who = said(
        "[bold]$ref[/]  $name, $school",
        ref=line.ref,
        name=rows.name(line),
        school=line.school or "school not known",
    )
    about = safe(line.title)
    if line.safeguarding:
        about = said("$about  [$quiet]◆ a pupil is concerned[/]", about=about)
    due = rows.due(line)
    if due is None:
        return lines_of(
            who, about, said("$stage  Nothing is due.", stage=marked(stage(line)))
        )
    return lines_of(
        who,
        about,
        said("[bold $frame]Next:[/] $what, $due", what=line.next_what, due=marked(due)),
    )


def _other(listed: Listing) -> str:
    return "open only" if listed.filter.closed else "closed too"


def _count(number: int, noun: str, many: str = "") -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {many or noun + 's'}"
