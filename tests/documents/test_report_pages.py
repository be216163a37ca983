"""The pages of the investigation report, read as text."""

import re

import pytest

from investigator.documents.make import Made
from tests.documents.hostile import GURMUKHI, POLISH, TEMPLATE, URDU
from tests.documents.sample import EXHIBITS, HEAD, MISSING, report
from tests.documents.sample_parts import WITHHELD, WORDINGS, number

pytestmark = pytest.mark.document


def bare(text: str) -> str:
    """Letters and digits alone: how lines were broken does not count."""
    return re.sub(r"[\W_]+", "", text)


def test_every_page_prints_its_own_number(draft: Made, draft_pages: tuple[str, ...]):
    assert len(draft_pages) == draft.pages
    for at, page in enumerate(draft_pages, 1):
        assert f"Page {at} of {draft.pages}" in page


def test_every_page_of_a_draft_says_so(draft_pages: tuple[str, ...]):
    assert all("DRAFT" in page for page in draft_pages)


def test_every_page_names_the_case_and_where_the_record_stood(
    draft_pages: tuple[str, ...],
):
    assert all("PRAC-SM-2026-0001" in page for page in draft_pages)
    assert all(HEAD in page for page in draft_pages)


def test_what_is_missing_stands_on_a_page_of_its_own(draft_pages: tuple[str, ...]):
    (page,) = [one for one in draft_pages if "What is missing from this draft" in one]
    assert all(bare(sentence) in bare(page) for sentence in MISSING)


def test_every_allegation_is_told_in_its_own_words(draft_pages: tuple[str, ...]):
    flow = bare("".join(draft_pages))
    for wording in WORDINGS.values():
        assert bare(wording.partition("wrote:")[0]) in flow
    assert TEMPLATE in "".join(draft_pages)


def test_each_exhibits_fingerprint_is_one_unbroken_string(draft_pages: tuple[str, ...]):
    text = "".join(draft_pages)
    for one in report().exhibits:
        assert (one.sha256 in text) == (one.number != WITHHELD)


def test_a_copy_has_its_own_fingerprint_under_the_picture(draft_pages: tuple[str, ...]):
    first = report().exhibits[0]
    page = draft_pages[standing(draft_pages)["E01"] - 1]
    assert first.picture is not None
    assert first.picture.sha256 in page
    assert first.sha256 in page


def test_a_withheld_exhibit_is_a_line_and_no_page(draft_pages: tuple[str, ...]):
    text = "".join(draft_pages)
    assert WITHHELD not in standing(draft_pages)
    assert re.search(rf"{WITHHELD}\s+Withheld, because it would identify a child.", text)
    assert "Screenshot 6 of a post" not in text


def test_each_shown_exhibit_has_one_page_of_its_own(draft_pages: tuple[str, ...]):
    places = standing(draft_pages)
    assert len(places) == len(set(places.values())) == EXHIBITS - 1


def test_the_contents_give_the_page_each_exhibit_stands_on(draft_pages: tuple[str, ...]):
    listed = {
        found[1]: int(found[2])
        for page in draft_pages[2:5]
        for line in page.splitlines()
        if (found := re.match(r"\s*(E\d\d)\s.*[. ](\d+)\s*$", line))
    }
    wanted = {name: at for name, at in standing(draft_pages).items() if name != "E07"}
    assert wanted.items() <= listed.items()


def test_a_reference_gives_the_page_of_its_exhibit(draft_pages: tuple[str, ...]):
    at = standing(draft_pages)[number(2)]
    assert f"E02(page{at})" in re.sub(r"\s", "", "".join(draft_pages))


def test_the_order_within_an_allegation_is_alleged_evidence_said_found(
    draft_pages: tuple[str, ...],
):
    text = "".join(draft_pages)
    start = text.index("Allegation A1: Posting in working hours")
    heads = (
        "What is alleged",
        "Exhibits that support it",
        "Exhibits that point the other way",
        "What the person said",
        "What was found",
        "Conclusion.",
    )
    places = [text.index(head, start) for head in heads]
    assert places == sorted(places)


def test_polish_and_urdu_come_back_from_the_text_layer(draft_pages: tuple[str, ...]):
    text = re.sub(r"[\u202a-\u202e]", "", "".join(draft_pages))
    assert POLISH in text
    for word in URDU.split():
        assert word.strip("@") in text


def test_an_emoji_keeps_its_character_in_the_text_layer(draft_pages: tuple[str, ...]):
    assert "\U0001f921" in "".join(draft_pages)


def test_a_character_without_a_glyph_is_a_tag_and_is_said_at_the_end(
    draft: Made, draft_pages: tuple[str, ...]
):
    text = "".join(draft_pages)
    assert GURMUKHI not in text
    assert "[U+0A2A GURMUKHI LETTER PA]" in text
    assert f"LETTER PA], {draft.replaced['[U+0A2A GURMUKHI LETTER PA]']} times" in text


def test_acting_characters_are_spelled_out(draft_pages: tuple[str, ...]):
    text = "".join(draft_pages)
    assert "<U+202E>" in text
    assert "\u202emoc" not in text
    assert "\x1b" not in text


def test_a_final_report_of_a_practice_case_says_practice_on_every_page(
    final_pages: tuple[str, ...],
):
    assert all("PRACTICE" in page for page in final_pages)
    assert not any("DRAFT" in page for page in final_pages)
    assert "What is missing" not in "".join(final_pages)


def standing(pages: tuple[str, ...]) -> dict[str, int]:
    """The page on which each exhibit's own heading stands."""
    return {
        found[1]: at
        for at, page in enumerate(pages, 1)
        if (found := re.search(r"^\s*Exhibit (E\d\d):", page, re.MULTILINE))
    }
