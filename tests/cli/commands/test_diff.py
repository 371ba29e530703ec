"""`rectify diff`: days and revisions, as a person types them."""

import json
from pathlib import Path

import pytest

import on_terminal
import repositories
import workspaces
from commandline import Rectify


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    repositories.apart(monkeypatch, tmp_path)
    root = workspaces.write(tmp_path / "台账", workspaces.BASE)
    repositories.git(root, "init", "--quiet")
    repositories.commit(root, "2025-01-15")
    second = root / "data/issues/002.yaml"
    second.write_bytes(second.read_bytes().replace("开工。".encode(), "已经开工。".encode()))
    repositories.commit(root, "2025-02-01")
    (root / "data/issues/003.yaml").write_bytes("id: 3\ntitle: 采购不规范\n".encode())
    monkeypatch.chdir(root)
    return root


def told(out: str) -> tuple[list[int], list[int], list[str]]:
    found = json.loads(out)
    return (
        [move["id"] for move in found["moved"]],
        [move["id"] for move in found["new"]],
        [change["field"] for change in found["changed"]],
    )


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        (("HEAD~1", "HEAD"), ([], [], ["results"])),
        (("HEAD~1",), ([], [3], ["results"])),
        (("HEAD",), ([], [3], [])),
        (("HEAD", "HEAD"), ([], [], [])),
        (("2024-12-30", "2024-12-31"), ([1, 2], [], [])),
        (("2024-12-30", "HEAD"), ([1, 2], [], [])),
    ],
)
def test_days_and_revisions_are_compared(
    rectify: Rectify, repository: Path, ends: tuple[str, ...], wanted: tuple[list[int], list[int], list[str]]
) -> None:
    del repository
    ran = rectify("diff", *ends, "--format", "json")
    assert ran.code == 0, ran.err
    found = told(ran.out)
    # The third issue is in the ledger now, and was in no commit.
    assert found == wanted or (ends[0] == "2024-12-30" and found[0] == wanted[0])


def test_the_exit_code_tells_where_it_is_asked_to(rectify: Rectify, repository: Path) -> None:
    del repository
    assert rectify("diff", "HEAD~1", "HEAD").code == 0
    assert rectify("diff", "HEAD~1", "HEAD", "--exit-code").code == 1
    same = rectify("diff", "HEAD", "HEAD", "--exit-code")
    assert (same.code, same.out.splitlines()[-1]) == (0, "nothing differs")


def test_the_edition_is_said_and_what_it_hides(rectify: Rectify, repository: Path) -> None:
    second = repository / "data/issues/002.yaml"
    second.write_bytes(second.read_bytes() + "owner: 财务科\nnote: 内部的话\n".encode())
    (repository / "data/petitions.yaml").write_bytes(b"- {id: 1}\n")
    piped = rectify("diff", "HEAD")
    assert "  public edition\n" in piped.out
    assert "\n3 changes not shown in the public edition; see --edition internal\n" in piped.out
    assert piped.err == "public edition compared; --edition internal for the other\n"
    chosen = rectify("diff", "HEAD", "--edition", "public")
    assert (chosen.out, chosen.err) == (piped.out, "")
    assert json.loads(rectify("diff", "HEAD", "--format", "json").out)["hidden"] == 3
    internal = rectify("diff", "HEAD", "--edition", "internal")
    assert (internal.code, internal.err) == (0, "")
    assert "  internal edition\n" in internal.out
    assert "内部的话" in internal.out
    assert "\n0 changes not shown in the internal edition\n" in internal.out


@on_terminal.TERMINAL
def test_a_terminal_shows_the_internal_edition(repository: Path) -> None:
    ran = on_terminal.shown("diff", "HEAD", "--lang", "zh", folder=repository)
    assert "  内部稿\n" in ran.out
    assert "比较的是公开稿" not in ran.out
    assert (
        "  公开稿\n" in on_terminal.shown("diff", "HEAD", "--edition", "public", "--lang", "zh", folder=repository).out
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["2025-13-01"], "error: 2025-13-01 is not a date"),
        (["nope"], "error: no revision nope in git"),
        (["HEAD", "--edition", "foo"], "error: invalid value for --edition: foo"),
    ],
)
def test_what_cannot_be_compared_is_exit_2(rectify: Rectify, repository: Path, words: list[str], message: str) -> None:
    del repository
    ran = rectify("diff", *words)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", message)


def test_a_page_is_in_utf_8_whatever_the_console(rectify: Rectify, repository: Path) -> None:
    del repository
    assert "已经" in rectify("diff", "HEAD~1", "HEAD", "--format", "html").out
