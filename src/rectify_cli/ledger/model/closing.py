"""What the closing of an issue (销号) rests on: stored evidence and signatures."""

import datetime as dt

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rectify_cli.ledger.model.fields import Bare, Count, Date, Record, Text


class Evidence(Bare):
    """One piece of evidence (佐证材料): a file in data/evidence, or the bare name of a paper kept elsewhere."""

    bare = "title"
    title: Text | None = Field(None, title="名称", description="材料的名称；不写则为文件名")
    file: Text | None = Field(None, title="文件", description="data/evidence 里的文件，如 018/验收报告.pdf")
    sha256: Text | None = Field(None, title="校验码", description="文件内容的 SHA-256，由 rectify evidence add 写入")
    size: Count | None = Field(None, title="大小", description="文件的字节数，由 rectify evidence add 写入")

    @model_validator(mode="after")
    def _whole(self) -> "Evidence":
        """Refuse a file without its hash and size, and evidence with neither file nor title."""
        if (self.title or self.file) and (self.file is None) == (self.sha256 is None) == (self.size is None):
            return self
        raise PydanticCustomError(
            "evidence_whole",
            "{en}",
            {
                "zh": "文件须连同 sha256、size 一起写，没有文件的须写名称",
                "en": "a file needs its sha256 and size; evidence without a file needs a title",
                "hint_zh": "用 rectify evidence add ID 文件 存入，三项一并写好",
                "hint_en": "`rectify evidence add ID FILE` stores the file and writes all three",
            },
        )

    @property
    def name(self) -> str:
        """The name papers print: its title, else the name of its file."""
        return self.title or (self.file or "").rpartition("/")[2]


class SignOff(Record):
    """One signature under the closing of an issue (销号签字)."""

    role: Text = Field(title="审核方", description="签字的一方，须列在 inspection.yaml 的 sign_offs 里")
    by: Text = Field(title="签字人", description="签字人姓名")
    date: Date = Field(title="日期", description="签字的日期")
    void: Date | None = Field(None, title="作废日期", description="退回或回头看后作废的日期，由 rectify reopen 写入")

    @model_validator(mode="after")
    def _in_order(self) -> "SignOff":
        """Refuse a signature that was voided before it was signed."""
        if self.void and self.void < self.date:
            raise PydanticCustomError(
                "sign_off_order",
                "{en}",
                {
                    "zh": f"作废日期 {self.void} 早于签字日期 {self.date}",
                    "en": f"voided on {self.void}, before it was signed on {self.date}",
                    "hint_zh": "核对 date 与 void 是否写反",
                    "hint_en": "check whether date and void are swapped",
                },
            )
        return self

    def valid_on(self, day: dt.date) -> bool:
        """Return True if it was signed and not void at the end of `day`."""
        return self.date <= day and (self.void is None or self.void > day)
