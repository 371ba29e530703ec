"""Every fault of a Word template is told, with its paragraph and its tag; the twin without it passes."""

import io
import re
import zipfile

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls

import wordtemplates
from broken_templates import BROKEN, END, LOOP, run, runs
from rectify_cli import papers
from rectify_cli.checks.catalogue import collect
from rectify_cli.core import bounds
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.papers import templating
from rectify_cli.papers.word import check, faults

# They need more than a template: a style too few, or a ledger (test_official, test_completeness).
OF_PAPERS = ("T316", "T317", "T318", "T319")
NOTICE = papers.view_class("notice")


def found(content: bytes) -> list[Diagnostic]:
    return check.check(content, "templates/notice.docx", NOTICE)


def codes(content: bytes) -> list[str]:
    return [one.code for one in found(content)]


@pytest.mark.parametrize(("code", "broken", "sound"), BROKEN.values(), ids=BROKEN)
def test_a_fault_is_told_and_its_twin_passes(code: str, broken: list[str], sound: list[str]) -> None:
    assert set(codes(wordtemplates.built(*broken))) == {code}
    assert found(wordtemplates.built(*sound)) == []


def test_the_paragraph_and_the_tag_are_named_in_both_languages() -> None:
    [told] = found(wordtemplates.built("甲", "问题：{{ figures.isues.total }}"))
    assert told.place.file == "templates/notice.docx"
    assert told.message.zh == "第2段“问题：{{ figures.isues.total }}”：{{ figures.isues.total }} 中的 .isues 不存在"
    assert told.message.en.startswith("paragraph 2 “问题：{{ figures.isues.total }}”: {{ figures.isues.total }} uses")
    assert told.hint.zh == "是不是 issues？"


def test_all_faults_are_told_in_one_run_in_the_order_of_the_file() -> None:
    content = wordtemplates.built("{{ bdoy }}", "｛｛ body ｝｝", LOOP, "{{ issue.titel }}", "{{ a b }}", "{{ x|dya }}")
    assert codes(content) == ["T306", "T304", "T302", "T307", "T302", "T306", "T308"]


def test_names_are_not_guessed_at_behind_a_loop_that_does_not_parse() -> None:
    assert codes(wordtemplates.built("{%p for issue of aspects %}", "{{ issue.title }}", END)) == ["T302"]


def test_headers_footers_and_text_boxes_are_looked_at() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ bdoy }}</w:t></w:r></w:p></w:txbxContent>"
    file = docx.Document(io.BytesIO(wordtemplates.built(f"<w:p><w:r><w:pict>{box}</w:pict></w:r>{run('甲')}</w:p>")))
    file.sections[0].header.paragraphs[0].text = "{{ body }}"
    file.sections[0].footer.paragraphs[0].text = "{{ taem }}"
    told = [one.message.zh for one in found(wordtemplates.saved(file))]
    assert [re.split("[“：]", text)[0] for text in told] == ["第2段", "页脚第1段"]


def test_footnotes_are_filled_and_comments_and_endnotes_are_not() -> None:
    def noted(name: str, kind: str, relation: str) -> bytes:
        tag = name.rstrip("s")
        xml = f'<w:{name} {nsdecls("w")}><w:{tag} w:id="1"><w:p>{run("{{ body }}")}</w:p></w:{tag}></w:{name}>'
        return wordtemplates.with_part(wordtemplates.built("甲"), f"word/{name}.xml", xml.encode(), kind, relation)

    assert codes(noted("footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)) == []
    assert codes(noted("endnotes", CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES)) == ["T312"]
    assert codes(wordtemplates.commented(wordtemplates.built("甲"), "{{ body }}")) == ["T314", "T312"]
    assert codes(wordtemplates.commented(wordtemplates.built("甲"), "body")) == ["T314"]
    assert codes(wordtemplates.built("甲")) == []


def test_a_tag_with_a_tracked_change_in_it_is_told_as_both() -> None:
    split = runs(run("{{ "), f'<w:ins w:id="1" w:author="">{run("body }}")}</w:ins>')
    assert codes(wordtemplates.built(split)) == ["T314", "T311"]


SOUND = wordtemplates.built("{{ body }}")


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (bounds.TEMPLATE.whole + 1), compresslevel=1)
    return made.getvalue()


def torn() -> bytes:
    made = bytearray(SOUND)
    at = made.index(b"word/document.xml") + 60
    made[at : at + 9] = bytes(9)
    return bytes(made)


def replaced(name: str, before: bytes, after: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        part = archive.read(name)
    assert before in part
    return wordtemplates.with_part(SOUND, name, part.replace(before, after))


HOSTILE = {
    "no zip": (b"<html>", "有效"),
    "empty": (b"", "有效"),
    "cut off": (SOUND[: len(SOUND) // 2], "有效"),
    "torn": (torn(), "有效"),
    "locked or old": (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512), "密码"),
    "bomb": (bomb(), "上限为 50 MB"),
    "macros": (wordtemplates.with_part(SOUND, "word/vbaProject.bin", b"x"), "宏"),
    "macros told by type": (
        replaced("[Content_Types].xml", b"document.main+xml", b"document.macroEnabled.main+xml"),
        "宏",
    ),
    "another kind": (replaced("[Content_Types].xml", b"document.main+xml", b"template.main+xml"), "有效"),
    "embedded": (wordtemplates.with_part(SOUND, "word/embeddings/a.xlsx", b"x"), "word/embeddings/a.xlsx"),
    "entities": (replaced("word/document.xml", b"<w:document", b"<!DOCTYPE x [<!ENTITY a 'b'>]><w:document"), "XML"),
    "another encoding": (
        wordtemplates.with_part(SOUND, "customXml/item1.xml", '<?xml version="1.0"?><a>甲</a>'.encode("utf-16")),
        "XML",
    ),
    "bad xml": (replaced("word/document.xml", b"</w:body>", b""), "XML"),
}


@pytest.mark.parametrize(("content", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_template_is_told_as_such(content: bytes, said: str) -> None:
    [told] = found(content)
    assert told.code == "T301"
    assert said in told.message.zh


def test_a_plain_part_more_is_no_fault() -> None:
    assert found(wordtemplates.with_part(SOUND, "customXml/item1.xml", "<a>甲</a>".encode())) == []


@pytest.mark.parametrize("name", papers.PAPERS)
def test_the_template_to_start_from_has_no_fault(name: str) -> None:
    content = papers.starter(name, "docx", wordtemplates.BASE.parent)
    assert check.check(content, "x", papers.view_class(name)) == []


def test_what_a_view_lacks_is_known_before_it_is_tried() -> None:
    """The names a template may use are those it is given, and one more: the counter of the sections."""
    assert codes(wordtemplates.built("{{ section() }}", "{{ range(3) }}")) == ["T306"]
    assert "hanzi" in templating.environment().filters


def test_every_rule_has_a_case_here() -> None:
    cased = {code for code, _, _ in BROKEN.values()} | {"T301", "T312", "T313", *OF_PAPERS}
    assert cased == set(collect([faults]))
