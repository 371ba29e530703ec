"""The files that come with a form, kept while it is answered."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from starlette.datastructures import FormData, UploadFile


@contextmanager
def kept(sent: FormData) -> Iterator[Sequence[tuple[str, Path]]]:
    """Yield the files of a form, each by the last part of its name and where it lies until the block ends."""
    uploads = [each for _, each in sent.multi_items() if isinstance(each, UploadFile) and each.filename]
    if not uploads:
        yield ()
        return
    with TemporaryDirectory(prefix="rectify-") as folder:
        files = []
        for index, upload in enumerate(uploads):
            path = Path(folder) / str(index)
            with path.open("wb") as stream:
                shutil.copyfileobj(upload.file, stream)
            # Some browsers send the folder too, Windows its own way.
            name = PurePosixPath((upload.filename or "").replace("\\", "/")).name
            files.append((name, path))
        yield files
