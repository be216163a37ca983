"""Where templates are found, and which words they hold."""

import re
from pathlib import Path

import pytest

from investigator.documents.templates import TemplatesLost, templates

BANNED = (
    "prove",
    "proves",
    "proof",
    "verified",
    "unaltered",
    "tampering",
    "tamper",
    "authentic",
    "genuine",
    "hash",
    "checksum",
    "timestamp",
    "redact",
    "redacted",
    "audit",
    "accused",
    "employee",
    "incident",
    "dossier",
    "takedown",
    "history",
    "handle",
    "attachment",
    "chronology",
    "respondent",
    "severity",
    "misconduct",
    "he",
    "she",
    "his",
    "her",
)


def spoken(source: str) -> str:
    """What a template can print of itself: text between tags, and quoted words."""
    quoted = " ".join(
        word
        for block in re.findall(r"\{[{%].*?[%}]\}", source, re.DOTALL)
        for word in re.findall(r'"([A-Z][^"]*| [^"]*)"', block)
    )
    bare = re.sub(r"\{[{%#].*?[%}#]\}", " ", source, flags=re.DOTALL)
    return f"{re.sub(r'<[^>]*>', ' ', bare)} {quoted}"


def every_template() -> list[Path]:
    return sorted(templates().rglob("*.j2"))


def test_no_template_says_more_than_a_fingerprint_can():
    for file in every_template():
        said = set(re.findall(r"[a-z]+", spoken(file.read_text()).lower()))
        assert not said & set(BANNED), file.name


def test_no_template_raises_its_voice():
    assert not any("!" in spoken(file.read_text()) for file in every_template()[1:])


def test_no_template_trusts_text_or_reaches_outside():
    for file in every_template():
        source = file.read_text()
        for word in (
            "|safe",
            "| safe",
            "autoescape",
            "http:",
            "https:",
            "file:",
            "<script",
        ):
            assert word not in source, f"{file.name}: {word}"


def test_the_installed_templates_come_first(tmp_path: Path):
    for folder in (tmp_path / "site/investigator/_templates", tmp_path / "site/templates"):
        folder.mkdir(parents=True)
        (folder / "base.html.j2").touch()
    found = templates(tmp_path / "site/investigator")
    assert found == tmp_path / "site/investigator/_templates"


def test_beside_a_checkout_they_are_found_too(tmp_path: Path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/base.html.j2").touch()
    assert templates(tmp_path / "investigator") == tmp_path / "templates"


def test_an_installation_without_them_says_so(tmp_path: Path):
    with pytest.raises(TemplatesLost, match="not where"):
        templates(tmp_path / "investigator")
