"""What a template leaves out, says by hand, or reveals is told, each beside a twin that stays silent."""

import re
from pathlib import Path
from typing import Any

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

import word_papers
import wordtemplates
from broken_templates import run, runs
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Head, Imprint
from rectify_cli.papers import own_word
from rectify_cli.views import Request

PLAIN = ("{{p official.title }}", "{{ lead }}", "{%p for step in next_steps %}", "{{ step }}", "{%p endfor %}")
TO = ("{{p official.addressee }}",)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return word_papers.ledger()


def found(tmp_path: Path, ledger: Ledger | None, content: bytes, name: str = "notice") -> list[Diagnostic]:
    template = tmp_path / f"{name}.docx"
    template.write_bytes(content)
    return own_word.check(name, template, f"templates/{name}.docx", ledger)


SET: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "head": ({"head": Head(mark="某局文件")}, ("{{ parts.head.mark }}",), "papers.notice.head.mark"),
    "typed head": ({"head": Head(mark="某局文件")}, ("某 局 文 件",), "papers.notice.head.mark"),
    "joint": (
        {"head": Head(mark="某局文件", joint=("乙局文件",))},
        ("{{p official.head }}",),
        "papers.notice.head.mark papers.notice.head.joint",
    ),
    "sealed": ({"sealed": True}, ("{{p official.signature }}",), "papers.notice.sealed"),
    "note": ({"note": "公开"}, ("{{p official.note }}",), "papers.notice.note"),
    "imprint": (
        {"imprint": Imprint(copies=("甲",))},
        ("{{p official.imprint }}",),
        "papers.notice.imprint",
    ),
    "attachments": (
        {"attachments": word_papers.ANNEXES[:1]},
        ("{%p for annex in parts.attachments %}", "{{ annex.title }}", "{%p endfor %}"),
        "papers.notice.attachments papers.notice.attachments",
    ),
    "tables": (
        {"attachments": word_papers.ANNEXES[1:2]},
        ("{{p official.attachment_list }}", "{{p official.attachments }}"),
        "papers.notice.attachments papers.notice.attachments",
    ),
    "attendance": (
        word_papers.ELEMENTS["minutes"] | {"head": None},
        ("{{p official.attachment_list }}",),
        "papers.notice.attendance",
    ),
    "letter": (
        word_papers.ELEMENTS["letter"] | {"imprint": None, "head": None},
        ("{{p official.head }}",),
        "papers.notice.format",
    ),
}


@pytest.mark.parametrize("case", SET)
def test_what_is_set_and_has_no_place_is_told(case: str, ledger: Ledger, tmp_path: Path) -> None:
    parts, lines, keys = SET[case]
    changed = word_papers.with_elements(ledger, "notice", **parts)
    told = found(tmp_path, changed, wordtemplates.built(*TO, *PLAIN))
    assert {fault.code for fault in told} == {"T317"}
    named = [re.findall(r"[a-z_.]+", fault.message.zh) for fault in told]
    assert [key for each in named for key in each] == keys.split()
    assert found(tmp_path, changed, wordtemplates.built(*TO, *PLAIN, *lines)) == []


def test_a_loop_over_attachments_has_no_place_for_a_table(ledger: Ledger, tmp_path: Path) -> None:
    changed = word_papers.with_elements(ledger, "notice", attachments=word_papers.ANNEXES[1:2])
    told = found(
        tmp_path, changed, wordtemplates.built(*TO, *PLAIN, "{% for annex in parts.attachments %}{% endfor %}")
    )
    assert [fault.hint.zh for fault in told] == ["在应在的位置加 {{p official.attachments }}"]


def test_so_is_the_sentence_about_what_is_not_listed(ledger: Ledger, tmp_path: Path) -> None:
    changed = word_papers.with_elements(ledger, "notice", prose={"mention_unlisted": True})
    told = found(tmp_path, changed, wordtemplates.built(*TO, *PLAIN))
    assert [fault.code for fault in told] == ["T317"]
    assert found(tmp_path, changed, wordtemplates.built(*TO, *PLAIN, "{{p official.figures }}")) == []


def test_a_paper_is_not_asked_for_what_it_never_prints(ledger: Ledger, tmp_path: Path) -> None:
    changed = word_papers.with_elements(ledger, "briefing", note="公开", sealed=True)
    assert found(tmp_path, changed, wordtemplates.built("甲"), "briefing") == []
    assert found(tmp_path, ledger, wordtemplates.built("甲"), "register") == []


@pytest.mark.parametrize(
    ("typed", "sound"),
    [
        ("反馈的4个具体问题", "反馈的{{ figures.issues.total }}个具体问题"),
        ("已完成整改1个", "已完成整改9个"),
        ("完成率25%", "完成率100.5%"),
        ("共4件信访件", "4个月内完成整改"),
        ("具体问题四个", "四个全面"),
    ],
)
def test_a_figure_typed_by_hand_is_told(typed: str, sound: str, ledger: Ledger, tmp_path: Path) -> None:
    told = found(tmp_path, ledger, wordtemplates.built(*TO, *PLAIN, typed))
    assert [fault.code for fault in told] == ["T318"]
    assert found(tmp_path, ledger, wordtemplates.built(*TO, *PLAIN, sound)) == []


def by(author: str) -> bytes:
    changed = f'<w:ins w:id="1" w:author="{author}">{run("甲")}</w:ins>'
    return wordtemplates.built(runs(changed))


def test_a_template_of_a_public_paper_names_nobody(ledger: Ledger, tmp_path: Path) -> None:
    told = found(tmp_path, None, by("张某"))
    assert [fault.code for fault in told] == ["T314", "T319"]
    assert "张某" in told[1].message.zh
    assert [fault.code for fault in found(tmp_path, None, by(""))] == ["T314"]
    assert [fault.code for fault in found(tmp_path, None, by("张某"), "report")] == ["T314"]
    (tmp_path / "notice.docx").write_bytes(by("张某"))
    for edition, content in ((Edition.PUBLIC, False), (Edition.INTERNAL, True)):
        filled = own_word.fill("notice", ledger, Request(edition, word_papers.TODAY), tmp_path)
        assert bool(filled.content) is content


def test_a_name_in_a_list_of_people_is_a_name_too(tmp_path: Path) -> None:
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    people = f'<w15:people xmlns:w15="{space}"><w15:person w15:author="李某"/></w15:people>'
    content = wordtemplates.with_part(
        wordtemplates.built("甲"), "word/people.xml", people.encode(), relation=RELATIONSHIP_TYPE.CUSTOM_XML
    )
    assert [fault.code for fault in found(tmp_path, None, content)] == ["T319"]
    assert found(tmp_path, None, wordtemplates.built("甲")) == []
