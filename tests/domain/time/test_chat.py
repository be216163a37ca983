"""Chat exports: fixed header forms, an order told by evidence, false headers marked."""

from datetime import datetime

import pytest

from investigator.domain.errors import Refused
from investigator.domain.time.chat import ChatFlag, ChatOrder, read_chat


def _read(text, **asked):
    return read_chat(text, **asked)


def _locals(chat):
    return [one.local.strftime("%Y-%m-%d %H:%M:%S") for one in chat.messages]


@pytest.mark.parametrize(
    "line",
    [
        "[14/03/2025, 21:14:05] Jane: hello",
        "\u200e[14/03/2025, 21:14:05] Jane: hello",
        "[14.03.25, 21:14:05] Jane: hello",
        "[3/14/25, 9:14:05\u202fPM] Jane: hello",
        "[2025/03/14 21:14:05] Jane: hello",
    ],
)
def test_iphone_headers_are_read_to_the_second(line):
    (message,) = _read(line).messages
    assert message.local == datetime(2025, 3, 14, 21, 14, 5)  # noqa: DTZ001 - a wall clock
    assert (message.who, message.text) == ("Jane", "hello")
    assert message.earliest.iso() == "2025-03-14T21:14:05Z"
    assert message.latest.iso() == "2025-03-14T21:14:06Z"


@pytest.mark.parametrize(
    "line",
    [
        "14/03/2025, 21:14 - Jane: hello",
        "3/14/25, 9:14 PM - Jane: hello",
        "14.03.25, 21:14 - Jane: hello",
        "14-03-2025 21:14 - Jane: hello",
        "2025-03-14, 9:14 p.m. - Jane: hello",
        "2025/03/14 21:14 - Jane: hello",
        "14/03/2025, 21.14 - Jane: hello\r",
    ],
)
def test_android_headers_are_read_to_the_minute(line):
    (message,) = _read(line, zone="Europe/London").messages
    assert message.local == datetime(2025, 3, 14, 21, 14)  # noqa: DTZ001 - a wall clock
    assert (message.who, message.text) == ("Jane", "hello")


def test_lines_without_a_header_go_on_with_the_message():
    chat = _read("before\n14/03/2025, 21:14 - Jane: one\ntwo\n\nthree\n")
    assert chat.messages[0].text == "one\ntwo\n\nthree"
    assert ChatFlag.WORDS_BEFORE_FIRST_HEADER in chat.flags


def test_a_line_by_whatsapp_itself_has_nobody_behind_it():
    text = (
        "14/03/2025, 21:14 - Messages are end-to-end encrypted\n14/03/2025, 21:15 - Jane:"
    )
    first, second = _read(text).messages
    assert (first.who, second.who, second.text) == ("", "Jane", "")


def test_an_order_that_nothing_tells_is_asked_for_and_both_moments_kept():
    chat = _read("03/04/2025, 21:14 - Jane: x")
    assert chat.ambiguous
    assert ChatFlag.ORDER_AMBIGUOUS in chat.flags
    (message,) = chat.messages
    assert (message.local, len(message.spans)) == (None, 2)
    answered = _read("03/04/2025, 21:14 - Jane: x", order=ChatOrder.MDY)
    assert _locals(answered) == ["2025-03-04 21:14:00"]
    assert not answered.ambiguous


def test_orders_that_give_the_same_days_are_no_doubt():
    chat = _read("03/03/2025, 21:14 - Jane: x\n04/04/2025, 21:14 - Jane: x")
    assert not chat.ambiguous


def test_a_header_that_runs_backwards_is_marked_with_the_line_as_it_stands():
    text = (
        "14/03/2025, 21:14 - Jane: one\n"
        "15/03/2025, 08:00 - Tom: look what she wrote:\n"
        "13/03/2025, 23:00 - Jane: never written\n"
        "15/03/2025, 08:05 - Jane: two"
    )
    chat = _read(text)
    assert [one.doubtful for one in chat.messages] == [False, False, True, False]
    assert chat.messages[2].line == "13/03/2025, 23:00 - Jane: never written"
    assert ChatFlag.TIME_RUNS_BACK in chat.flags


def test_a_header_ahead_of_its_time_is_marked_with_the_one_it_makes_late():
    text = (
        "14/03/2025, 21:14 - Jane: one\n"
        "20/03/2025, 23:00 - Jane: never written\n"
        "15/03/2025, 08:05 - Jane: two"
    )
    assert [one.doubtful for one in _read(text).messages] == [False, True, True]


def test_a_header_of_another_form_is_marked():
    text = (
        "14/03/2025, 21:14 - Jane: one\n"
        "[14/03/2025, 21:14:30] Tom: never written\n"
        "14/03/2025, 21:15 - Jane: two"
    )
    chat = _read(text)
    assert [one.doubtful for one in chat.messages] == [False, True, False]
    assert ChatFlag.FORM_DIFFERS in chat.flags


def test_the_repeated_hour_is_no_step_back_and_has_two_moments():
    text = "26/10/2025, 01:50 - Jane: one\n26/10/2025, 01:10 - Jane: two"
    chat = _read(text, zone="Europe/London")
    assert not any(one.doubtful for one in chat.messages)
    assert len(chat.messages[0].spans) == 2
    assert chat.flags == ()


def test_a_time_that_no_clock_showed_has_no_moment():
    chat = _read("30/03/2025, 01:30 - Jane: one\n30/03/2025, 03:30 - Jane: two")
    assert (chat.messages[0].earliest, chat.messages[0].latest) == (None, None)
    assert ChatFlag.NONEXISTENT_LOCAL_TIME in chat.flags


def test_a_header_that_is_no_date_joins_the_message_before_it():
    text = (
        "40/40/2025, 21:14 - Jane: zero\n"
        "14/03/2025, 21:14 - Jane: one\n"
        "99/99/2025, 21:14 - Jane: x\nmore\n"
        "14/03/2025, 25:61 - Jane: y\n"
        "14/03/2025, 13:00 pm - Jane: z\n"
        "15/03/2025, 21:14 - Jane: two"
    )
    chat = _read(text)
    assert len(chat.messages) == 2
    assert chat.messages[0].text.splitlines()[1] == "99/99/2025, 21:14 - Jane: x"
    assert chat.messages[0].text.endswith("z")
    assert ChatFlag.WORDS_BEFORE_FIRST_HEADER in chat.flags


def test_midnight_and_noon_are_told_apart():
    text = "3/14/25, 12:05 AM - Jane: a\n3/14/25, 12:05 PM - Jane: b"
    assert _locals(_read(text)) == ["2025-03-14 00:05:00", "2025-03-14 12:05:00"]


def test_no_header_at_all_is_no_message_and_no_question():
    chat = _read("\ufeffjust words")
    assert (chat.messages, chat.ambiguous, chat.order) == ((), False, "unknown")
    assert not _read("99/99/2025, 21:14 - Jane: x").messages


def test_an_export_of_ten_thousand_messages_may_be_cut_short():
    chat = _read("14/03/2025, 21:14 - Jane: one\n" * 10_000)
    assert ChatFlag.MAY_BE_CUT_SHORT in chat.flags


def test_a_zone_that_is_not_known_is_refused():
    with pytest.raises(Refused):
        _read("", zone="Nowhere")
