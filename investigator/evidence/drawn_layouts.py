"""How each kind of practice picture is laid out; none follows a real site's look."""

from investigator.evidence.drawn_sheet import TALLEST, Sheet, font
from investigator.evidence.practice_post import PracticeLine, PracticePost

EDGE = 64
_ROOM_AT_FOOT = 220


def post(sheet: Sheet, told: PracticePost) -> None:
    """One post in a card: who, when, the words; then comments, if any."""
    top = sheet.y + 30
    inside = EDGE + 40
    width = sheet.width - 2 * inside
    size = 44
    below = top + 40 + 110 + 30
    bottom = below + sheet.height_of(told.words, size, width) + 60
    sheet.box(
        (EDGE, top, sheet.width - EDGE, bottom), sheet.colours.card, edge=sheet.colours.line
    )
    _author(sheet, told, at=(inside, top + 36))
    sheet.words(told.words, size, at=(inside, below), width=width, ink=sheet.colours.ink)
    sheet.y = bottom + 30
    for line in told.lines:
        _comment(sheet, line)


def thread(sheet: Sheet, told: PracticePost) -> None:
    """Messages left and right, the shown time in the middle above the first."""
    sheet.y += 24
    sheet.strong(told.account, 44, at=(EDGE, sheet.y), ink=sheet.colours.ink)
    sheet.y += 84
    _middle(sheet, told.time_shown, 36)
    lines = told.lines or (PracticeLine(who=told.account, words=told.words),)
    for place, line in enumerate(lines):
        if sheet.y > TALLEST - 2 * _ROOM_AT_FOOT:
            _middle(sheet, f"{len(lines) - place} more messages are not drawn", 34)
            return
        _bubble(sheet, line)


def profile(sheet: Sheet, told: PracticePost) -> None:
    """An account's page: badge, handle, its words, and those connected with it."""
    top = sheet.y + 40
    sheet.badge(told.account, at=(EDGE, top), size=190)
    left = EDGE + 230
    width = sheet.width - left - EDGE
    sheet.strong(told.account, 50, at=(left, top + 6), ink=sheet.colours.ink)
    y = sheet.words(told.words, 38, at=(left, top + 84), width=width, ink=sheet.colours.ink)
    if told.time_shown:
        y = sheet.words(
            told.time_shown, 34, at=(left, y), width=width, ink=sheet.colours.faint
        )
    sheet.y = max(y, top + 190) + 40
    if told.title:
        sheet.strong(told.title, 38, at=(EDGE, sheet.y), ink=sheet.colours.accent)
        sheet.y += 70
    for line in told.lines[:40]:
        _connected(sheet, line)


def letter(sheet: Sheet, told: PracticePost) -> None:
    """A typed page: a heading, paragraphs, who signed and when."""
    left = EDGE + 60
    width = sheet.width - 2 * left
    sheet.y += 90
    sheet.y = sheet.words(
        told.title, 46, at=(left, sheet.y), width=width, ink=sheet.colours.ink
    )
    sheet.pen.line(
        (left, sheet.y + 14, left + width, sheet.y + 14), fill=sheet.colours.accent, width=4
    )
    sheet.y += 56
    for paragraph in told.words.split("\n"):
        y = sheet.words(
            paragraph, 34, at=(left, sheet.y), width=width, ink=sheet.colours.ink
        )
        sheet.y = y + 22
    sheet.y += 40
    if told.account:
        sheet.words("Signed", 30, at=(left, sheet.y), width=width, ink=sheet.colours.faint)
        sheet.strong(told.account, 38, at=(left, sheet.y + 48), ink=sheet.colours.ink)
        sheet.y += 120
    sheet.y = sheet.words(
        told.time_shown, 32, at=(left, sheet.y), width=width, ink=sheet.colours.faint
    )


def record(sheet: Sheet, told: PracticePost) -> None:
    """A register's extract: a heading and rows of two or three columns."""
    width = sheet.width - 2 * EDGE
    sheet.y += 60
    sheet.y = sheet.words(
        told.title, 44, at=(EDGE, sheet.y), width=width, ink=sheet.colours.ink
    )
    if told.words:
        sheet.y = sheet.words(
            told.words, 32, at=(EDGE, sheet.y + 16), width=width, ink=sheet.colours.faint
        )
    if told.time_shown:
        sheet.y = sheet.words(
            told.time_shown,
            32,
            at=(EDGE, sheet.y + 10),
            width=width,
            ink=sheet.colours.faint,
        )
    sheet.y += 30
    for place, line in enumerate(told.lines[:60]):
        _row(sheet, line, shaded=place % 2 == 0)
    if told.account:
        sheet.y += 36
        sheet.words(
            told.account, 32, at=(EDGE, sheet.y), width=width, ink=sheet.colours.ink
        )
        sheet.y += 60


