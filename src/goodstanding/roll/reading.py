# ruff: noqa: S608 -- names come from `tables`, words are quoted
"""What a cell says: from the cell as found to a value of the right type, in SQL.

A cell that cannot be read becomes empty here; `checks` tells it from one that is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from goodstanding.roll.columns import COLUMNS, MONTHS_TOO, Column, Kind
from goodstanding.roll.found import BLANK, Found, literal, name

WHOLE_NUMBERS = {
    *("TINYINT", "SMALLINT", "INTEGER", "BIGINT"),
    *("UTINYINT", "USMALLINT", "UINTEGER"),
}
"""The SQL types whose every value is a BIGINT."""

ID = "member_id"
"""The column that stays a whole number where every table of the roll has it so."""

DAY = r"\d{4}-\d\d-\d\d"
MONTH = r"\d{4}-\d\d"
MIDNIGHT = DAY + r"[T ]00:00(:00(\.0+)?)?"
WHOLE = r"[+-]?\d+(\.0+)?"
SHARE = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"


def ids_are_numbers(tables: Iterable[Found]) -> bool:
    """Whether every table found has the ids of members as whole numbers."""
    types = [found.types[ID] for found in tables if ID in found.types]
    return bool(types) and all(kind in WHOLE_NUMBERS for kind in types)


def sql_type(column: Column, *, numbers: bool) -> str:
    """The SQL type of a column once read; `numbers`: ids are whole numbers."""
    return "BIGINT" if numbers and column.name == ID else column.kind.value


def is_text(column: Column, found: Found) -> bool:
    """Whether the column is found and kept as free text."""
    free = column.kind is Kind.TEXT and not column.words
    return free and found.types.get(column.name) == "VARCHAR"


def is_ready(column: Column, found: Found, *, numbers: bool) -> bool:
    """Whether the cells are values as they stand, and need no reading."""
    kind = found.types.get(column.name)
    if sql_type(column, numbers=numbers) == "BIGINT":
        return kind in WHOLE_NUMBERS
    return kind == column.kind.value and column.kind is not Kind.TEXT


def values(found: Found, *, numbers: bool, tidy: Collection[str] = ()) -> str:
    """The query for the rows of `found` with every column of its table.

    `tidy` are columns known to hold no text with blanks around it.

    Table:
        returns one row per row found: part, row, and for each column
            <column>              its type  the value; empty if it cannot be read
            <column>, as written  text      the cell without blanks; empty if blank
            <column>, as found    any       the cell itself
    """
    columns = COLUMNS[found.table]
    there = [column for column in columns if column.name in found.types]
    texts = [
        f"{_written(column, found, column.name in tidy)} AS {name(column.written)}"
        for column in there
    ]
    read = [
        f"{_value(column, found, numbers=numbers)} AS {name(column.name)}"
        for column in columns
    ]
    kept = [
        f"{name(column.written)}, {name(column.name)} AS {name(column.found)}"
        for column in there
    ]
    return (
        f"SELECT part, row, {', '.join((*read, *kept))} "
        f"FROM (SELECT *, {', '.join(texts)} FROM ({found.query}))"
    )


def _written(column: Column, found: Found, tidy: bool) -> str:  # noqa: FBT001 -- one caller
    cell, kind = name(column.name), found.types[column.name]
    if kind in {"FLOAT", "DOUBLE"}:
        return f"regexp_replace(CAST({cell} AS VARCHAR), '\\.0$', '')"
    if kind != "VARCHAR":
        return f"CAST({cell} AS VARCHAR)"
    return cell if tidy else f"nullif(trim({cell}, {literal(BLANK)}), '')"


def _value(column: Column, found: Found, *, numbers: bool) -> str:
    kind = sql_type(column, numbers=numbers)
    if column.name not in found.types:
        return f"CAST(NULL AS {kind})"
    if is_ready(column, found, numbers=numbers):
        return f"CAST({name(column.name)} AS {kind})"
    return _from_text(column)


def _from_text(column: Column) -> str:
    text = name(column.written)
    if column.words:
        words = ", ".join(map(literal, column.words))
        return f"CASE WHEN lower({text}) IN ({words}) THEN lower({text}) END"
    reads = {
        Kind.TEXT: text,
        Kind.DAY: _day(text, months=column.name in MONTHS_TOO),
        Kind.WHOLE: _whole(text),
        Kind.SHARE: f"CASE WHEN regexp_full_match({text}, '{SHARE}') "
        f"AND TRY_CAST({text} AS DOUBLE) BETWEEN 0 AND 1 "
        f"THEN TRY_CAST({text} AS {Kind.SHARE.value}) END",
        Kind.YES_NO: f"CASE WHEN lower({text}) IN ('yes', 'true', '1') THEN true "
        f"WHEN lower({text}) IN ('no', 'false', '0') THEN false END",
    }
    return reads[column.kind]


def _day(text: str, *, months: bool) -> str:
    day = f"TRY_CAST({text} AS DATE)"
    month = (
        f"WHEN regexp_full_match({text}, '{MONTH}') "
        f"THEN TRY_CAST({text} || '-01' AS DATE) "
    )
    return (
        f"CASE WHEN {text} < '0001' THEN NULL "
        f"WHEN length({text}) = 10 AND CAST({day} AS VARCHAR) = {text} THEN {day} "
        f"WHEN regexp_full_match({text}, '{MIDNIGHT}') "
        f"THEN TRY_CAST(left({text}, 10) AS DATE) "
        f"{month if months else ''}END"
    )


def _whole(text: str) -> str:
    number = f"TRY_CAST({text} AS BIGINT)"
    return (
        f"CASE WHEN CAST({number} AS VARCHAR) = {text} THEN {number} "
        f"WHEN regexp_full_match({text}, '{WHOLE}') "
        f"THEN TRY_CAST(regexp_replace({text}, '\\.0+$', '') AS BIGINT) END"
    )
