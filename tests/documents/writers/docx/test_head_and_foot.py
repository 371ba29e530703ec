"""The parts of a Word file above and below its text: who was at a meeting, in minutes (GB/T 9704-2012, 10.3)."""

from conformity import samples
from conformity.paper import Paper, runs, text, w
from rectify_cli.documents import Attendance, Document, Signature

NAMES = Attendance(("出席：县委办公室张某、李某", "请假：县审计局吴某"))
SIGNED = Signature("某局党组", "2025年1月10日")


def test_each_line_has_its_word_in_heiti_and_turns_under_the_names() -> None:
    paper = Paper(samples.made(Document((*samples.GOOD.blocks[:2], NAMES, SIGNED))))
    lines = paper.styled("公文附件说明")
    assert [text(line) for line in lines] == list(NAMES.lines)
    for line in lines:
        label, names = runs(line)
        assert (text(label), paper.lettering(label, "rFonts", "eastAsia")) == (text(line)[:3], "黑体")
        assert paper.lettering(names, "rFonts", "eastAsia") == "仿宋_GB2312"
        [indent] = line.iter(w("ind"))
        assert (indent.get(w("leftChars")), indent.get(w("hangingChars"))) == ("500", "300")
        assert list(line.iter(w("keepNext")))
    assert [[each.get(w("before")) for each in line.iter(w("spacing"))] for line in lines] == [[], ["0"]]


def test_a_paper_of_no_meeting_has_none() -> None:
    assert not Paper(samples.made(Document((*samples.GOOD.blocks[:2], SIGNED)))).styled("公文附件说明")
