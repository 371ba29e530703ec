"""`rectify schema`: the JSON Schemas that let an editor complete and check the data."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.options import argument, option
from rectify_cli.cli.output import put
from rectify_cli.cli.schema_names import SchemaName
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_NAMES = ", ".join(SchemaName)


def schema(
    context: typer.Context,
    name: Annotated[
        SchemaName, argument(metavar="[NAME]", zh=f"名称：{_NAMES}", en=f"the name: {_NAMES}")
    ] = SchemaName.ISSUE,
    register: Annotated[
        str | None,
        argument(
            metavar="[REGISTER]", zh="register 之后：自设登记簿的名称", en="after register: one of the office's own"
        ),
    ] = None,
    write: Annotated[
        Path | None,
        option("--write", metavar="DIR", zh="全部写入这个目录", en="write them all into this folder"),
    ] = None,
) -> None:
    """Print one schema, or write them all; in a workspace, that of an issue has its declared fields."""
    from rectify_cli.cli.schemas import of_registers, schemas
    from rectify_cli.ledger.model import issue_model
    from rectify_cli.store.atomic import write_atomically

    session: Session = context.obj
    if name is SchemaName.REGISTER and write is None:
        put(_of_register(session, register).rstrip(), "json")
        return
    ledger = session.load().ledger
    texts = schemas(issue_model(ledger.inspection.record)) if ledger else schemas()
    if write is None:
        put(texts[name].rstrip(), "json")
        return
    own = of_registers(ledger.inspection.record) if ledger else {}
    every = {name.value: text for name, text in texts.items()} | own
    for schema_name, text in every.items():
        write_atomically(write / f"{schema_name}.schema.json", text.encode())
    session.talk(Phrase(f"{len(every)} 个文件已写入 {write}/", f"{len(every)} files written to {write}/"))


def _of_register(session: Session, name: str | None) -> str:
    """Return the schema of a register; raises UsageError, with those there are, if none or no such one is named."""
    from rectify_cli import actions
    from rectify_cli.cli.schemas import of_register

    ledger = session.ledger()
    if name is not None:
        return of_register(actions.register_named(ledger, name))
    known = "、".join(register.name for register in ledger.inspection.record.registers)
    raise UsageError(
        Phrase("没有写明是哪个登记簿", "no register is named"),
        Phrase(
            f"rectify schema register 名称，可写：{known or '（无）'}",
            f"`rectify schema register NAME`: {known or '(none)'}",
        ),
    )
