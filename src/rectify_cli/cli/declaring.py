"""The columns of a sheet that `rectify import --declare` makes fields of the office's own, before the sheet is read."""

from typing import TYPE_CHECKING

from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.exchange.workbook.merge.sheets import ReadBook
    from rectify_cli.ledger import Ledger
    from rectify_cli.store import Loaded
    from rectify_cli.store.save import Change


def declared(
    session: Session, loaded: "Loaded", ledger: "Ledger", words: "Sequence[str]", book: "ReadBook"
) -> "tuple[Loaded, list[Change]]":
    """Return the ledger with the columns of a book declared as fields, and the change that declares them.

    Raises UsageError for a column the book does not have, and for a declaration the model rejects.
    """
    from rectify_cli.actions import add_field
    from rectify_cli.exchange.workbook.merge import declare
    from rectify_cli.store import save

    tables = [(sheet.head, sheet.rows.lines) for sheet in book.sheets if sheet.head and sheet.rows.lines]
    if not tables:
        raise UsageError(
            Phrase("表里没有可读的行，没有声明栏目", "the sheet has no rows to read; no field was declared"),
            Phrase("去掉 --declare 再导入，看缺少什么", "import it without --declare to see what is missing"),
        )
    fields = declare.declarations(words, tables, ledger.inspection.record.fields)
    amendments = [add_field(ledger, field) for field in fields]
    edits = [edit for amendment in amendments for edit in amendment.edits]
    change = save.change(session.workspace, loaded, ledger.inspection, edits)
    for amendment in amendments:
        sentence = amendment.sentence
        session.talk(Phrase(f"{change.label}: {sentence.zh}", f"{change.label}: {sentence.en}"))
    return save.again(loaded, session.workspace, [change]), [change]
