"""The values of the example that `rectify init` writes, by which a workspace that still holds them is known."""

from collections.abc import Iterator
from typing import Any

from rectify_cli.ledger.edits import Path
from rectify_cli.ledger.model import Inspection

EXAMPLE: dict[Path, tuple[str, ...]] = {
    ("body",): ("中共某某县某某局党组",),
    ("team",): ("某某县委第一巡察组",),
    ("on_site", "from"): ("2000-03-01",),
    ("on_site", "to"): ("2000-04-30",),
    ("feedback",): ("2000-06-10",),
    ("cut_off",): ("2000-12-10",),
    ("signing",): ("2000-12-20",),
    ("contact", "phone"): ("0000-0000000",),
    ("contact", "mail"): ("某某县某某局办公室收",),
    ("notice", "title"): ("中共某某县某某局党组",),
    ("notice", "lead"): (
        (
            "2000年3月1日至4月30日，某某县委第一巡察组对某某局进行了巡察。2000年6月10日，巡察组反馈了巡察意见。"
            "现将整改进展情况予以公布。"
        ),
    ),
    ("notice", "organisation"): ("某某局党组把整改作为政治任务，成立领导小组，逐条研究，逐项落实。",),
    ("notice", "next_steps"): ("某某局持续推进尚未完成的整改任务。", "某某局建立长效机制，防止问题反弹。"),
    ("notice", "closing"): ("欢迎广大干部群众对某某局整改落实情况进行监督。",),
}
"""Path in templates/workspace/data/inspection.yaml -> what stands there that is nobody's own."""


def held(inspection: Inspection) -> Iterator[Path]:
    """Yield the path of each value that is the example's, of a list that of each item."""
    data: Any = inspection.model_dump(mode="json", by_alias=True, exclude_none=True)
    for path, texts in EXAMPLE.items():
        value = data
        for step in path:
            value = value.get(step, {})
        if isinstance(value, list):
            yield from ((*path, index) for index, item in enumerate(value) if item in texts)
        elif value in texts:
            yield path
