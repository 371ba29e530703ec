"""The case of the tutorial played in the local page, command by command: the ledger is the same, byte for byte."""

import datetime as dt
import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import chromium
import pages
import repositories
from commandline import Rectify
from local_page import desk_in
from rectify_cli.core.language import Language
from served import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(chromium.LACKING), reason=chromium.LACKING or "it is here")]
TUTORIAL = pages.DOCS / "tutorial/one-case.zh-CN.md"
OF_THE_SHELL = {"cd", "ls"}
NO_PAGE = {"diff", "stats"}
"""Screens the page does not have; they change nothing."""


def now() -> dt.datetime:
    return dt.datetime.now().astimezone()


class Command(NamedTuple):
    """A command of the tutorial: its words without the options, and the options with their values."""

    words: tuple[str, ...]
    options: dict[str, str]

    @classmethod
    def of(cls, line: str) -> "Command":
        """Take a command line apart; an option without a value has an empty one."""
        words: list[str] = []
        options: dict[str, str] = {}
        left = iter(shlex.split(line, comments=True)[1:])
        for word in left:
            if word.startswith("-"):
                options[word.lstrip("-")] = "" if word in {"--yes", "--quick"} else next(left)
            else:
                words.append(word)
        return cls(tuple(words), options)


class Person:
    """Somebody who does at the page what a command does; `said` is what the command printed."""

    def __init__(self, tab: "Page", page: Served, downloads: Path) -> None:
        self.tab, self.page, self.downloads = tab, page, downloads
        self.command, self.said = Command((), {}), ""

    def plays(self, command: Command, said: str) -> None:
        """Do what a command does."""
        self.command, self.said = command, said
        day = command.options.get("date") or command.options.get("as-of")
        self.page.desk.now = partial(dt.datetime.fromisoformat, f"{day}T09:00:00+08:00") if day else now
        ways = [" ".join(command.words[:length]) for length in (2, 1)]
        VERBS[next(way for way in ways if way in VERBS)](self)

    def goes(self, path: str) -> None:
        self.tab.goto(self.page.base + path)

    def reads(self, *texts: str) -> None:
        """See texts on the page."""
        shown = " ".join(self.tab.inner_text("main").split())
        assert [text for text in texts if text not in shown] == [], shown

    def fills(self, path: str, form: str, **texts: str) -> None:
        """Open a form of a page, fill it in, send it, and confirm what is shown first."""
        self.goes(path)
        if not self.tab.locator(f"{form}[open]").count():
            self.tab.click(f"{form} > summary")
        for name, text in texts.items():
            field = self.tab.locator(f"{form} [name='{name}']")
            if field.evaluate("element => element.localName") == "select":
                field.select_option(text)
            else:
                field.fill(text)
        self.tab.click(f"{form} button[type=submit]")
        self.confirms()

    def confirms(self) -> None:
        """Confirm what is shown before it is written, if anything is."""
        self.tab.wait_for_selector("#done, #confirm, .error[role=alert]")
        if self.tab.locator("#confirm").count():
            self.tab.click("#confirm")
            self.tab.wait_for_selector("#done, .error[role=alert]")
        assert self.tab.locator("#done").count(), self.tab.inner_text("main")

    def fetches(self, selector: str) -> bytes:
        """Press what downloads a file, and return it."""
        with self.tab.expect_download() as download:
            self.tab.click(selector)
        return Path(download.value.path()).read_bytes()


def _inspection(person: Person) -> None:
    for assignment in person.command.words[2:]:
        key, _, value = assignment.partition("=")
        added = "1" if key.endswith("+") else ""
        person.fills("/inspection", "#inspection-put", key=key.rstrip("+"), value=value, added=added)


def _policy(person: Person) -> None:
    for assignment in person.command.words[1:]:
        key, _, value = assignment.partition("=")
        person.fills("/inspection", f"[id^='policy-set-'][id$='{key}']", value=value)


def _import(person: Person) -> None:
    person.goes("/import")
    person.tab.set_input_files("#import-file", person.command.words[1])
    person.tab.click("#import button")
    person.confirms()


def _new(person: Person) -> None:
    person.fills("/new", "#new-issues", title=person.command.words[1], **person.command.options)


def _amends(form: str, *names: str) -> Callable[[Person], None]:
    """Return what fills in a form of an issue: with the words after its id under `names`, and with the options."""

    def play(person: Person) -> None:
        at = 2 if form.count("-") and person.command.words[1] == form.rpartition("-")[2] else 1
        number, *words = person.command.words[at:]
        person.fills(f"/issues/{number}", f"#{form}", **dict(zip(names, words, strict=True)), **person.command.options)

    return play


