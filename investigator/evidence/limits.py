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
