"""Chats, pages, mails and archives of made-up people, built from nothing."""

import io
import json
import zipfile
from datetime import datetime, timedelta

CHAT = (
    "\u200e[14/03/2025, 21:14:05] Field Notes: \u200eMessages are end-to-end encrypted.\n"
    "[14/03/2025, 21:14:09] Rowan Quill: Sleep now \U0001f634\n"
    "[14/03/2025, 21:15:00] Pupil A: \u200e<attached: 00000003-PHOTO-2025-03-14.jpg>\n"
    "[15/03/2025, 08:02:11] Rowan Quill: Two lines\nand the second\n"
)
FORGED = CHAT + (
    "[16/03/2025, 09:00:00] Pupil A: look what was said:\n"
    "14/03/25, 9:14 pm - Rowan Quill: meet me\n"
    "[16/03/2025, 09:01:00] Rowan Quill: I never wrote that\n"
)


def long_chat(messages: int) -> str:
    """A chat of so many messages by twelve people."""
    when = datetime(2025, 3, 1, 8)  # noqa: DTZ001 - an export's clock has no zone
    lines = []
    for number in range(messages):
        when += timedelta(minutes=number % 7)
        words = f"message {number} with words enough to be like one that people send"
        lines.append(f"[{when:%d/%m/%Y, %H:%M:%S}] Person {number % 12}: {words}")
    return "\n".join(lines) + "\n"


