"""A paragraph in pieces: marks, brackets, sentences and the words round each quantity."""

from rectify_cli.notices.quantities.paragraph import levels, read


def test_a_bracket_knows_what_it_stands_behind() -> None:
    words = read("更换井盖90个（铸铁40个、复合50个），均已完工。")
    anchors = {piece.text: words.pieces[piece.anchor].text for piece in words.pieces if piece.bracket}
    assert anchors == {"铸铁40个": "更换井盖90个", "复合50个": "更换井盖90个"}
    assert [len(level) for level in levels(words.pieces)] == [3, 2]


def test_the_ordinal_of_an_item_is_one_mark() -> None:
    assert [piece.mark for piece in read("（1）党建5个；②业务6个；3.作风4个").pieces] == ["#", "#", "#"]


def test_a_sentence_ends_at_its_full_stop_and_with_it_every_open_bracket() -> None:
    words = read("甲3件（乙2件。丙1件。")
    assert [piece.sentence for piece in words.pieces if piece.quantities] == [0, 0, 1]
    assert words.pieces[-1].bracket == 0


def test_a_quantity_has_the_words_up_to_the_next() -> None:
    first, second = read("5个督查组共检查75个单位").quantities
    assert (first.lead, first.tail) == ("", "督查组共检查")
    assert (second.lead, second.tail) == ("督查组共检查", "单位")


def test_what_is_quoted_is_nobodys_figure() -> None:
    assert read("他说“已完成3个”，又完成2个。").quantities[0].printed == "2个"
