"""Check the names, attributes, filters and tests in the tags against the types of the view."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes

from rectify_cli.core.diagnostics import Rule
from rectify_cli.core.language import Phrase
from rectify_cli.papers.templating import suggestion
from rectify_cli.papers.word import official
from rectify_cli.papers.word.faults import ATTRIBUTE, FILTER, NAME
from rectify_cli.views.printed_fields import PrintedFields

_SAME = frozenset({"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"})
_ONE = frozenset({"first", "last", "random", "min", "max"})

Kind = Any
"""The type of a name, None where it is unknown."""

Scope = dict[str, Kind]


class Unknown(NamedTuple):
    """A name that does not exist, on a line of the source; `hint` names one that is close."""

    line: int
    rule: Rule
    message: Phrase
    hint: Phrase | None


def unknown(source: str, environment: Environment, view: type, own: Collection[str] | None = None) -> Iterator[Unknown]:
    """Yield the names in the source that a template of `view` does not have.

    `own` are the names of the fields the office declares, None if they are not known.
    """
    walk = _Walk(environment, [], own)
    walk.visit(environment.parse(source), {**get_type_hints(view), "section": None, official.NAME: official.Official})
    yield from walk.unknown


@dataclass(frozen=True)
class _Walk:
    """A walk through a template; each visit returns the type of an expression."""

    environment: Environment
    unknown: list[Unknown]
    own: Collection[str] | None

    def visit(self, node: nodes.Node, scope: Scope) -> Kind:
        """Visit a node with the names in scope there; return its type."""
        visit = getattr(self, f"_{type(node).__name__.lower()}", self._children)
        return visit(node, scope)

    def _children(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self.visit(child, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.ctx != "load":
            scope[node.name] = None
        elif node.name not in scope:
            message = Phrase(f"中的名称 {node.name} 不存在", f"uses {node.name}, which does not exist")
            self._note(node, NAME, message, node.name, scope)
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
        if holder is PrintedFields and (self.own is None or name in self.own):
            return None
        hints = dict.fromkeys(self.own or ()) if holder is PrintedFields else get_type_hints(holder)
        if name in hints:
            return hints[name]
        known = {*hints, *(attribute for attribute in dir(holder) if attribute[0] != "_")}
        if name in known:
            getter = getattr(getattr(holder, name), "fget", None)
            return get_type_hints(getter).get("return") if getter else None
        message = Phrase(f"中的 .{name} 不存在", f"uses .{name}, which does not exist")
        self._note(node, ATTRIBUTE, message, name, known, hints)
        return None

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        kind = self.visit(node.node, scope) if node.node else None
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, scope)
        if node.name not in self.environment.filters:
            message = Phrase(f"中的过滤器 {node.name} 不存在", f"uses the filter {node.name}, which does not exist")
            self._note(node, FILTER, message, node.name, self.environment.filters)
        return kind if node.name in _SAME else _element(kind) if node.name in _ONE else None

    def _test(self, node: nodes.Test, scope: Scope) -> None:
        if node.name not in {"defined", "undefined"} or not isinstance(node.node, nodes.Name):
            self.visit(node.node, scope)
        for argument in node.args:
            self.visit(argument, scope)
        if node.name not in self.environment.tests:
            message = Phrase(f"中的判断条件 is {node.name} 不存在", f"uses the test {node.name}, which does not exist")
            self._note(node, FILTER, message, node.name, self.environment.tests)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        inner: Scope = scope | {"loop": None}
        self._bind(node.target, _element(self.visit(node.iter, scope)), inner)
        if node.test:
            self.visit(node.test, inner)
        for child in node.body:
            self.visit(child, inner)
        for child in node.else_:
            self.visit(child, dict(scope))

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._bind(node.target, self.visit(node.node, scope), scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self.visit(value, scope), inner)
        for child in node.body:
            self.visit(child, inner)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        if isinstance(node, nodes.Macro):
            scope[node.name] = None
        else:
            self.visit(node.call, scope)
        for default in node.defaults:
            self.visit(default, scope)
        parameters = dict.fromkeys((*(argument.name for argument in node.args), "caller", "varargs", "kwargs"))
        for child in node.body:
            self.visit(child, scope | parameters)

    _callblock = _macro

    def _bind(self, target: nodes.Node, kind: Kind, scope: Scope) -> None:
        """Record the type of the target of a loop or a `set`, if it is a single name."""
        self.visit(target, scope)
        if isinstance(target, nodes.Name):
            scope[target.name] = kind

    def _note(  # noqa: PLR0913, PLR0917 - a fault, its place, and the alternatives
        self, node: nodes.Node, rule: Rule, message: Phrase, name: str, known: Iterable[str], listed: Iterable[str] = ()
    ) -> None:
        """Record an unknown name; the hint is the closest of the `known` names, else all that are `listed`."""
        names = list(listed)
        available = Phrase(f"可用：{'、'.join(names)}", f"available: {', '.join(names)}") if names else None
        self.unknown.append(Unknown(node.lineno, rule, message, suggestion(name, known) or available))


def _origin(kind: Kind) -> Kind:
    """Return the class of a parametrised type: tuple for `tuple[str, ...]`."""
    return get_origin(kind)


def _bare(kind: Kind) -> Kind:
    """Return a type without `| None`; None for a union of several."""
    if _origin(kind) not in {Union, UnionType}:
        return kind
    left = [member for member in get_args(kind) if member is not NoneType]
    return left[0] if len(left) == 1 else None


def _class(kind: Kind) -> type | None:
    bare = _bare(kind)
    cls = _origin(bare) or bare
    return cls if isinstance(cls, type) else None


def _element(kind: Kind) -> Kind:
    """Return the type of the items of a tuple."""
    bare = _bare(kind)
    return get_args(bare)[0] if _origin(bare) is tuple else None
