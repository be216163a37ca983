"""Chooses the reader for a kind; a file that defeats its reader is kept with a note."""

from typing import BinaryIO

from investigator.domain.errors import Refused
from investigator.evidence import kinds
from investigator.evidence.faults import PARSER_FAULTS
from investigator.evidence.found import DEFEATED, Found
from investigator.evidence.limits import MAX_MAIL, MAX_PARSED
from investigator.evidence.practice_post import TEXT_WORDS

_TOO_LARGE = Found(notes=("It is too large to be examined. It is kept as it came.",))
_FILMS = {kinds.MP4.type, kinds.MOV.type, kinds.M4A.type}
_SOUNDS = {kinds.MP3.type, kinds.OGG.type, kinds.WAV.type}
_OFFICE = {kinds.DOCX.type, kinds.XLSX.type, kinds.PPTX.type}
_WRITTEN = {kinds.EML.type, kinds.MHTML.type, kinds.HTML.type, kinds.JSON.type}


def examine(stream: BinaryIO, media: kinds.Media, head: bytes, size: int) -> Found:
    """What the inside tells. Kinds without a reader tell nothing, and are kept closed."""
    try:
        return _examined(stream, media, head, size)
    except PARSER_FAULTS:
        return Found(notes=(DEFEATED,))
    except Refused as refused:
        return Found(notes=(refused.sentence,))


def _examined(stream: BinaryIO, media: kinds.Media, head: bytes, size: int) -> Found:
    if media.type in _WRITTEN:
        return _written(media, head)
    if media.type in _FILMS:
        from investigator.evidence.readers import films

        return films.look(stream, size)
    if media.type in _SOUNDS:
        from investigator.evidence.readers import sounds

        return sounds.look(stream, media, size)
    if media.type in _OFFICE or media == kinds.ZIP:
        return _packed(stream, media)
    return _opened(stream, media, size)


def _opened(stream: BinaryIO, media: kinds.Media, size: int) -> Found:
    """What a library opens as a whole."""
    if media == kinds.MSG:
        from investigator.evidence.readers import outlook

        return Found(times=outlook.look(stream)) if size <= MAX_MAIL else _TOO_LARGE
    if media.type not in kinds.PICTURES and media != kinds.PDF:
        return Found()
    if size > MAX_PARSED:
        return _TOO_LARGE
    if media == kinds.PDF:
        from investigator.evidence.readers import pdfs

        return pdfs.look(stream)
    from investigator.evidence import pictures

    return pictures.look(stream, media.type)


def _written(media: kinds.Media, head: bytes) -> Found:
    if media == kinds.JSON:
        return Found(practice_mark=TEXT_WORDS.encode() in head)
    if media == kinds.HTML:
        from investigator.evidence.readers import pages

        saved = pages.saved_time(head)
        return Found(times=(saved,) if saved else ())
    from investigator.evidence.readers import letters

    return letters.look(head, saved_page=media == kinds.MHTML)


def _packed(stream: BinaryIO, media: kinds.Media) -> Found:
    """Whether it can be opened at all; of a document its dates and warnings too."""
    from investigator.evidence.readers.archives import Archive

    archive = Archive(stream)
    if media == kinds.ZIP:
        return Found()
    from investigator.evidence.readers import office

    told = office.look(archive)
    return Found(times=told.observations, notes=told.notes)
