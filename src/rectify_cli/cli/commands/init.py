"""`rectify init`: a new, valid workspace: what it is about is asked or given, else it is a commented example."""

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
    folder: Annotated[Path, argument(metavar="DIR", zh="新台账的目录", en="the folder of the new workspace")],
    answers: Answers,
) -> None:
    """Write the workspace; a folder that already holds data/ is left as it is."""
    from rectify_cli.documents.resources import shipped_templates
    from rectify_cli.store.atomic import write_atomically

    session: Session = context.obj
    if (folder / "data").exists():
        message = Phrase(f"{folder}/data 已存在", f"{folder}/data already exists")
        raise UsageError(
            message,
            Phrase(
                "另选一个目录，或直接在其中运行 rectify check",
                "choose another folder, or run `rectify check` in it",
            ),
        )
    sample = shipped_templates() / "workspace"
    written = text(session, sample / _INSPECTION, answers)
    files = {path.relative_to(sample).as_posix(): path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    files |= {_INSPECTION: written.encode()} if written else {}
    files |= common_files() | {"data/issues/.gitkeep": b"", "data/immediate/.gitkeep": b""}
    existing = [name for name in files if (folder / name).exists()]
    for name, content in sorted(files.items()):
        if name not in existing:
            write_atomically(folder / name, content)
    session.talk(_next(folder, example=written is None))


def _next(folder: Path, *, example: bool) -> Phrase:
    """Return what was made and what to do next."""
    new = Phrase(
        f"用 rectify -C {folder} new 逐个新建问题，最后运行 rectify -C {folder} check",
        f"create each issue with `rectify -C {folder} new`, then run `rectify -C {folder} check`",
    )
    fill = Phrase(
        "通报的组织整改、下一步安排另写（如 rectify set inspection notice.next_steps+=…）；",
        "add the notice's own sentences with `rectify set inspection notice.next_steps+=…`, ",
    )
    if example:
        fill = Phrase(
            f"单位、日期和文字还是示例，先用 rectify -C {folder} set inspection body=… 换成本单位的；",
            "the body, the dates and the sentences are an example: replace them with "
            f"`rectify -C {folder} set inspection body=…`, ",
        )
    return Phrase(f"新台账已建在 {folder}/：{fill.zh}{new.zh}", f"workspace created in {folder}/: {fill.en}{new.en}")
