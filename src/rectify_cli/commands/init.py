"""`rectify init`: a new, empty, valid workspace with a commented example."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.commands._new_workspace import around
from rectify_cli.commands._options import argument
from rectify_cli.commands._session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase


def init(
    context: typer.Context,
    folder: Annotated[Path, argument(metavar="DIR", zh="新台账的目录", en="the folder of the new workspace")],
) -> None:
    """Write the workspace; a folder that already holds data/ is left alone."""
    from rectify_cli.documents.resources import shipped_templates
    from rectify_cli.store.atomic import write_atomically

    session: Session = context.obj
    if (folder / "data").exists():
        message = Phrase(f"{folder}/data 已经有了", f"{folder}/data exists already")
        raise UsageError(
            message,
            Phrase(
                "换一个目录，或直接在里面运行 rectify check",
                "name another folder, or run `rectify check` in it",
            ),
        )
    sample = shipped_templates() / "workspace"
    files = {path.relative_to(sample).as_posix(): path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    files |= around() | {"data/issues/.gitkeep": b"", "data/immediate/.gitkeep": b""}
    kept = [name for name in files if (folder / name).exists()]
    for name, content in sorted(files.items()):
        if name not in kept:
            write_atomically(folder / name, content)
    session.talk(
        Phrase(
            f"新台账在 {folder}/。先填 data/inspection.yaml；每个问题照 examples/issue.yaml "
            f"写成 data/issues/001.yaml；再运行 rectify -C {folder} check",
            f"the workspace is in {folder}/. Fill in data/inspection.yaml, write each issue after examples/issue.yaml "
            f"as data/issues/001.yaml, then run `rectify -C {folder} check`",
        )
    )
