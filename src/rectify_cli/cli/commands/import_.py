"""`rectify import`: read a sheet, a published notice or a POA&M into the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.amend import Day, DryRun
from rectify_cli.cli.import_notice import make_from_poam, make_workspace
from rectify_cli.cli.import_run import ImportOptions
from rectify_cli.cli.import_sheet import import_sheet
from rectify_cli.cli.options import argument, option, term_of
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register

SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".jsonl"})

FileArgument = Annotated[
    Path,
    argument(
        metavar="FILE",
        zh="台账表 .xlsx、.csv，通报 .docx、.pdf、.html、.md、.txt，或 OSCAL POA&M .json",
        en="a sheet (.xlsx, .csv), a notice (.docx, .pdf, .html, .md, .txt), or an OSCAL POA&M (.json)",
    ),
]
IntoOption = Annotated[
    Path | None,
    option(
        "--into",
        metavar="DIR",
        zh="通报、POA&M：台账写到这个目录，默认当前目录",
        en="notice, POA&M: the folder of the new ledger (default: .)",
    ),
]
MapOption = Annotated[
    list[str] | None,
    option(
        "--map",
        metavar="HEADER=FIELD",
        zh="列名=字段，可重复；“列名=”不读这一列",
        en="the field of a column, repeatable; HEADER= skips it",
    ),
]
SaveOption = Annotated[
    bool, option("--save-map", zh="把 --map 存入 data/columns.yaml，下次不必再写", en="save --map to data/columns.yaml")
]
DeclareOption = Annotated[
    list[str] | None,
    option(
        "--declare",
        metavar="HEADER=KEY:TYPE",
        zh="把未读入的列声明为自设栏目并读入，如 问题来源=source:choice；键名和类型可省；all 为全部（可重复）",
        en="declare a column that is not read as a field of your own, key and type optional; all for every one "
        "(repeatable)",
    ),
]
SheetOption = Annotated[
    str | None, option("--sheet", metavar="NAME", zh="有几张表时读哪一张", en="the sheet to read, if there are several")
]
OursOption = Annotated[
    bool, option("--ours", zh="两边都改了的格，以台账为准", en="if both sides changed a cell, keep the ledger's")
]
TheirsOption = Annotated[
    bool, option("--theirs", zh="两边都改了的格，以表为准", en="if both sides changed a cell, take the sheet's")
]
BlockOption = Annotated[
    str | None,
    option(
        "--block",
        metavar="COLUMNS",
        zh="只读这些列，如 A:B,F:H；并排两块的表用，其余列原样存着；all 为各块都读",
        en="read only these columns, such as A:B,F:H, of blocks side by side; the others are kept as they are "
        "(all reads each block)",
    ),
]
DatesOption = Annotated[
    str | None,
    option(
        "--dates",
        metavar="month-end|words",
        zh="“2026年8月底前”这样的时限：month-end 取最后一天（默认），words 只录原文",
        en="for a deadline in words (2026年8月底前): month-end adds the last day (default), words keeps only them",
    ),
]
YesOption = Annotated[
    bool,
    option(
        "--yes",
        zh="不再询问：退回、删去、时限和公开范围的改动照办，没有字段的格存入 data/unread；通报里台账没有的问题并入",
        en="do not ask: do what moves back, deletes, moves a deadline or a disclosure; keep what has no field; "
        "join the problems of a notice",
    ),
]
RegisterOption = Annotated[
    str | None,
    option(
        "--register",
        metavar="REGISTER",
        zh="登记簿：issues、immediate、petitions 或自设的，默认按表里所记，否则 issues",
        en="issues, immediate, petitions or one of the office's own (default: as recorded in the sheet, else issues)",
    ),
]


PaperEdition = Annotated[
    str | None,
    option(
        "--edition",
        metavar="public|internal",
        zh="通报是哪一稿：内部稿的问题不进公开稿；默认看通报本身",
        en="the edition of a notice: issues of an internal one are not public (default: judged by its words)",
    ),
]


def import_(
    context: typer.Context,
    file: FileArgument,
    into: IntoOption = None,
    mapping: MapOption = None,
    save_map: SaveOption = False,
    declare: DeclareOption = None,
    sheet: SheetOption = None,
    ours: OursOption = False,
    theirs: TheirsOption = False,
    register: RegisterOption = None,
    edition: PaperEdition = None,
    date: Day = None,
    block: BlockOption = None,
    dates: DatesOption = None,
    yes: YesOption = False,
    dry_run: DryRun = False,
) -> None:
    """Merge a sheet into the ledger, or create or join a ledger with a notice or a POA&M: all of it or nothing."""
    session: Session = context.obj
    if ours and theirs:
        raise UsageError(
            Phrase("--ours 和 --theirs 不能同时用", "--ours and --theirs cannot be used together"),
            Phrase("以台账为准 --ours，以表为准 --theirs", "--ours keeps the ledger's, --theirs takes the sheet's"),
        )
    side = True if theirs else False if ours else None
    maps, declared = tuple(mapping or ()), tuple(declare or ())
    options = ImportOptions(sheet, maps, save_map, side, register, date, block, dates, yes, dry_run, declared)
    if file.suffix.lower() in SHEETS:
        _sheet(session, file, options, into=into, edition=edition)
        return
    if options != ImportOptions(dry_run=dry_run, yes=yes):
        raise _foreign("--map, --sheet, --ours, --register …", Phrase("去掉这些选项", "omit these options"))
    if file.suffix.lower() != ".json":
        which = None if edition is None else term_of(Edition, edition, "--edition")
        make_workspace(session, file, into, edition=which, yes=yes, dry_run=dry_run)
        return
    if edition is not None:
        raise _foreign("--edition", Phrase("去掉这个选项", "omit this option"))
    make_from_poam(session, file, into, dry_run=dry_run)


def _sheet(session: Session, file: Path, options: ImportOptions, *, into: Path | None, edition: str | None) -> None:
    """Merge a book into the registers that its sheets are of: issues, petitions, the office's own."""
    if into is not None:
        raise _foreign("--into", Phrase(f"要并入的台账写在前面：rectify -C {into} import {file}",
                                        f"name the ledger first: `rectify -C {into} import {file}`"))  # fmt: skip
    if edition is not None:
        raise _foreign("--edition", Phrase("去掉这个选项", "omit this option"))
    register = options.register
    if file.suffix.lower() == ".jsonl" and (register is None or any(register in each.words for each in Register)):
        raise UsageError(
            Phrase(".jsonl 只能导入自设登记簿的记录", "a .jsonl holds records of a register of the office's own only"),
            Phrase(
                "写明 --register 登记簿；问题和信访件用 rectify export 导出的 .xlsx 或 .csv",
                "name it with --register; issues and petitions come in as .xlsx or .csv, as `rectify export` writes",
            ),
        )
    import_sheet(session, file, options)


def _foreign(options: str, hint: Phrase) -> UsageError:
    """Return the error of options for another kind of file."""
    return UsageError(Phrase(f"{options} 不适用于这种文件", f"{options} cannot be used with this kind of file"), hint)
