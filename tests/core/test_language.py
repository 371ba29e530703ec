"""The language of a run: what was asked for, else the environment, else the locale, else English."""

import pytest

from rectify_cli.core.language import Language, Phrase, choose


@pytest.mark.parametrize(
    ("asked", "environ", "locale", "chosen"),
    [
        ("zh", {"RECTIFY_LANG": "en"}, "en_GB", Language.ZH),
        (None, {"RECTIFY_LANG": "en"}, "zh_CN", Language.EN),
        (None, {"RECTIFY_LANG": ""}, "zh_CN", Language.ZH),
        (None, {}, "Chinese (Simplified)_China", Language.ZH),
        (None, {}, "C", Language.EN),
        (None, {}, None, Language.EN),
    ],
)
def test_the_first_that_says_something_decides(
    asked: str | None, environ: dict[str, str], locale: str | None, chosen: Language
) -> None:
    assert choose(asked, environ, locale) is chosen


def test_a_phrase_is_said_in_either_language() -> None:
    assert [Phrase("甲", "a").in_language(language) for language in Language] == ["甲", "a"]
