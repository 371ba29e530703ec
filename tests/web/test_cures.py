"""What the checks find stands beside the field it is about, and every command of its hint has a form that is opened."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import workspaces
from cases import sections
from local_page import Browser, Page, desk_in
from rectify_cli.core.diagnostics import Diagnostic, Place, warning
from rectify_cli.core.language import Phrase
from rectify_cli.web import cures
from rectify_cli.web.findings import entry_of

FOLDER = Path(__file__).parents[1] / "checks" / "ledger" / "cases"
CASES = sorted(FOLDER.glob("*.case"))
COMMAND = re.compile(r"`rectify ([a-z-]+)")
WITHOUT = {"edit", "explain", "init"}
"""Commands of hints that have no form: they open an editor, explain a rule, make a folder."""

LISTS = {"inspection.yaml": "/inspection", "petitions.yaml": "/petitions/1"}


def broken(root: Path, case: Path) -> Browser:
    changes = {name: text for name, text in sections(case).items() if not name.startswith(("twin ", "expect "))}
    kept = {name: text for name, text in workspaces.BASE.items() if f"- {name}" not in changes}
    files = kept | {name: text for name, text in changes.items() if name[0] != "-"}
    return Browser(desk_in(workspaces.write(root, files)))


def page_of(browser: Browser, found: Diagnostic) -> str | None:
    ledger = browser.desk.load().ledger
    if ledger is None or found.place.line is None:
        return None
    own = entry_of(ledger, found)
    _, folder, name = f"/{found.place.file}".rsplit("/", 2)
    if folder == "registers":
        return f"/registers/{name.removesuffix('.yaml')}"
    if own and [each.record.id for each in ledger.register(own[0])].count(own[1]) > 1:
        return None  # which of several files of one id is meant, no page can say
    return f"/{own[0].value}/{own[1]}" if own else LISTS.get(name)


def sides(page: Page) -> list[str]:
    boxes = page.node("//main").xpath(".//div[@class='error' or @class='warning' or @class='note']")
    return [" ".join(box.text_content().split()) for box in boxes]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_finding_is_beside_what_it_is_about_and_its_commands_open_their_forms(case: Path, tmp_path: Path) -> None:
    browser = broken(tmp_path, case)
    for found in browser.desk.findings():
        message = " ".join(found.message.en.split())
        for path in filter(None, ("/check", page_of(browser, found))):
            boxes = [box for box in sides(browser.get(path)) if found.code in box and message in box]
            assert boxes, (path, message)
    links = browser.get("/check").node("//main").xpath(".//a[@class='cure']/@href")
    for link in links:
        address = urlsplit(link.removeprefix(browser.desk.keys.base))
        page = browser.get(f"{address.path}?{address.query}")
        place = page.node(f"//*[@id='{unquote(address.fragment)}']")
        assert not place.xpath("ancestor-or-self::details[not(@open)]"), link


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_command_of_a_hint_has_a_form(case: Path, tmp_path: Path) -> None:
    desk = broken(tmp_path, case).desk
    ledger = desk.load().ledger
    for found in desk.findings():
        own = entry_of(ledger, found) if ledger else None
        nobody = own is None and " ID" in found.hint.en
        commands = {verb for verb in COMMAND.findall(found.hint.en) if verb not in WITHOUT and not nobody}
        assert bool(cures.of(found, own)) == bool(commands), found.hint.en


@pytest.mark.parametrize(
    ("hint", "form", "filled"),
    [
        ("`rectify set inspection papers.notice.note=此件公开发布`", "inspection-put",
         {"key": "papers.notice.note", "value": "此件公开发布"}),
        ("`rectify set inspection feedback=DATE`", "inspection-put", {"key": "feedback", "value": ""}),
        ("`rectify set inspection notice.title=LINE|LINE`", "inspection-put", {"key": "notice.title", "value": ""}),
        ("`rectify declare 2024-11-30 --total …`", "declare", {"date": "2024-11-30"}),
        ("`rectify log 2 --status completed --note TEXT`", "log", {"status": "completed", "note": ""}),
        ("`rectify set 2 due=2025-12-31`", "set", {"due": "2025-12-31"}),
        ("`rectify set 2 plan.1.due=2025-12-01`", "plan-edit-1", {"due": "2025-12-01", "text": "2025年底前完工。"}),
        ("`rectify set 2 results.1.items.1=…`", "put", {"key": "results.1.items.1", "value": ""}),
        ("`rectify fact add 会数 --value 11 --source …`", "fact-add", {"name": "会数", "value": "11", "source": ""}),
    ],
)  # fmt: skip
def test_a_link_fills_in_what_the_hint_says_and_leaves_what_a_person_has_to_say(
    tmp_path: Path, hint: str, form: str, filled: dict[str, str]
) -> None:
    browser = Browser(desk_in(workspaces.write(tmp_path, workspaces.BASE)))
    rule = warning("L999", Phrase("", ""), Phrase(hint, hint))
    [cure] = cures.of(rule.broken(Place("x"), Phrase("", "")), None)
    page = browser.get(cure.address.partition("#")[0])
    values = dict(page.node(f"//*[@id='{form}']//form").form_values())
    assert {name: (values[name] or "").strip() for name in filled} == filled
