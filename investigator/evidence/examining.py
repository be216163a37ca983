"""Chooses the reader for a kind; a file that defeats its reader is kept with a note."""

from typing import BinaryIO

from investigator.evidence import kinds, pictures
from investigator.evidence.found import DEFEATED, Found
from investigator.evidence.limits import MAX_PARSED
from investigator.evidence.practice_post import TEXT_WORDS
from investigator.evidence.readers import films, letters, pdfs


def examine(stream: BinaryIO, media: kinds.Media, head: bytes, size: int) -> Found:
    """What the inside tells. Kinds without a reader tell nothing, and are kept closed."""
    try:
        return _examined(stream, media, head, size)
    except pictures.PARSER_FAULTS:
        return Found(notes=(DEFEATED,))


def _examined(stream: BinaryIO, media: kinds.Media, head: bytes, size: int) -> Found:
    if media in {kinds.EML, kinds.MHTML}:
        return letters.look(head, saved_page=media == kinds.MHTML)
    if media in {kinds.MP4, kinds.MOV, kinds.M4A}:
        return films.look(stream, size)
    if media == kinds.JSON:
        return Found(practice_mark=TEXT_WORDS.encode() in head)
    if media.type not in kinds.PICTURES and media != kinds.PDF:
        return Found()
    if size > MAX_PARSED:
        return Found(notes=("It is too large to be examined. It is kept as it came.",))
    return pdfs.look(stream) if media == kinds.PDF else pictures.look(stream, media.type)
