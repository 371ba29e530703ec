"""`rectify render`: what it writes, what it refuses, and what it never overwrites."""

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

import notices
from commandline import Rectify
from samples_changed import change


def test_the_notice_goes_to_build_in_word_unless_told_otherwise(rectify: Rectify, sample: Path) -> None:
    ran = rectify("render", "notice")
    assert (ran.code, ran.out, ran.err) == (0, "", "public edition written to build/notice.docx\n")
    assert zipfile.is_zipfile(sample / "build" / "notice.docx")
    assert rectify("render", "notice", "-f", "md").code == 0
    assert rectify("render", "notice", "-o", "通报.md").code == 0
    assert (sample / "通报.md").read_bytes() == (sample / "build" / "notice.md").read_bytes()


def test_the_same_data_gives_the_same_bytes(rectify: Rectify, sample: Path) -> None:
    for name in ("one.docx", "two.docx", "one.md", "two.md"):
        rectify("render", "notice", "-o", name)
    assert (sample / "one.docx").read_bytes() == (sample / "two.docx").read_bytes()
    assert (sample / "one.md").read_bytes() == (sample / "two.md").read_bytes()


def test_an_error_stops_the_notice_and_a_draft_carries_its_mark(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "status: completed", "status: in_progress")
    ran = rectify("render", "notice", "-f", "md")
    assert (ran.code, ran.out) == (1, "")
    assert "error[L210]" in ran.err
    assert "add --draft" in ran.err
    assert not (sample / "build").exists()
    assert rectify("render", "notice", "-f", "md", "--draft", "--as-of", "2026-11-23").code == 0
    first = (sample / "build" / "notice.md").read_text(encoding="utf-8").split("\n")[0]
    assert first == "> 草稿（2026-11-23，尚有 2 处错误），不得印发"
    assert rectify("render", "notice", "--draft").code == 0
    with zipfile.ZipFile(sample / "build" / "notice.docx") as package:
        headers = [package.read(name).decode() for name in package.namelist() if "header" in name]
    assert headers
    assert all("草稿" in header for header in headers)


def test_a_file_somebody_else_wrote_or_changed_is_left_alone(rectify: Rectify, sample: Path) -> None:
    target = sample / "build" / "notice.md"
    assert rectify("render", "notice", "-f", "md").code == 0
    assert rectify("render", "notice", "-f", "md").code == 0
    target.write_text("手改的稿", encoding="utf-8")
    ran = rectify("render", "notice", "-f", "md")
    assert ran.code == 2
    assert "--force" in ran.err
    assert target.read_text(encoding="utf-8") == "手改的稿"
    assert rectify("render", "notice", "-f", "md", "--force").code == 0
    assert "手改的稿" not in target.read_text(encoding="utf-8")


def test_a_folder_in_the_way_is_a_clear_error(rectify: Rectify, sample: Path) -> None:
    (sample / "notice.md").mkdir()
    for force in ((), ("--force",)):
        ran = rectify("render", "notice", "-o", "notice.md", *force)
        assert ran.code in {2, 3}
        assert "notice.md" in ran.err
    assert list((sample / "notice.md").iterdir()) == []


@pytest.mark.parametrize("form", ["md", "docx", "html", "pdf", "ofd"])
def test_nothing_withheld_or_internal_stands_in_the_public_edition(rectify: Rectify, sample: Path, form: str) -> None:
    issue = sample / "data" / "issues" / "005.yaml"
    change(issue, "progress:", "owner: 政治部干部科\nlead: 某某副院长\nnote: 不外传的备注\nprogress:")
    change(issue, "results:", "results:\n  - {text: 内部掌握的一项措施, disclosure: internal}")
    secrets = ("政治部干部科", "某某副院长", "不外传的备注", "内部掌握的一项措施", "未列出的反馈问题")
    for edition, told in (("public", set()), ("internal", {"政治部干部科", "某某副院长", "内部掌握的一项措施"})):
        assert rectify("render", "notice", "-f", form, "-o", f"{edition}.{form}", "--edition", edition).code == 0
        text = whole(sample / f"{edition}.{form}")
        assert {secret for secret in secrets if secret in text} == told


def whole(path: Path) -> str:
    """Return every part of a file as text."""
    if path.suffix == ".pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        return "".join(text.split())
    if path.suffix not in {".docx", ".ofd"}:
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


