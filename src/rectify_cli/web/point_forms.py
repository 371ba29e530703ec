"""The forms of the points of an issue: measures, results and the plan, each list and each of its items."""

from collections.abc import Iterator, Sequence
from typing import Any

from rectify_cli import actions
from rectify_cli.actions import Amendment, Subject
from rectify_cli.actions.measures import NOUNS, Field
from rectify_cli.core.language import Phrase
from rectify_cli.ledger.edits import Value
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Form, Input, amending

_TEXT, _DUE, _OWNER = Phrase("文字", "text"), Phrase("时限", "due"), Phrase("责任部门", "owner")
_EACH = Phrase("一行一条，不写“一是”", "one a line, without ordinals")


def _more(fields: Fields) -> dict[str, Value]:
    """Return the other keys of a measure that were filled in."""
    owner, due = fields.text("owner"), fields.day("due")
    more: dict[str, Value] = {"owner": owner} if owner else {}
    return more | ({"due": due} if due else {})


def _add(field: Field) -> Form:
    def inputs(_subject: Subject[Any], _n: int) -> Sequence[Input]:
        text = Input("text", _TEXT, "area", required=True, note=_EACH)
        more = [Input("owner", _OWNER), Input("due", _DUE, "date")] if field == "measures" else []
        return [text, *more, *([Input("due", _DUE, "date")] if field == "plan" else [])]

    def verb(subject: Subject[Any], fields: Fields) -> Amendment:
        texts = [line.strip() for line in fields.wanted("text", _TEXT).splitlines() if line.strip()]
        return actions.add_points(subject, field, texts, _more(fields))

    name = NOUNS[field]
    return Form(f"{field}-add", Phrase(f"添加{name.zh}", f"add a {name.en}"), inputs, amending(verb))


def _edit(field: Field) -> Form:
    def inputs(subject: Subject[Any], n: int) -> Sequence[Input]:
        point = getattr(subject.record, field)[n - 1]
        text = Input("text", _TEXT, "area", point.text, required=True)
        if field == "results":
            return [text]
        due = Input("due", _DUE, "date", str(point.due or ""))
        return [text, due] if field == "plan" else [text, Input("owner", _OWNER, value=point.owner or ""), due]

    def verb(subject: Subject[Any], fields: Fields) -> Amendment:
        n = fields.number("n")
        points = getattr(subject.record, field)
        before = points[n - 1] if 1 <= n <= len(points) else None
        text = fields.wanted("text", _TEXT)
        changed = {key: value for key, value in _more(fields).items() if value != getattr(before, key, None)}
        return actions.edit_point(subject, field, n, text if before is None or text != before.text else None, changed)

    return Form(f"{field}-edit", Phrase("改", "edit"), inputs, amending(verb))


def _remove(field: Field) -> Form:
    def verb(subject: Subject[Any], fields: Fields) -> Amendment:
        return actions.remove_point(subject, field, fields.number("n"))

    return Form(f"{field}-remove", Phrase("删去", "remove"), lambda _subject, _n: (), amending(verb), asks=True)


def _move(field: Field) -> Form:
    to = Phrase("移作第几条", "to place")

    def inputs(_subject: Subject[Any], n: int) -> Sequence[Input]:
        return [Input("to", to, "number", str(n), required=True)]

    def verb(subject: Subject[Any], fields: Fields) -> Amendment:
        return actions.move_point(subject, field, fields.number("n"), fields.number("to"))

    return Form(f"{field}-move", Phrase("移动", "move"), inputs, amending(verb))


def _measure_done(subject: Subject[Any], fields: Fields) -> Amendment:
    return actions.finish_measure(subject, fields.number("n"), fields.day("date"))


def _plan_done(subject: Subject[Any], fields: Fields) -> Amendment:
    return actions.finish_plan(subject, fields.number("n"), fields.text("result"))


def _forms() -> Iterator[Form]:
    for field in NOUNS:
        yield from (_add(field), _edit(field), _remove(field), _move(field))
    done, date = Phrase("办结", "done"), Phrase("办结日期", "done on")
    yield Form("measures-done", done, lambda subject, _n: [Input("date", date, "date", str(subject.today))],
               amending(_measure_done))  # fmt: skip
    result = Phrase("办成了什么，不填则照录计划", "what was done (left empty: the plan)")
    yield Form("plan-done", done, lambda _subject, _n: [Input("result", result, "area")], amending(_plan_done))


FORMS = {form.name: form for form in _forms()}
"""Every form of a point, by its name."""
