"""The registers of the office's own as a table: those declared with their records, then those that are shipped."""

from rectify_cli.cli.screens import Terminal, _canvas
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import SHIPPED, OwnRegister

_HEAD = (Phrase("登记簿", "register"), Phrase("条数", "records"), Phrase("栏目", "fields"))


def draw(ledger: Ledger, terminal: Terminal) -> str:
    """Return the table; a register that is not declared says what declares it."""
    grid = _canvas.table(terminal.say(*_HEAD))
    declared = ledger.inspection.record.registers
    for register in declared:
        _canvas.row(grid, register.name, str(len(ledger.records.get(register.name, ()))), _fields(register))
    for name in SHIPPED:
        if not any(register.name == name for register in declared):
            [add] = terminal.say(Phrase(f"未启用：rectify register add {name}", f"off: `rectify register add {name}`"))
            _canvas.row(grid, name, "-", f"{_fields(OwnRegister(name=name))}\n{add}")
    return _canvas.drawn([grid], terminal)


def _fields(register: OwnRegister) -> str:
    return "、".join(heading if heading == key else f"{heading} {key}" for key, heading in register.headings.items())
