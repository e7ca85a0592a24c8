"""The tables of an Excel workbook: one sheet for each, with the name of the table.

Dates may be dates or texts, numbers numbers or texts; each becomes the text that
stands for it in a CSV file, and is then read as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb
import python_calamine as calamine
from msgspec import Struct
from msgspec.structs import replace

from goodstanding.problems import Problem, Refused
from goodstanding.roll.cells import Even, Row, hold
from goodstanding.roll.formulas import failed_formulas
from goodstanding.roll.found import Found
from goodstanding.roll.from_parquet import unreadable
from goodstanding.roll.headings import places
from goodstanding.roll.source import Source, unknown
from goodstanding.roll.tables import TABLES
from goodstanding.roll.wording import by_kind

Value = float | str | bool | time | date | datetime | timedelta


class Sheet(Struct, frozen=True):
    """A sheet of the workbook at `path`."""

    path: Path
    name: str
    page: calamine.CalamineSheet

    @property
    def table(self) -> str:
        """The table it would be."""
        return self.name.strip().lower()

    @property
    def shown(self) -> str:
        """What it is called in what is wrong with it."""
        return f"{self.path.name}, sheet {self.name}"

    def read(self, con: duckdb.DuckDBPyConnection) -> Found:
        """Hold the rows of the sheet.

        Raises:
            Refused: it has no row of headings that can be read.
        """
        unclear = list(_unclear(self))
        lost = {row for rows, _ in unclear for row in rows}
        problems = tuple(by_kind((problem for _, problem in unclear), self.shown))
        rows = list(_rows(self.page))
        if not rows:
            raise Refused(_empty(self.shown))
        (first, headings), *rows = rows
        if first in lost:
            raise Refused(*problems)
        known, doubts = places(self.table, headings, self.shown)
        kept = [row for row in rows if row[0] not in lost]
        found = Found(
            table=self.table,
            parts=(self.shown,),
            query="",
            types=dict.fromkeys(known, "VARCHAR"),
            problems=(*problems, *doubts),
        )
        even = Even(rows=kept, width=len(headings), shown=self.shown)
        return replace(hold(con, found, known, even), left_out=len(rows) - len(kept))


def from_workbook(path: Path) -> tuple[list[Source], list[Problem]]:
    """The tables in the workbook at `path`, and a doubt for each sheet that is none.

    Raises:
        Refused: the file cannot be read.
    """
    try:
        book = calamine.CalamineWorkbook.from_path(path)
    except (calamine.CalamineError, OSError) as error:
        raise Refused(unreadable(path.name)) from error
    sheets = [
        Sheet(path, name, book.get_sheet_by_name(name)) for name in book.sheet_names
    ]
    return (
        [
            Source(table=sheet.table, shown=sheet.shown, read=sheet.read)
            for sheet in sheets
            if sheet.table in TABLES
        ],
        [
            unknown("sheet", sheet.name, path.name)
            for sheet in sheets
            if sheet.table not in TABLES
        ],
    )


def _rows(page: calamine.CalamineSheet) -> Iterator[Row]:
    """Yield each row that holds anything, with its number in the sheet."""
    first = (page.start or (0, 0))[0] + 1
    for number, values in enumerate(page.to_python(), start=first):
        cells = [_text(value) for value in values]
        if any(map(str.strip, cells)):
            yield number, cells


def _text(value: Value) -> str:
    """A value as it would stand in a CSV file.

    Example:
        >>> _text(7.0), _text(0.5), _text(True), _text(datetime(2024, 3, 1))
        ('7', '0.5', 'yes', '2024-03-01')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return str(value)


def _unclear(sheet: Sheet) -> Iterator[tuple[set[int], Problem]]:
    """Yield the rows whose cells do not say what they hold, and why."""
    last = (sheet.page.end or (0, 0))[0]
    for (top, left), (bottom, right) in sheet.page.merged_cell_ranges or ():
        if top > last:
            continue
        cells = f"{_column(left)}{top + 1}:{_column(right)}{bottom + 1}"
        yield (
            set(range(top + 1, bottom + 2)),
            Problem(
                code="roll.E012",
                what=f"the cells {cells} are merged",
                where=sheet.shown,
                do="unmerge them, and write into each cell what it holds",
            ),
        )
    for row, failed in failed_formulas(sheet.path, sheet.name).items():
        yield (
            {row},
            Problem(
                code="roll.E014",
                what=f"a formula gave no value: {', '.join(failed)}",
                where=f"{sheet.shown}, row {row}",
                do="mend the formula, or write the value",
            ),
        )


def _column(number: int) -> str:
    """The letters of a column, counted from 0.

    Example:
        >>> _column(0), _column(27)
        ('A', 'AB')
    """
    before, last = divmod(number, 26)
    return (_column(before - 1) if before else "") + chr(ord("A") + last)


def _empty(shown: str) -> Problem:
    return Problem(
        code="roll.E004",
        what="the sheet is empty",
        where=shown,
        do="write the names of the columns in the first row, or delete the sheet",
    )
