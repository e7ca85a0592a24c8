"""A rulebook as one page to read and to print; it needs no network and no script."""

from goodstanding.booklet.booklet import html_of

__all__ = ["html_of"]
