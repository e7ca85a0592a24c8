# ruff: noqa: S608 -- names come from `tables`, words are quoted
"""What a cell says: from the cell as found to a value of the right type, in SQL.

A cell that cannot be read becomes empty here; `checks` tells it from one that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from goodstanding.roll.columns import COLUMNS, MONTHS_TOO, Column, Kind
from goodstanding.roll.found import BLANK, Found, literal, name

if TYPE_CHECKING:
    import duckdb  # only named here: the engine is slow to load

WHOLE_NUMBERS = {
    *("TINYINT", "SMALLINT", "INTEGER", "BIGINT"),
    *("UTINYINT", "USMALLINT", "UINTEGER"),
}
"""The SQL types whose every value is a BIGINT."""

ID = "member_id"
"""The column that stays a whole number where every table of the roll has it so."""

DAY = r"\d{4}-\d\d-\d\d"
MONTH = r"\d{4}-\d\d"
MIDNIGHT = r"([T ]00:00(:00(\.0+)?)?)?"
"""What exports put behind a day."""
WHOLE = r"[+-]?\d+(\.0)?"
"""As some exports write whole numbers; `10.00` may well be ten euros, and not 10."""
SHARE = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"


def ids_are_numbers(tables: Iterable[Found]) -> bool:
    """Whether every table found has the ids of members as whole numbers."""
    types = [found.types[ID] for found in tables if ID in found.types]
    return bool(types) and all(kind in WHOLE_NUMBERS for kind in types)


def sql_type(column: Column, *, numbers: bool) -> str:
    """The SQL type of a column once read; `numbers`: ids are whole numbers."""
    return "BIGINT" if numbers and column.name == ID else column.kind.value


def is_ready(column: Column, found: Found, *, numbers: bool) -> bool:
    """Whether the cells are values as they stand, and need no reading."""
    kind = found.types.get(column.name)
    if sql_type(column, numbers=numbers) == "BIGINT":
        return kind in WHOLE_NUMBERS
    return kind == column.kind.value and column.kind is not Kind.TEXT


def lay_out(
    con: duckdb.DuckDBPyConnection, found: Found, *, numbers: bool = False
) -> int:
    """Make `reading.<table>` of what was found.

    Returns how many rows there are, if they are held in memory.
    """
    table = name(found.table)
    query = values(found, numbers=numbers)
    if found.in_memory:
        made = con.execute(f"CREATE TABLE reading.{table} AS {query}").fetchall()
        return int(made[0][0])
    con.execute(f"CREATE VIEW reading.{table} AS {query}")
    return 0


def values(found: Found, *, numbers: bool) -> str:
    """The query for the rows of `found` with every column of its table.

    Table:
        returns one row per row found: part, row, and for each column
            <column>              its type  the value; empty if it cannot be read
            <column>, as written  text      the cell without blanks; empty if blank
    """
    columns = COLUMNS[found.table]
    there = [column for column in columns if column.name in found.types]
    texts = [f"{_written(column, found)} AS {name(column.written)}" for column in there]
    read = [
        f"{_value(column, found, numbers=numbers)} AS {name(column.name)}"
        for column in columns
    ]
    read += [name(column.written) for column in there]
    return (
        f"SELECT part, row, {', '.join(read)} "
        f"FROM (SELECT *, {', '.join(texts)} FROM ({found.query}))"
    )


def _written(column: Column, found: Found) -> str:
    cell, kind = name(column.name), found.types[column.name]
    if kind in {"FLOAT", "DOUBLE"}:
        return f"regexp_replace(CAST({cell} AS VARCHAR), '\\.0$', '')"
    if kind != "VARCHAR":
        return f"CAST({cell} AS VARCHAR)"
    if column.name in found.tidy:
        return cell
    return trimmed(cell)


def trimmed(cell: str) -> str:
    """The SQL of a text without blanks around it, empty if there is nothing else."""
    return f"nullif(trim({cell}, {literal(BLANK)}), '')"


def _value(column: Column, found: Found, *, numbers: bool) -> str:
    kind = sql_type(column, numbers=numbers)
    if column.name not in found.types:
        return f"CAST(NULL AS {kind})"
    if is_ready(column, found, numbers=numbers):
        return f"CAST({name(column.name)} AS {kind})"
    if column.words:
        return _word(name(column.written), column.words)
    return FROM_TEXT[column.kind](name(column.written), column)


def _word(text: str, words: Iterable[str]) -> str:
    known = ", ".join(map(literal, words))
    return f"CASE WHEN lower({text}) IN ({known}) THEN lower({text}) END"


def _day(text: str, column: Column) -> str:
    """A day of the years 0001 to 9999; the engine would take in others too."""
    month = f" WHEN regexp_full_match({text}, '{MONTH}') THEN {text} || '-01'"
    return (
        f"TRY_CAST(CASE WHEN {text} < '0001' THEN NULL "
        f"WHEN regexp_full_match({text}, '{DAY}{MIDNIGHT}') THEN left({text}, 10)"
        f"{month if column.name in MONTHS_TOO else ''} END AS DATE)"
    )


def _whole(text: str, _: Column) -> str:
    reads = f"CASE WHEN regexp_full_match({text}, '{WHOLE}') THEN {text} END"
    return f"TRY_CAST({reads} AS BIGINT)"


def _share(text: str, _: Column) -> str:
    return (
        f"CASE WHEN regexp_full_match({text}, '{SHARE}') "
        f"AND TRY_CAST({text} AS DOUBLE) BETWEEN 0 AND 1 "
        f"THEN TRY_CAST({text} AS {Kind.SHARE.value}) END"
    )


def _yes_no(text: str, _: Column) -> str:
    return (
        f"CASE WHEN lower({text}) IN ('yes', 'true', '1') THEN true "
        f"WHEN lower({text}) IN ('no', 'false', '0') THEN false END"
    )


def _text(text: str, _: Column) -> str:
    return text


FROM_TEXT: dict[Kind, Callable[[str, Column], str]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.WHOLE: _whole,
    Kind.SHARE: _share,
    Kind.YES_NO: _yes_no,
}
"""The SQL of a value, from the SQL of the text of its cell."""
