"""The ledger as it stood in git: read from real repositories, which stay unchanged."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import repositories
import workspaces
from commandline import Rectify, process
from rectify_cli import store
from rectify_cli.store import git as revisions
from repositories import commit, git

THIRD = "id: 3\ntitle: 采购不规范\nprogress:\n  - {date: 2025-01-20, status: in_progress}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with two commits, its ledger in a folder of a Chinese name, and go to that folder."""
    repositories.apart(monkeypatch, tmp_path)
    root = tmp_path / "仓库"
    folder = workspaces.write(root / "某局 台账", workspaces.BASE)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "2025-01-15")
    git(root, "tag", "一月")
    workspaces.write(folder, {"data/issues/003.yaml": THIRD})
    second = folder / "data/issues/002.yaml"
    second.write_bytes(second.read_bytes().replace(b"status: staged", b"status: completed"))
    commit(root, "2025-02-01")
    monkeypatch.chdir(folder)
    return folder


def everything(root: Path) -> dict[str, bytes]:
    """Return every file below `root`, those of git too."""
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def figures(ran_out: str) -> tuple[int, int, int, str]:
    status = json.loads(ran_out)
    issues = status["registers"]["issues"]
    return issues["total"], issues["completed"], issues["staged"], status["as_of"]


@pytest.mark.parametrize(
    ("revision", "wanted"),
    [
        ("HEAD", (3, 2, 0, "2025-02-01")),
        ("main", (3, 2, 0, "2025-02-01")),
        ("HEAD~1", (2, 1, 1, "2025-01-15")),
        ("一月", (2, 1, 1, "2025-01-15")),
        ("main@{0}", (3, 2, 0, "2025-02-01")),
    ],
)
def test_status_shows_the_figures_of_the_commit_on_its_day(
    rectify: Rectify, repository: Path, revision: str, wanted: tuple[int, int, int, str]
) -> None:
    before = everything(repository.parent)
    ran = rectify("status", "--rev", revision, "--format", "json")
    assert (ran.code, figures(ran.out)) == (0, wanted)
    assert everything(repository.parent) == before


def test_a_day_asked_for_wins_over_that_of_the_commit(rectify: Rectify, repository: Path) -> None:
    del repository
    ran = rectify("status", "--rev", "HEAD", "--as-of", "2024-12-30", "--format", "json")
    assert figures(ran.out) == (3, 0, 0, "2024-12-30")


def test_list_show_and_stats_of_a_revision(rectify: Rectify, repository: Path) -> None:
    del repository
    listed = json.loads(rectify("list", "--rev", "HEAD~1", "--format", "json").out)
    assert [(row["id"], row["status"]) for row in listed] == [(1, "completed"), (2, "staged")]
    shown = json.loads(rectify("show", "2", "--rev", "HEAD~1", "--format", "json").out)
    assert (shown["file"], shown["progress"][0]["status"]) == ("HEAD~1:某局 台账/data/issues/002.yaml", "staged")
    assert rectify("show", "3", "--rev", "HEAD~1").code == 2
    assert json.loads(rectify("stats", "--rev", "HEAD~1", "--format", "json").out)["total"]["total"] == 2


def test_render_sets_the_paper_of_then_and_writes_it_now(rectify: Rectify, repository: Path) -> None:
    before = everything(repository.parent / ".git")
    ran = rectify("render", "notice", "--rev", "HEAD~1", "-f", "md", "--draft")
    assert ran.code == 0, ran.err
    assert "阶段性完成1个" in (repository / "build/notice.md").read_text(encoding="utf-8")
    assert everything(repository.parent / ".git") == before
    assert git(repository, "status", "--porcelain", "-z").split("\0")[0] == "?? 某局 台账/build/"


def test_what_is_not_committed_and_what_is_staged_is_not_seen(rectify: Rectify, repository: Path) -> None:
    (repository / "data/issues/001.yaml").write_bytes(b"not: [a ledger")
    git(repository, "add", "--all")
    assert rectify("status").code == 1
    assert figures(rectify("status", "--rev", "HEAD", "--format", "json").out)[:3] == (3, 2, 0)


