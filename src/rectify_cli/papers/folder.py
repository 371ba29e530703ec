"""A folder of templates: ordinary files in it, in UTF-8, none of them a link that leads out of it."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateNotFound
from jinja2.loaders import split_template_path

from rectify_cli.core import bounds, encodings
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.papers.catalogue import has


class Folder(FileSystemLoader):
    """The loader of the templates in a folder."""

    def __init__(self, folder: Path) -> None:
        """Load from `folder`, which need not be there."""
        super().__init__(folder)
        self._folder = folder

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its path, and whether it is still the same.

        Raises TemplateNotFound where there is none, DataError where it cannot be read.
        """
        name = "/".join(split_template_path(template))
        path = self._folder / name
        if not has(self._folder, name):
            raise TemplateNotFound(template)
        content = opening.of_folder(path, self._folder)
        written = path.stat().st_mtime_ns

        def is_same() -> bool:
            with contextlib.suppress(OSError):
                return path.stat().st_mtime_ns == written
            return False

        return _text(content, f"templates/{name}"), str(path), is_same


def _text(content: bytes, file: str) -> str:
    """Return the text of a template; raises DataError for one that is none, or longer than any."""
    if len(content) > bounds.TEMPLATE_FILE:
        most = bounds.TEMPLATE_FILE // bounds.MIB
        message = Phrase(f"模板太大，最大 {most} MiB", f"the template is too large, at most {most} MiB")
        raise DataError(message, Phrase("核对是否放错了文件", "check whether it is the wrong file"), Place(file))
    try:
        return encodings.unix_lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError as other:
        line = content.count(b"\n", 0, other.start) + 1
        raise DataError(
            Phrase("模板不是 UTF-8 编码的文本", "the template is not text in UTF-8"),
            Phrase("另存为 UTF-8 编码", "save it in UTF-8"),
            Place(file, line),
        ) from other
