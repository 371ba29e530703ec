"""The rules for a Word template, each under its code."""

from rectify_cli.core.diagnostics import error, warning
from rectify_cli.core.language import Phrase

SOUND = error(
    "T301",
    Phrase(
        "Word 模板是有效的 .docx 文件，没有密码、宏和嵌入文件",
        "a Word template is a valid .docx file with no password, macros or embedded files",
    ),
    Phrase("在 Word 中打开，另存为“Word 文档 (*.docx)”", "open it in Word and save it as “Word Document (*.docx)”"),
)
WITHIN = error(
    "T315",
    Phrase(
        "Word 模板不从别处取内容，不运行别的程序",
        "a Word template fetches nothing from elsewhere and runs no other program",
    ),
    Phrase(
        "图片改为嵌入；域用 Ctrl+Shift+F9 变为文字；所附模板在“开发工具”→“文档模板”里清除；链接只留网址和邮箱",
        "embed pictures, turn fields into text with Ctrl+Shift+F9, clear the attached template in Developer → "
        "Document Template, and keep only links to the web and to mail",
    ),
)
SYNTAX = error(
    "T302",
    Phrase(
        "Word 模板里的每个标签语法正确，每个 {% for %}、{% if %} 都有结尾",
        "every tag in a Word template parses, and every {% for %} and {% if %} is closed",
    ),
    Phrase(
        "对照 rectify templates eject 给出的模板修改这个标签",
        "compare the tag with the template that `rectify templates eject` writes",
    ),
)
CLOSED = error(
    "T303",
    Phrase(
        "{{ 与 }}、{% 与 %} 成对出现，且在同一段里",
        "{{ }} and {% %} come in pairs, within one paragraph",
    ),
    Phrase("补上缺少的括号，或删去多余的括号", "add the missing brace, or delete the extra one"),
)
HALF_WIDTH = error(
    "T304",
    Phrase("标签用半角括号", "the braces of a tag are half-width"),
    Phrase("切换到英文输入法，重新输入 {{ }} 或 {% %}", "retype {{ }} or {% %} in half-width"),
)
QUOTES = warning(
    "T305",
    Phrase("标签里用直引号", "quotation marks inside a tag are straight"),
    Phrase(
        "不影响使用；要改，可在输入引号后按一次 Ctrl+Z，Word 会恢复直引号",
        "the tag still works; for a straight mark, press Ctrl+Z right after typing the quotation mark",
    ),
)
NAME = error(
    "T306",
    Phrase("标签里的名称都是这份文书提供的", "every name in a tag exists in the paper"),
    Phrase(
        "rectify templates eject 给出的模板里有全部常用名称",
        "the template that `rectify templates eject` writes shows the names available",
    ),
)
ATTRIBUTE = error(
    "T307",
    Phrase("点号后面的名称是前面那一项的内容", "the name after a dot is a field of the item before it"),
    Phrase("改为那一项所含的名称", "use one of its fields"),
)
FILTER = error(
    "T308",
    Phrase("竖线后面的过滤器、is 后面的判断条件都存在", "every filter after | and every test after `is` exists"),
    Phrase(
        "常用的有 hanzi、day、line、percent、length、join",
        "the usual ones are hanzi, day, line, percent, length, join",
    ),
)
ALONE = error(
    "T309",
    Phrase(
        "{%p %} 独占一段，{%tr %} 独占表格的一行，{%tc %} 独占一格",
        "{%p %} is alone in its paragraph, {%tr %} in its table row, {%tc %} in its cell",
    ),
    Phrase(
        "填写时整段（整行）会被删去；把其他文字移到别的段落，或去掉 p、tr",
        "filling the template removes the whole paragraph or row; move the other text elsewhere, or drop p, tr",
    ),
)
LEVEL = error(
    "T310",
    Phrase(
        "同一循环或条件的首尾标签写法相同、位置同级",
        "the tags that open and close a loop or a condition are of the same kind and on the same level",
    ),
    Phrase(
        "首尾都用 {%p %}（各占一段），或都用 {%tr %}（各占一行），或都写在正文里",
        "use {%p %} for both (a paragraph each), or {%tr %} for both (a row each), or neither",
    ),
)
WHOLE = error(
    "T311",
    Phrase("标签没有被 Word 拆开", "no tag is split up by Word"),
    Phrase(
        "接受修订、取消超链接，再删去这个标签，一次重新输完",
        "accept the tracked changes, remove the hyperlink, then delete the tag and type it again in one go",
    ),
)
FILLED = error(
    "T312",
    Phrase(
        "标签写在可以填写的位置：正文、表格、文本框、页眉、页脚、脚注",
        "tags are in places that are filled in: body text, tables, text boxes, headers, footers, footnotes",
    ),
    Phrase("把它移到正文里，或删去", "move it into the body text, or delete it"),
)
RUNS = error(
    "T313",
    Phrase("模板可以用本台账的内容填写", "the template can be filled from this ledger"),
    Phrase("修改这个标签后重试", "fix the tag and try again"),
)
LEFT_OVER = warning(
    "T314",
    Phrase(
        "模板里没有批注和修订标记；它们连同作者姓名会留在成稿里",
        "a template has no comments or tracked changes: they would stay in the paper, with their author's name",
    ),
    Phrase("在 Word 的“审阅”里接受修订、删去批注", "accept the changes and delete the comments under Review in Word"),
)
STYLED = error(
    "T316",
    Phrase("要填入的整段内容所用的样式，模板里都有", "the template has the styles of the parts it asks for"),
    Phrase(
        "在 Word 中新建同名的段落样式，或从 rectify templates eject 导出的模板改起",
        "create a paragraph style of that name in Word, or start from what `rectify templates eject` writes",
    ),
)
PLACE = warning(
    "T317",
    Phrase("台账里为文书设定的内容，模板里都有位置", "what the ledger sets for a paper has its place in the template"),
    Phrase("把标签加到应在的位置，独占一段", "add the tag where it belongs, in a paragraph of its own"),
)
TYPED = warning(
    "T318",
    Phrase("模板里没有手写的统计数", "no figure is typed by hand in a template"),
    Phrase(
        "改用标签，如 {{p official.figures }}，数字随台账变动",
        "use a tag, such as {{p official.figures }}: it follows the ledger",
    ),
)
SIGNED = error(
    "T319",
    Phrase(
        "用于公开稿的模板不留批注人、修订人的姓名",
        "a template of a public paper names nobody who commented on it or changed it",
    ),
    Phrase(
        "在 Word 的“审阅”里接受全部修订、删去全部批注，再保存",
        "accept all changes and delete all comments under Review in Word, then save",
    ),
)
