"""Which texts begin with an ordinal, and a text is read without it whatever its file holds."""

from rectify_cli.ledger import numbered
from rectify_cli.ledger.model import Issue

ISSUE = {
    "id": "1",
    "title": "3.窗口排队时间较长",
    "aspect": "一、服务群众方面",
    "note": "一、内部备注照录",
    "measures": ["一是增设窗口。", {"text": "错峰办理。", "items": ["（1）周一。", "3、4月。"]}],
    "plan": [{"text": "②年底前完成。", "due": "2025-12-31"}],
}


def test_the_texts_that_papers_number_are_named_with_their_ordinals() -> None:
    assert numbered.in_issue(ISSUE) == [
        (("title",), "3."),
        (("aspect",), "一、"),
        (("measures", 0), "一是"),
        (("measures", 1, "items", 0), "（1）"),
        (("plan", 0, "text"), "②"),
    ]
    steps = {"notice": {"next_steps": ["提高认识。", "二是强化整改。"]}}
    assert numbered.in_inspection(steps) == [(("notice", "next_steps", 1), "二是")]
    assert numbered.in_inspection({}) == []


def test_an_issue_without_its_ordinals_is_read_as_the_same_issue() -> None:
    plain, number = numbered.without_ordinals(ISSUE)
    assert number == 5
    assert plain["note"] == "一、内部备注照录"
    assert numbered.without_ordinals(plain) == (plain, 0)
    assert Issue.model_validate(ISSUE) == Issue.model_validate(plain)
