"""An entry on its page, and its forms: the same line edit as the verb's, and nothing over what others wrote."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import workspaces
from commandline import Rectify
from local_page import Browser, desk_in
from rectify_cli.core.language import Language

FILE = "data/issues/001.yaml"
COMMENTED = """\
# 台账员张三记
id:   1   # 不变
title: '学习不够'

progress:  # 按日期
  - {date: 2024-12-31, status: completed}   # 当天
measures:
  - 组织学习。
results:
  - 已补学。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspaces.write(tmp_path, {**workspaces.BASE, FILE: COMMENTED})


@pytest.fixture
def browser(root: Path) -> Browser:
    return Browser(desk_in(root))


def text_of(root: Path) -> str:
    return (root / FILE).read_bytes().decode()


def test_everything_of_an_issue_is_on_its_page(browser: Browser) -> None:
    words = browser.get("/issues/1").words
    assert "学习不够" in words
    assert "2024-12-31" in words


def test_a_save_is_the_line_that_the_command_writes(root: Path, browser: Browser, rectify: Rectify) -> None:
    page = browser.fill(browser.get("/issues/1"), "log", status="staged", date="2025-01-10", note="退回“复查”")
    assert (page.status, "no. 1: progress logged: staged on 2025-01-10" in page.words) == (200, True)
    by_page = text_of(root)
    (root / FILE).write_bytes(COMMENTED.encode())
    rectify("-C", str(root), "log", "1", "--status", "staged", "--date", "2025-01-10", "--note", "退回“复查”")
    assert by_page == text_of(root)
    assert by_page.startswith(COMMENTED.partition("measures")[0])


def test_what_was_filled_in_stays_when_it_is_refused(root: Path, browser: Browser) -> None:
    page = browser.fill(browser.get("/issues/1"), "log", status="staged", date="2099-01-01", note="明天")
    assert (page.status, text_of(root)) == (422, COMMENTED)
    assert page.node("//*[@id='log']").get("open") is not None
    assert page.node("//*[@id='log-note']").text.strip() == "明天"
    assert page.node("//*[@id='log-date']").get("value") == "2099-01-01"


def test_what_changed_meanwhile_is_not_written_over_and_both_sides_are_shown(root: Path, browser: Browser) -> None:
    opened = browser.get("/issues/1")
    theirs = COMMENTED.replace("已补学", "已补学两次")
    (root / FILE).write_bytes(theirs.encode())
    page = browser.fill(opened, "log", note="我的说明", date="2025-01-10")
    assert (page.status, text_of(root)) == (409, theirs)
    assert "已补学两次" in page.node("//section[1]").text_content()
    assert "我的说明" in page.node("//section[2]").text_content()
    again = browser.fill(page, "again")
    assert again.status == 200
    assert "已补学两次" in text_of(root)
    assert "我的说明" in text_of(root)


def test_a_change_between_both_sides_and_the_answer_is_not_written_over_either(root: Path, browser: Browser) -> None:
    opened = browser.get("/issues/1")
    (root / FILE).write_bytes(COMMENTED.replace("已补学", "已补学两次").encode())
    conflict = browser.fill(opened, "log", note="我的说明", date="2025-01-10")
    third = COMMENTED.replace("已补学", "已补学三次")
    (root / FILE).write_bytes(third.encode())
    assert (browser.fill(conflict, "again").status, text_of(root)) == (409, third)


def test_two_pages_of_one_issue_lose_nothing(root: Path, browser: Browser) -> None:
    first, second = browser.get("/issues/1"), browser.get("/issues/1")
    assert browser.fill(first, "log", note="甲", date="2025-01-10").status == 200
    conflict = browser.fill(second, "log", note="乙", date="2025-01-10")
    assert conflict.status == 409
    assert browser.fill(conflict, "again").status == 200
    assert [word in text_of(root) for word in "甲乙"] == [True, True]


