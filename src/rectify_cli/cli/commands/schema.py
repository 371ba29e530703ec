"""`rectify schema`: the JSON Schemas that let an editor complete and check the data."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.options import argument, option
from rectify_cli.cli.schema_names import SchemaName
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase

_NAMES = ", ".join(SchemaName)


def schema(
    context: typer.Context,
    name: Annotated[
        SchemaName, argument(metavar="[NAME]", zh=f"名称：{_NAMES}", en=f"the name: {_NAMES}")
    ] = SchemaName.ISSUE,
    write: Annotated[
        Path | None,
        option("--write", metavar="DIR", zh="全部写入这个目录", en="write them all into this folder"),
    ] = None,
) -> None:
    """Print one schema, or write them all; in a workspace, that of an issue has its declared fields."""
    from rectify_cli.cli.schemas import schemas
    from rectify_cli.ledger.model import issue_model
    from rectify_cli.store.atomic import write_atomically

    session: Session = context.obj
    ledger = session.load().ledger
    texts = schemas(issue_model(ledger.inspection.record)) if ledger else schemas()
    if write is None:
        typer.echo(texts[name], nl=False)
        return
    for schema_name, text in texts.items():
        write_atomically(write / f"{schema_name}.schema.json", text.encode())
    session.talk(Phrase(f"{len(texts)} 个文件已写入 {write}/", f"{len(texts)} files written to {write}/"))
