"""The progress of a long task: a bar on stderr after a second, none if stderr is not a terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer

DELAY = 1.0
"""Seconds before the bar shows: most runs are over by then and never import it."""

Follow = Callable[[Sequence[str]], Iterator[str]]


@contextmanager
def progress(task: str) -> Iterator[Follow]:
    """Show that `task` is running; names passed through the yielded function are counted."""
    if not sys.stderr.isatty():
        yield iter
        return
    bar = Bar(task)
    timer = Timer(DELAY, bar.show)
    timer.start()
    try:
        yield bar.follow
    finally:
        timer.cancel()
        timer.join()
        bar.hide()


class Bar:
    """One bar, drawn by a thread of its own, and gone when the work is done."""

    def __init__(self, task: str) -> None:
        """Keep the description of the task; nothing is drawn yet."""
        self._task = task
        self._done = self._total = 0
        self._hide: Callable[[], None] = lambda: None
        self._update: Callable[[], None] = lambda: None

    def follow(self, names: Sequence[str]) -> Iterator[str]:
        """Yield the names one by one, counting them."""
        self._total += len(names)
        for name in names:
            yield name
            self._done += 1
            self._update()

    def show(self) -> None:
        """Draw the bar."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        row = bar.add_task(self._task, total=self._total or None, completed=self._done)
        self._update = lambda: bar.update(row, total=self._total, completed=self._done)
        self._hide = bar.stop
        bar.start()

    def hide(self) -> None:
        """Remove the bar, if it was drawn."""
        self._hide()
