"""The one XMP packet of a document: the standards it meets and the case it is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from investigator.domain.text import one_line

_OURS = "urn:investigator:document"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document says of itself beside its pages."""

    title: str
    author: str
    subject: str
    made_at: str
    language: str
    reference: str
    record_head: str


def about(heading: Mapping[str, Any]) -> About:
    """What the heading of a pack says, on one line each and fit for XML."""
    record, made = heading["record"], heading["generated"]
    return About(
        title=one_line(f"{heading['reference']}: {heading['title']}"),
        author=one_line(heading["trust"]),
        subject=one_line(heading["subtitle"]),
        made_at=made["made_at"],
        language=heading["language"],
        reference=one_line(heading["reference"]),
        record_head=record["head"],
    )


def packet(about: About, producer: str) -> bytes:
    """The packet, uncompressed, with schemas for what the standard does not know."""
    fields: Mapping[str, str] = {
        "title": about.title,
        "author": about.author,
        "subject": about.subject,
        "made_at": about.made_at,
        "reference": about.reference,
        "record_head": about.record_head,
        "producer": producer,
        "ours": _OURS,
    }
    safe = {name: escape(value, quote=False) for name, value in fields.items()}
    schemas = _SCHEMA.format(
        title="PDF/UA identification",
        uri="http://www.aiim.org/pdfua/ns/id/",
        prefix="pdfuaid",
        properties=_property("part", "Integer", "Part of the standard"),
    ) + _SCHEMA.format(
        title="Case",
        uri=_OURS,
        prefix="inv",
        properties=_property("reference", "Text", "Reference of the case")
        + _property("recordHead", "Text", "Fingerprint of the last entry of the record"),
    )
    return _PACKET.format(schemas=schemas, **safe).encode()


def _property(name: str, kind: str, means: str) -> str:
    return _PROPERTY.format(name=name, kind=kind, means=means)


_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{means}</pdfaProperty:description>
</rdf:li>
"""

_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li>
"""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:inv="{ours}">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">{subject}</rdf:li>
</rdf:Alt></dc:description>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{made_at}</xmp:CreateDate>
<xmp:ModifyDate>{made_at}</xmp:ModifyDate>
<inv:reference>{reference}</inv:reference>
<inv:recordHead>{record_head}</inv:recordHead>
<pdfaExtension:schemas><rdf:Bag>
{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
