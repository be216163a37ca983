"""A page reaches files of the package and bytes in memory, and nothing else at all."""

import base64
import json
import subprocess
import sys

import pytest

from tests.documents.pictures import png

pytestmark = pytest.mark.document

PROBES = (
    '<img src="file:///etc/passwd" alt="x">',
    '<img src="http://localhost/x.png" alt="x">',
    '<img src="https://localhost/x.png" alt="x">',
    '<img src="//localhost/x.png" alt="x">',
    '<img src="ftp://localhost/x.png" alt="x">',
    '<img src="/etc/passwd" alt="x">',
    '<img src="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>" alt="x">',
    '<p style="background: url(http://localhost/x.png)">x</p>',
    '<style>@import url("file:///etc/passwd");</style><p>x</p>',
    "<style>@font-face { font-family: X; src: url(file:///etc/x.ttf) }</style><p>x</p>",
    '<base href="file:///etc/"><img src="passwd" alt="x">',
    '<object data="file:///etc/passwd"></object>',
    '<embed src="http://localhost/x.svg">',
    '<link rel="stylesheet" href="http://localhost/x.css"><p>x</p>',
    '<link rel="attachment" href="file:///etc/passwd"><p>x</p>',
    '<a rel="attachment" href="file:///etc/passwd">x</a>',
    '<img src="app:base.html.j2" alt="x">',
    '<img src="app:../pyproject.toml" alt="x">',
    '<img src="case:another" alt="x">',
)
FINE = '<img src="case:fine" alt="x">'
BROKEN = '<img src="case:broken" alt="x">'
NO_GLYPH = '<p style="font-family: InvBody">\U00012000</p>'
RUN = "0123456789" * 20
LOST = f'<p style="overflow-wrap: anywhere">{RUN}{f"<span>{RUN}</span>" * 99}</p>'

# The engine leaves a file of its own open, and sets its faces for its whole process; so it
# is run apart from the tests.
SCRIPT = """
import base64, json, sys
from investigator.documents.engine import PageFault, lay_out
asked = json.load(sys.stdin)
blobs = {name: base64.b64decode(data) for name, data in asked["blobs"].items()}
from weasyprint.urls import FatalURLFetchingError
said = {}
for body in asked["bodies"]:
    source = f'<!DOCTYPE html><html lang="en"><title>x</title><body>{body}</body></html>'
    try:
        said[body] = f"{lay_out(source, blobs).pages} pages"
    except (FatalURLFetchingError, PageFault) as why:
        said[body] = f"stopped: {why}"
json.dump(said, sys.stdout)
"""


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    blobs = {"fine": png(20, 20), "broken": b"no picture"}
    asked = {
        "bodies": [*PROBES, FINE, BROKEN, NO_GLYPH, LOST],
        "blobs": {name: base64.b64encode(data).decode() for name, data in blobs.items()},
    }
    done = subprocess.run(  # our own script
        [sys.executable, "-P", "-c", SCRIPT],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=True,
    )
    said: dict[str, str] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("body", PROBES)
def test_whatever_is_not_ours_stops_the_document(outcomes: dict[str, str], body: str):
    assert outcomes[body].startswith("stopped: ")


def test_a_picture_in_memory_is_printed(outcomes: dict[str, str]):
    assert outcomes[FINE] == "1 pages"


def test_a_picture_that_cannot_be_read_stops_the_document(outcomes: dict[str, str]):
    assert "Failed to load image" in outcomes[BROKEN]


def test_a_character_without_a_glyph_stops_the_document(outcomes: dict[str, str]):
    assert ".notdef" in outcomes[NO_GLYPH]


def test_words_that_the_engine_loses_stop_the_document(outcomes: dict[str, str]):
    assert "did not reach a page" in outcomes[LOST]
