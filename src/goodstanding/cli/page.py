"""What a command shows, as parts; and the same as plain text of some width.

A page knows no terminal: `goodstanding.cli` lends it colour where there is one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from msgspec import Struct

from goodstanding.problems import Problem

NARROWEST = 10
"""A column of words is not made narrower than this."""

BETWEEN = "  "
CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], "\N{REPLACEMENT CHARACTER}")
KEPT = {ord("\n"): "\n"}


class Heading(Struct, frozen=True):
    """A heading; an empty line stands above it.  `level` 1 is the page's own."""

    text: str
    level: int = 2


class Text(Struct, frozen=True):
    """A paragraph.  `quiet` may be passed over; `hangs` indents what wraps."""

    text: str
    indent: int = 0
    hangs: int = 0
    quiet: bool = False


class Verbatim(Struct, frozen=True):
    """Lines that keep their breaks and blanks: a picture made of letters."""

    text: str
    indent: int = 2


class Told(Struct, frozen=True):
    """A problem, in its four lines."""

    problem: Problem
    indent: int = 2


class Table(Struct, frozen=True):
    """Rows under columns.  A column that is empty throughout is not shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    indent: int = 2

    def filled(self) -> Table:
        """The same without its empty columns."""
        kept = [
            at for at in range(len(self.columns)) if any(row[at] for row in self.rows)
        ]
        columns = tuple(self.columns[at] for at in kept)
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Table(columns, rows, self.indent)


class Gap(Struct, frozen=True):
    """An empty line."""


Part = Heading | Text | Verbatim | Told | Table | Gap
Page = Iterable[Part]


def clean(text: str) -> str:
    r"""`text` without what a terminal would obey instead of showing.

    Example:
        >>> clean("M1\x1b[2J")
        'M1�[2J'
    """
    return text.translate(CONTROLS | KEPT)


def plain(page: Page, width: int) -> str:
    """The page as text, no line wider than `width` where words allow it."""
    lines = [line.rstrip() for part in page for line in _lines(part, width)]
    while lines and not lines[0]:
        del lines[0]
    return "".join(f"{line}\n" for line in lines)


def _lines(part: Part, width: int) -> Iterator[str]:
    if isinstance(part, Gap):
        yield ""
    elif isinstance(part, Heading):
        yield ""
        yield from wrapped(part.text, width)
    elif isinstance(part, Text):
        yield from wrapped(part.text, width, part.indent, part.hangs)
    elif isinstance(part, Told):
        yield from _told(part.problem, width, part.indent)
    elif isinstance(part, Verbatim):
        yield from textwrap.indent(clean(part.text), " " * part.indent).splitlines()
    else:
        yield from _table(part.filled(), width)


def _told(problem: Problem, width: int, indent: int) -> Iterator[str]:
    """Yield the four lines of a problem; what wraps stands under what it says."""
    yield from wrapped(problem.what, width, indent)
    for key, said in (
        ("where", problem.where),
        ("do", problem.do),
        ("code", problem.code),
    ):
        label = f"{' ' * (indent + 2)}{f'{key}:':<7}"
        lines = wrapped(said, width, len(label)) or [label]
        yield from [label + lines[0].strip(), *lines[1:]]


def wrapped(text: str, width: int, indent: int = 0, hangs: int = 0) -> list[str]:
    """The lines of a paragraph, indented; those after the first by `hangs` more."""
    return textwrap.wrap(
        clean(text),
        max(width, indent + hangs + NARROWEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hangs),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(table: Table, width: int) -> Iterator[str]:
    margin, across = " " * table.indent, widths(table, width)
    for number, row in enumerate([table.columns, *table.rows]):
        cells = [wrapped(cell, wide) for cell, wide in zip(row, across, strict=True)]
        for line in range(max(map(len, cells), default=0)):
            texts = [cell[line] if line < len(cell) else "" for cell in cells]
            yield margin + BETWEEN.join(map(str.ljust, texts, across))
        if number == 0:
            yield margin + BETWEEN.join("-" * wide for wide in across)


def widths(table: Table, width: int) -> list[int]:
    """The width of each column: as wide as its cells, the widest giving way first."""
    columns = list(zip(table.columns, *table.rows, strict=True))
    natural = [max(map(len, cells)) for cells in columns]
    least = [
        min(wide, _least(cells)) for wide, cells in zip(natural, columns, strict=True)
    ]
    room = width - table.indent - len(BETWEEN) * (len(columns) - 1)
    while sum(natural) > room:
        spare = [wide - low for wide, low in zip(natural, least, strict=True)]
        if not any(spare):
            break
        widest = max(range(len(spare)), key=lambda at: (spare[at] > 0, natural[at]))
        natural[widest] -= 1
    return natural


def _least(cells: Iterable[str]) -> int:
    words = (len(word) for cell in cells for word in cell.split())
    return max([NARROWEST, *words])
