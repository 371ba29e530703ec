"""Words that are never right: each has another, right one, and no right word holds a wrong one."""

from rectify_cli.core.chinese import misspelt

RIGHT = "发布署名 投资询价 便签定期 咨询私人 立即然后 颠倒致使 变迁徒增 按装机容量 反溃败 部署 贯彻 反馈"


def test_the_right_word_is_another_and_not_wrong_itself() -> None:
    pattern, right = misspelt.table()
    assert len(right) > 140
    for typed, word in right.items():
        assert typed != word
        assert pattern.fullmatch(typed)
        assert list(misspelt.find(word)) == []


def test_right_words_hold_no_wrong_one() -> None:
    assert list(misspelt.find(RIGHT)) == []
