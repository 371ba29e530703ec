"""A user's own Word template on the command line: listed, written out, checked, and used in place of the words."""

import io
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

import notices
import wordtemplates
from commandline import Rectify, process

WITHHELD = "绝密的一个标题不得公开"
HIDDEN = f"id: 23\ntitle: {WITHHELD}\ndisclosure: withheld\nprogress:\n  - {{date: 2024-12-31, status: completed}}\n"


def put(root: Path, content: bytes, name: str = "notice") -> Path:
    """Put a Word template into the workspace."""
    path = root / "templates" / f"{name}.docx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def test_the_template_of_the_workspace_is_used_for_word_alone(rectify: Rectify, sample: Path) -> None:
    put(sample, wordtemplates.built("自拟：{{ body }}"))
    assert rectify("render", "notice").code == 0
    assert rectify("render", "notice", "-f", "md").code == 0
    assert wordtemplates.texts((sample / "build" / "notice.docx").read_bytes()) == ["自拟：中共衡阳县人民法院党组"]
    assert "自拟" not in (sample / "build" / "notice.md").read_text(encoding="utf-8")


def test_eject_list_check_and_render(rectify: Rectify, sample: Path) -> None:
    def listed() -> list[list[str]]:
        lines = (line.split() for line in rectify("templates", "list").out.splitlines())
        return [line[1:] for line in lines if line[0] == "notice"]

    assert listed() == [["md.j2", "shipped", "md", "docx", "html", "pdf", "ofd"]]
    assert rectify("templates", "check").code == 0
    assert rectify("templates", "check", "notice").code == 2
    assert rectify("templates", "eject", "notice").code == 0
    assert listed() == [["md.j2", "shipped", "md", "html", "pdf", "ofd"], ["docx", "own", "docx"]]
    assert rectify("templates", "eject", "notice", "--format", "md").code == 0
    assert listed() == [
        ["md.j2", "shipped", "not", "used"],
        ["md.j2", "own", "md", "html", "pdf", "ofd"],
        ["docx", "own", "docx"],
    ]
    shipped = notices.ROOT / "templates" / "notice.md.j2"
    assert (sample / "templates" / "notice.md.j2").read_bytes() == shipped.read_bytes()
    assert rectify("templates", "check").code == 0
    assert rectify("render", "notice").code == 0


def test_eject_leaves_alone_what_is_there(rectify: Rectify, sample: Path) -> None:
    path = put(sample, b"mine")
    assert rectify("templates", "eject", "notice").code == 2
    assert path.read_bytes() == b"mine"
    assert rectify("templates", "eject", "notice", "--force").code == 0
    assert path.read_bytes() != b"mine"
    assert rectify("templates", "eject", "base").code == 2
    assert rectify("templates", "eject").code == 2


def test_a_faulty_template_is_refused_with_the_same_messages(rectify: Rectify, sample: Path) -> None:
    put(sample, wordtemplates.built("{{ bdoy }}", "甲 {{ figures.isues }}"))
    checked, rendered = rectify("templates", "check"), rectify("render", "notice")
    assert (checked.code, rendered.code) == (1, 1)
    assert all(f"error[{code}]" in checked.out for code in ("T306", "T307"))
    assert checked.out.strip() in rendered.err
    assert not (sample / "build").exists()


def test_a_warning_does_not_stop_it(rectify: Rectify, sample: Path) -> None:
    put(sample, wordtemplates.built("{{ title|join(“、”) }}"))
    assert "warning[T305]" in rectify("templates", "check").out
    assert rectify("render", "notice").code == 0


def test_a_warning_is_printed_with_the_paper(rectify: Rectify, sample: Path) -> None:
    put(sample, wordtemplates.built("{{ title|join(“、”) }}"))
    run = rectify("render", "notice")
    assert (run.code, "warning[T305]" in run.err) == (0, True)


def test_every_template_is_checked_in_one_run(rectify: Rectify, sample: Path) -> None:
    put(sample, wordtemplates.built("{{ bdoy }}"))
    put(sample, b"no zip", "register")
    told = rectify("-C", str(sample), "templates", "check")
    assert told.code == 1
    assert "notice.docx: error[T306]" in told.out
    assert "register.docx: error[T301]" in told.out


