"""Records into a DuckDB database with the tables of a roll, as `open_roll` makes them."""

from datetime import date
from decimal import Decimal

import duckdb
from msgspec.structs import fields

from goodstanding.roll.tables import TABLES

OF_RECORD = {"members": "spells"}


def empty_roll() -> duckdb.DuckDBPyConnection:
    """A database with every table, empty."""
    con = duckdb.connect()
    con.execute("SET threads = 1")
    for name, table in TABLES.items():
        columns = ", ".join(
            f'"{field.name}" {_type(str(field.type))}' for field in fields(table)
        )
        con.execute(f"CREATE TABLE {name} ({columns})")
    return con


def fill(con, records, occasions) -> None:
    """Replace what is in `con` by the rows of `records`, who share `occasions`."""
    rows = {name: [] for name in TABLES}
    for record in records:
        for name in TABLES:
            if name not in ("occasions", "complete", "branches"):
                rows[name] += getattr(record, OF_RECORD.get(name, name))
    rows["occasions"] = list(occasions)
    rows["complete"] = list(records[0].complete)
    statements = []
    for name, found in rows.items():
        statements.append(f"DELETE FROM {name}")
        if found:
            columns = [field.name for field in fields(TABLES[name])]
            values = ", ".join(
                "("
                + ", ".join(_literal(getattr(row, column)) for column in columns)
                + ")"
                for row in found
            )
            statements.append(f"INSERT INTO {name} VALUES {values}")
    con.execute("; ".join(statements))


def _type(annotation: str) -> str:
    for kind, sql in (
        ("date", "DATE"),
        ("Decimal", "DECIMAL(9,6)"),
        ("int", "BIGINT"),
        ("bool", "BOOLEAN"),
    ):
        if kind in annotation:
            return sql
    return "VARCHAR"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, date):
        return f"DATE '{value}'"
    return "'" + str(value).replace("'", "''") + "'"
