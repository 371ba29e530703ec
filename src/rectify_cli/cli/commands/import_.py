"""`rectify import`: read a sheet, a published notice or a POA&M into the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.amend import Day, DryRun
from rectify_cli.cli.import_notice import make_from_poam, make_workspace
from rectify_cli.cli.import_petitions import import_petitions
from rectify_cli.cli.import_records import import_records
from rectify_cli.cli.import_sheet import ImportOptions, import_sheet
from rectify_cli.cli.options import argument, option, term_of
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register

SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv"})

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
YesOption = Annotated[bool, option("--yes", zh="不再询问", en="do not ask")]
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
    options = ImportOptions(sheet, tuple(mapping or ()), save_map, side, register, date, dry_run, tuple(declare or ()))
    if file.suffix.lower() in SHEETS:
        if into is not None:
            raise _foreign("--into", Phrase(f"要并入的台账写在前面：rectify -C {into} import {file}",
                                            f"name the ledger first: `rectify -C {into} import {file}`"))  # fmt: skip
        if edition is not None:
            raise _foreign("--edition", Phrase("去掉这个选项", "omit this option"))
        _sheet(session, file, register, options)
    else:
        if options != ImportOptions(dry_run=dry_run):
            raise _foreign("--map, --sheet, --ours, --register …", Phrase("去掉这些选项", "omit these options"))
        if file.suffix.lower() != ".json":
            which = None if edition is None else term_of(Edition, edition, "--edition")
            make_workspace(session, file, into, edition=which, yes=yes, dry_run=dry_run)
            return
        if edition is not None:
            raise _foreign("--edition", Phrase("去掉这个选项", "omit this option"))
        make_from_poam(session, file, into, dry_run=dry_run)


def _sheet(session: Session, file: Path, register: str | None, options: ImportOptions) -> None:
    """Merge a sheet into the register it is of: issues, petitions, or one of the office's own."""
    if register is None or register in {*Register.ISSUES.words, *Register.IMMEDIATE.words}:
        import_sheet(session, file, options)
    elif register in Register.PETITIONS.words:
        if options.side is not None or options.save_map:
            raise _foreign("--ours, --theirs, --save-map", Phrase("去掉这些选项", "omit these options"))
        import_petitions(session, file, options)
    else:
        import_records(session, file, register, options)


def _foreign(options: str, hint: Phrase) -> UsageError:
    """Return the error of options for another kind of file."""
    return UsageError(Phrase(f"{options} 不适用于这种文件", f"{options} cannot be used with this kind of file"), hint)
