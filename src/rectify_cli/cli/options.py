"""The options that several commands share."""

import inspect
from collections.abc import Callable, Collection
from dataclasses import is_dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

from rectify_cli.cli import completion
from rectify_cli.cli.option import argument, option
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register, Term

__all__ = [
    "AsOf",
    "DraftOption",
    "EditionOption",
    "ForceOption",
    "IssueRegister",
    "Number",
    "OutputOption",
    "OwnerOption",
    "RegisterOption",
    "Rev",
    "WhereOption",
    "argument",
    "edition_option",
    "form_of",
    "format_option",
    "grouped",
    "option",
    "term_of",
]


def format_option(*names: str, choices: Collection[str], default: str = "", zh: str = "", en: str = "") -> Any:  # noqa: ANN401 - typer's own types
    """Declare the format option; with a `default`, the suffix of -o comes first."""
    if default:
        zh, en = f"格式，默认看 -o 的后缀，否则 {default}", f"the format (default: by the suffix of -o, else {default})"
    return option("--format", *names, choices=choices, zh=zh or "输出格式", en=en or "the format")


Number = Annotated[int, argument(metavar="ID", autocompletion=completion.ids, zh="编号", en="the id")]
AsOf = Annotated[
    str | None,
    option(
        "--as-of",
        metavar="DATE",
        zh="截至哪一天，默认今天（如 2024-12-31）",
        en="as of this date, such as 2024-12-31 (default: today)",
    ),
]
Rev = Annotated[
    str | None,
    option(
        "--rev",
        metavar="GITREV",
        zh="查看 git 中的哪个版本，如 HEAD~3、标签、提交号",
        en="the ledger at a git revision: HEAD~3, a tag, a commit",
    ),
]
RegisterOption = Annotated[
    str,
    option(
        "--register",
        autocompletion=completion.terms(*Register),
        metavar="issues|immediate|petitions",
        zh="登记簿：issues 反馈问题，immediate 立行立改，petitions 信访件",
        en="the register: issues, immediate fixes or petitions",
    ),
]
IssueRegister = Annotated[
    str,
    option(
        "--register",
        autocompletion=completion.terms(Register.ISSUES, Register.IMMEDIATE),
        metavar="issues|immediate",
        zh="登记簿：issues 反馈问题，immediate 立行立改",
        en="the register: issues or immediate fixes",
    ),
]


def edition_option(*, zh: str, en: str) -> Any:  # noqa: ANN401 - typer's own types
    """Declare the edition option; the help says what the edition is for."""
    return option("--edition", metavar="public|internal", autocompletion=completion.terms(*Edition), zh=zh, en=en)


EditionOption = Annotated[
    str, edition_option(zh="public 公开稿，internal 内部稿", en="the edition: public or internal")
]
ScreenEdition = Annotated[
    str | None,
    edition_option(
        zh="public 公开稿，internal 内部稿；默认内部稿", en="the edition: public or internal (default: internal)"
    ),
]
OwnerOption = Annotated[
    str | None,
    option("--owner", autocompletion=completion.owners, zh="只看这个责任部门的", en="only those of this department"),
]
OutputOption = Annotated[
    Path | None,
    option(
        "--output",
        "-o",
        metavar="FILE",
        zh="输出文件，默认写入 build/；- 为标准输出",
        en="the output file (default: in build/); - is stdout",
    ),
]
DraftOption = Annotated[
    bool, option("--draft", zh="有错误也生成，并标明草稿", en="render it even with errors, marked as a draft")
]
ForceOption = Annotated[
    bool, option("--force", zh="覆盖不是 rectify 写的文件", en="overwrite a file that rectify did not write")
]

WhereOption = Annotated[
    list[str] | None,
    option(
        "--where",
        metavar="CONDITION",
        zh="条件，如 '涉及金额>10'、'标签=基建'；= != > >= < <=，~ 为包含；可重复，须全部符合（带 > < 的加引号）",
        en="a condition such as 'due<2025-06-30' or 'tags=基建': = != > >= < <=, ~ for contains; "
        "repeatable, all must hold (quote > and <)",
    ),
]

T = TypeVar("T", bound=Term)


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take a dataclass of options as one parameter; on the command line each field is an option.

    Several commands share such a dataclass, and typer knows only parameters.
    """
    parameters: list[inspect.Parameter] = []
    groups: dict[str, tuple[type, list[str]]] = {}
    for parameter in _parameters(command):
        group = parameter.annotation
        if isinstance(group, type) and is_dataclass(group):
            fields = _parameters(group)
            groups[parameter.name] = group, [field.name for field in fields]
            parameters += fields
        else:
            parameters.append(parameter)

    @wraps(command)
    def run(**arguments: object) -> None:
        for name, (group, fields) in groups.items():
            arguments[name] = group(**{field: arguments.pop(field) for field in fields})
        command(**arguments)

    vars(run)["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _parameters(declared: Callable[..., Any]) -> list[inspect.Parameter]:
    """Return the parameters of a command, or the fields of a dataclass, with their typer annotations."""
    hints = get_type_hints(declared, include_extras=True)
    return [
        parameter.replace(annotation=hints[parameter.name], kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in inspect.signature(declared).parameters.values()
    ]


def term_of(terms: type[T], word: str, name: str) -> T:
    """Return the term for a word on the command line; raises UsageError listing the known words."""
    try:
        return terms(word)
    except ValueError:
        zh = "、".join(f"{term.value}（{term.label.zh}）" for term in terms)
        en = ", ".join(f"{term.value} ({term.label.en})" for term in terms)
        message = Phrase(f"{name} 的值不对：{word}", f"invalid value for {name}: {word}")
        raise UsageError(message, Phrase(f"可以写：{zh}", f"one of: {en}")) from None


def form_of(output: Path | None, choices: Collection[str], default: str) -> str:
    """Return the format of the suffix of a file name, else the default; raises UsageError if it is unsupported."""
    if output is None or not output.suffix:
        return default
    form = output.suffix[1:].lower()
    if form in choices:
        return form
    known = ", ".join(choices)
    message = Phrase(f"不支持 {output.suffix} 格式", f"unsupported output format {output.suffix}")
    raise UsageError(message, Phrase(f"用 -f 指定，可以写：{known}", f"use -f with one of: {known}"))
