"""`rectify diff`: days and revisions, as a person types them."""

import json
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["2025-13-01"], "error: 2025-13-01 is not a date"),
        (["nope"], "error: git knows no revision nope"),
        (["HEAD", "--edition", "foo"], "error: --edition does not know foo"),
    ],
)
def test_what_cannot_be_compared_is_exit_2(rectify: Rectify, repository: Path, words: list[str], message: str) -> None:
    del repository
    ran = rectify("diff", *words)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", message)


def test_a_page_is_in_utf_8_whatever_the_console(rectify: Rectify, repository: Path) -> None:
    del repository
    assert "已经" in rectify("diff", "HEAD~1", "HEAD", "--format", "html").out
