"""The forms that are about no entry write what their commands write; every page opens in both languages."""

import shutil
from pathlib import Path

import pytest

import notices
import workspaces
from commandline import Rectify
from local_page import Browser, desk_in
from rectify_cli.core.language import Language
from rectify_cli.web.desk_forms import FORMS

INSPECTION = (
    workspaces.INSPECTION.replace("team:", "team:  ")
    + """\
registers: [会议]   # 自带
labels: {长期坚持: completed}   # 本局的
fields:
  source: {heading: 问题来源}
facts:
  党组会: {count: 会议}
  走访: {value: 3, source: 走访记录, as_of: 2024-12-31}
"""
)
FILES = workspaces.BASE | {
    "data/inspection.yaml": INSPECTION,
    "words.tsv": "错的\t对的\n# 说明\n截止\t截至\n",
    "data/petitions.yaml": "- id: 1\n",
    "data/registers/会议.yaml": "- {id: 1, date: 2024-07-10, kind: 党组会}\n- {id: 2, date: 2024-08-10}  # 补\n",
}
CASES: list[tuple[str, str, str, dict[str, str], list[str]]] = [
    ("/new", "new", "issues", {"title": "新的问题", "owner": "办公室", "due": "2025-12-31"},
     ["new", "新的问题", "--owner", "办公室", "--due", "2025-12-31"]),
    ("/new?register=immediate", "new", "immediate", {"title": "新的问题"},
     ["new", "新的问题", "--register", "immediate"]),
    ("/petitions", "petition-add", "", {"count": "3"}, ["petition", "add", "--count", "3"]),
    ("/registers", "register-add", "", {"name": "走访", "fields": "人数:number"},
     ["register", "add", "走访", "--field", "人数:number"]),
    ("/registers/会议", "record-add", "会议", {"values.date": "2024-09-01", "values.kind": "党组会"},
     ["record", "add", "会议", "date=2024-09-01", "kind=党组会"]),
    ("/registers/会议", "record-set", "会议-2", {"values.kind": "党组会"},
     ["record", "set", "会议", "2", "kind=党组会"]),
    ("/registers/会议", "record-remove", "会议-1", {}, ["record", "remove", "会议", "1"]),
    ("/inspection", "inspection-set", "", {"key.team": "市委第二巡察组", "key.notice.title.2": "关于整改情况的通报"},
     ["set", "inspection", "notice.title.2=关于整改情况的通报", "team=市委第二巡察组"]),
    ("/inspection", "inspection-put", "", {"key": "contact.phone", "value": "0000-1234567"},
     ["set", "inspection", "contact.phone=0000-1234567"]),
    ("/inspection", "policy-set", "dispatch_days", {"value": "30"}, ["policy", "dispatch_days=30"]),
    ("/inspection", "declare", "", {"date": "2024-12-31", "issues.total": "3", "petitions.completed": "0"},
     ["declare", "2024-12-31", "--total", "3", "--petitions", "1/0", "--yes"]),
    ("/facts", "fact-add", "", {"name": "会数", "count": "会议", "where": "类别=党组会"},
     ["fact", "add", "会数", "--count", "会议", "--where", "类别=党组会"]),
    ("/facts", "fact-set", "走访", {"value": "4"}, ["fact", "set", "走访", "--value", "4", "--as-of", "2024-12-31"]),
    ("/words", "label-set", "", {"word": "已销号", "status": "completed", "printed": "1"},
     ["labels", "已销号=completed", "--printed"]),
    ("/words", "label-set", "", {"word": "基本完成", "status": "staged"}, ["labels", "基本完成=staged"]),
    ("/words", "label-remove", "长期坚持", {}, ["labels", "长期坚持="]),
    ("/words", "word-add", "", {"wrong": "领导干部们", "right": "领导干部", "note": "不用“们”", "level": "maybe"},
     ["words", "add", "领导干部们", "领导干部", "--note", "不用“们”", "--level", "maybe"]),
    ("/words", "word-remove", "截止", {}, ["words", "remove", "截止"]),
    ("/fields", "field-add", "", {"heading": "涉及金额", "type": "money", "unit": "万元", "key": "amount",
                                  "public": "1", "required": "staged", "synonyms": "金额，钱数"},
     ["field", "add", "涉及金额", "--type", "money", "--unit", "万元", "--key", "amount", "--public",
      "--required-from", "staged", "--synonym", "金额", "--synonym", "钱数"]),
    ("/fields", "field-add", "", {"heading": "难易程度", "choices": "难，易", "default": "易"},
     ["field", "add", "难易程度", "--choices", "难，易", "--default", "易"]),
    ("/fields", "field-remove", "source", {}, ["field", "remove", "source"]),
    ("/inspection", "declare", "", {"date": "2024-12-31"}, ["declare", "2024-12-31", "--yes"]),
    ("/inspection", "declare", "", {"date": "2024-11-30", "issues.total": "2", "issues.completed": "0",
                                    "petitions.total": "1", "petitions.completed": "1"},
     ["declare", "2024-11-30", "--total", "2", "--completed", "0", "--petitions", "1/1", "--yes"]),
    ("/facts", "fact-remove", "走访", {}, ["fact", "remove", "走访"]),
]  # fmt: skip
PAGES = (
    "/issues", "/issues/18", "/immediate", "/immediate/1", "/petitions", "/petitions/1", "/registers", "/fields",
    "/words", "/facts", "/inspection", "/status", "/due", "/check", "/papers", "/import", "/proofread", "/undo", "/new",
)  # fmt: skip