def test_an_edit_of_the_same_size_within_the_same_moment_is_seen(root: Path, browser: Browser) -> None:
    assert "已补学" not in browser.get("/issues").text
    stat = (root / FILE).stat()
    (root / FILE).write_bytes(COMMENTED.replace("学习不够", "学习不足").encode())
    os.utime(root / FILE, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert "学习不足" in browser.get("/issues").text


@pytest.mark.parametrize(
    ("asked", "title"), [("zh-CN,zh;q=0.9,en;q=0.8", "反馈问题"), ("en-GB,zh;q=0.5", "issues"), ("fr", "反馈问题")]
)
def test_a_page_is_in_the_language_of_the_browser(root: Path, asked: str, title: str) -> None:
    browser = Browser(desk_in(root, None), headers={"Accept-Language": asked})
    assert title in browser.get("/issues").node("//h1").text_content()


def test_the_language_of_the_run_comes_first(root: Path) -> None:
    browser = Browser(desk_in(root, Language.ZH), headers={"Accept-Language": "en"})
    assert "反馈问题" in browser.get("/issues").node("//h1").text_content()


@pytest.mark.parametrize(("path", "status"), [("/issues/99", 422), ("/nothing", 404), ("/issues/x", 404)])
def test_what_is_not_there_is_said_without_a_traceback(browser: Browser, path: str, status: int) -> None:
    page = browser.get(path)
    assert (page.status, "Traceback" in page.text) == (status, False)


def test_evidence_is_stored_fetched_by_its_number_and_never_shown(root: Path, browser: Browser) -> None:
    page = browser.get("/issues/1")
    digest = page.node("//form[@name='evidence-add']/input[@name='digest']").get("value")
    texts = {"csrf": browser.desk.keys.csrf, "digest": digest, "title": ""}
    answer = browser.post(
        "/issues/1/evidence-add", texts, files=[("file", ("C:\\x\\验收.html", b"<script>1</script>"))]
    )
    assert answer.status == 200, answer.words
    assert (root / "data/evidence/001/验收.html").read_bytes() == b"<script>1</script>"
    fetched = browser.get("/issues/1/evidence/1")
    assert fetched.content == b"<script>1</script>"
    assert fetched.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in fetched.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "form"), [("/issues/1", "evidence-add"), ("/import", "import"), ("/proofread", "proofread")]
)
def test_a_file_may_be_dropped_on_the_part_of_the_page_whose_form_takes_it(
    browser: Browser, path: str, form: str
) -> None:
    page = browser.get(path)
    [field] = page.node("//*[@data-drop]").xpath(".//input[@type='file']")
    assert field.xpath("ancestor::form/@name") == [form]
    assert not page.node("//*[@data-drop]").xpath(".//*[@data-drop-hint and not(@hidden)]")
    scripts = page.node("//head").xpath("script/@src")
    assert [browser.get(src.removeprefix(browser.desk.keys.base)).status for src in scripts] == [200] * 3
    assert not page.node("/html").xpath("//script[not(@src)] | //@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("path", ["/issues/1/evidence/0", "/issues/1/evidence/9", "/petitions/1/evidence/1"])
def test_evidence_that_is_not_there_is_said(browser: Browser, path: str) -> None:
    assert browser.get(path).status in {404, 422}


@pytest.mark.parametrize("file", ["../inspection.yaml", "/etc/passwd", "001/../../inspection.yaml"])
def test_evidence_outside_its_folder_is_not_served(root: Path, file: str) -> None:
    text = COMMENTED + f"evidence:\n  - {{file: {file}, sha256: a, size: 1}}\n"
    (root / FILE).write_bytes(text.encode())
    assert Browser(desk_in(root)).get("/issues/1/evidence/1").status == 422


@pytest.mark.parametrize("name", ["CON", ".hidden", "a:b.pdf"])
def test_a_file_with_a_name_that_is_no_good_is_refused(root: Path, browser: Browser, name: str) -> None:
    page = browser.get("/issues/1")
    digest = page.node("//form[@name='evidence-add']/input[@name='digest']").get("value")
    texts = {"csrf": browser.desk.keys.csrf, "digest": digest}
    assert browser.post("/issues/1/evidence-add", texts, files=[("file", (name, b"1"))]).status == 422
    assert text_of(root) == COMMENTED


def test_a_finding_stands_beside_its_field_with_the_way_to_mend_it(root: Path) -> None:
    (root / FILE).write_bytes(COMMENTED.replace("completed}", "in_progress}").encode() + b"due: 2024-12-01\n")
    browser = Browser(desk_in(root))
    page = browser.get("/issues/1")
    links = [urlsplit(link) for link in page.node("//*[@id='field-due']").xpath(".//a[@class='cure']/@href")]
    assert [link.fragment for link in links] == ["log", "extend"]
    for link in links:
        opened = browser.get(f"/issues/1?{link.query}")
        assert opened.node(f"//*[@id='{link.fragment}']").get("open") is not None
