"""The C parser of ruamel.yaml, or an error that it is missing: the pure Python one is twenty times slower."""

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase

try:
    from _ruamel_yaml import CParser  # type: ignore[import-not-found] # the C extension ships no types
except ImportError as missing:
    raise RectifyError(
        Phrase("ruamel.yaml 未安装 C 解析器", "ruamel.yaml is installed without its C parser"),
        Phrase("运行 pip install 'ruamel.yaml[oldlibyaml]'", "run `pip install 'ruamel.yaml[oldlibyaml]'`"),
    ) from missing

__all__ = ["CParser"]
