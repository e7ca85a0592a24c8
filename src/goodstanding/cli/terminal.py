# ruff: noqa: PLC0415 -- Rich is imported when there is somebody to draw for
"""The terminal: pages drawn where somebody looks, problems told, long work shown."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from goodstanding.cli.page import Heading, Table, Text, clean, plain, widths
from goodstanding.problems import Problem

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.progress import Progress, TaskID

    from goodstanding.cli.page import Page, Part
    from goodstanding.cli.screen import Report

WIDTH = 88
"""The width of what is read by a program or a file."""

PATIENCE = 1.0
"""Seconds after which work counts as long."""


class Terminal:
    """The screen there is: drawn where somebody looks, plain text elsewhere."""

    def show(self, page: Page) -> None:
        """Show a page."""
        if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            _draw(page)
        else:
            width = shutil.get_terminal_size((WIDTH, 0)).columns
            sys.stdout.write(plain(page, width))

    def tell(self, problems: Iterable[Problem]) -> None:
        """Tell the problems, in their order."""
        tell(problems)

    @contextmanager
    def progress(self, title: str) -> Iterator[Report]:
        """Show how far long work has come, where somebody watches."""
        if not sys.stderr.isatty():
            yield lambda _done, _of: None
            return
        bar = _Bar(title)
        try:
            yield bar.report
        finally:
            bar.close()


class _Bar:
    """A bar that appears once the work has taken long."""

    def __init__(self, title: str) -> None:
        self._title, self._begun = title, time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def report(self, done: int, of: int | None) -> None:
        """So many of so many are done."""
        if self._bar is None and time.monotonic() - self._begun > PATIENCE:
            self._open()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=of)

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task(self._title, total=None)
        self._bar.start()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


def _draw(page: Page) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    for part in page:
        _draw_part(console, part)


def _draw_part(console: Console, part: Part) -> None:
    from rich.text import Text as Styled

    if isinstance(part, Table):
        console.print(_drawn(part.filled(), console.width))
        return
    style = ""
    if isinstance(part, Heading):
        style = "bold underline" if part.level == 1 else "bold"
        console.print()
    elif isinstance(part, Text) and part.quiet:
        style = "dim"
    text = plain([part], console.width) or "\n"
    console.print(Styled(text, style), end="")


def _drawn(table: Table, width: int) -> Padding:
    from rich import box
    from rich.padding import Padding
    from rich.table import Table as Drawn

    drawn = Drawn(
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
    for head, wide in zip(table.columns, widths(table, width), strict=True):
        drawn.add_column(head, width=wide)
    for row in table.rows:
        drawn.add_row(*map(clean, row))
    return Padding(drawn, (0, 0, 0, table.indent))


def tell(problems: Iterable[Problem]) -> None:
    """Tell the problems, in their order, where nobody reads the findings."""
    for problem in problems:
        sys.stderr.write(f"{clean(str(problem))}\n")
