"""Tables side by side are known by their headings."""

import pytest

from rectify_cli.exchange.workbook.merge import side

FIELDS = {"反馈问题": "title", "存在问题": "title", "整改措施": "measures"}


@pytest.mark.parametrize(
    ("heads", "blocks"),
    [
        (("序号", "反馈问题", "整改措施", "", "序号", "反馈问题", "整改措施"), [range(3), range(4, 7)]),
        (("反馈问题", "整改措施", "反馈问题", "整改措施"), [range(2), range(2, 4)]),
        (("序号", "反馈问题", "整改措施", "反馈问题", "整改措施"), [range(3), range(3, 5)]),
        (("序号", "反馈问题", "整改措施", "反馈问题"), []),
        (("序号", "反馈问题", "反馈问题", "整改措施"), []),
        (("序号", "反馈问题", "整改措施"), []),
        (("序号", "反馈问题", "存在问题"), []),
        (("序号", "反馈问题", "整改措施", "整改措施"), []),
    ],
)
def test_tables_side_by_side(heads: tuple[str, ...], blocks: list[range]) -> None:
    assert side.blocks({at: [head] for at, head in enumerate(heads) if head}, FIELDS.get) == blocks
