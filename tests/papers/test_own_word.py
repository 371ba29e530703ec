"""What is said of a paper of one's own Word template is said of the words of that template."""

from pathlib import Path

import docx

import wordtemplates
from commandline import Rectify


def put(root: Path, content: bytes) -> None:
    """Put a Word template of the notice into the workspace."""
    path = root / "templates" / "notice.docx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def test_the_words_of_the_template_that_is_used_are_proved(rectify: Rectify, sample: Path) -> None:
    """One figure is typed by hand, and wrong."""
    typed = "截至2024年12月31日，反馈的22个具体问题，已完成整改18个，阶段性完成3个，未完成0个。"
    assert rectify("templates", "eject", "notice").code == 0
    assert rectify("check", "--as-of", "2025-01-15").code == 0
    template = docx.Document(str(sample / "templates" / "notice.docx"))
    next(line for line in template.paragraphs if "figures" in line.text).runs[0].text = typed
    put(sample, wordtemplates.saved(template))
    checked, rendered = rectify("check", "--as-of", "2025-01-15"), rectify("render", "notice", "--as-of", "2025-01-15")
    assert (checked.code, rendered.code) == (1, 1)
    assert "error[N501]" in checked.out
    assert "error[N501]" in rendered.err
    assert rectify("render", "notice", "-f", "md", "--as-of", "2025-01-15").code == 0


def test_the_faults_of_the_template_are_those_of_the_check(rectify: Rectify, sample: Path) -> None:
    put(sample, wordtemplates.built("{{ bdoy }}"))
    run = rectify("check", "--as-of", "2025-01-15")
    assert (run.code, "templates/notice.docx: error[T306]" in run.out) == (1, True)
    assert rectify("check", "--quick", "--as-of", "2025-01-15").code == 0


def test_a_paper_of_the_template_is_proofread_against_it(rectify: Rectify, sample: Path) -> None:
    """Words that the template alone has are no difference in a Word file, and are one in another."""
    assert rectify("templates", "eject", "notice").code == 0
    template = docx.Document(str(sample / "templates" / "notice.docx"))
    words = "反馈问题：{{ issue.title }}"
    line = next(line for line in template.paragraphs if line.text.endswith(words))
    line.runs[0].text = line.text.replace(words, "反馈问题：{{ issue.title }}问题")
    put(sample, wordtemplates.saved(template))
    assert rectify("render", "notice", "-o", "paper.docx", "--as-of", "2025-01-15").code == 0
    compared = rectify("proofread", "paper.docx", "--ledger", ".")
    assert (compared.code, "C80" in compared.out) == (0, False), compared.out
    (sample / "templates" / "notice.docx").unlink()
    assert "warning[C805]" in rectify("proofread", "paper.docx", "--ledger", ".").out
