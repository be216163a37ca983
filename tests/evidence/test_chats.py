"""Chats are surveyed first; then only the messages that were asked for cross the pipe."""

from datetime import date

import pytest

from investigator.domain.time.chat import ChatOrder
from investigator.evidence.contents import SURVEY, Wanted, contents, member
from tests.evidence import samples, written


def text(words):
    return words.encode()


def test_a_survey_tells_who_and_when_and_no_message(helper):
    got = contents(text(written.CHAT), helper, SURVEY)
    assert got.what == "WhatsApp chat"
    assert [(one.name, one.messages) for one in got.people] == [
        ("Rowan Quill", 2),
        ("Field Notes", 1),
        ("Pupil A", 1),
    ]
    assert (got.first, got.last) == (date(2025, 3, 14), date(2025, 3, 15))
    assert got.messages == ()
    assert got.text == ""


def test_a_message_has_its_clock_its_moments_its_words_and_its_attachment(helper):
    got = contents(text(written.CHAT), helper)
    _, sleep, photo, lines = got.messages
    assert (sleep.number, sleep.who, sleep.text) == (
        2,
        "Rowan Quill",
        "Sleep now \U0001f634",
    )
    assert samples.there(sleep.local).isoformat() == "2025-03-14T21:14:09"
    assert samples.there(sleep.earliest).iso() == "2025-03-14T21:14:09Z"
    assert samples.there(sleep.latest).iso() == "2025-03-14T21:14:10Z"
    assert photo.attachment == "00000003-PHOTO-2025-03-14.jpg"
    assert lines.text == "Two lines\nand the second"
    assert got.order is ChatOrder.DMY
    assert not got.order_to_be_said
    assert any("British time was supposed" in note for note in got.notes)


def test_only_the_days_and_people_that_were_asked_for_come(helper):
    day = Wanted(first=date(2025, 3, 14), last=date(2025, 3, 14))
    assert [one.number for one in contents(text(written.CHAT), helper, day).messages] == [
        1,
        2,
        3,
    ]
    pupil = Wanted(people=("Pupil A",))
    got = contents(text(written.CHAT), helper, pupil)
    assert [one.who for one in got.messages] == ["Pupil A"]
    assert len(got.people) == 3


def test_a_header_written_inside_a_message_is_marked_and_shown(helper):
    got = contents(text(written.FORGED), helper)
    forged = [one for one in got.messages if one.doubtful]
    assert [one.line for one in forged] == ["14/03/25, 9:14 pm - Rowan Quill: meet me"]
    assert any(note.startswith("1 of its messages may be words") for note in got.notes)


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("03/04/2025, 21:14 - A: x\n", ChatOrder.UNKNOWN),
        ("13/04/2025, 21:14 - A: x\n14/04/2025, 21:14 - B: y\n", ChatOrder.DMY),
    ],
)
def test_the_order_of_day_and_month_is_asked_for_where_the_chat_does_not_tell(
    helper, words, order
):
    got = contents(text(words), helper)
    assert got.what == "WhatsApp chat"  # rows with one comma each also look like a table
    assert got.order is order
    assert got.order_to_be_said is (order is ChatOrder.UNKNOWN)
    assert (got.messages[0].local is None) is (order is ChatOrder.UNKNOWN)


def test_a_day_that_is_not_known_is_left_out_by_no_filter_that_may_fit(helper):
    chat = text("03/04/2025, 21:14 - A: x\n")
    april = Wanted(first=date(2025, 4, 1), last=date(2025, 4, 30))
    assert len(contents(chat, helper, april).messages) == 1
    said = Wanted(first=date(2025, 4, 1), last=date(2025, 4, 30), order=ChatOrder.MDY)
    assert contents(chat, helper, said).messages == ()


def test_an_archive_gives_the_chat_and_its_media_as_files_to_be_taken_out(helper, tmp_path):
    photo = samples.jpeg()
    files = {"_chat.txt": written.CHAT, "00000003-PHOTO-2025-03-14.jpg": photo}
    path = tmp_path / "chat.zip"
    path.write_bytes(written.packed(files))
    got = contents(path, helper)
    assert len(got.messages) == 4
    (one,) = got.attachments
    assert (one.label, one.what, one.size) == (
        "00000003-PHOTO-2025-03-14.jpg",
        "JPEG picture",
        len(photo),
    )
    taken = member(path, one.number, helper)
    assert b"".join(taken) == photo
    assert taken.sha256 == one.sha256


def test_a_chat_out_of_a_vault_comes_in_pieces_and_reads_the_same(helper):
    data = written.packed({"WhatsApp Chat with Pupil A.txt": written.CHAT})
    pieces = [data[at : at + 50] for at in range(0, len(data), 50)]
    assert contents(pieces, helper) == contents(data, helper)
    assert len(contents(pieces, helper).messages) == 4


def test_words_that_are_no_chat_stay_words(helper):
    got = contents(b"Dear head,\nI write about 14 March.\n", helper)
    assert got.text.startswith("Dear head,")
    assert got.messages == ()


def test_a_line_of_20000_letters_is_one_message(helper):
    long = f"[14/03/2025, 21:14:05] A: {'x' * 20_000}\n[14/03/2025, 21:15:05] B: y\n"
    got = contents(text(long), helper)
    assert [len(one.text) for one in got.messages] == [20_000, 1]


def test_words_beyond_all_reason_are_cut_and_said_to_be(helper):
    long = f"[14/03/2025, 21:14:05] A: {'é' * 70_000}\n[14/03/2025, 21:15:05] B: y\n"
    got = contents(text(long), helper)
    assert len(got.messages[0].text) == 65_536
    assert any("very long message were cut" in note for note in got.notes)


def test_messages_of_many_batches_come_whole_and_in_order(helper):
    got = contents(text(written.long_chat(4_000)), helper)
    assert [one.number for one in got.messages] == list(range(1, 4_001))
    assert len(got.people) == 12


def test_a_chat_of_another_country_is_read_in_its_zone(helper):
    got = contents(text(written.CHAT), helper, Wanted(zone="Europe/Paris"))
    assert samples.there(got.messages[1].earliest).iso() == "2025-03-14T20:14:09Z"
    assert not any("British time" in note for note in got.notes)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("\u200eIMG-20250314-WA0007.jpg (file attached)", "IMG-20250314-WA0007.jpg"),
        ("PTT-20250314-WA0008.opus (Datei angehängt)", "PTT-20250314-WA0008.opus"),
        ("My letter.pdf (file attached)\nread it", "My letter.pdf"),
        ("\u200e<Anhang: 00000012-VIDEO.mp4>", "00000012-VIDEO.mp4"),
        ("look at bbc.co.uk (news)", ""),
        ("see you at 5.30 (promise)", ""),
    ],
)
def test_an_attachment_is_named_where_the_phone_named_one(helper, words, label):
    chat = f"13/03/2025, 21:14 - A: {words}\n14/03/2025, 21:15 - B: y\n"
    assert contents(text(chat), helper).messages[0].attachment == label
