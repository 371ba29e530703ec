"""`rectify schema`: the JSON Schemas that let an editor complete and check the data."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.options import argument, option
from rectify_cli.cli.schemas import SCHEMAS, schemas
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase


def schema(
    context: typer.Context,
    name: Annotated[
        str,
        argument(
            metavar="[NAME]", choices=SCHEMAS, zh=f"哪一个：{'、'.join(SCHEMAS)}", en=f"which one: {', '.join(SCHEMAS)}"
        ),
    ] = "issue",
    write: Annotated[
        Path | None,
        option("--write", metavar="DIR", zh="全部写入这个目录", en="write them all into this folder"),
    ] = None,
) -> None:
    """Print one schema, or write them all."""
    from rectify_cli.store.atomic import write_atomically

    session: Session = context.obj
    texts = schemas()
    if write is None:
        typer.echo(texts[name], nl=False)
        return
    for each, text in texts.items():
        write_atomically(write / f"{each}.schema.json", text.encode())
    session.talk(Phrase(f"{len(texts)} 个文件写入 {write}/", f"{len(texts)} files written to {write}/"))
