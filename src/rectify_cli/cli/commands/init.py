"""`rectify init`: a new, empty, valid workspace with a commented example."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.new_workspace import common_files
from rectify_cli.cli.options import argument
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase


def init(
    context: typer.Context,
    folder: Annotated[Path, argument(metavar="DIR", zh="新台账的目录", en="the folder of the new workspace")],
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
    files = {path.relative_to(sample).as_posix(): path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    files |= common_files() | {"data/issues/.gitkeep": b"", "data/immediate/.gitkeep": b""}
    existing = [name for name in files if (folder / name).exists()]
    for name, content in sorted(files.items()):
        if name not in existing:
            write_atomically(folder / name, content)
    session.talk(
        Phrase(
            f"新台账已建在 {folder}/：先填写 data/inspection.yaml，再用 rectify -C {folder} new 逐个新建问题，"
            f"最后运行 rectify -C {folder} check",
            f"workspace created in {folder}/: fill in data/inspection.yaml, create each issue with "
            f"`rectify -C {folder} new`, then run `rectify -C {folder} check`",
        )
    )
