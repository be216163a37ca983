"""Finds text that reaches a widget of Textual's as `str`, where it would be read as markup.

What may be handed over: a literal without square brackets; a call or attribute that is
annotated as `Content` somewhere in the package; a name that is a `Content` parameter or was
given such a value in the same function. Everything else is a finding, and so is a template
of `said` that is not a literal.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

# What each takes as text: how many of its first arguments, and which by name.
WIDGETS = {
    **dict.fromkeys(("Static", "Label", "Button", "Option", "Selection", "Digits"), 1),
    **dict.fromkeys(("Checkbox", "RadioButton", "TabPane", "Tab", "Link", "Toggle"), 1),
    **dict.fromkeys(("Collapsible", "TextArea", "Markdown", "Placeholder", "Tooltip"), 0),
    **dict.fromkeys(("Input", "MaskedInput", "Select"), 0),
}
METHODS = {
    **dict.fromkeys(("add_row", "add_column", "add_columns", "add_option"), (0, 9)),
    **dict.fromkeys(("add_options", "write_line", "add_leaf", "set_label"), (0, 1)),
    **dict.fromkeys(("update", "from_markup"), (0, 1)),
    **dict.fromkeys(("replace_option_prompt", "replace_option_prompt_at_index"), (1, 2)),
}
KEYWORDS = frozenset(
    {
        "label",
        "content",
        "prompt",
        "title",
        "placeholder",
        "tooltip",
        "subtitle",
        "renderable",
    }
)
ATTRIBUTES = frozenset(
    {"border_title", "border_subtitle", "tooltip", "label", "placeholder", "prompt"}
)
# Ours takes a `str` and makes it data by itself: `InvestigatorApp.notify`.
OWN = frozenset({"safe", "said", "Content"})
PLAIN_CONTENT = frozenset({"Content", "Content | None"})
CONTENT_MAKERS = frozenset({"styled", "assemble", "join", "truncate", "without_spans"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where text that is not known to be safe reaches a widget."""

    path: str
    line: int
    what: str


@dataclass(slots=True)
class _Known:
    """Names that the package annotates as Content: functions, properties and fields."""

    content: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)

    def safe(self, name: str) -> bool:
        return name in self.content - self.other


def findings(sources: Iterable[tuple[str, str]]) -> list[Finding]:
    """All of them, in these files of (path, text)."""
    trees = [(path, ast.parse(text)) for path, text in sources]
    known = _known(tree for _, tree in trees)
    return [
        Finding(path, line, what)
        for path, tree in trees
        for line, what in _of_tree(tree, known)
    ]


def package(folder: Path) -> list[tuple[str, str]]:
    """The files of a package but `safe.py` itself, to be handed to `findings`."""
    files = (path for path in sorted(folder.rglob("*.py")) if path.name != "safe.py")
    return [(str(path), path.read_text("utf-8")) for path in files]


def _known(trees: Iterable[ast.Module]) -> _Known:
    known = _Known()
    for node in (each for tree in trees for each in ast.walk(tree)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
            _note(known, node.name, node.returns)
        elif isinstance(node, ast.AnnAssign):
            name = _name(node.target)
            _note(known, name, node.annotation)
    return known


def _note(known: _Known, name: str, annotation: ast.expr) -> None:
    is_content = ast.unparse(annotation).strip("'\"") in PLAIN_CONTENT
    (known.content if is_content else known.other).add(name)


def _of_tree(tree: ast.Module, known: _Known) -> Iterator[tuple[int, str]]:
    for scope in _scopes(tree):
        local = _local_content(scope, known)
        for node in _own_nodes(scope):
            yield from (
                (node.lineno, ast.unparse(node))
                for given in _given(node)
                if not _is_safe(given, known, local)
            )


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    yield tree
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node


def _own_nodes(scope: ast.AST) -> Iterator[ast.Call | ast.Assign]:
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call | ast.Assign):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def _given(node: ast.Call | ast.Assign) -> Iterator[ast.expr]:
    """What a node hands to a widget as text."""
    if isinstance(node, ast.Assign):
        targets = (each for each in node.targets if isinstance(each, ast.Attribute))
        if any(each.attr in ATTRIBUTES for each in targets):
            yield node.value
        return
    name, is_method = _name(node.func), isinstance(node.func, ast.Attribute)
    if name == "said":
        yield from (each for each in node.args[:1] if not _literal_template(each))
        return
    place = METHODS.get(name) if is_method else None
    if place is None and name in WIDGETS:
        place = (0, WIDGETS[name])
    if place is None:
        return
    yield from node.args[slice(*place)]
    yield from (each.value for each in node.keywords if each.arg in KEYWORDS)


def _literal_template(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _literal_template(node.left) and _literal_template(node.right)
    if isinstance(node, ast.IfExp):
        return _literal_template(node.body) and _literal_template(node.orelse)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_safe(node: ast.expr, known: _Known, local: set[str]) -> bool:
    match node:
        case ast.Constant(value=value):
            return value is None or (isinstance(value, str) and "[" not in value)
        case ast.Name(id=name):
            return name in local
        case ast.Attribute(attr=name):
            return known.safe(name) or name in CONTENT_MAKERS
        case ast.Call():
            return _call_is_safe(node, known)
        case _:
            parts = list(_parts(node))
            return parts != [] and all(_is_safe(each, known, local) for each in parts)


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    """What must be safe for the whole to be safe; nothing for what never is."""
    match node:
        case ast.IfExp():
            if not _asks_for_content(node.test, node.body):
                yield node.body
            yield node.orelse
        case ast.BinOp(op=ast.Add()):
            yield from (node.left, node.right)
        case ast.Starred():
            yield node.value
        case ast.GeneratorExp() | ast.ListComp():
            yield node.elt
        case ast.List() | ast.Tuple():
            yield from node.elts
        case _:
            return


def _asks_for_content(test: ast.expr, body: ast.expr) -> bool:
    """`x if isinstance(x, Content) else ...`."""
    return ast.unparse(test) == f"isinstance({ast.unparse(body)}, Content)"


def _call_is_safe(node: ast.Call, known: _Known) -> bool:
    name = _name(node.func)
    if name in WIDGETS:
        return True  # looked at by itself
    if isinstance(node.func, ast.Attribute):
        return known.safe(name) or name in CONTENT_MAKERS
    return name in OWN or known.safe(name)


def _local_content(scope: ast.AST, known: _Known) -> set[str]:
    """Names in a function that hold Content: parameters, and what was given Content."""
    if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
        return set()
    arguments = (*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs)
    local = {
        each.arg
        for each in arguments
        if each.annotation and ast.unparse(each.annotation) in PLAIN_CONTENT
    }
    values: dict[str, list[ast.expr]] = {}
    for node in _own_nodes(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                values.setdefault(_name(target), []).append(node.value)
    before = -1
    while before != len(local):
        before = len(local)
        for name, given in values.items():
            if all(_is_safe(each, known, local) for each in given):
                local.add(name)
    return local


def _name(node: ast.expr) -> str:
    match node:
        case ast.Attribute():
            return node.attr
        case ast.Name():
            return node.id
        case _:
            return ""