def _evidence(person: Person) -> None:
    _, _, number, file = person.command.words
    person.goes(f"/issues/{number}?open=evidence-add")
    person.tab.set_input_files("#evidence-add input[type=file]", file)
    person.tab.fill("#evidence-add [name=title]", person.command.options["title"])
    person.tab.click("#evidence-add button[type=submit]")
    person.confirms()


def _check(person: Person) -> None:
    person.goes("/check")
    codes = re.findall(r"error\[(\w+)\]|错误\[(\w+)\]", person.said)
    person.reads(*{code for pair in codes for code in pair if code})


def _status(person: Person) -> None:
    person.goes("/status")
    person.reads(*re.findall(r"^反馈问题.* (\S+%)$", person.said, re.MULTILINE))


def _due(person: Person) -> None:
    if "letters" in person.command.options:
        person.goes("/papers")
        person.fetches("form[name=reminder] button[value=md]")
    else:
        person.goes("/due")
        person.tab.fill("#within", person.command.options["within"].rstrip("d"))
        person.tab.click("form[name=within] button")
        person.tab.wait_for_url("**/due?within=*")
        person.reads(*re.findall(r"^\S+ +\d+ +(\S+) .*\d{4}-", person.said, re.MULTILINE))


def _history(person: Person) -> None:
    person.goes(f"/issues/{person.command.words[1]}")
    person.reads(*re.findall(r"^\d{4}-\d\d-\d\d", person.said, re.MULTILINE))


def _declare(person: Person) -> None:
    figures = {f"issues.{key}": text for key, text in person.command.options.items() if text}
    person.fills("/inspection", "#declare", date=person.command.words[1], **figures)


def _render(person: Person) -> None:
    kind, target = person.command.words[1], person.command.options["o"]
    person.goes("/papers")
    made = person.fetches(f"form[name={kind}] button[value={target.rpartition('.')[2]}]")
    (person.downloads / target).write_bytes(made)
    if "since" not in person.command.options:
        assert made == Path(target).read_bytes()


def _export(person: Person) -> None:
    person.goes("/papers")
    assert person.fetches("a[href$='/sheets/all']")


def _proofread(person: Person) -> None:
    person.goes("/proofread")
    person.tab.set_input_files("#proofread-file", person.downloads / person.command.words[1])
    person.tab.click("#proofread button")
    person.tab.wait_for_selector("#verdict")
    person.reads("发现 0 处")


VERBS: dict[str, Callable[[Person], None]] = {
    "set inspection": _inspection,
    "policy": _policy,
    "import": _import,
    "new": _new,
    "measure add": _amends("measures-add", "text"),
    "results add": _amends("results-add", "text"),
    "evidence add": _evidence,
    "sign-off": _amends("sign-off"),
    "extend": _amends("extend"),
    "reopen": _amends("reopen"),
    "log": _amends("log"),
    "declare": _declare,
    "check": _check,
    "status": _status,
    "due": _due,
    "history": _history,
    "render": _render,
    "export": _export,
    "proofread": _proofread,
}
"""What is done at the page for a command, by its first words."""


def ledger(root: Path) -> dict[str, bytes]:
    """Return every file of the ledger by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()
    }


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rectify: Rectify) -> Path:
    """Make the workspace as the first command of the tutorial does, twice, and go into the one of the commands."""
    repositories.apart(monkeypatch, tmp_path)
    monkeypatch.chdir(pages.furnish(TUTORIAL, tmp_path))
    [first] = [line for line in pages.commands(TUTORIAL) if line.startswith("rectify init ")]
    assert rectify("--lang", "zh", *shlex.split(first)[1:]).code == 0
    shutil.copytree("ledger", "page")
    os.chdir("ledger")
    return tmp_path / "page"


@pytest.fixture
def person(browser: "Browser", begun: Path, tmp_path: Path) -> Iterator[Person]:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    with served(desk_in(begun, Language.ZH, now)) as page, page.opened(browser) as tab:
        yield Person(tab, page, downloads)


def test_the_ledger_is_the_same(person: Person, begun: Path, rectify: Rectify) -> None:
    for line in pages.commands(TUTORIAL):
        first, verb, *_ = [*line.split(), ""]
        if first in OF_THE_SHELL or verb == "init":
            continue
        command = Command.of(line)
        said = rectify("--lang", "zh", *shlex.split(line, comments=True)[1:])
        if verb not in NO_PAGE:
            person.plays(command, said.out + said.err)
        assert ledger(begun) == ledger(Path.cwd()), line
