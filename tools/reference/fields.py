"""The page of the data format: every field of every file, from the models."""

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Term
from rectify_cli.ledger.model import Bare, Calendar, Inspection, Issue, Petition, Record
from reference.edition import public
from reference.examples import leaves, meaning, records
from reference.page import Page, code, table

TITLE = Phrase("数据格式", "Data format")
LEAD = Phrase(
    "台账放在 `data/` 里，都是 UTF-8 编码的 YAML。日期写作 `2024-12-31`；状态等固定用语写英文值或中文词都可以。"
    "没有内容的键不写；这里没有列出的键不能写。`rectify schema` 输出 JSON Schema，供编辑器补全和提示。",
    "A ledger lives in `data/`, as YAML in UTF-8. Dates are written `2024-12-31`; a status and other fixed words "
    "may be written in English or in Chinese. Leave out the keys you have nothing to say for; a key that is not "
    "listed here is an error. `rectify schema` prints the JSON Schemas that let an editor complete and explain the "
    "keys.",
)
FILES: tuple[tuple[type[Record], str, Phrase, bool], ...] = (
    (Inspection, "data/inspection.yaml", Phrase("巡察与通报", "The inspection and its notice"), False),
    (
        Issue,
        "data/issues/001.yaml, data/immediate/01.yaml",
        Phrase("反馈问题和立行立改", "Issues and immediate fixes"),
        True,
    ),
    (Petition, "data/petitions.yaml", Phrase("信访件", "Petitions"), True),
    (Calendar, "data/calendar.yaml", Phrase("本单位的日历", "The calendar of the office"), False),
)
"""The files: what they hold, their names, a title, and whether an edition holds back some of their fields."""
HEAD = Phrase("键|名称|类型|示例|说明", "key|name|type|example|meaning")
SHOWN = Phrase("公开稿", "public edition")
YES = Phrase("有", "yes")
NEEDED = Phrase("必填。", "Required. ")
FILE = Phrase("文件：", "File: ")
EDITION = Phrase(
    "问题、信访件的字段，“公开稿”一栏没有写“有”的一律不进公开稿。这一栏由程序得出：把各字段都填满的一条送进公开稿，"
    "看哪些还在。inspection.yaml 不分稿别：除 `policy`、`waive` 等设置外，其中的文字都可能印出，不宜公开的不要写在"
    "里面。",
    "Of issues and petitions, a field that does not say “yes” under “public edition” never gets into it. The "
    "column is found by putting an entry with every field filled into the public edition and looking at what is "
    "left. inspection.yaml is the same in every edition: apart from settings such as `policy` and `waive`, "
    "whatever stands in it may be printed, so write nothing there that the public must not read.",
)
WORDS = Phrase("固定用语", "Fixed words")
TYPES = {
    "str": Phrase("文字", "text"),
    "date": Phrase("日期", "date"),
    "int": Phrase("整数", "whole number"),
    "bool": Phrase("`true` 或 `false`", "`true` or `false`"),
}
LIST = Phrase("列表：{}", "list of {}")
MAPPING = Phrase("对照表：{} → {}", "mapping of {} to {}")
BARE = Phrase("文字或 {}", "text or {}")
LEAST = Phrase("，不小于 {}", ", {} or more")


def page(language: Language) -> Page:
    """Return the page of the data format: a section per file, and in it a table per mapping."""
    parts = [LEAD.said(language), EDITION.said(language)]
    seen: dict[type[Record], None] = {}
    for top, files, title, filtered in FILES:
        parts += [f"## {title.said(language)}", FILE.said(language) + "`" + files.replace(", ", "`, `") + "`"]
        for model in _within(top):
            if model not in seen:
                seen[model] = None
                parts += [f"### {model.__name__}", _fields(model, language, top if filtered else None)]
    parts.append(f"## {WORDS.said(language)}")
    for term in dict.fromkeys(term for model in seen for term in _terms(model)):
        parts += [f"### {term.__name__}", "\n".join(f"- {_word(one, language)}" for one in term)]
    return Page("data-format", language, TITLE.said(language), parts)


def _word(term: Term, language: Language) -> str:
    label = "" if language is Language.ZH or term.label.en == term.value else f", {term.label.en}"
    return f"`{term.value}` {term.label.zh}{label}"


def _fields(model: type[Record], language: Language, top: type[Record] | None) -> str:
    head = HEAD.said(language).split("|")
    rows = [list(_row(model, name, language)) for name in model.model_fields]
    if top:
        head.insert(3, SHOWN.said(language))
        for row, name in zip(rows, model.model_fields, strict=True):
            row.insert(3, YES.said(language) if (model, name) in public(top) else "")
    return table(head, rows)


def _row(model: type[Record], name: str, language: Language) -> Iterator[str]:
    field, said = model.model_fields[name], meaning(model, name)
    chinese = language is Language.ZH
    yield code(field.alias or name)
    yield (field.title or name) if chinese else said.name
    yield _type(field.annotation, language, field)
    yield code(said.example)
    needed = NEEDED.said(language) if field.is_required() else ""
    yield needed + ((field.description or "").removesuffix("。") + "。" if chinese else said.meaning)


def _type(annotation: Any, language: Language, field: FieldInfo | None = None) -> str:  # noqa: ANN401 - any annotation
    inner = [one for one in get_args(annotation) if one not in {type(None), Ellipsis}]
    if get_origin(annotation) in {Union, types.UnionType}:
        return _type(inner[0], language, field)
    if get_origin(annotation) is tuple:
        return LIST.said(language).format(_type(inner[0], language))
    if get_origin(annotation) is dict:
        return MAPPING.said(language).format(*(_type(one, language) for one in inner))
    if hasattr(annotation, "__metadata__"):
        return _type(inner[0], language)
    if issubclass(annotation, Record | Term):
        link = f"[{annotation.__name__}](#{annotation.__name__.lower()})"
        return BARE.said(language).format(link) if issubclass(annotation, Bare) else link
    least = next((one.ge for one in (field.metadata if field else ()) if hasattr(one, "ge")), None)
    return TYPES[annotation.__name__].said(language) + (LEAST.said(language).format(least) if least is not None else "")


def _within(model: type[Record]) -> Iterator[type[Record]]:
    """Yield a model and those its fields hold."""
    yield model
    for field in model.model_fields.values():
        for inner in records(field.annotation):
            yield from _within(inner)


def _terms(model: type[Record]) -> Iterator[type[Term]]:
    for field in model.model_fields.values():
        yield from (leaf for leaf in leaves(field.annotation) if issubclass(leaf, Term))
