"""`rectify set`: change fields of one issue."""

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.amend import Amendment, DryRun, amend, issues_only, since_feedback
from rectify_cli.cli.options import IssueRegister, Number, argument
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.ledger.edits import Edit, Path, Value
    from rectify_cli.store.validation.fields import FieldShape

_OWN = {
    "id": Phrase("编号固定不变", "an id never changes"),
    "progress": Phrase("进展用 rectify log ID --status … 记", "write progress with `rectify log ID --status …`"),
    "measures": Phrase("措施用 rectify measure add ID 内容 添加", "add a measure with `rectify measure add ID TEXT`"),
    "evidence": Phrase(
        "佐证材料用 rectify evidence add ID 文件 存入", "keep evidence with `rectify evidence add ID FILE`"
    ),
    "sign_offs": Phrase(
        "销号用 rectify sign-off ID --by 姓名 --role 审核方 记", "sign with `rectify sign-off ID --by NAME --role ROLE`"
    ),
    "extensions": Phrase(
        "延期用 rectify extend ID --to DATE --reason … 记", "extend with `rectify extend ID --to DATE --reason …`"
    ),
}
_ASSIGNED = re.compile(r"([^=＝]+)[=＝](.*)", re.DOTALL)


def set_(
    context: typer.Context,
    number: Number,
    values: Annotated[
        list[str],
        argument(
            metavar="FIELD=VALUE...",
            zh="字段=值，可写多个；“字段=”删去这一项；plan.1.due=… 改第 1 条计划的时限",
            en="fields and values; `field=` removes one; plan.1.due=… changes the date of plan 1",
        ),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Set or remove fields, touching nothing else of the file."""
    session: Session = context.obj
    which = issues_only(register)

    def decide(ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Put, Remove

        edits: list[Edit] = []
        said: list[Phrase] = []
        for word in values:
            path, value, name = _assigned(word)
            _reached(entry, path)
            if isinstance(value, dt.date) and path == ("due",):
                since_feedback(ledger, which, value, "due")
            edits.append(Remove(path) if value is None else Put(path, value))
            said.append(_said(entry, path, value, name))
        return Amendment(edits, Phrase("；".join(one.zh for one in said), "; ".join(one.en for one in said)))

    amend(session, which, number, decide, dry_run=dry_run)


def _assigned(word: str) -> "tuple[Path, Value | None, Phrase]":
    """Return the path, the value (None: to remove) and the name of the field that `field=value` sets."""
    from rectify_cli.ledger.model import Issue
    from rectify_cli.store.validation.fields import FieldShape, wanted

    found = _ASSIGNED.fullmatch(word)
    if found is None:
        message = Phrase(f"{word} 不是 字段=值", f"{word} is not field=value")
        raise UsageError(
            message, Phrase("写作 owner=综合办；有空格的加引号", "write owner=…, in quotes where it holds blanks")
        )
    path: Path = ()
    here = FieldShape(Issue)
    for step in found[1].strip().split("."):
        path = (*path, _step(step.strip(), here))
        here = wanted(Issue, path)
    if path[0] in _OWN and len(path) == 1:
        message = Phrase(f"{path[0]} 不用 set 改", f"{path[0]} is not changed with set")
        raise UsageError(message, _OWN[str(path[0])])
    if (
        not found[2].strip()
        and (within := wanted(Issue, path[:-1]).model)
        and within.model_fields[str(path[-1])].is_required()
    ):
        message = Phrase(f"{here.key} 必填，不能删去", f"{here.key} must be there and cannot be removed")
        raise UsageError(message, Phrase(f"写上新的值：{here.key}=…", f"write another value: {here.key}=…"))
    if here.listed or here.model:
        message = Phrase(
            f"{found[1]} 是{here.noun.zh}，set 只改单个的值", f"{found[1]} is {here.noun.en}, not one value"
        )
        raise UsageError(message, Phrase("用 rectify edit ID 改", "change it with `rectify edit ID`"))
    name = here.name if len(path) == 1 else None
    return path, _value(found[2].strip(), here), name or Phrase(found[1], found[1])


def _reached(entry: "Entry[Any]", path: "Path") -> None:
    """Refuse the number of an item that is not there."""
    here: Any = entry.record
    for step in path if isinstance(path[-1], int) else path[:-1]:
        if isinstance(step, int) and step >= len(here):
            message = Phrase(
                f"没有第 {step + 1} 项，只有 {len(here)} 项", f"there is no item {step + 1} of {len(here)}"
            )
            raise UsageError(message, Phrase("rectify show ID 列出各项", "`rectify show ID` lists them"))
        here = here[step] if isinstance(step, int) else getattr(here, step)


def _step(written: str, within: "FieldShape") -> str | int:
    """Return one step of a path: an item by its number from 1, a key by its name or its Chinese title."""
    if within.listed:
        if written.isascii() and written.isdigit() and int(written):
            return int(written) - 1
        message = Phrase(f"“{written}”不是第几项", f"“{written}” is not the number of an item")
        raise UsageError(message, Phrase("写作 plan.1.due", "write plan.1.due"))
    keys = within.keys
    titled = {title: key for key, title in keys.items()}
    key = written if written in keys else titled.get(written)
    if key is None:
        meant = within.nearest(written)
        listed = "、".join(f"{key}（{title}）" for key, title in keys.items())
        hint = Phrase(f"可写：{listed}", f"one of: {', '.join(keys)}")
        if meant:
            hint = Phrase(f"是不是 {meant}（{keys[meant]}）？", f"did you mean {meant}?")
        raise UsageError(Phrase(f"没有“{written}”这个字段", f"there is no field “{written}”"), hint)
    return key


def _value(written: str, wanted: "FieldShape") -> "Value | None":
    """Return a value as its field wants it; what is none is left to the model to refuse."""
    if not written:
        return None
    if wanted.kind is dt.date:
        try:
            return dt.datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            return written
    if wanted.words:
        return next((word for word, label in wanted.words.items() if written in {word, label}), written)
    return written


def _said(entry: "Entry[Any]", path: "Path", value: "Value | None", name: Phrase) -> Phrase:
    """Say what becomes of a field."""
    from rectify_cli.store.yaml import rules

    short = rules.short(str(value).replace("\n", " "))
    if value is None:
        return Phrase(f"删去{name.zh}", f"remove {name.en}")
    old = getattr(entry.record, str(path[0]), None) if len(path) == 1 else None
    if isinstance(old, dt.date):
        return Phrase(f"{name.zh}由 {old} 改为 {short}", f"change {name.en} from {old} to {short}")
    return Phrase(f"{name.zh}写为“{short}”", f"set {name.en} to “{short}”")
