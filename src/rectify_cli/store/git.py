"""The ledger as it stood in git: objects read through the `git` program; work tree, index and refs stay untouched."""

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import StoredFile
from rectify_cli.store import evidence, text_file
from rectify_cli.store.litter import is_litter
from rectify_cli.store.loader import Follow, Loaded, load_from
from rectify_cli.store.workspace import Workspace

_LOCAL = frozenset(
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
    }
)  # fmt: skip
"""Variables a git hook sets to name its own repository; ours is that of the workspace."""

# Nothing is fetched, locked or prompted for, and messages are the English ones matched below.
_OURS = {
    "LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0",
}  # fmt: skip

_FILE, _LINK = "100", "120"

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit of the repository that holds the workspace.

    `name` is what the user called it, `day` the date of the commit, `prefix` where in the repository the workspace is.
    """

    workspace: Workspace
    name: str
    commit: str
    day: dt.date
    prefix: str

    @property
    def label(self) -> str:
        """The name of its data folder, as `git show` reads it."""
        return f"{self.name}:{self.prefix}data"


def find(workspace: Workspace, name: str) -> Revision:
    """Find a revision of the repository around the workspace; raises RectifyError saying what is missing."""
    root = workspace.root
    if not root.is_dir():
        message = Phrase(f"没有文件夹 {root.name}", f"no folder {root.name}")
        raise UsageError(message, Phrase("用 -C DIR 指定台账目录", "name the workspace with -C DIR"))
    shallow, _, prefix = _repository(root).partition("\n")
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    commit = os.fsdecode(known.stdout).strip()
    # ^HEAD is a way to leave commits out, and git verifies it.
    if known.returncode or not name or not commit.isalnum():
        raise _unknown(name, shallow=shallow == "true")
    dated = _git(root, "show", "--no-patch", "--format=%cd", "--date=short", "--no-show-signature", commit)
    day = dt.date.fromisoformat(os.fsdecode(dated.stdout).strip())
    return Revision(workspace, name, commit, day, prefix.removesuffix("\n"))


def load(revision: Revision, follow: Follow = iter) -> Loaded:
    """Read the ledger as it stood at `revision`; raises RectifyError if the workspace did not exist yet."""
    root, tree = revision.workspace.root, f"{revision.commit}:{revision.prefix}data"
    listed = _git(root, "ls-tree", "--full-tree", "-r", "-z", tree)
    if listed.returncode:
        folder = f"{revision.prefix}data/"
        raise UsageError(
            Phrase(f"{revision.name} 里还没有 {folder}", f"{revision.name} has no {folder}"),
            Phrase(
                "在台账目录中运行 git log --oneline -- data/，查看哪些版本有",
                "to see which have it, run `git log --oneline -- data/` in the workspace",
            ),
        )
    with subprocess.Popen(
        ["git", "cat-file", "--batch"],  # noqa: S607 - the git of the user
        cwd=root,
        env=_environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as objects:
        return load_from(_Tree(revision.label, root, _blobs(listed.stdout), objects), follow)


@dataclass(frozen=True, slots=True)
class _Blob:
    """One file of a tree: its kind (the first digits of its mode) and its object."""

    kind: str
    sha: str


def _blobs(listed: bytes) -> dict[str, _Blob]:
    """Read what `git ls-tree -z` lists; a name is made of the same marks on every system."""
    blobs = {}
    for line in filter(None, listed.split(b"\0")):
        head, _, name = line.partition(b"\t")
        mode, _, sha = head.decode("ascii").split()
        blobs[unicodedata.normalize("NFC", os.fsdecode(name))] = _Blob(mode[:3], sha)
    return blobs


@dataclass(frozen=True)
class _Tree:
    """The data folder of one revision."""

    label: str
    root: Path
    blobs: dict[str, _Blob]
    objects: "subprocess.Popen[bytes]"

    @cached_property
    def _folders(self) -> dict[str, set[str]]:
        """Folder -> the names in it."""
        folders: dict[str, set[str]] = {"": set()}
        for name in self.blobs:
            folder = ""
            for part in name.split("/"):
                folders.setdefault(folder, set()).add(part)
                folder = f"{folder}/{part}" if folder else part
        return folders

    def holds(self, name: str) -> bool:
        """Return True if anything of that name is there."""
        return name in self.blobs or name in self._folders

    def is_folder(self, name: str) -> bool:
        """Return True if `name` is a folder."""
        return name in self._folders

    def names(self, folder: str) -> list[str]:
        """List what one folder holds, in order, without litter."""
        return sorted(name for name in self._folders.get(folder, ()) if not is_litter(name))

    def content(self, name: str) -> bytes | Diagnostic:
        """Return the bytes of a file; a link is not followed, as its target is not known."""
        blob = self.blobs.get(name)
        if blob is None or blob.kind != _FILE:
            kind = ("链接", "a link") if blob and blob.kind == _LINK else ("文件夹", "a folder")
            message = Phrase(f"这里是{kind[0]}，应当是文件", f"this is {kind[1]}, not a file")
            return text_file.UNREADABLE.broken(Place(f"{self.label}/{name}"), message)
        return self._object(blob.sha)

    def _object(self, sha: str) -> bytes:
        """Return an object; raises UsageError if a partial clone left it out."""
        into, out = self.objects.stdin, self.objects.stdout
        assert into is not None  # noqa: S101 - both are pipes
        assert out is not None  # noqa: S101 - both are pipes
        into.write(f"{sha}\n".encode())
        into.flush()
        head = out.readline().split()
        if len(head) != len(("sha", "kind", "size")):
            raise _incomplete(sha)
        return out.read(int(head[2]) + 1)[:-1]

    def evidence(self) -> Mapping[str, StoredFile]:
        """Return the files of data/evidence, each read when it is looked up."""
        parts = ((name.partition("/"), blob) for name, blob in self.blobs.items() if blob.kind == _FILE)
        files = {inside: blob for (folder, _, inside), blob in parts if folder == evidence.FOLDER and inside}
        return _Evidence(self.root, files)


class _Evidence(Mapping[str, StoredFile]):
    """The evidence kept at a revision: a large file is hashed in pieces and never held whole in memory."""

    def __init__(self, root: Path, files: dict[str, _Blob]) -> None:
        self._root = root
        self._files = files

    def __getitem__(self, name: str) -> StoredFile:
        blob = self._files[name]
        with subprocess.Popen(  # noqa: S603 - an object git itself has named
            ["git", "cat-file", "blob", blob.sha],  # noqa: S607 - the git of the user
            cwd=self._root,
            env=_environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as read:
            assert read.stdout is not None  # noqa: S101 - it is a pipe
            digest, size = hashlib.sha256(), 0
            while piece := read.stdout.read(_PIECE):
                digest.update(piece)
                size += len(piece)
        if read.returncode:
            raise KeyError(name)
        return StoredFile(size, digest.hexdigest())

    def __iter__(self) -> Iterator[str]:
        litter = (name for name in self._files if any(map(is_litter, name.split("/"))))
        return iter(sorted(self._files.keys() - set(litter)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _repository(root: Path) -> str:
    """Return whether the repository is a shallow one, and on the next line where in it `root` is."""
    if shutil.which("git") is None:
        raise RectifyError(
            Phrase("查看 git 中的台账需要安装 git", "reading a git revision requires git"),
            Phrase("安装 git，或用 --as-of DATE 查看某一天", "install git, or use --as-of DATE"),
        )
    answer = _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
    if not answer.returncode:
        return os.fsdecode(answer.stdout)
    message = answer.stderr.decode(errors="replace").strip().partition("\n")[0]
    if "dubious ownership" in message:
        raise UsageError(
            Phrase("git 拒绝读取他人所有的文件夹", "git refuses to read a folder owned by another user"),
            Phrase(
                f"信得过就运行：git config --global --add safe.directory '{root.as_posix()}'",
                f"if you trust it: `git config --global --add safe.directory '{root.as_posix()}'`",
            ),
        )
    if "not a git repository" in message:
        raise UsageError(
            Phrase("台账目录不在 git 仓库中", "the workspace is not in a git repository"),
            Phrase(
                "用 --as-of DATE 查看某一天，或先运行 git init、git commit",
                "use --as-of DATE, or start with `git init` and `git commit`",
            ),
        )
    raise UsageError(
        Phrase(f"git 出错：{message}", f"git failed: {message}"),
        Phrase("在台账目录运行 git status，按提示处理", "run `git status` in the workspace and mend what it says"),
    )


def _unknown(name: str, *, shallow: bool) -> RectifyError:
    if shallow:
        return UsageError(
            Phrase(f"这份浅克隆中没有版本 {name}", f"this shallow clone has no revision {name}"),
            Phrase("先取回全部历史：git fetch --unshallow", "fetch the whole history first: `git fetch --unshallow`"),
        )
    return UsageError(
        Phrase(f"git 中没有版本 {name}", f"no revision {name} in git"),
        Phrase(
            "写提交号、标签、分支或 HEAD~3；git log --oneline 列出提交",
            "use a commit, a tag, a branch or HEAD~3; `git log --oneline` lists the commits",
        ),
    )


def _incomplete(sha: str) -> UsageError:
    return UsageError(
        Phrase(f"这份克隆不完整，缺少对象 {sha[:12]}", f"this clone is incomplete: object {sha[:12]} is missing"),
        Phrase(
            "先取回缺少的对象：git fetch --refetch --no-filter",
            "fetch the missing objects first: `git fetch --refetch --no-filter`",
        ),
    )


def _environ() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _LOCAL} | _OURS


def _git(root: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    # Paths come with -z and are never quoted; no shell reads the words.
    return subprocess.run(["git", *words], cwd=root, env=_environ(), capture_output=True, check=False)  # noqa: S603, S607 - the git of the user
