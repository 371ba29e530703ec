"""What the closing of an issue (销号) rests on: the evidence kept and the parties that signed."""

import datetime as dt

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rectify_cli.ledger.model.fields import Bare, Count, Date, Record, Text


class Evidence(Bare):
    """One piece of evidence (佐证材料): a file kept in data/evidence, or the bare name of a paper kept elsewhere."""

    bare = "title"
    title: Text | None = Field(None, title="名称", description="材料的名称；不写则为文件名")
    file: Text | None = Field(None, title="文件", description="data/evidence 里的文件，如 018/验收报告.pdf")
    sha256: Text | None = Field(None, title="校验码", description="文件内容的 SHA-256，rectify evidence add 会写")
    size: Count | None = Field(None, title="大小", description="文件的字节数，rectify evidence add 会写")

    @model_validator(mode="after")
    def _whole(self) -> "Evidence":
        """Refuse a file without its hash and size, and evidence that is nothing at all."""
        if (self.title or self.file) and (self.file is None) == (self.sha256 is None) == (self.size is None):
            return self
        raise PydanticCustomError(
            "evidence_whole",
            "{en}",
            {
                "zh": "文件要连同 sha256、size 一起写，没有文件就写名称",
                "en": "a file goes with its sha256 and size, and what has no file has a title",
                "hint_zh": "用 rectify evidence add ID 文件 存入，它会写全",
                "hint_en": "`rectify evidence add ID FILE` keeps the file and writes all three",
            },
        )

    @property
    def name(self) -> str:
        """What papers call it."""
        return self.title or (self.file or "").rpartition("/")[2]


class SignOff(Record):
    """One signature under the closing of an issue (销号签字)."""

    role: Text = Field(title="审核方", description="哪一方，须在 inspection.yaml 的 sign_offs 里")
    by: Text = Field(title="签字人", description="谁签的")
    date: Date = Field(title="日期", description="哪天签的")
    void: Date | None = Field(None, title="作废日期", description="退回或回头看后作废的日期，rectify reopen 会写")

    @model_validator(mode="after")
    def _in_order(self) -> "SignOff":
        """Refuse a signature that was void before it was given."""
        if self.void and self.void < self.date:
            raise PydanticCustomError(
                "sign_off_order",
                "{en}",
                {
                    "zh": f"作废于 {self.void}，早于签字的 {self.date}",
                    "en": f"void on {self.void}, before it was signed on {self.date}",
                    "hint_zh": "核对 date 与 void 是否写反",
                    "hint_en": "check whether date and void are swapped",
                },
            )
        return self

    def stood(self, day: dt.date) -> bool:
        """Return True if it had been given, and was not void, at the end of `day`."""
        return self.date <= day and (self.void is None or self.void > day)
