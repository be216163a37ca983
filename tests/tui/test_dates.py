"""Days are written with their names, and deadlines by how near they are."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from investigator.tui.dates import day_words, due_wording, due_words, moment_words
from investigator.tui.words import Tone

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=LONDON)


def test_a_day_is_written_with_its_name():
    assert day_words(date(2026, 11, 23)) == "Mon 23 Nov 2026"
    assert day_words(date(2026, 3, 1)) == "Sun 1 Mar 2026"


def test_a_moment_is_written_in_the_zone_it_is_given_in():
    assert moment_words(NOW) == "Mon 23 Nov 2026 17:00"
    summer = datetime(2026, 7, 1, 8, 5, tzinfo=UTC).astimezone(LONDON)
    assert moment_words(summer) == "Wed 1 Jul 2026 09:05"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "▲ due today"),
        (1, "▲ due tomorrow"),
        (2, "▲ due in 2 days"),
        (7, "▲ due in 7 days"),
        (8, "● due Tue 1 Dec 2026"),
        (-1, "■ OVERDUE 1 day"),
        (-2, "■ OVERDUE 2 days"),
    ],
)
def test_a_day_is_due_to_its_end(days, words):
    assert due_words(NOW.date() + timedelta(days=days), NOW) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (1, "▲ due today 18:00"),
        (8, "▲ due tomorrow 01:00"),
        (48, "▲ due in 2 days"),
        (-0.5, "■ OVERDUE less than 1 hour"),
        (-1, "■ OVERDUE 1 hour"),
        (-47, "■ OVERDUE 47 hours"),
        (-48, "■ OVERDUE 2 days"),
    ],
)
def test_a_moment_is_due_to_the_minute(hours, words):
    assert due_words(NOW + timedelta(hours=hours), NOW) == words


def test_a_moment_in_another_zone_is_told_in_ours():
    assert due_words(datetime(2026, 11, 24, 0, 30, tzinfo=UTC), NOW) == (
        "▲ due tomorrow 00:30"
    )
    summer_now = datetime(2026, 7, 1, 9, 0, tzinfo=LONDON)
    assert due_words(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), summer_now) == (
        "▲ due tomorrow 00:30"
    )


def test_near_and_past_have_their_own_tones():
    assert due_wording(NOW.date(), NOW).tone is Tone.SOON
    assert due_wording(NOW.date() - timedelta(days=1), NOW).tone is Tone.LATE
    assert due_wording(NOW.date() + timedelta(days=9), NOW).tone is Tone.PLAIN
