# ruff: noqa: S608 -- names come from `tables`
"""A table checked: its problems, and which of its rows are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from goodstanding.problems import Problem
from goodstanding.roll.checks import Check, of_cells
from goodstanding.roll.checks_of_rows import Known, of_rows
from goodstanding.roll.found import Found, name
from goodstanding.roll.from_parquet import refused_if_damaged
from goodstanding.roll.look import Look, look_over
from goodstanding.roll.wording import LISTED, cut


def check(
    con: duckdb.DuckDBPyConnection, found: Found, known: Known, *, numbers: bool
) -> tuple[Look, list[Problem]]:
    """Check each row of `reading.<table>`; put those left out into `left_out.<table>`.

    Raises:
        Refused: the file turned out to be damaged.
    """
    checks = [*of_cells(found, numbers=numbers), *of_rows(found, known)]
    with refused_if_damaged(found.shown):
        look = look_over(con, found, checks, numbers=numbers)
    if not look.signs:
        return look, []
    asked = ", ".join(f"count(*) FILTER (WHERE {check.wrong})" for check in checks)
    signs = " OR ".join(f"({check.sign})" for check in checks)
    (counts,) = con.execute(
        f"SELECT {asked} FROM reading.{name(found.table)} WHERE {signs}"
    ).fetchall()
    wrong = [
        (check, count) for check, count in zip(checks, counts, strict=True) if count
    ]
    _leave_out(con, found.table, [check.wrong for check, _ in wrong if check.refuses])
    return look, [*_problems(con, found, wrong)]


def _leave_out(
    con: duckdb.DuckDBPyConnection, table: str, conditions: Sequence[str]
) -> None:
    if conditions:
        con.execute(
            f"INSERT INTO left_out.{name(table)} SELECT part, row "
            f"FROM reading.{name(table)} WHERE ({') OR ('.join(conditions)})"
        )


def _problems(
    con: duckdb.DuckDBPyConnection, found: Found, wrong: Sequence[tuple[Check, int]]
) -> Iterator[Problem]:
    """Yield the problems, kind by kind in the order of codes, each by row."""
    for code in sorted({check.code for check, _ in wrong}):
        same = [(check, count) for check, count in wrong if check.code == code]
        rows = sorted(
            (row for check, _ in same for row in _rows(con, found, check)),
            key=lambda row: row[:2],
        )
        problems = [problem for _, _, problem in rows]
        yield from cut(problems, sum(count for _, count in same), found.shown)


def _rows(
    con: duckdb.DuckDBPyConnection, found: Found, check: Check
) -> Iterator[tuple[int, int, Problem]]:
    """Yield the first rows that are wrong in this way, each with its problem."""
    shown = "".join(f", {value}" for value in check.shown)
    query = (
        f"SELECT part, row{shown} FROM reading.{name(found.table)} "
        f"WHERE {check.wrong} ORDER BY part, row LIMIT {LISTED}"
    )
    for part, row, *values in con.execute(query).fetchall():
        yield part, row, check.problem(found.place((part, row)), values)
