"""Files that attack whoever reads them, made when a test asks for them."""

import base64
import io
import stat
import struct
import zipfile
import zlib

from PIL import Image

from tests.evidence import compound, made_documents, samples, written
from tests.evidence.written import packed


def bomb(megabytes: int = 60) -> bytes:
    """An archive whose one member is a thousand times larger than it."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("zeros.txt", "w") as member,
    ):
        for _ in range(megabytes):
            member.write(bytes(1024 * 1024))
    return held.getvalue()


def linked() -> bytes:
    """An archive whose member is a link to a file of the system."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("photo.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return held.getvalue()


def many(members: int = 20_001) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(members):
            archive.writestr(str(number), "")
    return held.getvalue()


def locked() -> bytes:
    """An archive that says that its member is locked."""
    made = bytearray(samples.zipped("a.txt"))
    made[6] |= 1
    at = made.index(b"PK\1\2")
    made[at + 8] |= 1
    return bytes(made)


def overlapping() -> bytes:
    """An archive whose second member begins inside the first."""
    made = bytearray(packed({"a.txt": b"x" * 400, "b.txt": b"y"}, way=zipfile.ZIP_STORED))
    second = made.index(b"PK\1\2", made.index(b"PK\1\2") + 1)
    made[second + 42 : second + 46] = struct.pack("<I", 10)
    return bytes(made)


def endless_list() -> bytes:
    """An archive that announces a list of members longer than any memory."""
    made = bytearray(samples.zipped("a.txt"))
    at = made.rindex(b"PK\5\6")
    made[at + 12 : at + 16] = struct.pack("<I", 0x7FFFFFFF)
    return bytes(made)


def lying_size() -> bytes:
    """An archive that says its member is small when it is not."""
    made = bytearray(packed({"_chat.txt": b"x" * 5_000_000}))
    for mark, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = made.index(mark)
        made[at + place : at + place + 4] = struct.pack("<I", 5)
    return bytes(made)


def nested_mail(depth: int) -> bytes:
    parts = "".join(
        f"Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n"
        for at in range(depth)
    )
    start = "From: a@b.example\r\nTo: c@d.example\r\n"
    return f"{start}{parts}Content-Type: text/plain\r\n\r\nhi".encode()


def mail_with(data: bytes, name: str) -> bytes:
    held = base64.encodebytes(data).decode()
    return (
        "From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        f'Content-Type: application/zip; name="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{held}\r\n--x--\r\n"
    ).encode()


def many_headers() -> bytes:
    lines = "".join(f"X-{number}: {'v' * 90}\r\n" for number in range(10_000))
    return f"From: a@b.example\r\nTo: c@d.example\r\n{lines}\r\nhi".encode()


def only_warned_about() -> bytes:
    """A picture of 64 megapixels in few bytes, which Pillow would open with a warning."""
    return samples.saved(Image.new("1", (8_000, 8_000)), "PNG")


def torn_pdf() -> bytes:
    made = made_documents.pdf()
    at = made.rindex(b"startxref")
    return made[:at] + b"startxref\n999999\n%%EOF"


def polyglot() -> bytes:
    """A picture, an archive and a page at once."""
    page = samples.chunk(b"tEXt", b"Comment\0<html><script>x</script>")
    return samples.png_with(page) + packed({"_chat.txt": written.CHAT})


def broken_outlook() -> bytes:
    made = bytearray(
        compound.outlook_message(
            subject="x", body="y", sender="z", sent="2025-03-15T08:00:00", attached={}
        )
    )
    for at in range(512, len(made), 37):
        made[at] ^= 0xA5
    return bytes(made)


def looping_outlook() -> bytes:
    """A compound file whose table of sectors leads round in a circle."""
    made = bytearray(
        compound.outlook_message(
            subject="x", body="y", sender="z", sent="2025-03-15T08:00:00", attached={}
        )
    )
    made[512:1024] = struct.pack("<128I", *([1] * 128))
    return bytes(made)


def swollen_text() -> bytes:
    packed_text = zlib.compress(bytes(90_000_000))
    return samples.png_with(samples.chunk(b"zTXt", b"a\0\0" + packed_text))


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><x>&i;</x>"
)
_CUT_FILM = samples.film()[:60]

# What it is → its bytes (made when asked for), and part of what is said of it.
FILES = {
    "a header of 900 megapixels": (samples.huge_png_header, "more than 50 million pixels"),
    "an archive that swells 1,029 times": (bomb, "swells to more than an honest one"),
    "a name that leads upwards": (lambda: packed({"../../x.txt": b"x"}), "leads out of it"),
    "a name from the root": (lambda: packed({"/etc/x.txt": b"x"}), "leads out of it"),
    "a name on a drive": (lambda: packed({"C:\\x.txt": b"x"}), "leads out of it"),
    "a name upwards backwards": (lambda: packed({"a\\..\\..\\x": b"x"}), "leads out of it"),
    "a link": (linked, "holds a link"),
    "an archive in an archive": (
        lambda: packed({"in.zip": packed({"a.txt": b"x"})}),
        "An archive inside it stays closed.",
    ),
    "a locked archive": (locked, "locked with a password"),
    "members over one another": (overlapping, "lie over one another"),
    "20,001 members": (many, "more than 20,000 files"),
    "a list without end": (endless_list, "longer than an honest one"),
    "a member that lies about its size": (lying_size, "damaged"),
    "an archive cut short": (lambda: packed({"a.txt": b"x" * 99})[:-30], "damaged"),
    "a packing that is not opened": (
        lambda: packed({"a.txt": b"x"}, way=zipfile.ZIP_LZMA),
        "packed in a way that is not opened",
    ),
    "a film cut short": (lambda: _CUT_FILM, "cut short"),
    "a mail nested 5,000 deep": (lambda: nested_mail(5_000), "without end"),
    "a mail with a bomb attached": (lambda: mail_with(bomb(), "in.zip"), "stays closed"),
    "a mail of 10,000 headers": (many_headers, ""),
    "a chat with a forged line": (written.FORGED.encode, "They are marked."),
    "a page with scripts": (written.PAGE.encode, "page hides"),
    "a page 100,000 deep": (lambda: b"<html>" + b"<b>" * 100_000, "too many elements"),
    "a pdf that acts": (lambda: made_documents.pdf(acting=made_documents.acts), "a script"),
    "a pdf of nothing": (lambda: b"%PDF-1.7\nnothing", "damaged"),
    "a pdf with a torn table": (torn_pdf, "It has 2 pages."),
    "a file of three kinds": (polyglot, ""),
    "a picture only warned about": (only_warned_about, "more than 50 million pixels"),
    "laughs": (lambda: made_documents.docx(**{"word/document.xml": LAUGHS}), "entities"),
    "an entity of the outside": (
        lambda: made_documents.docx(
            **{
                "word/document.xml": (
                    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
                )
            }
        ),
        "declares entities",
    ),
    "an outlook message of noise": (broken_outlook, ""),
    "an outlook message that leads in a circle": (looping_outlook, ""),
    "json 100,000 deep": (lambda: b"[" * 100_000 + b"]" * 100_000, ""),
    "json deep in an archive": (
        lambda: packed({"a.json": "[" * 100_000, "b.json": '{"ts": "1", "text": "x"}'}),
        "could not be read as data",
    ),
    "a line of 20,000 letters": (lambda: b"x" * 20_000, ""),
    "a picture of half its pixels": (lambda: samples.jpeg((400, 300))[:3000], "damaged"),
    "90 megabytes in a text field": (swollen_text, ""),
}  # fmt: skip
