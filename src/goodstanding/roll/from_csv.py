# ruff: noqa: S608 -- names come from `tables`, and paths are quoted as literals
"""A table out of a CSV file: UTF-8, a row of headings, comma, semicolon or tab.

A file in which every line is a row is read by the engine itself; any other is taken
apart here, so that each row keeps the number of the line on which it begins.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
from msgspec import Struct
from msgspec.structs import replace

from goodstanding.problems import Problem, Refused
from goodstanding.roll.cells import Even, Row, hold, scan_of
from goodstanding.roll.found import Found, name
from goodstanding.roll.headings import Places, places
from goodstanding.roll.reading import lay_out

DELIMITERS = ",;\t"
PIECE = 1 << 24
"""Bytes looked at in one piece, and then to the end of the line."""


EMPTY_LINE = re.compile(rb'\n[,;"\s\xc2\xa0\xe2\x80\x87\xaf]*(?:\n|(?<!\n)\Z)')
"""A line with no value in it."""

BLANKS = (b" ", b"\v", b"\f", b"\xc2\xa0", b"\xe2\x80", b'""')
"""What may stand around a value, or for none."""


class File(Struct, frozen=True, kw_only=True):
    """A CSV file that has been looked over.

    `plain`: each line holds something, all end alike, and no blank stands beside a
    quotation mark.  `quotes`: there are such marks.  `tidy`: there are no blanks.
    """

    path: Path
    shown: str
    lines: int
    plain: bool
    quotes: bool
    tidy: bool
    delimiter: str


def from_csv(
    con: duckdb.DuckDBPyConnection, table: str, path: Path, shown: str
) -> Found:
    """Lay out the rows of the file at `path`, called `shown` in what is wrong with it.

    Raises:
        Refused: the file cannot be read as text, as rows or as columns we know.
    """
    file = _look(path, shown)
    rows = _rows(file)
    row, headings = next(rows, (0, []))
    if not headings:
        raise Refused(_empty(shown))
    known, doubts = places(table, headings, shown)
    found = Found(
        table=table,
        parts=(shown,),
        query=_scan(file, known, len(headings)),
        types=dict.fromkeys(known, "VARCHAR"),
        tidy=frozenset(known if file.tidy else ()),
        problems=doubts,
    )
    if file.plain and row == 1 and _is_laid_out(con, found, file.lines - 1):
        return found
    even = Even(rows=rows, width=len(headings), shown=shown)
    return hold(con, replace(found, tidy=frozenset()), known, even)


def _look(path: Path, shown: str) -> File:
    lines = returns = pairs = 0
    plain = tidy = ended = True
    quotes = tabs = False
    with path.open("rb") as file:
        while piece := file.read(PIECE) + file.readline():
            _check_text(piece, lines, file.tell() - len(piece), shown)
            lines += piece.count(b"\n")
            returns += piece.count(b"\r")
            pairs += piece.count(b"\r\n")
            quotes = quotes or b'"' in piece
            tabs = tabs or b"\t" in piece
            tidy = tidy and not any(blank in piece for blank in BLANKS)
            loose = b' "' in piece or b'" ' in piece
            plain = plain and not loose and not EMPTY_LINE.search(piece)
            ended = piece.endswith(b"\n")
    delimiter = _delimiter(path)
    tabs = tabs and delimiter != "\t"
    alike = returns == pairs and pairs in (0, lines)
    return File(
        path=path,
        shown=shown,
        lines=lines + (not ended),
        plain=plain and alike and not (quotes and tabs),
        quotes=quotes,
        tidy=tidy and not tabs,
        delimiter=delimiter,
    )


def _check_text(piece: bytes, lines: int, offset: int, shown: str) -> None:
    try:
        piece.decode()
    except UnicodeDecodeError as error:
        row = lines + piece.count(b"\n", 0, error.start) + 1
        raise Refused(_not_text(error, row, offset, shown)) from error


def _delimiter(path: Path) -> str:
    """The separator that stands most often in the first line, outside quotation."""
    with path.open(encoding="utf-8-sig") as file:
        line = next((line for line in file if line.strip()), "")
    return max(DELIMITERS, key=re.sub(r'"[^"]*"', "", line).count)


def _rows(file: File) -> Iterator[Row]:
    """Yield each row that holds anything, with the number of its first line."""
    with file.path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, delimiter=file.delimiter, strict=True)
        before = 0
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield before + 1, cells
                before = reader.line_num
        except csv.Error as error:
            raise Refused(_unclosed(before + 1, file.shown)) from error


def _scan(file: File, known: Places, width: int) -> str:
    cells = [f"c{number}" for number in range(width)]
    mark = '"' if file.quotes else ""
    scan = scan_of(
        file.path, cells, delimiter=file.delimiter, quote=mark, parallel=True
    )
    columns = ", ".join(f"c{place} AS {name(key)}" for key, place in known.items())
    return f"SELECT 0 AS part, row_number() OVER () + 1 AS row, {columns} FROM {scan}"


def _is_laid_out(con: duckdb.DuckDBPyConnection, found: Found, rows: int) -> bool:
    """Lay out the table if the engine finds as many rows in it as there are lines."""
    try:
        if lay_out(con, found) == rows:
            return True
    except duckdb.Error:
        pass  # it says less of what is wrong than we shall, row by row
    con.execute(f"DROP TABLE IF EXISTS reading.{name(found.table)}")
    return False


def _empty(shown: str) -> Problem:
    return Problem(
        code="roll.E004",
        what="the file is empty",
        where=shown,
        do="write the names of the columns in the first row, or delete the file",
    )


def _not_text(error: UnicodeDecodeError, row: int, offset: int, shown: str) -> Problem:
    byte = error.object[error.start]
    return Problem(
        code="roll.E005",
        what=f"byte {offset + error.start + 1} of the file (hexadecimal {byte:02X}) "
        "is not UTF-8",
        where=f"{shown}, row {row}",
        do="save the file again as CSV in UTF-8",
    )


def _unclosed(row: int, shown: str) -> Problem:
    return Problem(
        code="roll.E011",
        what="a quotation mark is opened and not closed, or closed too early",
        where=f"{shown}, row {row}",
        do='write a text as "text", and a quotation mark in it twice',
    )
