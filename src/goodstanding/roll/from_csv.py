# ruff: noqa: S608 -- names come from `tables`, and paths are quoted as literals
"""A table out of a CSV file: UTF-8, a row of headings, comma, semicolon or tab.

A file without quotation marks is read by the engine itself; any other is taken
apart here, so that each row keeps the number of the line on which it begins.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from goodstanding.problems import Problem, Refused
from goodstanding.roll.cells import Even, Row, held, hold, scan_of
from goodstanding.roll.found import BLANK, Found, literal, name
from goodstanding.roll.headings import Places, places

DELIMITERS = ",;\t"
PIECE = 1 << 24
"""Bytes looked at in one piece, and then to the end of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A CSV file that has been looked over.

    `plain`: no quotation marks, and lines that all end alike.
    """

    path: Path
    shown: str
    lines: int
    plain: bool
    delimiter: str


def from_csv(
    con: duckdb.DuckDBPyConnection, table: str, path: Path, shown: str
) -> Found:
    """Hold the rows of the file at `path`, called `shown` in what is wrong with it.

    Raises:
        Refused: the file cannot be read as text, as rows or as columns we know.
    """
    file = _look(path, shown)
    rows = _rows(file)
    row, headings = next(rows, (0, []))
    if not headings:
        raise Refused(_empty(shown))
    found, doubts = places(table, headings, shown)
    whole = held(table, shown, found)
    if file.plain and row == 1 and _held_plain(con, table, file, found, len(headings)):
        return replace(whole, problems=doubts)
    even = Even(rows=rows, width=len(headings), shown=shown)
    hold(con, table, found, even)
    return replace(whole, problems=(*even.problems, *doubts), left_out=even.uneven)


def _look(path: Path, shown: str) -> File:
    lines = returns = pairs = 0
    quotes, ended = False, True
    with path.open("rb") as file:
        while piece := file.read(PIECE) + file.readline():
            _check_text(piece, lines, file.tell() - len(piece), shown)
            lines += piece.count(b"\n")
            returns += piece.count(b"\r")
            pairs += piece.count(b"\r\n")
            quotes = quotes or b'"' in piece
            ended = piece.endswith(b"\n")
    return File(
        path=path,
        shown=shown,
        lines=lines + (not ended),
        plain=not quotes and returns == pairs and pairs in (0, lines),
        delimiter=_delimiter(path),
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


def _held_plain(
    con: duckdb.DuckDBPyConnection, table: str, file: File, found: Places, width: int
) -> bool:
    """Hold the rows if the engine finds one on each line, and something in each."""
    cells = [f"c{number}" for number in range(width)]
    scan = scan_of(file.path, cells, delimiter=file.delimiter, quote="", skip=1)
    columns = ", ".join(f"c{place} AS {name(key)}" for key, place in found.items())
    try:
        con.execute(
            f"CREATE TABLE found.{name(table)} AS SELECT 0 AS part, "
            f"row_number() OVER () + 1 AS row, {columns} FROM {scan}"
        )
        filled = f"trim(concat({', '.join(map(name, found))}), {literal(BLANK)}) <> ''"
        query = f"SELECT count(*) FROM found.{name(table)} WHERE {filled}"
        if con.execute(query).fetchall() == [(file.lines - 1,)]:
            return True
        con.execute(f"DROP TABLE found.{name(table)}")
    except duckdb.Error:
        pass
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
