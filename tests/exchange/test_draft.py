"""What an import makes before it is written."""

from rectify_cli.exchange.draft import Draft

TYPED = {
    "id": 1,
    "title": "1-1 窗口排队",
    "results": ["一是增设窗口。", {"text": "3个窗口已开。", "items": ["①周一。"]}],
}


def test_a_draft_has_no_ordinals_and_says_how_many_it_lost() -> None:
    draft = Draft({}, (TYPED,), ({"id": 1, "title": "一、立行立改"},), (), (), ()).unnumbered()
    plain = {"id": 1, "title": "窗口排队", "results": ["增设窗口。", {"text": "3个窗口已开。", "items": ["周一。"]}]}
    assert (draft.issues, draft.immediate, draft.ordinals) == ((plain,), ({"id": 1, "title": "立行立改"},), 4)
    assert draft.unnumbered().ordinals == 0
