"""Declared fields in papers: the register has a column each, and templates print them by name."""

from pathlib import Path

import pytest

import own_fields
import wordtemplates
import workspaces
from commandline import Rectify

TEMPLATE = """\
# {{ body }}

{% for issue in issues %}
{{ issue.title }}：{{ issue.fields.涉及金额 or "未填" }}，{{ issue.fields.source or "未填" }}
{%- for field in issue.fields %}；{{ field.heading }}{% endfor %}


{% endfor %}
"""
AS_OF = ("--as-of", "2025-01-15")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, own_fields.FILES))
    return tmp_path


@pytest.mark.parametrize(("edition", "headings"), [("internal", "涉及金额 | 问题来源 |\n"), ("public", "问题来源 |\n")])
@pytest.mark.usefixtures("folder")
def test_the_register_has_a_column_for_each_that_is_filled_in(rectify: Rectify, edition: str, headings: str) -> None:
    ran = rectify("render", "register", "-f", "md", "-o", "-", "--edition", edition, *AS_OF)
    assert ran.code == 0, ran.err
    assert headings in ran.out
    assert ("0.32万元 | 审计" in ran.out) is (edition == "internal")


def test_a_template_in_words_prints_them_by_key_or_heading(rectify: Rectify, folder: Path) -> None:
    workspaces.write(folder, {"templates/report.md.j2": TEMPLATE})
    ran = rectify("render", "report", "-f", "md", "-o", "-", *AS_OF)
    assert ran.code == 0, ran.err
    assert "学习不够：0.32万元，审计；涉及金额；问题来源" in ran.out
    assert "建设推进缓慢：未填，未填\n" in ran.out
    public = rectify("render", "report", "-f", "md", "-o", "-", "--edition", "public", *AS_OF)
    assert "学习不够：未填，审计；问题来源" in public.out


def test_a_word_template_prints_them_and_its_names_are_checked(rectify: Rectify, folder: Path) -> None:
    def put(tag: str) -> None:
        loop = "{%p for issue in issues %}", tag, "{%p endfor %}"
        (folder / "templates").mkdir(exist_ok=True)
        (folder / "templates/report.docx").write_bytes(wordtemplates.built(*loop))

    put('{{ issue.fields.涉及金额 or "未填" }}，{{ issue.fields["source"] or "未填" }}')
    assert rectify("templates", "check").code == 0
    assert rectify("render", "report", "-f", "docx", *AS_OF).code == 0
    texts = wordtemplates.texts((folder / "build/report-internal.docx").read_bytes())
    assert texts == ["0.32万元，审计", "未填，未填"]
    put("{{ issue.fields.涉及全额 }}")
    ran = rectify("templates", "check")
    assert (ran.code, "did you mean 涉及金额?" in ran.out) == (1, True)


@pytest.mark.usefixtures("folder")
def test_a_point_has_a_line_of_a_cell_and_is_parted_in_a_line(rectify: Rectify) -> None:
    assert rectify("measure", "add", "1", "建章", "公示").code == 0
    ran = rectify("render", "register", "-f", "md", "-o", "-", "--as-of", "2025-01-15", "--draft")
    assert "1.组织学习。<br>2.建章<br>3.公示 |" in ran.out
    assert rectify("results", "add", "1", "甲", "乙").code == 0
    assert rectify("set", "1", "results_as=inline").code == 0
    ran = rectify("render", "notice", "-f", "md", "-o", "-", "--as-of", "2025-01-15", "--draft")
    assert "二是甲；三是乙\n" in ran.out
