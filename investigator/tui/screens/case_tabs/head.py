"""The head line of a case: which case, whose, where; the practice and pupil marks."""

from textual.content import Content

from investigator.casework.case_views import Standing
from investigator.domain.allegation import AllegationState
from investigator.domain.people import PersonKind
from investigator.tui.safe import said
from investigator.tui.words import initials

_PUPILS = (PersonKind.PUPIL, PersonKind.PARENT)
_ENDED = (AllegationState.WITHDRAWN, AllegationState.MOVED)


def head_line(standing: Standing, *, names: bool, width: int, meeting: str = "") -> Content:
    """Reference and person to the left, marks to the right; the school goes for room."""
    case = standing.case
    label = case.respondent_label
    who = label if names or not case.respondent else initials(label) or label
    marks = _marks(standing, meeting)
    room = max(width - marks.cell_length - 2, 10)
    left = said("[bold]$ref[/]  $who", ref=case.ref, who=who)
    left = left.truncate(min(left.cell_length, room), ellipsis=True)
    room = width - left.cell_length - marks.cell_length - 4
    place = Content("")
    if room > len(case.school) and case.school:
        place = said("  $school", school=case.school)
    gap = width - left.cell_length - place.cell_length - marks.cell_length
    return left + place + Content(" " * max(gap, 2)) + marks


def _marks(standing: Standing, meeting: str) -> Content:
    marks = [said("$meeting", meeting=meeting)] if meeting else []
    if any(each.added.fact.kind in _PUPILS for each in standing.case.people.values()):
        marks.append(Content("◆ Pupil concerned"))
    elif _safeguarding(standing):
        marks.append(Content("◆ Safeguarding"))
    if any(each.flagged for each in standing.clock):
        marks.append(Content("▲ Clock"))
    if standing.case.practice:
        marks.append(Content.styled("PRACTICE", "bold"))
    return Content("  ").join(marks)


def _safeguarding(standing: Standing) -> bool:
    """Whether a live allegation rests on a clause that brings in the safeguarding lead."""
    clauses = standing.clauses
    return any(
        clauses[number].safeguarding
        for one in standing.case.allegations.values()
        if one.state not in _ENDED
        for number in one.clauses
        if number in clauses
    )
