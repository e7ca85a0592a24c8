# ruff: noqa: S608 -- names come from `tables`, values are bound
"""Rows gathered by member: a query per table for thousands of members at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from goodstanding.roll.columns import COLUMNS, Kind
from goodstanding.roll.found import name
from goodstanding.roll.reading import ID
from goodstanding.roll.record import Record
from goodstanding.roll.tables import (
    TABLES,
    Attendance,
    ContactKind,
    Departure,
    Member,
    Occasion,
)

if TYPE_CHECKING:
    import duckdb  # only named here: the engine is slow to load

BATCH = 5_000
"""Members whose rows are gathered at a time: some 100 MB with two years of rows."""

FIELDS = {
    "spells" if table == "members" else table: table
    for table, columns in COLUMNS.items()
    if any(column.name == ID for column in columns)
}
"""The tables with rows of members, by the field of `Record` they fill."""

WORDS: dict[tuple[str, str], Callable[[str], str]] = {
    ("members", "departure"): Departure,
    ("contacts", "kind"): ContactKind,
}
"""What makes a word of a text, for the columns that hold words."""

Values = tuple[Any, ...]


def records(
    con: duckdb.DuckDBPyConnection, member_ids: Iterable[str] | None, *, numbers: bool
) -> Iterator[Record]:
    """Yield the record of each of these members, or of all, in order.

    Rows stand in the order of their days.  A member the roll does not know has a
    record without rows.  `numbers`: the tables hold ids as whole numbers.
    """
    con = con.cursor()  # what the caller is reading from `con` goes on undisturbed
    kind = "BIGINT" if numbers else "VARCHAR"
    these = f"{ID} IN (SELECT TRY_CAST(unnest($these::VARCHAR[]) AS {kind}))"
    complete = tuple(_rows(con, "complete"))
    asked = _all(con) if member_ids is None else iter(member_ids)
    for number, batch in enumerate(_batches(asked)):
        is_everyone = member_ids is None and number == 0 and len(batch) < BATCH
        wanted = () if is_everyone else (these, batch)
        gathered = {
            field: _by_member(_rows(con, table, *wanted))
            for field, table in FIELDS.items()
        }
        occasions = _Occasions(con, gathered)
        for member in batch:
            rows = {field: some.get(member, ()) for field, some in gathered.items()}
            held = occasions.of(rows["spells"], rows["attendance"])
            yield Record(member_id=member, occasions=held, complete=complete, **rows)


def _batches(asked: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(asked, BATCH)):
        yield batch


def _all(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    found = con.cursor().execute(
        f"SELECT CAST({ID} AS VARCHAR) FROM members GROUP BY {ID} ORDER BY {ID}"
    )
    while rows := found.fetchmany(BATCH):
        yield from (row[0] for row in rows)


def _by_member(rows: Iterable[Any]) -> dict[str, Values]:
    by_member: dict[str, list[Any]] = {}
    for row in rows:
        by_member.setdefault(row.member_id, []).append(row)
    return {member: tuple(of_one) for member, of_one in by_member.items()}


class _Occasions:
    """The occasions of some members' branches, of every branch, and those attended."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        gathered: Mapping[str, Mapping[str, Values]],
    ) -> None:
        branches = {
            row.branch_id for rows in gathered["spells"].values() for row in rows
        }
        attended = {
            row.occasion_id for rows in gathered["attendance"].values() for row in rows
        }
        self._by_branch: dict[str | None, list[Occasion]] = {}
        self._by_id: dict[str, Occasion] = {}
        for where, these in (
            (
                "branch_id IS NULL OR branch_id IN (SELECT unnest($these::VARCHAR[]))",
                branches,
            ),
            ("occasion_id IN (SELECT unnest($these::VARCHAR[]))", attended),
        ):
            for row in _rows(con, "occasions", where, sorted(these - {None})):
                if row.occasion_id not in self._by_id:
                    self._by_id[row.occasion_id] = row
                    self._by_branch.setdefault(row.branch_id, []).append(row)
        self._merged: dict[frozenset[str | None], tuple[Occasion, ...]] = {}

    def of(
        self, spells: Sequence[Member], attendance: Sequence[Attendance]
    ) -> tuple[Occasion, ...]:
        """Those of the branches of a member's spells, the same object for the same.

        Presence at an occasion of another branch adds that occasion.
        """
        branches = frozenset({None, *(spell.branch_id for spell in spells)})
        if branches not in self._merged:
            rows = [row for key in branches for row in self._by_branch.get(key, ())]
            self._merged[branches] = tuple(sorted(rows, key=_in_order))
        elsewhere = [
            row
            for each in attendance
            if (row := self._by_id.get(each.occasion_id))
            and row.branch_id not in branches
        ]
        held = self._merged[branches]
        return tuple(sorted((*held, *elsewhere), key=_in_order)) if elsewhere else held


def _in_order(row: Occasion) -> tuple[date, str]:
    return row.held_on, row.occasion_id


def _rows(
    con: duckdb.DuckDBPyConnection,
    table: str,
    where: str = "true",
    these: Sequence[str] | None = None,
) -> Iterator[Any]:
    """Yield the rows of a table as objects of its class, in the order of their days."""
    columns = COLUMNS[table]
    days = [column for column in columns if column.kind is Kind.DAY and column.required]
    order = dict.fromkeys(name(column.name) for column in (*days, *columns))
    read = ", ".join(
        f"CAST({ID} AS VARCHAR)" if column.name == ID else name(column.name)
        for column in columns
    )
    found = con.execute(
        f"SELECT {read} FROM {name(table)} WHERE {where} ORDER BY {', '.join(order)}",
        {} if these is None else {"these": these},
    ).fetchall()
    make, names = TABLES[table], [column.name for column in columns]
    words = {
        at: WORDS[table, key] for at, key in enumerate(names) if (table, key) in WORDS
    }
    for values in found:
        row = dict(zip(names, values, strict=True))
        for at, word in words.items():
            if values[at] is not None:
                row[names[at]] = word(values[at])
        yield make(**row)
