"""A roll that has been opened: its tables, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from goodstanding.problems import Problem
from goodstanding.roll.completeness import Completeness, Kept, completeness
from goodstanding.roll.record import Record
from goodstanding.roll.records import records

if TYPE_CHECKING:
    import duckdb  # only named here: the engine is slow to load


class Roll(Struct, frozen=True, kw_only=True):
    """Who belongs, what they owed and did, as known on a day.

    `con` holds every table of `tables.TABLES` under its own name, with the columns
    of its class; those the source lacks are empty.  `problems` are the errors and
    doubts found; `left_out` counts the rows that errors kept from being loaded, by
    table.  `ids_are_numbers`: `member_id` is a BIGINT in every table, and not text.
    """

    con: duckdb.DuckDBPyConnection
    source: Path
    known_on: date | None
    problems: tuple[Problem, ...]
    left_out: Mapping[str, int]
    ids_are_numbers: bool

    def record(self, member_id: str) -> Record:
        """All the roll knows of one member; nothing, if it knows nothing of it."""
        return next(self.records([member_id]))

    def records(self, member_ids: Iterable[str] | None = None) -> Iterator[Record]:
        """Yield the record of each of these members, or of all, in order."""
        return records(self.con, member_ids, numbers=self.ids_are_numbers)

    def completeness(
        self, kept: Mapping[str, Kept] | None = None
    ) -> list[Completeness]:
        """How far the record of each duty is closed, and what is on it."""
        return completeness(self.con, kept or {})

    def close(self) -> None:
        """Let go of the tables."""
        self.con.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