@pytest.mark.parametrize("form", ["md", "docx", "html", "pdf", "ofd"])
def test_a_template_that_types_withheld_text_is_caught(rectify: Rectify, sample: Path, form: str) -> None:
    change(sample / "data" / "issues" / "005.yaml", "progress:", "note: 正在立案调查某人\nprogress:")
    own(sample, '{% extends "shipped/notice.md.j2" %}{% block lead %}正在立案调查某人{% endblock %}')
    ran = rectify("render", "notice", "-f", form)
    assert ran.code == 1
    assert "正在立案调查某人" in ran.err
    assert not (sample / "build").exists()


def own(folder: Path, text: str) -> None:
    """Write a template of the user's own."""
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "notice.md.j2").write_bytes(text.encode())


def test_one_block_may_be_changed_and_a_whole_template_replaced(rectify: Rectify, sample: Path) -> None:
    own(sample, '{% extends "shipped/notice.md.j2" %}\n{% block closing %}\n特此通报。\n{% endblock %}\n')
    assert rectify("render", "notice", "-o", "a.md").code == 0
    text = (sample / "a.md").read_text(encoding="utf-8")
    assert "特此通报。\n\n中共衡阳县人民法院党组  \n2025年1月10日\n" in text
    assert "联系电话" not in text
    own(
        sample,
        "# {{ body }}关于整改的通报\n\n**共计：**{{ figures.issues.total }}个。\n\n{{ body }}\n{{ signing|day }}\n",
    )
    assert rectify("render", "notice", "-o", "b.md").code == 0
    assert (sample / "b.md").read_text(encoding="utf-8").split("\n\n") == [
        "# 中共衡阳县人民法院党组关于整改的通报",
        "**共计：**22个。",
        "中共衡阳县人民法院党组  \n2025年1月10日\n",
    ]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("一\n{{ totl }}", "templates/notice.md.j2:2", "totl"),
        ("{{ figures.issues.totl }}", "templates/notice.md.j2:1", "did you mean total?"),
        ("{{ titel|join }}", "templates/notice.md.j2:1", "did you mean title?"),
        ("一\n\n{% if %}", "templates/notice.md.j2:3", "does not parse"),
        ("{{ body }", "templates/notice.md.j2:1", "does not parse"),
        ("{{ body|uper }}", "templates/notice.md.j2:1", "uper"),
        ('{% extends "shipped/notice.md" %}', "templates/notice.md.j2:1", "did you mean shipped/notice.md.j2?"),
        ("{{ body.__class__.__mro__ }}", "templates/notice.md.j2:1", "__class__"),
        ("{{ title.append(1) }}", "templates/notice.md.j2:1", "append"),
        ("{{ 1 // 0 }}", "templates/notice.md.j2:1", "division"),
        ("{{ contact.phone }}", "templates/notice.md.j2:1", "empty"),
        ("{% for i in range(999999) %}{% endfor %}", "templates/notice.md.j2:1", "range"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_line(
    rectify: Rectify, sample: Path, text: str, place: str, said: str
) -> None:
    change(sample / "data" / "inspection.yaml", "  phone: 0734-6559978\n", "")
    own(sample, text)
    ran = rectify("render", "notice", "-f", "md")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{place}: error: ")
    assert said in ran.err
    assert not (sample / "build").exists()


def test_a_base_file_of_the_users_own_gives_the_look(rectify: Rectify, sample: Path) -> None:
    shipped = (notices.ROOT / "templates" / "base.docx").read_bytes()
    (sample / "templates").mkdir()
    edited = sample / "templates" / "base.docx"
    with zipfile.ZipFile(io.BytesIO(shipped)) as source, zipfile.ZipFile(edited, "w") as package:
        for name in source.namelist():
            package.writestr(name, source.read(name).replace("仿宋_GB2312".encode(), "华文仿宋".encode()))
    assert rectify("render", "notice").code == 0
    assert "华文仿宋" in whole(sample / "build" / "notice.docx")
    edited.write_bytes(b"no Word file")
    ran = rectify("render", "notice")
    assert (ran.code, ran.out) == (1, "")
    assert "base.docx" in ran.err


def test_every_part_of_an_official_paper_can_be_asked_for(rectify: Rectify, sample: Path) -> None:
    parts = """\
papers:
  notice:
    head: {mark: 中共衡阳县人民法院党组文件, number: 衡法党〔2025〕1号}
    addressee: 市委巡察工作领导小组办公室：
    attachments:
      - {title: 整改台账, text: [台账另附。]}
      - {title: 问题清单}
    note: 此件公开发布
    sealed: true
    imprint: {copies: [市纪委机关, 县委办公室], office: 院办公室, date: 2025-01-12}
"""
    change(sample / "data" / "inspection.yaml", "notice:\n", f"{parts}notice:\n")
    assert rectify("render", "notice", "-o", "a.md").code == 0
    text = (sample / "a.md").read_text(encoding="utf-8")
    assert text.startswith("**中共衡阳县人民法院党组文件**\n\n衡法党〔2025〕1号\n\n---\n\n# 中共")
    assert "的通报\n\n市委巡察工作领导小组办公室：\n\n根据" in text
    assert "附件：1．整改台账  \n2．问题清单\n\n中共衡阳县人民法院党组  \n2025年1月10日\n\n（此件公开发布）" in text
    assert "。\n\n特此通报。\n\n附件：1" in text
    assert (
        "# 附件1 整改台账\n\n台账另附。\n\n# 附件2 问题清单\n\n---\n\n抄送：市纪委机关，县委办公室。\n\n院办公室"
        in text
    )
    assert text.endswith("院办公室\u30002025年1月12日印发\n\n---\n")
    for name in ("a.docx", "a.html"):
        assert rectify("render", "notice", "-o", name).code == 0
        for said in ("衡法党〔2025〕1号", "（此件公开发布）", "台账另附。", "抄送：市纪委机关，县委办公室。"):
            assert said in whole(sample / name)


def test_a_fragment_of_html_is_the_words_alone(rectify: Rectify, sample: Path) -> None:
    assert rectify("render", "notice", "-o", "a.html", "--fragment").code == 0
    text = (sample / "a.html").read_text(encoding="utf-8")
    assert "<style" not in text
    assert "<html" not in text
    assert "市委第八巡察组" in text


def test_outside_a_workspace_the_error_says_what_to_do(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["check"], ["status"], ["list"], ["render", "notice"]):
        ran = rectify(*words)
        assert ran.code == 1
        assert "rectify init DIR" in ran.out + ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_paper_seen_from_a_day_gone_by_knows_nothing_of_later_days(rectify: Rectify, sample: Path) -> None:
    issue = sample / "data" / "issues" / "003.yaml"
    change(issue, "status: completed}", "status: completed}\n  - {date: 2025-06-01, status: in_progress}")
    assert rectify("render", "report", "--as-of", "2025-01-15", "-f", "md").code == 0
    assert "已完成整改19个" in (sample / "build" / "report-internal.md").read_text(encoding="utf-8")
    assert rectify("render", "report", "--as-of", "2025-06-02", "-f", "md").code == 0
    assert "已完成整改18个" in (sample / "build" / "report-internal.md").read_text(encoding="utf-8")


def test_a_day_that_is_none_is_told_by_the_option_it_was_given_to(rectify: Rectify, sample: Path) -> None:
    del sample
    assert "--since 昨天 is not a date" in rectify("render", "briefing", "--since", "昨天").err


def test_the_grid_is_of_word_files_alone(rectify: Rectify, sample: Path) -> None:
    assert rectify("render", "notice", "-o", "a.docx").code == 0
    for word in ("lines", "word", "指定行和字符网格"):
        assert rectify("render", "notice", "-o", f"{word}.docx", "--grid", word).code == 0
    assert (sample / "a.docx").read_bytes() == (sample / "lines.docx").read_bytes()
    assert (sample / "word.docx").read_bytes() == (sample / "指定行和字符网格.docx").read_bytes()
    assert 'w:type="linesAndChars"' in whole(sample / "word.docx")
    for form in ("md", "html", "pdf", "ofd"):
        ran = rectify("render", "notice", "-f", form, "--grid", "word")
        assert (ran.code, ran.out) == (2, "")
        assert f"--grid applies to docx only, not to {form}" in ran.err
        assert "-f docx" in ran.err
    ran = rectify("render", "notice", "--grid", "chars")
    assert ran.code == 2
    assert "one of: lines (lines), word (lines and characters)" in ran.err


def test_a_title_in_one_line_keeps_its_words_in_every_format(rectify: Rectify, sample: Path) -> None:
    lines = "  title:\n    - 中共衡阳县人民法院党组\n    - 关于巡察整改进展情况的通报\n"
    assert rectify("render", "notice", "-o", "two.docx").code == 0
    assert rectify("render", "notice", "-o", "two.pdf").code == 0
    title = "中共衡阳县人民法院党组关于巡察整改进展情况的通报"
    change(sample / "data" / "inspection.yaml", lines, f"  title: [{title}]\n")
    for form in ("md", "html", "docx", "pdf"):
        assert rectify("render", "notice", "-o", f"one.{form}").code == 0
    assert (sample / "one.md").read_text(encoding="utf-8").startswith(f"# {title}\n")
    assert title in whole(sample / "one.html")
    assert (sample / "one.docx").read_bytes() == (sample / "two.docx").read_bytes()
    assert (sample / "one.pdf").read_bytes() == (sample / "two.pdf").read_bytes()


def test_headings_of_level_3_are_bold_where_the_ledger_says_so(rectify: Rectify, sample: Path) -> None:
    plain, bold = {}, {}
    for form in ("html", "docx", "pdf"):
        assert rectify("render", "notice", "-o", f"plain.{form}").code == 0
        plain[form] = (sample / f"plain.{form}").read_bytes()
    change(sample / "data" / "inspection.yaml", "  lead: ", "  bold_level_3: true\n  lead: ")
    for form in ("html", "docx", "pdf"):
        assert rectify("render", "notice", "-o", f"bold.{form}").code == 0
        bold[form] = (sample / f"bold.{form}").read_bytes()
    assert "<strong>1.反馈问题：政治理论学习不够深入</strong>" in bold["html"].decode()
    assert "<strong>" not in plain["html"].decode()
    assert all(plain[form] != bold[form] for form in plain)
    assert whole(sample / "bold.pdf") == whole(sample / "plain.pdf")


def test_several_closing_sheets_are_in_one_file_each_on_a_page_of_its_own(rectify: Rectify, sample: Path) -> None:
    assert rectify("render", "closing-sheet", "18,2-3", "-f", "docx").code == 0
    paper = docx.Document(str(sample / "build" / "closing-sheet-18-2-3-internal.docx"))
    assert [table.cell(1, 1).text for table in paper.tables[::2]] == ["18", "2", "3"]
    titles = [paragraph for paragraph in paper.paragraphs if paragraph.style and paragraph.style.name == "Title"]
    assert [title.paragraph_format.page_break_before for title in titles] == [None, True, True]
    assert "page" not in rectify("render", "closing-sheet", "18", "-f", "md", "-o", "-").out
    ran = rectify("render", "closing-sheet", "18,99-99999999", "-f", "md")
    assert (ran.code, "no issue 99 in this edition" in ran.err) == (2, True)


def test_pages_that_lie_across_are_as_large_as_asked(rectify: Rectify, sample: Path) -> None:
    for size, wide in (("a4", 297), ("a3", 420)):
        assert rectify("render", "register", "--paper", size, "-o", f"{size}.docx").code == 0
        section = docx.Document(str(sample / f"{size}.docx")).sections[0]
        assert section.page_width is not None
        assert round(section.page_width.mm) == wide
        assert section.left_margin is not None
        assert section.right_margin is not None
        assert section.left_margin.mm + section.right_margin.mm <= 297 - 260
    assert rectify("render", "register", "--paper", "a3", "-f", "md").code == 2
    assert rectify("render", "register", "--paper", "a5").code == 2


def test_those_who_sign_a_closing_sheet_are_the_ledgers_own(rectify: Rectify, sample: Path) -> None:
    assert rectify("render", "closing-sheet", "18", "-o", "usual.md").code == 0
    usual = (sample / "usual.md").read_text(encoding="utf-8")
    assert usual.index("| 责任部门 |") < usual.index("| 分管领导 |") < usual.index("| 整改办 |")
    change(sample / "data" / "inspection.yaml", "contact:", "sign_offs: [整改办, 纪检监察组]\ncontact:")
    assert rectify("render", "closing-sheet", "18", "-o", "own.md").code == 0
    own = (sample / "own.md").read_text(encoding="utf-8")
    assert own.endswith("| 整改办 |  |  |  |\n| 纪检监察组 |  |  |  |\n")
    assert "分管领导" not in own
