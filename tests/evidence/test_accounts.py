"""An account's archive is listed so that a person chooses; what is not chosen stays out."""

import json

import pytest

from investigator.evidence.contents import SURVEY, Wanted, contents
from tests.evidence import samples, written

FACEBOOK = written.packed(written.FACEBOOK)


def listed(data, helper):
    return [
        (one.kind, one.when.iso() if one.when else "", one.words)
        for one in contents(data, helper).items
    ]


def test_posts_are_listed_with_their_words_put_right(helper):
    assert ("post", "2025-03-14T21:14:05Z", "Café marking") in listed(FACEBOOK, helper)


def test_of_a_conversation_the_list_tells_who_and_how_long_and_no_word(helper):
    got = contents(FACEBOOK, helper)
    (talk,) = [one for one in got.items if one.kind == "conversation"]
    assert set(talk.people) == {"Pupil A", "Rowan Quill"}
    assert talk.words == "2 messages"
    assert got.messages == ()
    told = f"{got}"
    assert "Sleep now" not in told
    assert "Pupil B" not in told  # who else was named in a post
    assert "Somebody" not in told  # and who is a friend


def test_a_conversation_that_is_chosen_comes_in_order_of_time(helper):
    got = contents(FACEBOOK, helper)
    (talk,) = [one.number for one in got.items if one.kind == "conversation"]
    chosen = contents(FACEBOOK, helper, Wanted(items=(talk,)))
    assert [(one.who, one.text, one.attachment) for one in chosen.messages] == [
        ("Rowan Quill", "Sleep now \U0001f634", "1.jpg"),
        ("Pupil A", "why", ""),
    ]
    first = chosen.messages[0]
    assert samples.there(first.earliest).iso() == "2025-03-14T21:14:05.120Z"
    assert samples.there(first.latest).iso() == "2025-03-14T21:14:05.121Z"
    assert [one.number for one in chosen.items] == [talk]


def test_a_chosen_conversation_can_be_told_by_one_person_alone(helper):
    (talk,) = [
        one.number for one in contents(FACEBOOK, helper).items if one.kind == "conversation"
    ]
    only = contents(FACEBOOK, helper, Wanted(items=(talk,), people=("Pupil A",)))
    assert [one.who for one in only.messages] == ["Pupil A"]


SITES = {
    "x": (
        written.packed(written.X),
        [
            ("post", "2025-03-14T21:14:05Z", "Marking & more"),
            ("conversation", "2025-03-14T21:14:05.120Z", "1 message"),
        ],
    ),
    "instagram": (
        written.packed(written.INSTAGRAM),
        [
            ("post", "2025-03-14T21:14:05Z", "Naïve"),
            ("story", "2025-03-14T21:14:06Z", ""),
            ("comment", "2025-03-14T21:14:07Z", "well done"),
        ],
    ),
    "tiktok": (
        json.dumps(written.TIKTOK).encode(),
        [
            ("video", "2025-03-14T21:14:05Z", "https://t/1"),
            ("comment", "2025-03-14T21:15:05Z", "same"),
            ("conversation", "2025-03-14T21:16:05Z", "1 message"),
        ],
    ),
    "slack": (
        written.packed(written.SLACK),
        [("conversation", "2025-03-14T21:14:05.000120Z", "1 message")],
    ),
    "teams": (
        json.dumps(
            {
                "messages": [
                    {
                        "createdDateTime": "2025-03-14T21:14:05.12Z",
                        "from": {"user": {"displayName": "Rowan Quill"}},
                        "body": {"content": "<p>hi &amp; bye</p>"},
                    }
                ]
            }
        ).encode(),
        [("conversation", "2025-03-14T21:14:05.120Z", "1 message")],
    ),
    "snapchat": (
        json.dumps(
            {
                "Received": [
                    {"From": "a", "Created": "2025-03-14 21:14:05 UTC", "Content": "x"}
                ]
            }
        ).encode(),
        [("conversation", "2025-03-14T21:14:05Z", "1 message")],
    ),
}


@pytest.mark.parametrize(("data", "items"), SITES.values(), ids=SITES)
def test_each_site_is_known_by_its_fields(helper, data, items):
    assert listed(data, helper) == items


def test_telegram_is_a_chat_by_itself_and_its_moment_is_the_unix_one(helper):
    data = json.dumps(written.TELEGRAM).encode()
    got = contents(data, helper)
    first, second = got.messages
    assert (first.who, first.text) == ("Rowan Quill", "see this")
    assert samples.there(first.local).isoformat() == "2025-03-14T22:14:05"
    assert samples.there(first.earliest).iso() == "2025-03-14T21:14:05Z"
    assert second.who == "Pupil A"
    assert contents(data, helper, SURVEY).messages == ()
    assert len(contents(data, helper, SURVEY).people) == 2
    day = Wanted(last=samples.there(got.first))
    assert [one.text for one in contents(data, helper, day).messages] == ["see this"]


def test_pictures_in_an_archive_are_files_to_be_taken_out(helper):
    (one,) = contents(FACEBOOK, helper).attachments
    assert (one.label, one.what) == ("messages/inbox/pupil_1/photos/1.jpg", "JPEG picture")
    assert contents(FACEBOOK, helper, Wanted(attachments=False)).attachments == ()


@pytest.mark.parametrize(
    "value",
    [
        {"data": 1, "timestamp": "soon"},
        {"timestamp_ms": -1, "sender_name": {"name": 1}},
        {"string_map_data": []},
        {"messageCreate": []},
        {"date_unixtime": [], "type": "message"},
        {"ts": {}, "text": []},
        {"createdDateTime": 5, "body": "x"},
        [[[]], {}, None, "x"],
    ],
)
def test_fields_of_another_shape_are_passed_over(helper, value):
    got = contents(json.dumps([value]).encode(), helper)
    assert got.what in {"Account archive", "JSON data"}


def test_json_of_something_else_is_shown_as_text(helper):
    got = contents(b'{"rooms": [1, 2, 3]}', helper)
    assert got.text == '{"rooms": [1, 2, 3]}'
    assert got.notes == ("No post or message was recognised in it.",)


def test_halves_of_letters_do_no_harm(helper):
    said = json.dumps({"sender_name": "A", "timestamp_ms": 1, "content": "x\ud83d"})
    got = contents(said.encode(), helper)
    assert got.messages[0].text == "x\ufffd"


def test_one_broken_file_leaves_the_rest_readable(helper):
    files = {**written.FACEBOOK, "posts/broken.json": '{"timestamp": '}
    got = contents(written.packed(files), helper)
    assert len(got.items) == 2
    assert "1 of its files could not be read as data." in got.notes