def test_the_repository_of_a_hook_is_not_the_one_looked_into(
    rectify: Rectify, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del repository
    git(tmp_path, "init", "--quiet", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert rectify("status", "--rev", "HEAD").code == 0


def test_a_broken_file_of_then_is_named_as_git_names_it(rectify: Rectify, repository: Path) -> None:
    (repository / "data/issues/002.yaml").write_bytes("id: 2\ntitel: 错\n".encode())
    commit(repository, "2025-03-01")
    ran = rectify("status", "--rev", "HEAD")
    assert ran.code == 1
    assert "HEAD:某局 台账/data/issues/002.yaml:2:1: error[K101]" in ran.err


def test_a_link_and_a_stranger_of_then_are_told(repository: Path) -> None:
    file = git(repository, "hash-object", "-w", "data/issues/001.yaml").strip()
    for mode, name in (("120000", "issues/004.yaml"), ("100644", "issues/说明.txt"), ("100644", "issues/005.yaml/a")):
        git(repository, "update-index", "--add", "--cacheinfo", f"{mode},{file},某局 台账/data/{name}")
    git(repository, "commit", "--quiet", "--message", "links")
    loaded = revisions.load(revisions.find(store.Workspace(repository), "HEAD"))
    found = [(one.code, one.place.file.rpartition("/")[2], one.message.en) for one in loaded.diagnostics]
    assert found == [
        ("F001", "004.yaml", "this is a link, not a file"),
        ("F001", "005.yaml", "this is a folder, not a file"),
        ("F032", "说明.txt", "HEAD:某局 台账/data/issues/说明.txt is not a ledger file"),
    ]


def test_a_file_too_large_is_told(repository: Path) -> None:
    (repository / "data/issues/001.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    commit(repository, "2025-03-01")
    [found] = revisions.load(revisions.find(store.Workspace(repository), "HEAD")).diagnostics
    assert found.code == "F003"


def test_evidence_is_that_of_then(repository: Path) -> None:
    kept = repository / "data/evidence/002/验收 报告.pdf"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"then")
    (kept.parent / ".DS_Store").write_bytes(b"")
    commit(repository, "2025-03-01")
    kept.write_bytes(b"now, and longer")
    ledger = revisions.load(revisions.find(store.Workspace(repository), "HEAD")).ledger
    assert ledger is not None
    assert list(ledger.files) == ["002/验收 报告.pdf"]
    found = ledger.files["002/验收 报告.pdf"]
    assert (found.size, found.sha256) == (4, hashlib.sha256(b"then").hexdigest())
    assert "002/别的.pdf" not in ledger.files


def test_a_revision_is_the_ledger_that_was_on_disk(repository: Path) -> None:
    on_disk, in_git = (
        store.load(store.Workspace(repository)).ledger,
        revisions.load(revisions.find(store.Workspace(repository), "HEAD")).ledger,
    )
    assert on_disk is not None
    assert in_git is not None
    for register in ("issues", "immediate", "petitions"):
        assert [one.record for one in getattr(on_disk, register)] == [one.record for one in getattr(in_git, register)]
    assert on_disk.inspection.record == in_git.inspection.record


@pytest.mark.parametrize(
    "revision", ["nope", "HEAD~9", "", "--all", "-1", "HEAD:某局 台账", "a..b", "HEAD HEAD", "2025"]
)
def test_an_unknown_revision_is_told(rectify: Rectify, repository: Path, revision: str) -> None:
    del repository
    ran = rectify("status", f"--rev={revision}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: no revision {revision} in git")
    assert "git log --oneline" in ran.err


def test_a_workspace_in_no_repository_is_told(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repositories.apart(monkeypatch, tmp_path)
    monkeypatch.chdir(workspaces.write(tmp_path / "w", workspaces.BASE))
    ran = rectify("--lang", "zh", "status", "--rev", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "the workspace is not in a git repository" in ran.err or "台账目录不在 git 仓库中" in ran.err


def test_a_repository_without_a_commit_has_no_revision(rectify: Rectify, repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "empty")
    assert rectify("status", "--rev", "HEAD").code == 2


def test_no_git_on_this_computer_is_told(repository: Path, tmp_path: Path) -> None:
    ran = process("status", "--rev", "HEAD", folder=repository, PATH=str(tmp_path), PYTHONUTF8="1")
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert b"reading a git revision requires git" in ran.stderr


def test_a_shallow_clone_that_lacks_the_commit_is_told(rectify: Rectify, repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.parent.as_uri(), "浅")
    folder = str(tmp_path / "浅" / "某局 台账")
    assert rectify("-C", folder, "status", "--rev", "HEAD").code == 0
    ran = rectify("-C", folder, "status", "--rev", "HEAD~1")
    assert (ran.code, ran.out) == (2, "")
    assert "this shallow clone has no revision HEAD~1" in ran.err
    assert "git fetch --unshallow" in ran.err


def test_a_partial_clone_that_lacks_a_file_is_told(rectify: Rectify, repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    source = repository.parent.as_uri()
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", source, "partial")
    shutil.rmtree(repository.parent / ".git" / "objects")
    ran = rectify("-C", str(tmp_path / "partial" / "某局 台账"), "status", "--rev", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    (tmp_path / "partial" / "某局 台账").mkdir()
    ran = rectify("-C", str(tmp_path / "partial" / "某局 台账"), "status", "--rev", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "this clone is incomplete" in ran.err


def test_a_revision_before_the_workspace_is_told(rectify: Rectify, repository: Path) -> None:
    shutil.move(repository / "data", repository / "data2")
    commit(repository, "2025-03-01")
    shutil.move(repository / "data2", repository / "data")
    ran = rectify("status", "--rev", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "HEAD has no 某局 台账/data/" in ran.err
    assert "git log --oneline -- " in ran.err


def test_a_folder_that_is_not_there_is_told(rectify: Rectify, repository: Path) -> None:
    del repository
    ran = rectify("-C", "nowhere", "status", "--rev", "HEAD")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: no folder nowhere")


@pytest.mark.skipif(os.name == "nt", reason="folders have no owner there")
def test_a_repository_of_somebody_else_is_told(
    rectify: Rectify, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del repository
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    ran = rectify("status", "--rev", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "git config --global --add safe.directory" in ran.err


def test_git_failing_otherwise_says_what_git_said(rectify: Rectify, repository: Path) -> None:
    (repository.parent / ".git" / "config").write_text("[broken", encoding="utf-8")
    ran = rectify("status", "--rev", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "bad config" in ran.err


def test_a_bare_repository_is_read_as_well(rectify: Rectify, repository: Path, tmp_path: Path) -> None:
    flat = workspaces.write(tmp_path / "flat", workspaces.BASE)
    git(flat, "init", "--quiet")
    commit(flat, "2025-01-15")
    subprocess.run(["git", "clone", "--quiet", "--bare", str(flat), str(tmp_path / "bare.git")], check=True)
    del repository
    assert figures(rectify("-C", str(tmp_path / "bare.git"), "status", "--rev", "HEAD", "--format", "json").out)[0] == 2
