"""What must hold of a Word template, each under its code."""

from rectify_cli.core.diagnostics import error, warning
from rectify_cli.core.language import Phrase

SOUND = error(
    "T301",
    Phrase(
        "Word 模板是完好的 .docx，没有密码、宏和嵌入的文件",
        "a Word template is a sound .docx without a password, macros or embedded files",
    ),
    Phrase("在 Word 里打开它，另存为“Word 文档 (*.docx)”", "open it in Word and save it as “Word Document (*.docx)”"),
)
SYNTAX = error(
    "T302",
    Phrase(
        "Word 模板里的每个标签都合语法，每个 {% for %}、{% if %} 都有结束",
        "every tag of a Word template parses, and every {% for %} and {% if %} has its end",
    ),
    Phrase(
        "对照 rectify templates eject 给出的模板改这个标签",
        "mend the tag after the template that `rectify templates eject` gives",
    ),
)
CLOSED = error(
    "T303",
    Phrase(
        "{{ 与 }}、{% 与 %} 成对，而且在同一段里",
        "{{ and }}, {% and %} come in pairs, and in one paragraph",
    ),
    Phrase("补上缺的括号，或删去多的", "add the brace that is missing, or delete the one too many"),
)
HALF_WIDTH = error(
    "T304",
    Phrase("标签的括号是半角的", "the braces of a tag are half-width"),
    Phrase("切换到英文输入法，重打 {{ }} 或 {% %}", "type {{ }} or {% %} again, in half-width"),
)
QUOTES = warning(
    "T305",
    Phrase("标签里的引号是直的", "the quotation marks inside a tag are straight"),
    Phrase(
        "照样能用；要改就在打完引号后按一次 Ctrl+Z，Word 便退回直引号",
        "it works all the same; to mend it, press Ctrl+Z after typing the mark and Word gives the straight one back",
    ),
)
NAME = error(
    "T306",
    Phrase("标签里的名字都是这份文书有的", "every name in a tag is one the paper has"),
    Phrase(
        "rectify templates eject 给出的模板里有全部常用的名字",
        "the template that `rectify templates eject` gives shows the names there are",
    ),
)
ATTRIBUTE = error(
    "T307",
    Phrase("点后面的名字是前面那一项有的", "what follows a dot is something the item before it has"),
    Phrase("改成它有的名字", "name something it has"),
)
FILTER = error(
    "T308",
    Phrase("竖线后面的过滤器、is 后面的判断都存在", "every filter after a bar and every test after `is` exists"),
    Phrase(
        "常用的有 hanzi、day、line、percent、length、join",
        "those of use here are hanzi, day, line, percent, length, join",
    ),
)
ALONE = error(
    "T309",
    Phrase(
        "{%p %} 独占一段，{%tr %} 独占表格的一行，{%tc %} 独占一格",
        "{%p %} has its paragraph to itself, {%tr %} its row of a table, {%tc %} its cell",
    ),
    Phrase(
        "生成时整段（整行）会被换掉；把别的文字移到前后的段落，或去掉 p、tr",
        "the whole paragraph or row is taken out when the template is filled; move the rest elsewhere, or drop p, tr",
    ),
)
LEVEL = error(
    "T310",
    Phrase(
        "一个循环或条件的开头、结尾写法相同，所在的地方也同级",
        "the tags that open and close a loop or a condition are of one kind and stand on one level",
    ),
    Phrase(
        "两头都用 {%p %}（各占一段），或都用 {%tr %}（各占一行），或都写在正文里",
        "use {%p %} for both (a paragraph each), or {%tr %} for both (a row each), or neither",
    ),
)
WHOLE = error(
    "T311",
    Phrase("一个标签没有被 Word 拆散", "no tag is broken up by Word"),
    Phrase(
        "接受修订、取消超链接，再把这个标签删去，一口气重打一遍",
        "accept the tracked changes, remove the hyperlink, then delete the tag and type it again in one go",
    ),
)
FILLED = error(
    "T312",
    Phrase(
        "标签写在会被填写的地方：正文、表格、文本框、页眉、页脚、脚注",
        "tags stand where they are filled: text, tables, text boxes, headers, footers, footnotes",
    ),
    Phrase("把它移到正文里，或删去", "move it into the text, or delete it"),
)
RUNS = error(
    "T313",
    Phrase("模板用本台账的内容填得出来", "the template can be filled from this ledger"),
    Phrase("改这个标签，再试一次", "mend the tag and try again"),
)
LEFT_OVER = warning(
    "T314",
    Phrase(
        "模板里没有批注和修订标记：它们会留在成稿里，连同作者的名字",
        "a template holds no comments and no tracked changes: they stay in the paper, with their author's name",
    ),
    Phrase("在 Word 的“审阅”里接受修订、删去批注", "accept the changes and delete the comments under Review in Word"),
)
