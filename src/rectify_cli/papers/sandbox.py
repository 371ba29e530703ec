"""The sandbox of templates: what one asks for is weighed before it is made, so that it takes bounded memory and time.

A template may come from a stranger. It runs no code but its own, and that within bounds: how large a text or a list it
may make, and how much work all loops, calls and texts of one paper may be.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from types import BuiltinMethodType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rectify_cli.core import bounds
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase

_FREE = frozenset(
    {
        *("abs", "attr", "count", "d", "day", "default", "dictsort", "filesizeformat", "filled", "first", "float"),
        *(
            "format",
            "groupby",
            "hanzi",
            "int",
            "items",
            "last",
            "length",
            "list",
            "map",
            "max",
            "min",
            "percent",
            "random",
        ),
        *("reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "sum", "unique"),
    }
)
"""Filters whose result is no larger than what they are given; all others, and the methods of texts, may multiply."""

_WIDE = re.compile(r"[0-9]{5}|\*|:[^{}]*\{")
"""A width in a format of five digits, or one that comes from elsewhere."""

_ITEM, _STEP, _CALL = 16, 40, 300
"""What an item of a list, a step of a loop and a call take, in characters that take as long."""

_BITS = 10_000
"""How large a whole number may be, in bits."""


class _Generator(CodeGenerator):
    """The compiler of templates, with each loop counted, and weighed what is compared, cut or joined."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - jinja's own name
        """Write a loop over what `stepped` yields."""
        node.iter = _call("stepped", node.iter)
        super().visit_For(node, frame)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802 - jinja's own name
        """Write a comparison with what was `touched`."""
        for operand in node.ops:
            operand.expr = _call("touched", operand.expr)
        super().visit_Compare(node, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - jinja's own name
        """Write a piece of what was `touched`."""
        if isinstance(node.arg, nodes.Slice):
            node.node = _call("touched", node.node)
        super().visit_Getitem(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - jinja's own name
        """Write a call of `joined`."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


def _call(name: str, argument: nodes.Node) -> nodes.Call:
    """Return the call of a method of the sandbox."""
    method = nodes.EnvironmentAttribute(name, lineno=argument.lineno)
    return nodes.Call(method, [argument], [], None, None, lineno=argument.lineno)


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox with a budget, which `begin` fills again before a paper is rendered.

    The fields of a view may be read without further checks: they are there for the template.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - jinja's own options
        """Weigh what filters are given."""
        super().__init__(**options)
        self._work = 0
        self.filters["format"] = self._formatted
        filters: dict[str, Callable[..., Any]] = dict(self.filters)
        self.filters |= {name: self._weighed(call, free=name in _FREE) for name, call in filters.items()}
        within: Any = self.tests["in"]
        self.tests["in"] = self._weighed(within, free=False)

    def begin(self) -> None:
        """Fill the budget."""
        self._work = 0

    def take(self, size: int) -> None:
        """Make room for so many characters or items; raises DataError where it is too much at once or in all."""
        check(size)
        self._work += size
        if self._work > bounds.TEMPLATE_WORK:
            raise _refused(Phrase("循环和文字太多", "its loops and texts take too long"))

    def stepped(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, each a step."""
        for item in items:
            self.take(_STEP)
            yield item

    def touched(self, value: Any) -> Any:  # noqa: ANN401 - whatever a template has
        """Return a value that is about to be compared or cut."""
        if isinstance(value, str | bytes | list | tuple):
            self.take(len(value))
        return value

    def joined(self, parts: tuple[Any, ...]) -> str:
        """Return what `~` joins."""
        self.take(weight(parts))
        return markup_join(parts)

    def concat(self, parts: Iterable[str]) -> str:
        """Return what a template, a macro or a `set` printed."""
        kept: list[str] = []
        for part in parts:
            self.take(len(part))
            kept.append(part)
        return "".join(kept)

    def get_template(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - jinja's own signature
        """Return a template; an `include` is as much work as a call."""
        self.take(_CALL)
        return super().get_template(*arguments, **named)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - jinja's own signature
        """Return True if a template may read an attribute."""
        return attr in getattr(type(obj), "__dataclass_fields__", ()) or super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - jinja's own
        """Call a macro or a method; what a method of a text or a number is given is weighed."""
        owner = getattr(obj, "__self__", None)
        if owner is self:
            return obj(*arguments)
        self.take(_CALL)
        if isinstance(obj, BuiltinMethodType) and isinstance(owner, str | bytes | int):
            self.take(_product([1 if isinstance(owner, int) else owner, *arguments, *named.values()]))
        return super().call(context, obj, *arguments, **named)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ANN401 - jinja's own signature
        """Return `format` of a text without excessive widths."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            _check_widths(value.__self__)
        return wrapped

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - jinja's own
        """Return the result of an operator that can make more of a text, a list or a number."""
        if isinstance(left, int) and isinstance(right, int):
            bits = abs(left).bit_length() * (abs(right) if operator == "**" else 1) + abs(right).bit_length()
            if bits > _BITS:
                raise _refused(Phrase("算出的数太大", "it calculates too large a number"))
        elif operator == "%" and isinstance(left, str):
            return self._formatted(left, *(right if isinstance(right, tuple) else (right,)))
        elif operator == "*":
            self.take(_product(value for value in (left, right) if not isinstance(value, float)))
        elif isinstance(left, str | list | tuple):
            self.take(weight((left, right)))
        return super().call_binop(context, operator, left, right)

    def _formatted(self, value: object, *arguments: Any, **named: Any) -> str:  # noqa: ANN401 - jinja's own signature
        """Return a text in which %-marks are filled."""
        text = str(value)
        _check_widths(text)
        self.take(len(text) * weight((arguments, named)))
        return text % (named or (arguments[0] if len(arguments) == 1 and isinstance(arguments[0], dict) else arguments))

    def _weighed(self, call: Callable[..., Any], *, free: bool) -> Callable[..., Any]:
        """Return a filter that weighs what it is given; one that is not free may multiply one by another.

        The value itself, if it is a number, is not multiplied.
        """
        own = 1 if hasattr(call, "jinja_pass_arg") else 0

        @functools.wraps(call)
        def weighed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the filter takes
            value, others = arguments[own : own + 1], (*arguments[own + 1 :], *named.values())
            if free:
                self.take(sum(len(each) * _ITEM for each in value if isinstance(each, str | list | tuple | dict)))
            else:
                self.take(_product((*(each for each in value if not isinstance(each, int)), *others)))
            return call(*arguments, **named)

        return weighed


def check(size: int) -> None:
    """Raise DataError for a text or a list that is too large to be made."""
    if size > bounds.TEMPLATE_TEXT:
        most = bounds.TEMPLATE_TEXT
        raise _refused(Phrase(f"所要的文字超过 {most} 字", f"it asks for more than {most} characters"))


def weight(value: object) -> int:
    """Return how large a value is in characters, items within items included, or that it is too large."""
    if isinstance(value, str | bytes):
        return len(value)
    total, waiting = 0, [value]
    while waiting and total <= bounds.TEMPLATE_TEXT:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += [*item.keys(), *item.values()]
        elif isinstance(item, list | tuple):
            waiting += item
        total += len(item) if isinstance(item, str | bytes) else _ITEM
    return total


def _product(values: Iterable[object]) -> int:
    """Return how large the result can be of what multiplies one value by another."""
    product = 1
    for value in values:
        product *= max(1, abs(value) if isinstance(value, int) else weight(value))
    return product


def _check_widths(text: str) -> None:
    """Raise DataError for a format that is longer than any, or has a width that no line has."""
    if len(text) > bounds.TEMPLATE_FORMAT or _WIDE.search(text):
        raise _refused(Phrase("格式的宽度太大", "the width of a format is too large"))


def _refused(message: Phrase) -> DataError:
    hint = Phrase("检查模板的循环、宽度和重复次数", "check the loops, widths and repetitions in the template")
    return DataError(Phrase(f"模板超出限度：{message.zh}", f"the template exceeds its limits: {message.en}"), hint)
