"""The declared fields on a screen and as JSON."""

import json

from rectify_cli.cli.screens import fields_json, fields_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.ledger.model import Declaration
from rectify_cli.views.declared import DeclaredField

LEVEL = Declaration.model_validate(
    {
        "heading": "等级",
        "type": "choice",
        "choices": ["高", "低"],
        "public": True,
        "default": "低",
        "required_from": "staged",
    }
)
FIELDS = (DeclaredField("level", LEVEL, 3), DeclaredField("文号", Declaration(heading="文号"), 0))


def test_a_table_says_what_each_holds() -> None:
    head, first, second = fields_table.draw(FIELDS, Terminal(Language.ZH)).splitlines()
    assert head.split() == ["键名", "栏目", "类型", "公开", "必填起于", "默认值", "已填"]
    assert first.split() == ["level", "等级", "选项（高、低）", "公开", "阶段性完成", "低", "3"]
    assert second.split() == ["文号", "文号", "文字", "0"]


def test_where_there_is_none_it_says_what_to_type() -> None:
    assert "rectify field add" in fields_table.draw((), Terminal(Language.EN))


def test_the_json_has_the_keys_of_the_data() -> None:
    first, _ = json.loads(fields_json.draw(FIELDS, Terminal(Language.ZH)))
    assert (first["key"], first["choices"], first["required_from"], first["filled"]) == (
        "level",
        ["高", "低"],
        "staged",
        3,
    )
