"""Saved pages give words and times; nothing in them runs, and nothing is fetched."""

import pytest

from investigator.evidence.contents import contents, member
from investigator.evidence.observations import TimeSource
from investigator.evidence.readers import page_words
from tests.evidence import samples, written


def iso(got):
    return [(one.source, samples.there(one.instant).iso()) for one in got.observations]


def test_a_page_gives_its_visible_words_and_its_times(helper):
    got = contents(written.PAGE.encode(), helper)
    assert got.text == ("Field & Notes\nRowan Quill\nMarking again. 14 Mar\nSecond line")
    assert iso(got) == [(TimeSource.PAGE_TIME, "2025-03-14T21:14:05.120Z")]
    assert page_words.HIDDEN in got.notes


def test_singlefile_tells_where_and_when_it_saved(helper):
    got = contents(written.SINGLEFILE.encode(), helper)
    assert got.what == "Web page saved with SingleFile"
    assert got.address == "https://fieldnotes.example/p/17"
    assert iso(got)[0] == (TimeSource.SAVED_PAGE, "2025-03-14T21:01:30Z")


def test_mhtml_tells_where_and_when_and_lists_what_it_carries(helper):
    got = contents(written.MHTML, helper)
    assert got.address == "https://fieldnotes.example/p/17"
    assert "Marking again." in got.text
    assert iso(got)[0] == (TimeSource.SAVED_PAGE, "2025-03-14T21:20:00Z")
    (one,) = got.attachments
    assert (one.label, one.what) == ("seen.png", "PNG picture")
    assert b"".join(member(written.MHTML, one.number, helper)) == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>a<script>b</script>c", "ac"),
        ("<p>a<!-- b -->c", "ac"),
        ("a<br>b", "a\nb"),
        ("<table><tr><td>a<td>b</table>", "a\nb"),
        ("<p>&lt;script&gt;x&lt;/script&gt;", "<script>x</script>"),
        ("<scr<script>ipt>alert(1)</scr</script>ipt>z", "ipt>alert(1)ipt>z"),
        (
            "<p>\u0645\u0631\u062d\u0628\u0627 \U0001f634",
            "\u0645\u0631\u062d\u0628\u0627 \U0001f634",
        ),
        ("", ""),
    ],
)
def test_words_are_plain_text(markup, words):
    assert page_words.words_of(markup).text == words


def test_pictures_written_into_a_page_are_passed_over():
    data = "A" * 5_000_000
    page = f"<html><p>before<img src='data:image/png;base64,{data}'>after</p></html>"
    assert page_words.words_of(page).text == "beforeafter"


def test_elements_inside_one_another_without_end_are_said_and_not_read():
    deep = page_words.words_of("<div>" * 100_000 + "x")
    assert (deep.text, deep.notes) == ("", (page_words.TOO_DEEP,))


def test_paragraphs_that_nobody_closed_are_no_depth():
    assert page_words.words_of("<p>x" * 5_000).text.count("x") == 5_000


@pytest.mark.parametrize(
    ("head", "letters"),
    [
        ('<html><meta charset="windows-1252">', "cp1252"),
        ('<html><meta charset="shift_jis">', "utf-8"),
        ("<html>", "utf-8"),
    ],
)
def test_a_page_is_read_by_the_letters_it_names_or_as_utf8(head, letters):
    from investigator.evidence.readers.pages import page_text  # noqa: PLC0415

    assert "é" in page_text(f"{head}é".encode(letters))[0]
