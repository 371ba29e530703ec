"""Templates that ask for more than there is are refused before it is made; each with a twin that asks for a little."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from rectify_cli.core import bounds
from rectify_cli.core.errors import DataError
from rectify_cli.papers import templating
from rectify_cli.papers.word import words


@dataclass(frozen=True)
class View:
    """What the templates here print."""

    title: str = "甲"
    items: tuple[str, ...] = ("甲", "乙")
    amount: int = 12_360_000


def doubled(step: str, times: int) -> str:
    return '{% set a="x" %}' + step * times + "{{ a|length }}"


MACRO = "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}"
NESTED = '{{% for a in "x"*{0} %}}{{% for b in "x"*{0} %}}{{% endfor %}}{{% endfor %}}甲'
LONG = '{{% set s="y"*9000000 %}}{{% for i in "x"*{} %}}{{% if {} %}}{{% endif %}}{{% endfor %}}甲'
REFUSED_AND_PRINTED = [
    ('{{ "%1000000000d"|format(1) }}', '{{ "%3d"|format(amount) }}', "12360000"),
    ('{{ "%1000000000d" % 1 }}', '{{ "%s、%s" % (1, 2) }}', "1、2"),
    ('{{ "%*d" % (1000000000, 1) }}', '{{ "%(a)d" % {"a": 1} }}', "1"),
    ('{{ "{:1000000000}".format(1) }}', '{{ "{0:,}".format(amount) }}', "12,360,000"),
    ('{{ "{:{w}}".format(1, w=10**9) }}', '{{ "{:3}".format(100) }}', "100"),
    ('{% for x in "x"*10**8 %}{% endfor %}', '{% for x in "甲"*2 %}{{ loop.index }}{% endfor %}', "12"),
    ("{{ [1]*10**9 }}", "{{ ([1]*3)|length }}", "3"),
    ('{{ "x"|center(10**9) }}', "{{ title|center(3)|trim }}", "甲"),
    ('{{ "x".center(10**9) }}', "{{ title.center(3).strip() }}", "甲"),
    ('{{ "x"|map("center", 10**9)|list }}', '{{ items|map("trim")|join }}', "甲乙"),
    ('{{ "1".zfill(10**9) }}', '{{ "1".zfill(3) }}', "001"),
    ('{{ "x"|indent(10**9) }}', '{{ "x"|indent(2) }}', "x"),
    ('{{ "x"|batch(10**9, "y")|list }}', '{{ "x"|batch(2, "y")|first|join }}', "xy"),
    ('{{ ("x"*10000)|replace("", "y"*10000) }}', '{{ title|replace("甲", "乙") }}', "乙"),
    ('{{ ("x"*10000).replace("", "y"*10000) }}', '{{ title.replace("甲", "乙") }}', "乙"),
    ('{{ ("x"*10000)|join("y"*10000) }}', '{{ items|join("、") }}', "甲、乙"),
    ('{{ (5).to_bytes(10**9, "big") }}', "{{ (5).bit_length() }}", "3"),
    ("{{ 2**100000 }}", "{{ 2**10 }}", "1024"),
    (doubled("{% set a=a~a %}", 40), doubled("{% set a=a~a %}", 4), "16"),
    (doubled("{% set a=a+a %}", 40), doubled("{% set a=a+a %}", 4), "16"),
    (doubled("{% set a=[a,a] %}", 40).replace("a|length", "a"), doubled("{% set a=[a,a] %}", 40), "2"),
    (doubled("{% set a %}{{a}}{{a}}{% endset %}", 40), doubled("{% set a %}{{a}}{{a}}{% endset %}", 4), "16"),
    (f"{MACRO}{{{{ m(40) }}}}", f"{MACRO}{{{{ m(3) }}}}甲", "甲"),
    (NESTED.format(4000), NESTED.format(40), "甲"),
    (LONG.format(100_000, '"z" in s'), LONG.format(2, '"z" in s'), "甲"),
    (LONG.format(100_000, '"z" is in(s)'), LONG.format(2, '"z" is in(s)'), "甲"),
    (LONG.format(100_000, 's[1:] == "z"'), LONG.format(2, 's[1:] == "z"'), "甲"),
    (LONG.format(100_000, 's|upper == "z"'), LONG.format(2, 's|upper == "z"'), "甲"),
    (LONG.format(1, "s|list|length"), "{{ title|list|length }}", "1"),
    ('{% for x in "x"*100000 %}' + "甲" * 10000 + "{% endfor %}", '{% for x in "x"*2 %}甲{% endfor %}', "甲甲"),
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the folder of a workspace's own templates."""
    return tmp_path


@pytest.mark.parametrize(("asks", "little", "printed"), REFUSED_AND_PRINTED, ids=range(len(REFUSED_AND_PRINTED)))
def test_a_template_that_asks_for_too_much_is_refused(own: Path, asks: str, little: str, printed: str) -> None:
    (own / "asks.md.j2").write_text(asks, encoding="utf-8")
    (own / "little.md.j2").write_text(little, encoding="utf-8")
    with pytest.raises(DataError, match="the template exceeds its limits") as refused:
        templating.compose(View(), "asks.md.j2", own)
    assert str(refused.value.place).startswith("templates/asks.md.j2")
    assert refused.value.hint
    assert [block.text for block in templating.compose(View(), "little.md.j2", own).blocks] == [printed]


@pytest.mark.parametrize(("asks", "little", "printed"), REFUSED_AND_PRINTED, ids=range(len(REFUSED_AND_PRINTED)))
def test_a_word_template_is_held_to_the_same(asks: str, little: str, printed: str) -> None:
    with pytest.raises(DataError, match="the template exceeds its limits"):
        words.environment().from_string(asks).render(templating.context(View()))
    assert words.environment().from_string(little).render(templating.context(View())).strip() == printed


def test_a_paper_has_the_whole_budget_whatever_was_rendered_before(own: Path) -> None:
    (own / "half.md.j2").write_text(
        f"{{% for x in 'x'*{bounds.TEMPLATE_WORK // 60} %}}{{% endfor %}}甲", encoding="utf-8"
    )
    for _ in range(2):
        assert [block.text for block in templating.compose(View(), "half.md.j2", own).blocks] == ["甲"]
