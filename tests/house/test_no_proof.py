"""No document says that anything is proof: it says what was seen, and what is not known."""

import ast
import re

import pytest

from tests.house.sources import Source, python, shipped
from tests.house.test_vocabulary import _printed

# Words of a certainty that no record has. “Proven” is a panel's word, for a panel.
BANNED = re.compile(
    r"\b(?:prov(?:e|es|ed|ing)|proofs?|verif(?:y|ies|ied|ication)|unaltered|untampered|"
    r"genuine|authentic(?:ated|ity)?|tamper(?:ed|ing)?|undeniabl[ey]|guaranteed?|"
    r"beyond doubt|conclusive(?:ly)?|certainly)\b",
    re.IGNORECASE,
)
TEMPLATES = [source for source in shipped() if source.where.endswith(".j2")]
PACKS = [
    source
    for source in python("investigator")
    if source.where.startswith("investigator/documents/packs/")
]


def _said(source: Source) -> str:
    """The texts of a pack; what explains it to whoever reads the code is none."""
    explained = {
        id(node.body[0].value)
        for node in ast.walk(source.tree)
        if isinstance(
            node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        )
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return "\n".join(
        node.value
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in explained
    )


@pytest.mark.parametrize("source", TEMPLATES, ids=lambda source: source.where)
def test_a_template_claims_no_proof(source):
    assert BANNED.findall(_printed(source.text)) == []


@pytest.mark.parametrize("source", PACKS, ids=lambda source: source.where)
def test_a_pack_claims_no_proof(source):
    assert BANNED.findall(_said(source)) == []


@pytest.mark.parametrize(
    "words",
    ["This proves that", "The picture is genuine", "verified against", "unaltered since"],
)
def test_the_ban_finds_what_it_is_for(words):
    assert BANNED.search(words)


def test_there_are_packs_and_templates_to_look_at():
    assert len(TEMPLATES) > 10
    assert len(PACKS) > 10
