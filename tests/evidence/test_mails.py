"""A mail keeps the sender's time apart from each server's; one mail inside is read too."""

import hashlib

import pytest

from investigator.domain.errors import Refused
from investigator.evidence.contents import contents, member
from investigator.evidence.observations import TimeSource
from tests.evidence import compound, samples, written


def test_times_of_the_sender_and_of_each_server_stand_apart(helper):
    got = contents(written.MAIL, helper)
    assert [(one.source, samples.there(one.instant).iso()) for one in got.observations] == [
        (TimeSource.EMAIL_DATE, "2025-03-15T08:00:00Z"),
        (TimeSource.EMAIL_RECEIVED, "2025-03-15T08:00:09Z"),
        (TimeSource.EMAIL_RECEIVED, "2025-03-15T08:00:05Z"),
        (TimeSource.EMAIL_DATE, "2025-03-14T21:14:05Z"),
        (TimeSource.EMAIL_RECEIVED, "2025-03-14T21:16:40Z"),
    ]


def test_the_words_are_those_of_the_mail_and_of_the_one_inside(helper):
    lines = contents(written.MAIL, helper).text.splitlines()
    assert lines[:3] == [
        "From: parent@example.org",
        "To: head@example.org",
        "Subject: What my child got",
    ]
    assert "Please look at this." in lines
    assert "Message inside this message:" in lines
    assert "Subject: Café" in lines
    assert "See you at the café" in lines


def test_what_is_attached_has_a_label_that_is_no_path(helper):
    got = contents(written.MAIL, helper)
    assert [(one.label, one.what) for one in got.attachments] == [
        ("note.txt", "Plain text"),
        ("Part 3", "E-mail message"),
    ]
    assert b"".join(member(written.MAIL, got.attachments[0].number, helper)) == b"words"


def test_a_mail_inside_comes_out_byte_for_byte(helper):
    inner = contents(written.MAIL, helper).attachments[1]
    taken = b"".join(member(written.MAIL, inner.number, helper))
    assert taken.rstrip() == written.INNER.encode().rstrip()
    assert hashlib.sha256(taken).hexdigest() == inner.sha256.hex


def test_a_mail_of_html_alone_gives_plain_words(helper):
    mail = (
        b"From: a@b.example\r\nDate: Sat, 15 Mar 2025 08:00:00 +0000\r\n"
        b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hello<script>x()</script> there"
    )
    assert contents(mail, helper).text.endswith("Hello there")


def test_a_mail_two_deep_stays_closed(helper):
    two = (
        written.INNER.replace("text/plain; charset=iso-8859-1", "message/rfc822").replace(
            "Content-Transfer-Encoding: quoted-printable\r\n", ""
        )
        + "From: deep@example.org\r\nSubject: deep\r\n\r\nhidden words\r\n"
    )
    mail = written.MAIL.replace(written.INNER.encode(), two.encode())
    got = contents(mail, helper)
    assert "hidden words" not in got.text
    assert "A message inside the message inside it stays closed." in got.notes


def test_a_part_that_is_not_there_is_refused_in_words(helper):
    with pytest.raises(Refused, match="There is no such file in it"):
        member(written.MAIL, 99, helper)


def test_an_outlook_message_gives_who_when_words_and_what_is_attached(helper):
    made = compound.outlook_message(
        subject="What my child got",
        body="Please look at this.",
        sender="parent@example.org",
        sent="2025-03-15T08:00:00",
        attached={"../note.docm": b"words that are no document"},
    )
    got = contents(made, helper)
    assert got.what == "Outlook message"
    assert "From: <parent@example.org>" in got.text
    assert "Subject: What my child got" in got.text
    assert got.text.endswith("Please look at this.")
    assert samples.there(got.observations[0].instant).iso() == "2025-03-15T08:00:00Z"
    (one,) = got.attachments
    assert one.label == "note.docm"
    assert b"".join(member(made, one.number, helper)) == b"words that are no document"
