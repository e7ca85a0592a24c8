"""What a roll is read from: tables that are there, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from goodstanding.problems import Problem
from goodstanding.roll.found import Found
from goodstanding.roll.tables import TABLES
from goodstanding.roll.wording import did_you_mean, listing, quoted

if TYPE_CHECKING:
    import duckdb  # only named here: the engine is slow to load


class Source(Struct, frozen=True, kw_only=True):
    """A file, folder or sheet that holds a table.

    `read` finds its rows, and raises `Refused` where it cannot.
    """

    table: str
    shown: str
    read: Callable[[duckdb.DuckDBPyConnection], Found]


def unknown(kind: str, name: str, where: str) -> Problem:
    """The doubt of a `kind` (a file, a sheet) that is no table of a roll."""
    return Problem(
        code="roll.W001",
        what=f"the {kind} {quoted(name)} is not a table of a roll, and was not loaded",
        where=where,
        do=f"rename it, or leave it as it is{did_you_mean(name, TABLES)}",
    )


def one_each(
    sources: Sequence[Source], where: str
) -> tuple[dict[str, Source], list[Problem]]:
    """The source of each table, in the order of the tables; those twice are named."""
    by_table: dict[str, list[Source]] = {table: [] for table in TABLES}
    for source in sources:
        by_table[source.table].append(source)
    single = {table: same[0] for table, same in by_table.items() if len(same) == 1}
    twice = [_twice(same, where) for same in by_table.values() if len(same) > 1]
    return single, twice


def _twice(same: Sequence[Source], where: str) -> Problem:
    return Problem(
        code="roll.E003",
        what=f"the table {same[0].table} stands in "
        f"{listing([source.shown for source in same])}",
        where=where,
        do="keep the one that is right, and move the other elsewhere",
    )


def no_members(where: str) -> Problem:
    """The problem of a roll that does not say who belongs."""
    return Problem(
        code="roll.E002",
        what="there is no table of members",
        where=where,
        do="add members.csv (or members.parquet, or a sheet members) "
        "with the columns member_id and joined_on",
    )
