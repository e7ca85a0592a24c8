"""Where a command shows what it has to say; `goodstanding.cli` makes the one there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from goodstanding.cli.page import Page
from goodstanding.problems import Problem

Report = Callable[[int, int | None], None]
"""Told how many are done, and of how many where that is known."""


class Screen(Protocol):
    """Pages go to standard output; problems and progress beside it."""

    def show(self, page: Page) -> None:
        """Show a page."""
        ...

    def tell(self, problems: Iterable[Problem]) -> None:
        """Tell the problems, in their order."""
        ...

    def progress(self, title: str) -> AbstractContextManager[Report]:
        """Show how far long work has come, where somebody watches."""
        ...
