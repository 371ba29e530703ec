"""How far a long piece of work is: a bar on stderr once it takes over a second, none where stderr is no terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer

DELAY = 1.0
"""Seconds before the bar shows: most runs are over by then, and what loads it is not even imported."""

Follow = Callable[[Sequence[str]], Iterator[str]]


@contextmanager
def progress(said: str) -> Iterator[Follow]:
    """Show that `said` is being done; what is read through the function yielded is counted, the rest just moves."""
    if not sys.stderr.isatty():
        yield iter
        return
    bar = Bar(said)
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

    def __init__(self, said: str) -> None:
        """Say what is being done; nothing is drawn yet."""
        self._said = said
        self._done = self._total = 0
        self._hide: Callable[[], None] = lambda: None
        self._update: Callable[[], None] = lambda: None

    def follow(self, names: Sequence[str]) -> Iterator[str]:
        """Hand on the names one by one, counting them."""
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
        drawn = Progress(*columns, console=Console(stderr=True), transient=True)
        task = drawn.add_task(self._said, total=self._total or None, completed=self._done)
        self._update = lambda: drawn.update(task, total=self._total, completed=self._done)
        self._hide = drawn.stop
        drawn.start()

    def hide(self) -> None:
        """Take the bar away, if it was drawn."""
        self._hide()
