"""Typer's own words in Chinese: what it prints of itself, by the text that stands in its source.

A hole is a `{}`, in the order of the English; `{0:words}` is filled by a text of this table in its turn, `{0:near}`
and `{0:list}` by names to choose from. A named hole typer fills in itself. Of the texts that fit the first counts.
A test holds the table against the source of the typer that is installed.
"""

HELP = {
    "Usage: ": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]…",
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "required": "必填",
    "default: {default}": "默认：{default}",
    "(dynamic)": "（运行时定）",
    "env var: {var}": "环境变量：{var}",
    "Show this message and exit.": "显示这一页",
    "Install completion for the current shell.": "为当前的 shell 安装补全",
    "Show completion for the current shell, to copy it or customize the installation.": "显示当前 shell 的补全脚本",
    "Install completion for the specified shell.": "为指定的 shell 安装补全",
    "Show completion for the specified shell, to copy it or customize the installation.": "显示指定 shell 的补全脚本",
}
"""What stands on a page of help."""

ERRORS = {
    "{}. Did you mean {}?": "{0:words}，是不是 {1:near}？",
    "{} (Possible options: {})": "{0:words}，是不是 {1:near}？",
    "Invalid value for {}: {}": "{0} 的值不对：{1:words}",
    "Invalid value: {}": "值不对：{0:words}",
    "Missing command.": "缺少命令",
    "No such command {name!r}.": "没有“{name}”这个命令",
    "No such option: {}": "没有 {0} 这个选项",
    "Missing argument {}.": "缺少参数 {0}",
    "Missing argument {}. {}": "缺少参数 {0}，{1:words}",
    "Missing option {}.": "缺少选项 {0}",
    "Missing option {}. {}": "缺少选项 {0}，{1:words}",
    "Missing parameter {}.": "缺少 {0}",
    "Choose from:\n\t{}": "可以写 {0:list}",
    "Option {} requires an argument.": "选项 {0} 后面要写值",
    "Option {} requires {} arguments.": "选项 {0} 后面要写 {1} 个值",
    "Option {} does not take a value.": "选项 {0} 后面不写值",
    "Argument {} takes {} values.": "参数 {0} 要写 {1} 个值",
    "Got unexpected extra argument(s) ({})": "多写了 {0}",
    "Value must be an iterable.": "要写一组值",
    "Takes {} values but {} given.": "要 {0} 个值，写了 {1} 个",
    "{} values are required, but {} given.": "要 {0} 个值，写了 {1} 个",
    "{} is not one of {}.": "没有“{0}”这个值，可以写 {1:list}",
    "int": "整数",
    "integer": "整数",  # typer 0.26
    "int range": "整数",
    "integer range": "整数",  # typer 0.26
    "float": "数",
    "float range": "数",
    "{} is not in the range {}.": "{0} 不在 {1} 的范围内",
    "{} is not a valid boolean. Recognized values: {}": "“{0}”不表示是或否，可以写 {1:list}",
    "{} is not a valid UUID.": "“{0}”不是 UUID",
    "{} is not a valid {}.": "“{0}”不是{1:words}",
    "{} does not match the formats {}.": "“{0}”的写法不对，可以写 {1:list}",
    "{} {} does not exist.": "{0:words} {1} 不存在",
    "{} {} is a file.": "{1} 是文件，这里要文件夹",
    "{} {} is a directory.": "{1} 是文件夹，这里要文件",
    "{} {} is not readable.": "{0:words} {1} 读不了",
    "{} {} is not writable.": "{0:words} {1} 写不了",
    "File": "文件",
    "Directory": "文件夹",
    "Path": "路径",
    "Could not open file {}: {}": "打不开文件 {0}：{1:words}",
    "unknown error": "原因不明",
}
"""What is wrong with a command line."""

PRINTED = {
    "{} completion installed in {}": "已为 {0} 安装补全：{1}",
    "Completion will take effect once you restart the terminal": "重新打开终端后生效",
    "Shell  not supported.": "认不出当前的 shell",
    "Shell None is not supported.": "认不出当前的 shell",
    "Shell {} not supported.": "不支持当前的 shell（{0}）",
    "Shell {} is not supported.": "不支持当前的 shell（{0}）",
    "Invalid completion instruction.": "补全的指令不对",
    'Completion instruction "{}" not supported.': "没有“{0}”这个补全指令",
    "Shell completion is not supported for Bash versions older than 4.4.": "bash 低于 4.4，不支持补全",
    "Couldn't detect Bash version, shell completion is not supported.": "查不出 bash 的版本，不支持补全",
    "Couldn't get PowerShell user profile": "找不到 PowerShell 的用户配置文件",
    "Couldn't decode the path automatically": "认不出 PowerShell 配置文件路径的编码",
    "Error: invalid input": "只能回答 y 或 n",
    "Error: The value you entered was invalid.": "输入的值不对",
    "Error: {}": "错误：{0:words}",
    "Aborted!": "已中止",
}
"""What typer prints by itself while it installs completion or asks a question."""
