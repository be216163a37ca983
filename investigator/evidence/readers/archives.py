"""Opens ZIP archives in memory: members are numbered, bytes counted as they are read.

Nothing is ever unpacked to a disk, and no name in an archive is used as a path.
"""

import hashlib
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from investigator.domain.digest import Sha256
from investigator.domain.errors import Refused
from investigator.evidence import kinds
from investigator.evidence.inside import Attachment
from investigator.evidence.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_LIST,
    ARCHIVE_MEMBERS,
    ARCHIVE_RATIO,
    ARCHIVE_RATIO_FROM,
    HEAD,
    MAX_NAME_SHOWN,
    MIB,
    TAIL,
)
from investigator.evidence.observations import kept_text

_KEPT = "The archive is kept as it came, and stays closed."
_END, _END64, _TO_END64 = b"PK\5\6", b"PK\6\6", b"PK\6\7"
_END_SIZE, _COMMENT, _MEMBER_HEAD = 22, 65_535, 30
_TOO_WIDE = 0xFFFFFFFF
_LOCKED = 0x1 | 0x40 | 0x2000
_ORDINARY = {0, stat.S_IFREG, stat.S_IFDIR}
_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DRIVE = re.compile(r"[A-Za-z]:")
CLOSED = {kinds.ZIP.type, "application/vnd.rar", "application/x-7z-compressed"}
"""Archives, which stay closed inside another."""


class ArchiveRefused(Refused):
    """An archive that is not opened."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, remedy=_KEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in the archive; `name` is data and never a path."""

    number: int
    name: str
    size: int
    packed: zipfile.ZipInfo

    @property
    def last_name(self) -> str:
        """Its name without the folders before it."""
        return self.name.replace("\\", "/").rpartition("/")[2]


class Archive:
    """An archive whose list was found sound. Everything read from it is counted."""

    def __init__(self, stream: BinaryIO) -> None:
        _list_not_endless(stream)
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            raise _damaged() from None
        infos = self._zip.infolist()
        _check(infos, self._zip.start_dir)
        self.members = tuple(
            Member(number=at, name=info.filename, size=info.file_size, packed=info)
            for at, info in enumerate(infos, start=1)
            if not info.is_dir()
        )
        self._read = 0

    def named(self, name: str) -> Member | None:
        """The first member of this full name."""
        return next((one for one in self.members if one.name == name), None)

    def numbered(self, number: int) -> Member:
        """The member of this number, or a refusal."""
        for one in self.members:
            if one.number == number:
                return one
        raise Refused("There is no such file in it.", remedy="Choose one from its list.")

    def pieces(self, member: Member) -> Iterator[bytes]:
        """Its bytes. They are counted as they come: what the archive claims is no limit."""
        packed, done = member.packed, 0
        try:
            with self._zip.open(packed) as opened:
                while piece := opened.read(MIB):
                    done += len(piece)
                    self._read += len(piece)
                    much = done > max(
                        ARCHIVE_RATIO * packed.compress_size, ARCHIVE_RATIO_FROM
                    )
                    if much or self._read > ARCHIVE_BYTES:
                        raise ArchiveRefused(
                            "The archive swells to more than an honest one holds."
                        )
                    yield piece
        except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError):
            raise _damaged() from None

    def bytes_of(self, member: Member, most: int) -> bytes:
        """All of its bytes, when there are no more than `most`."""
        held = bytearray()
        for piece in self.pieces(member):
            held += piece
            if len(held) > most:
                raise ArchiveRefused(f"{label(member.name)} in it is too large to be read.")
        return bytes(held)

    def attachment(self, member: Member) -> Attachment:
        """Its label, kind by content, size as read, and fingerprint."""
        running, head, tail, size = hashlib.sha256(), b"", b"", 0
        for piece in self.pieces(member):
            running.update(piece)
            head = head + piece if len(head) < HEAD else head
            tail = (tail + piece)[-TAIL:]
            size += len(piece)
        media = kinds.kind_of(head[:HEAD], tail, whole=size <= HEAD)
        return Attachment(
            number=member.number,
            label=label(member.name),
            size=size,
            type=media.type,
            what=media.what,
            sha256=Sha256(running.hexdigest()),
        )


def label(name: str) -> str:
    """A name from outside, fit to be shown; a long one keeps its ending."""
    shown = kept_text(name)
    return shown if len(shown) <= MAX_NAME_SHOWN else f"{shown[:80]}…{shown[-39:]}"


def _check(infos: list[zipfile.ZipInfo], end: int) -> None:
    if len(infos) > ARCHIVE_MEMBERS:
        raise ArchiveRefused(f"The archive holds more than {ARCHIVE_MEMBERS:,} files.")
    for info in infos:
        _check_one(info)
    ordered = sorted(infos, key=lambda info: info.header_offset)
    starts = [*(info.header_offset for info in ordered), end]
    for info, (begin, following) in zip(ordered, pairwise(starts), strict=True):
        if begin + _MEMBER_HEAD + info.compress_size > following:
            raise ArchiveRefused("Files in the archive lie over one another.")


def _check_one(info: zipfile.ZipInfo) -> None:
    parts = info.orig_filename.replace("\\", "/").split("/")
    outside = ".." in parts or parts[0] == "" or _DRIVE.match(info.orig_filename)
    mode = stat.S_IFMT(info.external_attr >> 16)
    refused = (
        (outside, f"A name in the archive leads out of it: {label(info.orig_filename)}."),
        (mode not in _ORDINARY, "The archive holds a link, which is followed nowhere."),
        (info.flag_bits & _LOCKED, "The archive is locked with a password."),
        (
            info.compress_type not in _WAYS,
            "The archive is packed in a way that is not opened.",
        ),
    )
    for applies, sentence in refused:
        if applies:
            raise ArchiveRefused(sentence)


def _damaged() -> ArchiveRefused:
    return ArchiveRefused("The archive is damaged: it could not be read to its end.")


def _list_not_endless(stream: BinaryIO) -> None:
    """Refuses a list of members that would take the memory before it is counted."""
    size = stream.seek(0, 2)
    stream.seek(max(size - _END_SIZE - _COMMENT, 0))
    last = stream.read()
    at = last.rfind(_END)
    listed = int.from_bytes(last[at + 12 : at + 16], "little") if at >= 0 else 0
    if listed == _TOO_WIDE and last[at - 20 : at - 16] == _TO_END64:
        stream.seek(min(int.from_bytes(last[at - 12 : at - 4], "little"), size))
        record = stream.read(56)
        listed = int.from_bytes(record[40:48], "little") if record[:4] == _END64 else 0
    stream.seek(0)
    if listed > ARCHIVE_LIST:
        raise ArchiveRefused("The archive's list of files is longer than an honest one.")
