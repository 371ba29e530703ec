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
        # The locale is not installed: the one in use is C, or whatever Python takes for it.
        (None, {"LANG": "zh_CN.UTF-8"}, "en_US", Language.ZH),
        (None, {"LANG": "zh_CN.UTF-8"}, None, Language.ZH),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, None, Language.EN),
        (None, {"LC_ALL": "C.UTF-8"}, "en_US", Language.EN),
    ],
)
def test_the_first_that_says_something_decides(
    asked: str | None, environ: dict[str, str], locale: str | None, chosen: Language
) -> None:
    assert choose(asked, environ, locale) is chosen


def test_a_phrase_is_said_in_either_language() -> None:
    assert [Phrase("甲", "a").in_language(language) for language in Language] == ["甲", "a"]
