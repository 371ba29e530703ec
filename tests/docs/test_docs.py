"""The docs in both languages: commands are run, what is shown is what is printed, and links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

import notices
import pages
import repositories
from commandline import Rectify
from golden import Golden
from rectify_cli.cli.commands import GROUPS
from rectify_cli.papers.word import official

PLAYED = [page for english in pages.english() for page in (english, pages.twin(english))]
FRONT = [path for name in ("README*.md", "SECURITY*.md", "CONTRIBUTING.md") for path in notices.ROOT.glob(name)]
EVERY = sorted([*FRONT, *pages.DOCS.rglob("*.md")])
ENGLISH = [page for page in EVERY if ".zh-CN" not in page.name and page.name != "CONTRIBUTING.md"]
MENTIONED = re.compile(r"`rectify ([^`\n]+)`|^rectify ([^#\n]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?!http|#)([^)#]+)(?:#[^)]*)?\)")


def named(page: Path) -> str:
    return page.relative_to(notices.ROOT).as_posix()


@pytest.mark.parametrize("page", PLAYED, ids=named)
def test_what_a_page_shows_is_what_is_printed(
    page: Path, rectify: Rectify, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repositories.apart(monkeypatch, tmp_path)
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2025-03-01T12:00:00+08:00")
    # The language of a process is settled as it starts; here two languages share one.
    monkeypatch.setattr("rectify_cli.cli.app.LANGUAGE", pages.language(page))
    monkeypatch.chdir(pages.furnish(page, tmp_path))
    real = pages.play(page, rectify)
    golden(page, real)


@pytest.mark.parametrize("page", pages.english(), ids=named)
def test_both_languages_run_the_same_commands(page: Path) -> None:
    assert pages.commands(page) == pages.commands(pages.twin(page))


@pytest.mark.parametrize("page", ENGLISH, ids=named)
def test_both_languages_have_the_same_bones(page: Path) -> None:
    def bones(path: Path) -> list[str]:
        """Return what twins share: levels of headings, languages of blocks, columns of tables, links."""
        text = path.read_text(encoding="utf-8").replace(".zh-CN.", ".")
        return re.findall(r"^#+(?= )|^```\w*|^\|(?:-+\|)+$|\]\([^)#]+", text, re.MULTILINE)

    assert bones(page) == bones(pages.twin(page))


@pytest.mark.parametrize("page", EVERY, ids=named)
def test_every_command_a_page_names_is_there_with_its_options(page: Path, rectify: Rectify) -> None:
    for groups in MENTIONED.findall(page.read_text(encoding="utf-8")):
        words = shlex.split("".join(groups))
        if not re.match("[a-z-]", words[0]):
            continue  # COMMAND stands for any of them
        command = [] if words[0].startswith("-") else words[: 2 if words[0] in GROUPS else 1]
        page_of_help = rectify(*command, "--help")
        assert page_of_help.code == 0, words
        for option in (word.partition("=")[0] for word in words if word.startswith("--")):
            assert option in page_of_help.out, words


@pytest.mark.parametrize("page", EVERY, ids=named)
def test_every_link_leads_to_a_file_and_keeps_the_language(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / link
        assert target.exists(), link
        chinese = ".zh-CN" in page.name
        if target.suffix == ".md" and target != page.with_name(page.name.replace(".zh-CN", "")) and chinese:
            assert ".zh-CN" in target.name or not pages.twin(target).exists(), f"{link} is in English"


@pytest.mark.parametrize("page", EVERY, ids=named)
def test_no_page_is_out_of_the_index(page: Path) -> None:
    if page.is_relative_to(pages.DOCS) and page.parent != pages.DOCS:
        index = pages.DOCS / ("README.zh-CN.md" if ".zh-CN" in page.name else "README.md")
        links = {(index.parent / link).resolve() for link in LINK.findall(index.read_text(encoding="utf-8"))}
        assert page.resolve() in links


@pytest.mark.parametrize("page", sorted(notices.ROOT.glob("SECURITY*.md")), ids=named)
def test_every_promise_names_a_test_that_is_there(page: Path) -> None:
    promises = [
        line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("|") and "tests/" in line
    ]
    assert len(promises) > 10
    for line in promises:
        for name in re.findall(r"`(tests/[^`]+)`", line):
            assert (notices.ROOT / name).is_file(), name


@pytest.mark.parametrize("page", sorted((pages.DOCS / "how-to").glob("own-template*.md")), ids=named)
def test_every_finished_part_of_a_word_template_is_listed_with_its_styles(page: Path) -> None:
    rows = re.findall(
        r"^\| `\{\{p official\.(\w+) \}\}` \| .+ \| (.+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    listed = {name: tuple(re.findall("`(.+?)`", styles)) for name, styles in rows}
    assert listed == {name: official.STYLES[name] for name in official.PARTS}
