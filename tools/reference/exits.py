"""The page of the exit codes."""

from rectify_cli.cli.app import INTERRUPTED
from rectify_cli.core.errors import DataError, RectifyError, UsageError
from rectify_cli.core.language import Language, Phrase
from reference.page import Page, code, table

TITLE = Phrase("退出码", "Exit codes")
HEAD = Phrase("退出码|含义|举例", "code|meaning|for example")
CODES = (
    (0, Phrase("正常", "success"), Phrase("没有错误；警告和提醒不影响", "no errors; warnings and notes do not count")),
    (
        DataError.exit_code,
        Phrase("数据或模板有错", "the data or a template is wrong"),
        Phrase(
            "`check`、`proofread` 发现错误（加 `--strict` 时警告也算）；`due` 发现逾期；写命令要改的文件读不通；成"
            "稿里有不予公开的内容",
            "`check` or `proofread` found an error (with `--strict`, a warning too); `due` found something "
            "overdue; a file to be changed cannot be read; a finished paper contains withheld text",
        ),
    ),
    (
        UsageError.exit_code,
        Phrase("命令有错，或办不到", "the command is wrong, or cannot be carried out here"),
        Phrase(
            "没有这条命令、这个选项或这个编号；输出会覆盖不是本工具写的文件；没有权限、磁盘已满、文件名太长",
            "no such command, option or id; the output would overwrite a file that rectify did not write; no "
            "permission, a full disk, a name too long",
        ),
    ),
    (
        RectifyError.exit_code,
        Phrase("工具没能完成工作", "the tool could not do its work"),
        Phrase(
            "缺少所需的组件，或程序本身的错误",
            "an extra is not installed, or a bug",
        ),
    ),
    (INTERRUPTED, Phrase("被中断", "interrupted"), Phrase("按了 Ctrl-C", "Ctrl-C was pressed")),
)
STREAMS = Phrase(
    "文书、表格、JSON 写到标准输出，其余的话一律写到标准错误，所以 `rectify status --format json > status.json` "
    "得到的文件只有数据。设 `RECTIFY_DEBUG=1` 可看到程序错误的完整调用栈。",
    "Papers, tables and JSON go to stdout; everything else the tool has to say goes to stderr, so "
    "`rectify status --format json > status.json` writes nothing but data. `RECTIFY_DEBUG=1` shows the traceback "
    "of a bug.",
)


def page(language: Language) -> Page:
    """Return the page of the exit codes."""
    rows = (
        [code(str(number)), meaning.in_language(language), example.in_language(language)]
        for number, meaning, example in CODES
    )
    parts = [table(HEAD.in_language(language).split("|"), rows), STREAMS.in_language(language)]
    return Page("exit-codes", language, TITLE.in_language(language), parts)
