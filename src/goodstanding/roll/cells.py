# ruff: noqa: S608 -- names come from `tables`, and paths are quoted as literals
"""Rows of texts, put before the engine: the half that CSV files and workbooks share.

Says nothing of what the texts mean; `reading` does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
from msgspec import Struct, field
from msgspec.structs import replace

from goodstanding.problems import Problem
from goodstanding.roll.found import Found, literal
from goodstanding.roll.headings import Places
from goodstanding.roll.reading import lay_out
from goodstanding.roll.wording import LISTED, cut

LONGEST_LINE = 1 << 24
"""Bytes of a row; the longest cell that is read has 131,072 characters."""

Row = tuple[int, Sequence[str]]
"""The number of a row in its source, and its cells."""


class Even(Struct, kw_only=True):
    """The rows that have a cell for each heading; the others are counted.

    An empty cell behind the last heading is none.
    """

    rows: Iterable[Row]
    width: int
    shown: str
    uneven: int = 0
    first: list[Problem] = field(default_factory=list)

    def __iter__(self) -> Iterator[Row]:
        for row, cells in self.rows:
            surplus = cells[self.width :]
            if len(cells) >= self.width and not any(map(str.strip, surplus)):
                yield row, cells
                continue
            self.uneven += 1
            if self.uneven <= LISTED:
                self.first.append(self._problem(row, len(cells)))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the others."""
        return tuple(cut(self.first, self.uneven, self.shown))

    def _problem(self, row: int, cells: int) -> Problem:
        return Problem(
            code="roll.E010",
            what=f"the row has {_cells(cells)}, and there are {self.width} headings",
            where=f"{self.shown}, row {row}",
            do="give it one cell for each heading, empty ones too; "
            'put a text that holds the separator in "quotation marks"',
        )


def _cells(count: int) -> str:
    return f"{count} {'cell' if count == 1 else 'cells'}"


def hold(
    con: duckdb.DuckDBPyConnection, found: Found, places: Places, rows: Even
) -> Found:
    """Lay out `rows`, whose cells stand at `places`, as the table `found`.

    They pass through a file of plain shape, in a folder only this account can read
    and which is gone afterwards: the engine takes in a file far faster than values.
    """
    from tempfile import TemporaryDirectory  # noqa: PLC0415 -- most rolls need none

    with TemporaryDirectory(prefix="goodstanding-") as folder:
        path = Path(folder) / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            out.writerow(("row", *places))
            out.writerows(
                (row, *(cells[place] for place in places.values()))
                for row, cells in rows
            )
        scan = scan_of(path, ("row", *places), delimiter=",", quote='"', parallel=False)
        query = f"SELECT 0 AS part, * REPLACE (row::BIGINT AS row) FROM {scan}"
        lay_out(con, replace(found, query=query))
    return replace(
        found, problems=(*rows.problems, *found.problems), left_out=rows.uneven
    )


def scan_of(
    path: Path, columns: Iterable[str], *, delimiter: str, quote: str, parallel: bool
) -> str:
    """The SQL text that scans a regular CSV file below its headings, cells as texts.

    `parallel`: no cell holds a line break.
    """
    types = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in columns)
    return (
        f"read_csv({literal(str(path))}, columns = {{{types}}}, auto_detect = false, "
        f"header = false, skip = 1, delim = {literal(delimiter)}, "
        f"quote = {literal(quote)}, escape = {literal(quote)}, "
        f"parallel = {parallel}, max_line_size = {LONGEST_LINE})"
    )
