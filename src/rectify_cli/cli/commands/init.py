"""`rectify init`: a new, valid workspace: what it is about is asked or given, else it is a commented example."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.new_inspection import Answers, text
from rectify_cli.cli.new_workspace import common_files
from rectify_cli.cli.options import argument, grouped
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_INSPECTION = "data/inspection.yaml"


@grouped
def init(
    context: typer.Context,
    answers: Answers,
    folder: Annotated[
        Path,
        argument(metavar="DIR", zh="新台账的目录，默认当前目录", en="the folder of the new workspace (default: here)"),
    ] = Path(),
) -> None:
    """Write the workspace; a folder that already holds data/ is left as it is, unless a killed run has begun it."""
    from rectify_cli.documents.resources import shipped_templates
    from rectify_cli.store.atomic import sweep, write_atomically

    session: Session = context.obj
    sample = shipped_templates() / "workspace"
    files = {path.relative_to(sample).as_posix(): path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    files |= common_files() | {"data/issues/.gitkeep": b"", "data/immediate/.gitkeep": b""}
    _refuse_taken(folder, files)
    written = text(session, sample / _INSPECTION, answers)
    files |= {_INSPECTION: written.encode()} if written else {}
    existing = [name for name in files if (folder / name).exists()]
    # The inspection comes last: a workspace that holds it is whole.
    for name in sorted(files, key=lambda name: (name == _INSPECTION, name)):
        sweep((folder / name).parent)
        if name not in existing:
            write_atomically(folder / name, files[name])
    session.talk(_next(folder, example=written is None))


def _refuse_taken(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise UsageError if a folder holds data/ already, and more in it than a killed `init` leaves of `files`."""
    from rectify_cli.store.atomic import UNFINISHED

    data = folder / "data"
    left = {folder / name: content for name, content in files.items() if name != _INSPECTION}
    there = [path for path in data.rglob("*") if not path.is_dir() and not path.name.startswith(UNFINISHED)]
    begun = data.is_dir() and all(path in left and path.read_bytes() == left[path] for path in there)
    if data.exists() and not begun:
        message = Phrase(f"{data} 已存在", f"{data} already exists")
        raise UsageError(
            message,
            Phrase(
                "另选一个目录，或直接在其中运行 rectify check", "choose another folder, or run `rectify check` in it"
            ),
        )


def _next(folder: Path, *, example: bool) -> Phrase:
    """Return what was made and what to do next, a command a line."""
    here = folder == Path()
    command = "rectify" if here else f"rectify -C {folder}"
    place = Phrase("当前目录", "this folder") if here else Phrase(f" {folder}/", f"{folder}/")
    first = Phrase(
        f"通报的组织整改、下一步安排另写：\n  {command} set inspection notice.next_steps+=…",
        f"add the notice's own sentences:\n  {command} set inspection notice.next_steps+=…",
    )
    if example:
        first = Phrase(
            f"单位、日期和文字还是示例，先换成本单位的：\n  {command} set inspection body=…",
            f"the body, the dates and the sentences are an example, to be replaced:\n  {command} set inspection body=…",
        )
    made = Phrase(f"新台账已建在{place.zh}", f"workspace created in {place.en}")
    entries = Phrase(
        f"逐个新建问题，或读入反馈意见、台账：\n  {command} new\n  {command} import 文件",
        f"create each issue, or read the feedback paper or the book:\n  {command} new\n  {command} import FILE",
    )
    check = Phrase(f"最后核对：\n  {command} check", f"then check it:\n  {command} check")
    return Phrase(*map("\n".join, zip(made, entries, first, check, strict=True)))