def listing(sheet: Sheet, told: PracticePost) -> None:
    """The list of conversations that a phone shows before one is opened."""
    sheet.y += 24
    sheet.strong(told.title or "Messages", 50, at=(EDGE, sheet.y), ink=sheet.colours.ink)
    sheet.y += 96
    lines = told.lines or (
        PracticeLine(who=told.account, words=told.words, time=told.time_shown),
    )
    for line in lines[:9]:
        _connected(sheet, line)


def _author(sheet: Sheet, told: PracticePost, *, at: tuple[int, int]) -> None:
    x, y = at
    sheet.badge(told.account, at=at, size=110)
    sheet.strong(told.account, 44, at=(x + 140, y + 4), ink=sheet.colours.ink)
    sheet.words(
        told.time_shown,
        36,
        at=(x + 140, y + 60),
        width=sheet.width - 2 * x - 140,
        ink=sheet.colours.faint,
    )


def _comment(sheet: Sheet, line: PracticeLine) -> None:
    left = EDGE + 90
    width = sheet.width - left - EDGE - 60
    top = sheet.y
    bottom = top + 90 + sheet.height_of(line.words, 38, width) + 20
    sheet.box(
        (left - 30, top, sheet.width - EDGE, bottom),
        sheet.colours.own,
        edge=sheet.colours.line,
    )
    sheet.strong(line.who, 36, at=(left, top + 22), ink=sheet.colours.ink)
    sheet.right(
        line.time, 32, at=(sheet.width - EDGE - 30, top + 24), ink=sheet.colours.faint
    )
    sheet.words(line.words, 38, at=(left, top + 76), width=width, ink=sheet.colours.ink)
    sheet.y = bottom + 24


def _bubble(sheet: Sheet, line: PracticeLine) -> None:
    """As wide as its words need, up to three quarters of the sheet."""
    size, most = 40, sheet.width * 3 // 4 - 2 * EDGE
    lines = sheet.wrapped(line.words, size, most)
    label = f"{line.who}   {line.time}".strip()
    wide = round(
        max([font(size).getlength(each) for each in lines] + [font(28).getlength(label)])
    )
    left = sheet.width - EDGE - wide - 60 if line.own else EDGE
    top = sheet.y
    bottom = top + 70 + sheet.height_of(line.words, size, most) + 18
    ground = sheet.colours.own if line.own else sheet.colours.card
    sheet.box((left, top, left + wide + 60, bottom), ground, edge=sheet.colours.line)
    sheet.words(
        label, 28, at=(left + 30, top + 18), width=wide + 20, ink=sheet.colours.faint
    )
    sheet.words(
        line.words, size, at=(left + 30, top + 62), width=most, ink=sheet.colours.ink
    )
    sheet.y = bottom + 26


def _connected(sheet: Sheet, line: PracticeLine) -> None:
    top, left = sheet.y, EDGE + 130
    width = sheet.width - left - EDGE
    sheet.badge(line.who, at=(EDGE, top + 8), size=96)
    sheet.strong(line.who, 40, at=(left, top + 4), ink=sheet.colours.ink)
    sheet.right(line.time, 34, at=(sheet.width - EDGE, top + 8), ink=sheet.colours.faint)
    y = sheet.words(
        line.words, 34, at=(left, top + 58), width=width, ink=sheet.colours.faint
    )
    sheet.y = max(y, top + 112) + 18
    sheet.pen.line(
        (left, sheet.y, sheet.width - EDGE, sheet.y), fill=sheet.colours.line, width=2
    )
    sheet.y += 18


def _row(sheet: Sheet, line: PracticeLine, *, shaded: bool) -> None:
    first, last = (sheet.width - 2 * EDGE) * 3 // 10, 190 if line.time else 0
    middle = sheet.width - 2 * EDGE - first - last - 60
    top = sheet.y
    deep = 26 + max(
        sheet.height_of(line.who, 30, first - 20), sheet.height_of(line.words, 30, middle)
    )
    ground = sheet.colours.own if shaded else sheet.colours.card
    sheet.box((EDGE, top, sheet.width - EDGE, top + deep), ground, edge=sheet.colours.line)
    sheet.words(
        line.who, 30, at=(EDGE + 20, top + 13), width=first - 20, ink=sheet.colours.ink
    )
    sheet.words(
        line.words,
        30,
        at=(EDGE + 30 + first, top + 13),
        width=middle,
        ink=sheet.colours.ink,
    )
    sheet.right(
        line.time, 30, at=(sheet.width - EDGE - 20, top + 13), ink=sheet.colours.ink
    )
    sheet.y = top + deep


def _middle(sheet: Sheet, text: str, size: int) -> None:
    if text:
        x = (sheet.width - round(font(size).getlength(text))) // 2
        sheet.words(text, size, at=(x, sheet.y), width=sheet.width, ink=sheet.colours.faint)
        sheet.y += 76
