"""Templates lay out and decide nothing: loops, choices between parts, words as given."""

from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from tests.house.sources import Source, seeded, shipped

TEMPLATES = [source for source in shipped() if source.where.endswith(".j2")]
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const),
    *(nodes.Getattr, nodes.Getitem, nodes.Tuple, nodes.If, nodes.For, nodes.CondExpr),
    *(nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Not, nodes.Concat),
    *(nodes.Block, nodes.Extends, nodes.Include, nodes.Import, nodes.Macro, nodes.Call),
    *(nodes.Assign, nodes.AssignBlock, nodes.Filter, nodes.Keyword),
)
# `words` makes text safe to print, `short` shortens it; the others join and write numbers.
FILTERS = {"words", "short", "string", "int", "join"}
# Pieces are the macros that every page shares; numbers counts its headings.
SHARED = {"numbers", "pieces"}
_ENVIRONMENT = Environment(autoescape=True)


def _findings(source: Source) -> Iterator[str]:
    tree = _ENVIRONMENT.parse(source.text)
    pieces = {one.target for one in tree.find_all(nodes.Import)} | SHARED
    for node in tree.find_all(nodes.Node):
        at = f"{source.where}:{node.lineno}"
        if not isinstance(node, ALLOWED):
            yield f"{at}: reckons ({type(node).__name__})"
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield f"{at}: filters by {node.name}"
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            owner = node.node.node
            if not (isinstance(owner, nodes.Name) and owner.name in pieces):
                yield f"{at}: asks a value to do something ({node.node.attr})"


@pytest.mark.parametrize("source", TEMPLATES, ids=lambda source: source.where)
def test_a_template_only_lays_out(source):
    assert list(_findings(source)) == []


def test_there_are_templates():
    assert len(TEMPLATES) > 10


@pytest.mark.parametrize(
    "text",
    [
        "{{ exhibit.at.strftime('%d %B') }}",
        "{{ exhibit.at.isoformat() }}",
        "{{ at|date }}",
        "{{ rows|length + 1 }}",
        "{{ pages - 1 }}",
        "{{ rows|sum }}",
        "{{ rows|selectattr('late')|list }}",
        "{{ name.replace('a', 'b') }}",
        "{{ done / whole }}",
        "{{ text[:40] }}",
    ],
)
def test_a_template_that_reckons_is_found(text):
    assert list(_findings(seeded(text)))


@pytest.mark.parametrize(
    "text",
    [
        "{% for one in rows %}{% if one.late %}{{ one.who|words }}{% endif %}{% endfor %}",
        "{% import 'x.j2' as pieces %}{{ pieces.table(one) }}{{ numbers.section('A') }}",
        "{% if one is none %}-{% else %}{{ one.shown }}{% endif %}",
    ],
)
def test_a_template_that_lays_out_is_let_alone(text):
    assert list(_findings(seeded(text))) == []
