"""How much of a file is read, opened or drawn, each figure with its reason."""

MIB = 1024 * 1024

CHUNK = MIB
"""Bytes read at a time, so a film of any size needs the memory of one piece."""

ASK_ABOVE = 1024 * MIB
"""A file larger than this is taken only when the person says so: copying takes minutes."""

HEAD = 256 * 1024
"""Bytes kept from the start: enough for magic numbers, e-mail headers and page heads."""

TAIL = 128 * 1024
"""Bytes kept from the end: an archive's list of members lies there."""

MAX_PIXELS = 50_000_000
"""A phone camera makes 50 megapixels; a drawing of 900 is an attack on memory."""

MAX_FRAMES = 40
"""An animation of more pictures is kept, and only told to be one."""

MAX_PARSED = 256 * MIB
"""A PDF or picture above this is kept without being opened: the child has 1.5 GiB."""

MAX_TEXT = 2_000
"""Characters kept from one text field inside a file; the rest is cut and said."""

MAX_FIELDS = 50
"""Text fields told from one picture."""

MAX_BOXES = 2_000
"""Boxes walked in a film before giving up: a real one has a few dozen."""

LONGEST_SIDE = 1_700
"""Pixels on the longest side of a report's copy: 200 dots an inch on A4 paper."""

JPEG_QUALITY = 82
"""At this quality screen text stays sharp in a copy of a photograph."""

FEW_COLOURS = 4_096
"""A picture with no more colours is a screenshot, so its copy is a PNG."""

MAX_NAME_SHOWN = 120
"""Characters of a file's name that become its label."""

ARCHIVE_BYTES = 2_000_000_000
"""Sum of an archive's members when opened, counted as bytes really read."""

ARCHIVE_RATIO = 200
"""Bytes out for one byte in: zeros reach 1,029, text rarely passes 20."""

ARCHIVE_RATIO_FROM = 50_000_000
"""Below this a high ratio harms nobody."""

ARCHIVE_MEMBERS = 20_000
"""Members in one archive."""

ARCHIVE_DEPTH = 1
"""An archive inside an archive stays closed."""

ARCHIVE_LIST = 16 * MIB
"""Bytes of an archive's list of members; a list of 20,000 has a few megabytes."""

MAX_SENT = 768 * MIB
"""Bytes out of a vault that are read in one go: the child holds them in its memory."""

MAX_MEMBER = 512 * MIB
"""Bytes of one attachment taken out to be an exhibit of its own."""

MAX_CHAT = 64 * MIB
"""Bytes of a chat's text; 40,000 messages, where exports end, have about four."""

MAX_MAIL = 96 * MIB
"""Bytes of a message with all it carries: mail servers stop at 25 to 150."""

MAX_PAGE = 24 * MIB
"""Bytes of one page's markup, pictures written into it left out."""

MAX_DEPTH = 2_000
"""Elements inside one another: a page has dozens, and reading costs their square."""

MAX_JSON = 64 * MIB
"""Bytes of one file of an account's archive: reading takes ten times as much memory."""

MAX_XML = 128 * MIB
"""Bytes of one part of a Word document or workbook, read as they come."""

MAX_WORDS = 2_000_000
"""Characters of text told from one file: about 800 pages."""

MAX_MESSAGE = 65_536
"""Characters of one message; WhatsApp and Telegram end far below."""

MAX_MESSAGES = 1_000_000
"""Messages told from one file."""

MAX_ITEMS = 200_000
"""Posts, comments and conversations listed from one archive."""

MAX_TIMES = 200
"""Times told from one file."""

MAX_PAGES = 500
"""Pages of a document whose text is read."""

MAX_HEADER = 4_096
"""Characters of one e-mail header that are read."""

PAGE_DOTS = 150
"""Dots an inch of a page's picture: small print is read, an A4 page has 2.2 megapixels."""

LIKENESS_NEAR = 10
"""Bits of 64: the same scene saved again or cropped a little stays at 4, another is 20."""

LIKENESS_EVEN = 16
"""Levels of grey between the darkest and brightest spot, below which all look alike."""

LIKENESS_BLOCK = 8
"""Pixels on a block's side: its mean moves little when a picture is saved again."""

LIKENESS_STEP = 12
"""Levels by which a block's mean must differ: saving again as JPEG stays at 9 or below."""

MAX_BOXES_COVERED = 500
"""Boxes covered on one picture; a page of a chat has about sixty lines."""

COVER_STEP = 2
"""Levels that a paint program's reckoning with colours may move a pixel by."""

COVER_LEAST = 8
"""Pixels on a cover's shorter side; strokes of letters are thinner."""

COPY_QUALITY = 92
"""JPEG quality of a cropped or covered copy, which keeps its size."""
