"""Names, attributes, filters and tests in the tags, held against the types of the view."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes

from rectify_cli.core.diagnostics import Rule
from rectify_cli.core.language import Phrase
from rectify_cli.papers.templating import meant
from rectify_cli.papers.word.faults import ATTRIBUTE, FILTER, NAME

_SAME = frozenset({"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"})
_ONE = frozenset({"first", "last", "random", "min", "max"})

Kind = Any
"""The type a name has, None where it is not known."""

Scope = dict[str, Kind]


class Unknown(NamedTuple):
    """A name that nothing has, on a line of the source; `hint` where one is near."""

    line: int
    rule: Rule
    message: Phrase
    hint: Phrase | None


def unknown(source: str, environment: Environment, view: type) -> Iterator[Unknown]:
    """Yield what the source names that a template of `view` is not given."""
    walk = _Walk(environment, [])
    walk.visit(environment.parse(source), {**get_type_hints(view), "section": None})
    yield from walk.found


@dataclass(frozen=True)
class _Walk:
    """A walk through a template; each visit returns the type of an expression."""

    environment: Environment
    found: list[Unknown]

    def visit(self, node: nodes.Node, scope: Scope) -> Kind:
        """Look at a node with the names known where it stands."""
        visit = getattr(self, f"_{type(node).__name__.lower()}", self._children)
        return visit(node, scope)

    def _children(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self.visit(child, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.ctx != "load":
            scope[node.name] = None
        elif node.name not in scope:
            said = Phrase(f"里没有 {node.name} 这个名字", f"names {node.name}, which does not exist")
            self._note(node, NAME, said, node.name, scope)
        return scope.get(node.name)

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Kind:
        return self._attribute(node, self.visit(node.node, scope), node.attr)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Kind:
        kind = self.visit(node.node, scope)
        self.visit(node.arg, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._attribute(node, kind, node.arg.value)
        return None if isinstance(node.arg, nodes.Slice) else _element(kind)

    def _attribute(self, node: nodes.Node, kind: Kind, name: str) -> Kind:
        holder = _class(kind)
        if holder is None:
            return None
        hints = get_type_hints(holder)
        if name in hints:
            return hints[name]
        known = {*hints, *(one for one in dir(holder) if one[0] != "_")}
        if name in known:
            getter = getattr(getattr(holder, name), "fget", None)
            return get_type_hints(getter).get("return") if getter else None
        said = Phrase(f"里没有 .{name} 这一项", f"asks for .{name}, which is not there")
        self._note(node, ATTRIBUTE, said, name, known, hints)
        return None

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        kind = self.visit(node.node, scope) if node.node else None
        for one in (*node.args, *node.kwargs):
            self.visit(one, scope)
        if node.name not in self.environment.filters:
            said = Phrase(f"里没有 {node.name} 这个过滤器", f"has the filter {node.name}, which does not exist")
            self._note(node, FILTER, said, node.name, self.environment.filters)
        return kind if node.name in _SAME else _element(kind) if node.name in _ONE else None

    def _test(self, node: nodes.Test, scope: Scope) -> None:
        if node.name not in {"defined", "undefined"} or not isinstance(node.node, nodes.Name):
            self.visit(node.node, scope)
        for one in node.args:
            self.visit(one, scope)
        if node.name not in self.environment.tests:
            said = Phrase(f"里没有 is {node.name} 这个判断", f"has the test {node.name}, which does not exist")
            self._note(node, FILTER, said, node.name, self.environment.tests)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        inner: Scope = scope | {"loop": None}
        self._bind(node.target, _element(self.visit(node.iter, scope)), inner)
        if node.test:
            self.visit(node.test, inner)
        for one in node.body:
            self.visit(one, inner)
        for one in node.else_:
            self.visit(one, dict(scope))

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._bind(node.target, self.visit(node.node, scope), scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self.visit(value, scope), inner)
        for one in node.body:
            self.visit(one, inner)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        if isinstance(node, nodes.Macro):
            scope[node.name] = None
        else:
            self.visit(node.call, scope)
        for default in node.defaults:
            self.visit(default, scope)
        named = dict.fromkeys((*(one.name for one in node.args), "caller", "varargs", "kwargs"))
        for one in node.body:
            self.visit(one, scope | named)

    _callblock = _macro

    def _bind(self, target: nodes.Node, kind: Kind, scope: Scope) -> None:
        """Give the target of a loop or a `set` its type, where it is one name."""
        self.visit(target, scope)
        if isinstance(target, nodes.Name):
            scope[target.name] = kind

    def _note(  # noqa: PLR0913, PLR0917 - a fault with its place, and what there is instead
        self, node: nodes.Node, rule: Rule, said: Phrase, name: str, known: Iterable[str], told: Iterable[str] = ()
    ) -> None:
        """Note an unknown name, with the nearest of the `known`, or with all that are `told`."""
        listed = ", ".join(told)
        there = Phrase(f"有：{listed}", f"there are: {listed}") if listed else None
        self.found.append(Unknown(node.lineno, rule, said, meant(name, known) or there))


def _origin(kind: Kind) -> Kind:
    """Return the type a written-out one is of: of `tuple[str, ...]` it is tuple."""
    return get_origin(kind)


def _bare(kind: Kind) -> Kind:
    """Return a type without `| None`; None where more than one is left."""
    if _origin(kind) not in {Union, UnionType}:
        return kind
    left = [one for one in get_args(kind) if one is not NoneType]
    return left[0] if len(left) == 1 else None


def _class(kind: Kind) -> type | None:
    bare = _bare(kind)
    found = _origin(bare) or bare
    return found if isinstance(found, type) else None


def _element(kind: Kind) -> Kind:
    """Return the type of what a tuple holds."""
    bare = _bare(kind)
    return get_args(bare)[0] if _origin(bare) is tuple else None