def packed(files, *, way=zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these names and bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", way) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


PAGE = """<!DOCTYPE html><html><head><title>Field &amp; Notes</title>
<script>fetch("http://192.0.2.1/seen")</script>
<link rel="stylesheet" href="http://192.0.2.1/style.css"></head>
<body onload="alert(1)"><h1>Rowan Quill</h1>
<p>Marking <b>again</b>. <time datetime="2025-03-14T21:14:05.120Z">14 Mar</time></p>
<img src="http://192.0.2.1/seen.png" onerror="alert(2)"><iframe src="http://192.0.2.1/"></iframe>
<svg><text>drawn</text></svg><p>Second line</p></body></html>"""

SINGLEFILE = PAGE.replace(
    "<head>",
    "<!--\n Page saved with SingleFile \n url: https://fieldnotes.example/p/17 \n"
    " saved date: Fri Mar 14 2025 22:01:30 GMT+0100 (Central European Standard Time)\n-->"
    "<head>",
    1,
)

MHTML = (
    "From: <Saved by Blink>\r\n"
    "Snapshot-Content-Location: https://fieldnotes.example/p/17\r\n"
    "Subject: Field Notes\r\nDate: Fri, 14 Mar 2025 21:20:00 -0000\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--b"\r\n\r\n'
    "----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
    "Content-Location: https://fieldnotes.example/p/17\r\n\r\n"
    + PAGE.replace("\n", "\r\n")
    + "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
    "Content-Location: https://fieldnotes.example/../../seen.png\r\n\r\n"
    "iVBORw0KGgo=\r\n----b--\r\n"
).encode()

INNER = (
    "Received: from relay.example by in.example; Fri, 14 Mar 2025 21:16:40 +0000\r\n"
    "Date: Fri, 14 Mar 2025 22:14:05 +0100\r\nFrom: Rowan Quill <rq@example.org>\r\n"
    "To: pupil@example.org\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nSee you at the caf=E9\r\n"
)
MAIL = (
    "Received: from a.example by b.example; Sat, 15 Mar 2025 08:00:09 +0000\r\n"
    "Received: from c.example by a.example; Sat, 15 Mar 2025 08:00:05 +0000\r\n"
    "Date: Sat, 15 Mar 2025 08:00:00 +0000\r\nFrom: parent@example.org\r\n"
    "To: head@example.org\r\nSubject: What my child got\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/plain\r\n\r\nPlease look at this.\r\n"
    '--x\r\nContent-Type: text/plain; name="../../note.txt"\r\n'
    'Content-Disposition: attachment; filename="../../note.txt"\r\n\r\nwords\r\n'
    f"--x\r\nContent-Type: message/rfc822\r\n\r\n{INNER}\r\n--x--\r\n"
).encode()

FACEBOOK = {
    "posts/your_posts_1.json": json.dumps(
        [
            {
                "timestamp": 1741986845,
                "data": [{"post": "Caf\u00c3\u00a9 marking"}],
                "title": "Rowan Quill updated a status.",
                "tags": [{"name": "Pupil B"}],
            }
        ]
    ),
    "messages/inbox/pupil_1/message_1.json": json.dumps(
        {
            "participants": [{"name": "Pupil A"}, {"name": "Rowan Quill"}],
            "messages": [
                {"sender_name": "Pupil A", "timestamp_ms": 1741986900500, "content": "why"},
                {
                    "sender_name": "Rowan Quill",
                    "timestamp_ms": 1741986845120,
                    "content": "Sleep now \u00f0\u009f\u0098\u00b4",
                    "photos": [{"uri": "messages/inbox/pupil_1/photos/1.jpg"}],
                },
            ],
            "title": "Pupil A",
            "thread_path": "inbox/pupil_1",
        }
    ),
    "friends/your_friends.json": json.dumps({"friends_v2": [{"name": "Somebody"}]}),
    "messages/inbox/pupil_1/photos/1.jpg": b"\xff\xd8\xff\xe0 no picture",
}
X = {
    "data/tweets.js": "window.YTD.tweets.part0 = "
    + json.dumps(
        [
            {
                "tweet": {
                    "id_str": "1900660000000000000",
                    "created_at": "Fri Mar 14 21:14:05 +0000 2025",
                    "full_text": "Marking &amp; more",
                }
            }
        ]
    ),
    "data/direct-messages.js": "window.YTD.direct_messages.part0 = "
    + json.dumps(
        [
            {
                "dmConversation": {
                    "conversationId": "11-22",
                    "messages": [
                        {
                            "messageCreate": {
                                "senderId": "11",
                                "text": "hello",
                                "createdAt": "2025-03-14T21:14:05.120Z",
                            }
                        }
                    ],
                }
            }
        ]
    ),
}
INSTAGRAM = {
    "your_instagram_activity/content/posts_1.json": json.dumps(
        [
            {
                "media": [
                    {
                        "uri": "m/1.jpg",
                        "creation_timestamp": 1741986845,
                        "title": "Na\u00c3\u00afve",
                    }
                ]
            }
        ]
    ),
    "your_instagram_activity/content/stories.json": json.dumps(
        {"ig_stories": [{"uri": "m/2.jpg", "creation_timestamp": 1741986846, "title": ""}]}
    ),
    "your_instagram_activity/comments/post_comments_1.json": json.dumps(
        [
            {
                "string_map_data": {
                    "Comment": {"value": "well done"},
                    "Media Owner": {"value": "Pupil B"},
                    "Time": {"timestamp": 1741986847},
                }
            }
        ]
    ),
}
TIKTOK = {
    "Video": {
        "Videos": {"VideoList": [{"Date": "2025-03-14 21:14:05", "Link": "https://t/1"}]}
    },
    "Activity": {
        "Like List": {
            "ItemFavoriteList": [{"Date": "2025-03-13 21:00:00", "Link": "https://t/9"}]
        }
    },
    "Comment": {
        "Comments": {"CommentsList": [{"Date": "2025-03-14 21:15:05", "Comment": "same"}]}
    },
    "Direct Messages": {
        "Chat History": {
            "ChatHistory": {
                "Chat History with pupil_a:": [
                    {"Date": "2025-03-14 21:16:05", "From": "rq", "Content": "hi"}
                ]
            }
        }
    },
}
TELEGRAM = {
    "name": "Pupil A",
    "type": "personal_chat",
    "id": 5,
    "messages": [
        {"id": 1, "type": "service", "date_unixtime": "1741986000", "action": "x"},
        {
            "id": 2,
            "type": "message",
            "date": "2025-03-14T22:14:05",
            "date_unixtime": "1741986845",
            "from": "Rowan Quill",
            "text": ["see ", {"type": "link", "text": "this"}],
        },
        {
            "id": 3,
            "type": "message",
            "date": "2025-03-16T22:14:05",
            "date_unixtime": "1742159645",
            "from": "Pupil A",
            "text": "no",
        },
    ],
}
SLACK = {
    "general/2025-03-14.json": json.dumps(
        [{"type": "message", "user": "U1", "text": "hi", "ts": "1741986845.000120"}]
    )
}
