"""The declared fields as a table."""

from collections.abc import Sequence

from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.chinese.words import SEPARATOR
from rectify_cli.core.language import Phrase
from rectify_cli.views.declared import DeclaredField

_HEAD = (
    Phrase("键名", "key"),
    Phrase("栏目", "heading"),
    Phrase("类型", "type"),
    Phrase("公开", "public"),
    Phrase("必填起于", "required from"),
    Phrase("默认值", "default"),
    Phrase("已填", "filled"),
)
_NONE = Phrase(
    "没有自设栏目；用 rectify field add 栏目名称 --type … 声明",
    "no fields are declared; declare one with `rectify field add HEADING --type …`",
)


def draw(fields: Sequence[DeclaredField], terminal: Terminal) -> str:
    """Return the table, or what to type where there is none."""
    if not fields:
        return _canvas.drawn([Text(_NONE.in_language(terminal.language))], terminal)
    grid = _canvas.table(terminal.say(*_HEAD))
    for field in fields:
        _canvas.row(grid, *_cells(field, terminal))
    return _canvas.drawn([grid], terminal)


def _cells(field: DeclaredField, terminal: Terminal) -> list[str]:
    declared = field.declaration
    kind = declared.type.label.in_language(terminal.language)
    detail = SEPARATOR.join(declared.choices) or (declared.unit or "")
    default = declared.default or ""
    return [
        field.key,
        SEPARATOR.join(declared.names),
        f"{kind}（{detail}）" if detail else kind,
        Phrase("公开", "yes").in_language(terminal.language) if declared.public else "",
        declared.required_from.label.in_language(terminal.language) if declared.required_from else "",
        SEPARATOR.join(default) if isinstance(default, tuple) else default,
        str(field.filled),
    ]