def test_a_draft_carries_its_mark_on_every_page(rectify: Rectify, sample: Path) -> None:
    put(sample, wordtemplates.built("{{ body }}"))
    assert rectify("render", "notice", "--draft", "--as-of", "2025-01-15").code == 0
    section = docx.Document(str(sample / "build" / "notice.docx")).sections[0]
    for header in (section.header, section.even_page_header):
        assert header.paragraphs[0].text == "草稿（2025-01-15），不得印发"


def test_where_docxtpl_is_missing_the_extra_is_named(
    rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(sample, wordtemplates.built("{{ body }}"))
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    told = rectify("render", "notice")
    assert told.code == 3
    assert "rectify-cli[word]" in told.err
    assert rectify("templates", "check").code == 0


def test_explain_knows_the_rules_of_templates(rectify: Rectify) -> None:
    assert "T301" in rectify("explain", "T301").out


def in_body(text: str) -> bytes:
    return wordtemplates.built(text)


def in_header(text: str) -> bytes:
    file = docx.Document(io.BytesIO(wordtemplates.built("甲")))
    file.sections[0].header.paragraphs[0].text = text
    return wordtemplates.saved(file)


def in_properties(text: str) -> bytes:
    file = docx.Document(io.BytesIO(wordtemplates.built("甲")))
    file.core_properties.subject = text
    return wordtemplates.saved(file)


def in_a_comment(text: str) -> bytes:
    return wordtemplates.commented(wordtemplates.built("甲"), text)


def in_custom_xml(text: str) -> bytes:
    part = f'<a b="{text}"/>'.encode()
    return wordtemplates.with_part(
        wordtemplates.built("甲"), "customXml/item1.xml", part, relation=RELATIONSHIP_TYPE.CUSTOM_XML
    )


def in_a_jinja_comment(text: str) -> bytes:
    return wordtemplates.built("甲{# " + text + " #}")


@pytest.mark.parametrize(
    "planted", [in_body, in_header, in_properties, in_a_comment, in_custom_xml, in_a_jinja_comment]
)
def test_withheld_text_in_a_template_fails_the_run(
    planted: Callable[[str], bytes], rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(notices.ROOT / "tests" / "papers" / "cases", tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "issues" / "023.yaml").write_text(HIDDEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    put(tmp_path, planted(WITHHELD))
    told = rectify("render", "notice", "--draft")
    assert told.code == 1
    assert WITHHELD in told.err
    assert not list(tmp_path.rglob("build/*"))
    put(tmp_path, planted(WITHHELD[:-1] + "看"))
    assert rectify("render", "notice", "--draft").code == 0


def test_text_assembled_by_the_template_is_searched_too(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finished file is searched as well: what is withheld may come together from harmless halves."""
    shutil.copytree(notices.ROOT / "tests" / "papers" / "cases", tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "issues" / "023.yaml").write_text(HIDDEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    put(tmp_path, wordtemplates.built('{{ "绝密的一个" }}{{ "标题不得公开" }}'))
    assert rectify("render", "notice", "--draft").code == 1
    assert not list(tmp_path.rglob("build/*"))


def test_the_same_template_gives_the_same_bytes_anywhere_and_at_any_time(rectify: Rectify, sample: Path) -> None:
    assert rectify("templates", "eject", "notice").code == 0
    first = (sample / "templates" / "notice.docx").read_bytes()
    assert rectify("templates", "eject", "notice", "--force").code == 0
    assert (sample / "templates" / "notice.docx").read_bytes() == first
    places = (
        {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "RECTIFY_LANG": "zh", "PYTHONUTF8": "1"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
    )
    made = [process("render", "notice", "-o", "-", folder=sample, **environ) for environ in places]
    assert [ran.returncode for ran in made] == [0, 0]
    assert made[0].stdout == made[1].stdout
    with zipfile.ZipFile(io.BytesIO(made[0].stdout)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
