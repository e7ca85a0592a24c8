# ruff: noqa: S608 -- names come from `tables`, values are bound
"""Rows of one key: which clash, and which are out of date.

Of two rows recorded on different days the one recorded later stands.  Of two with
the same day, or none, nobody can say which counts: neither is loaded.
"""

from __future__ import annotations

from datetime import date

import duckdb

from goodstanding.problems import Problem
from goodstanding.roll.found import Found, name, standing
from goodstanding.roll.tables import KEYS
from goodstanding.roll.wording import LISTED, cut, short

ROWS_SHOWN = 5


def has_repeated(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether any key stands more than once among the rows not left out."""
    key = ", ".join(map(name, KEYS[table]))
    query = (
        f"SELECT 1 FROM {standing(table)} GROUP BY {key} HAVING count(*) > 1 LIMIT 1"
    )
    return bool(con.execute(query).fetchall())


def leave_out_clashes(con: duckdb.DuckDBPyConnection, found: Found) -> list[Problem]:
    """Leave out the rows that clash, and say which; keep `repeated` for what follows.

    Table:
        repeated: one row per row whose key stands more than once: part, row, the
            columns of the key, recorded_on
    """
    key = ", ".join(map(name, KEYS[found.table]))
    same = " AND ".join(
        f"one.{name(part)} IS NOT DISTINCT FROM twice.{name(part)}"
        for part in KEYS[found.table]
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE repeated AS "
        f"SELECT part, row, {key}, recorded_on FROM {standing(found.table)} one "
        f"SEMI JOIN (SELECT {key} FROM {standing(found.table)} "
        f"GROUP BY ALL HAVING count(*) > 1) twice ON {same}"
    )
    con.execute(
        f"INSERT INTO left_out.{name(found.table)} SELECT part, row FROM repeated "
        f"QUALIFY count(*) OVER (PARTITION BY {key}, recorded_on) > 1"
    )
    return _clashes(con, found, key)


def _clashes(con: duckdb.DuckDBPyConnection, found: Found, key: str) -> list[Problem]:
    groups = (
        f"SELECT min((part, row)) AS first, count(*) AS rows, {key}, "
        f"list((part, row) ORDER BY part, row)[:{ROWS_SHOWN}] AS shown "
        f"FROM repeated GROUP BY {key}, recorded_on HAVING count(*) > 1"
    )
    listed = con.execute(f"{groups} ORDER BY first LIMIT {LISTED}").fetchall()
    ((count,),) = con.execute(f"SELECT count(*) FROM ({groups})").fetchall()
    problems = [
        _clash(found, rows, values, shown) for _, rows, *values, shown in listed
    ]
    return cut(problems, count, found.shown) if problems else []


def _clash(
    found: Found, rows: int, values: list[object], shown: list[tuple[int, int]]
) -> Problem:
    said = [
        f"{column} {short(value)}"
        for column, value in zip(KEYS[found.table], values, strict=True)
        if value is not None
    ]
    return Problem(
        code="roll.E034",
        what=f"{rows} rows for {', '.join(said)}, and none was recorded later",
        where=found.place(*shown),
        do="keep the row that is right; "
        "one that corrects another has a later date in recorded_on",
    )


def leave_out_outdated(
    con: duckdb.DuckDBPyConnection, table: str, known_on: date | None
) -> int:
    """Leave out the rows for which a later one is known, the clashes being gone."""
    key = ", ".join(map(name, KEYS[table]))
    ((count,),) = con.execute(
        f"INSERT INTO left_out.{name(table)} SELECT part, row "
        f"FROM repeated ANTI JOIN left_out.{name(table)} USING (part, row) "
        "WHERE recorded_on IS NULL OR $known_on IS NULL OR recorded_on <= $known_on "
        f"QUALIFY row_number() OVER (PARTITION BY {key} "
        "ORDER BY recorded_on DESC NULLS LAST) > 1",
        {"known_on": known_on},
    ).fetchall()
    con.execute("DROP TABLE repeated")
    return int(count)