def data(root: Path) -> dict[str, str]:
    files = (path for path in (root / "words.tsv", *(root / "data").rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def test_every_form_is_tried() -> None:
    assert {form for _, form, _, _, _ in CASES} == set(FORMS)


@pytest.mark.parametrize(("path", "form", "key", "texts", "words"), CASES, ids=[case[1] + case[2] for case in CASES])
def test_a_form_writes_what_its_command_writes(  # noqa: PLR0913, PLR0917 - one case
    path: str, form: str, key: str, texts: dict[str, str], words: list[str], tmp_path: Path, rectify: Rectify
) -> None:
    by_page, by_command = (workspaces.write(tmp_path / name, FILES) for name in ("page", "command"))
    browser = Browser(desk_in(by_page))
    answer = browser.fill(browser.get(path), f"{form}-{key}" if key else form, **texts)
    if FORMS[form].asks:
        assert data(by_page) == FILES
        answer = browser.fill(answer, "confirm")
    assert answer.status == 200, answer.words
    ran = rectify("-C", str(by_command), *words)
    assert (ran.code, data(by_page)) == (0, data(by_command)), ran.err


def test_a_refused_form_keeps_what_was_filled_in(tmp_path: Path) -> None:
    browser = Browser(desk_in(workspaces.write(tmp_path, FILES)))
    answer = browser.fill(browser.get("/facts"), "fact-add", name="会数", value="3")
    assert (answer.status, data(tmp_path)) == (422, FILES)
    assert answer.node("//input[@name='name']").get("value") == "会数"


def test_a_list_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    browser = Browser(desk_in(workspaces.write(tmp_path, FILES)))
    opened = browser.get("/petitions")
    (tmp_path / "data/petitions.yaml").write_bytes(b"- id: 1\n- id: 2\n")
    answer = browser.fill(opened, "petition-add", count="1")
    assert answer.status == 409
    assert browser.fill(answer, "again").status == 200
    assert data(tmp_path)["data/petitions.yaml"] == "- id: 1\n- id: 2\n- id: 3\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(notices.ROOT / "data", root / "data")
    return root


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_with_labels_on_its_fields_and_ids_used_once(
    sample: Path, path: str, language: Language
) -> None:
    page = Browser(desk_in(sample, language)).get(path)
    assert page.status == 200, page.words
    tree = page.node("/html")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = set(tree.xpath("//label/@for"))
    fields = tree.xpath("//input[not(@type='hidden' or @type='checkbox')] | //select | //textarea")
    assert {field.get("id") for field in fields} <= named
    assert len(tree.xpath("//h1")) == 1
