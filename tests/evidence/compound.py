"""Writes Outlook messages: Microsoft's compound file with the few properties they need."""

import struct
from datetime import UTC, datetime
from typing import Any

_SECTOR, _MINI = 512, 64
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_WORDS, _BINARY = 0x001F, 0x0102
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def outlook_message(*, subject, body, sender, sent, attached):
    """A message with words, a sender, the time of sending and attachments."""
    moment = datetime.fromisoformat(sent).replace(tzinfo=UTC) - _EPOCH
    ticks = round(moment.total_seconds()) * 10_000_000
    words = {0x0037: subject, 0x1000: body, 0x0C1F: sender, 0x001A: "IPM.Note"}
    streams = {
        _stream(tag, _WORDS): text.encode("utf-16-le") for tag, text in words.items()
    }
    entries = [_long(tag, _WORDS, len(text) * 2 + 2) for tag, text in words.items()]
    entries.append(struct.pack("<IIQ", 0x0039 << 16 | 0x0040, 6, ticks))
    entries.append(struct.pack("<IIQ", 0x340D << 16 | 0x0003, 6, 0x00040000))
    head = struct.pack("<8xIIII8x", 0, len(attached), 0, len(attached))
    streams["__properties_version1.0"] = head + b"".join(entries)
    tree = dict(streams)
    for number, (name, data) in enumerate(attached.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            _stream(0x3707, _WORDS): name.encode("utf-16-le"),
            _stream(0x3701, _BINARY): data,
            "__properties_version1.0": bytes(8)
            + _long(0x3707, _WORDS, len(name) * 2 + 2)
            + _long(0x3701, _BINARY, len(data))
            + struct.pack("<IIQ", 0x3705 << 16 | 0x0003, 6, 1),
        }
    return compound_file(tree)


def compound_file(tree):
    """A compound file of streams (bytes) and storages (dicts), all in the small stream."""
    entries, mini, mini_fat = _entries(tree)
    directory = b"".join(entries)
    directory += bytes(-len(directory) % _SECTOR)
    mini_table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_table += b"\xff" * (-len(mini_table) % _SECTOR)
    mini += bytes(-len(mini) % _SECTOR)
    parts = [directory, mini_table, mini]
    counts = [len(part) // _SECTOR for part in parts]
    fat, starts, at = [_FAT], [], 1
    for count in counts:
        starts.append(at)
        fat += [*range(at + 1, at + count), _END]
        at += count
    fat += [_FREE] * (128 - len(fat))
    root = bytearray(parts[0])
    root[0x74:0x78] = struct.pack("<I", starts[2])
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6, 0, 1, starts[0], 0, 4096, starts[1], counts[1], _END, 0),
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + struct.pack("<128I", *fat) + bytes(root) + parts[1] + parts[2]


def _stream(tag, kind):
    return f"__substg1.0_{tag:04X}{kind:04X}"


def _long(tag, kind, size):
    return struct.pack("<IIII", tag << 16 | kind, 6, size, 0)


def _order(name):
    """Brothers stand in order of length, then of capital letters."""
    return len(name), name.upper()


def _entries(tree):
    """Directory entries depth first; brothers hang in a line to the right."""
    entries: dict[int, Any] = {}
    mini, mini_fat = bytearray(), []

    def add(name, node, right):
        number = len(entries)
        entries[number] = ()
        begin, size, child, kind = 0, 0, _FREE, 1
        if isinstance(node, bytes):
            kind, size, begin = 2, len(node), len(mini) // _MINI if node else _END
            count = -(-len(node) // _MINI)
            mini.extend(node + bytes(-len(node) % _MINI))
            mini_fat.extend([*range(begin + 1, begin + count), _END] if node else [])
        else:
            following = _FREE
            for each in sorted(node, key=_order, reverse=True):
                following = add(each, node[each], following)
            child = following
        title = name.encode("utf-16-le") + b"\0\0"
        entries[number] = (number, title, kind, right, child, begin, size)
        return number

    add("Root Entry", tree, _FREE)
    number, title, _, right, child, begin, _ = entries[0]
    entries[0] = (number, title, 5, right, child, begin, len(mini))
    made = [
        struct.pack(
            "<64sHBBIII16xI8x8xIII",
            title, len(title), kind, 1, _FREE, right, child, 0, begin, size, 0,
        )
        for _, title, kind, right, child, begin, size in entries.values()
    ]  # fmt: skip
    return made, bytes(mini), mini_fat
