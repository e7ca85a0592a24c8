# ruff: noqa: S608 -- names come from `tables`
"""The desk on which a roll is laid out: found, read, checked, and then put in place.

`reading` holds what the cells say, `left_out` the rows that do not count; the tables
themselves are made of these.
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter

import duckdb

from goodstanding.problems import Problem, Refused
from goodstanding.roll.check import check
from goodstanding.roll.checks_of_rows import Known
from goodstanding.roll.clashes import (
    has_repeated,
    leave_out_clashes,
    leave_out_outdated,
)
from goodstanding.roll.columns import COLUMNS, Column
from goodstanding.roll.found import Found, name
from goodstanding.roll.reading import ids_are_numbers, lay_out, sql_type, values
from goodstanding.roll.source import Source
from goodstanding.roll.spells import leave_out_overlaps
from goodstanding.roll.tables import TABLES
from goodstanding.roll.tree import has_parents, leave_out_rounds

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False
}
ONE_THREAD = CONFIG | {"threads": 1}
ROOMS = ";".join(
    (
        "SET enable_progress_bar = false",
        "CREATE SCHEMA reading",
        "CREATE SCHEMA left_out",
        *(
            f"CREATE TABLE left_out.{name(table)} (part BIGINT, row BIGINT)"
            for table in TABLES
        ),
    )
)

NAMED = ("branches", "members", "occasions")
"""The tables whose rows others name: checked before them."""


class Desk:
    """A roll while it is opened.

    `unreadable` are the tables that are there and could not be read; nothing is said
    against rows that name what these may hold.  A `small` roll takes one thread, and its
    tables are seen where they were laid out.
    """

    def __init__(
        self, known_on: date | None, unreadable: set[str], *, small: bool = False
    ) -> None:
        self.con = duckdb.connect(config=ONE_THREAD if small else CONFIG)
        self.con.execute(ROOMS)
        self._small = small
        self.numbers = False
        self._known_on = known_on
        self._known = Known(there=set(), unreadable=unreadable)
        self._found: dict[str, Found] = {}
        self._outdated: dict[str, int] = {}
        self._touched: set[str] = set()
        self._problems: dict[str, list[Problem]] = {}

    @property
    def problems(self) -> list[Problem]:
        """The problems of the tables, in their order, those of each by code."""
        return [
            problem
            for table in TABLES
            for problem in sorted(self._problems.get(table, ()), key=attrgetter("code"))
        ]

    def read(self, source: Source) -> None:
        """Take in a table, or note why it cannot be read."""
        self._problems[source.table] = []
        try:
            found = source.read(self.con)
        except Refused as refused:
            self._give_up(source.table, refused)
            return
        self._found[source.table] = found
        self._known.there.add(source.table)
        self._problems[source.table] += found.problems

    def _give_up(self, table: str, refused: Refused) -> None:
        self._found.pop(table, None)
        self._known.there.discard(table)
        self._known.unreadable.add(table)
        self._problems[table] += refused.problems

    def check(self) -> None:
        """Check the tables that could be read, and leave out the rows that are wrong."""
        self.numbers = ids_are_numbers(self._found.values())
        for found in self._found.values():
            if not found.in_memory:
                lay_out(self.con, found, numbers=self.numbers)
        for table in dict.fromkeys((*NAMED, *TABLES)):
            if table in self._found:
                try:
                    self._check(self._found[table])
                except Refused as refused:
                    self._give_up(table, refused)

    def _check(self, found: Found) -> None:
        table, told = found.table, self._problems[found.table]
        look, problems = check(self.con, found, self._known, numbers=self.numbers)
        if not look.keys_differ and has_repeated(self.con, table):
            problems += leave_out_clashes(self.con, found)
            self._outdated[table] = leave_out_outdated(self.con, table, self._known_on)
        if table == "members":
            self._known.ids = look.ids
            problems += [] if look.rows else [_nobody(found)]
            if not look.spells_part:
                problems += leave_out_overlaps(self.con, found, self._known_on)
        if table == "branches" and has_parents(self.con):
            problems += leave_out_rounds(self.con, found)
        if problems or self._outdated.get(table):
            self._touched.add(table)
        told += problems

    def stand(self) -> dict[str, int]:
        """Put every table in place; say how many rows of each were left out."""
        counts = {table: self._count(table) for table in self._found}
        self.con.execute(
            ";".join(
                self._filled(self._found[table], any_out=counts[table] > 0)
                if table in self._found
                else self._empty(table, columns)
                for table, columns in COLUMNS.items()
            )
        )
        for table, found in self._found.items():
            counts[table] += found.left_out - self._outdated.get(table, 0)
        return counts

    def _count(self, table: str) -> int:
        """How many rows of a table are in `left_out`."""
        if table not in self._touched:
            return 0
        query = f"SELECT count(*) FROM left_out.{name(table)}"
        return int(self.con.execute(query).fetchall()[0][0])

    def _empty(self, table: str, columns: tuple[Column, ...]) -> str:
        types = ", ".join(
            f"{name(column.name)} {sql_type(column, numbers=self.numbers)}"
            for column in columns
        )
        return f"CREATE TABLE {name(table)} ({types})"

    def _filled(self, found: Found, *, any_out: bool) -> str:
        """The SQL that makes a table: a copy of what is in memory, a view of files."""
        table = name(found.table)
        read = ", ".join(map(self._column, COLUMNS[found.table]))
        rows = f"reading.{table}"
        if not found.in_memory:
            rows = f"({values(found, numbers=self.numbers)})"
        out = f" ANTI JOIN left_out.{table} USING (part, row)" if any_out else ""
        known = ""
        if self._known_on and "recorded_on" in found.types:
            day = f"DATE '{self._known_on.isoformat()}'"
            known = f" WHERE recorded_on IS NULL OR recorded_on <= {day}"
        copied = found.in_memory and not self._small
        gone = f";DROP TABLE reading.{table}" if copied else ""
        kind = "TABLE" if copied else "VIEW"
        return f"CREATE {kind} {table} AS SELECT {read} FROM {rows}{out}{known}{gone}"

    def _column(self, column: Column) -> str:
        value, kind = name(column.name), sql_type(column, numbers=self.numbers)
        if column.empty == "NULL":
            return value
        return f"CAST(coalesce({value}, {column.empty}) AS {kind}) AS {value}"


def _nobody(found: Found) -> Problem:
    return Problem(
        code="roll.W006",
        what="the table has no rows: nobody is a member",
        where=found.shown,
        do="add a row for each spell of membership",
    )
