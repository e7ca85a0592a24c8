"""A table as it was found in a source, before anything is made of its cells."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from goodstanding.problems import Problem
from goodstanding.roll.wording import listing

BLANK = " \t\r\n\v\f\u00a0\u2007\u202f"
"""What may stand around a value without being part of it."""


class Found(Struct, frozen=True, kw_only=True):
    """A table of a source: the files it is in, and the query that reads them.

    `types` has the SQL type of every known column that was found, `tidy` those of
    free text without blanks around it.  `left_out` counts the rows that cannot be
    read as rows at all.  `in_memory`: the rows have been laid out in memory already,
    for their source is slow to read, or gone.

    Table:
        query: one row per row of the files
            part  int   the place of its file in `parts`
            row   int   the row in that file, as its reader counts it
            ...   any   the known columns, under their own names, as found
    """

    table: str
    parts: tuple[str, ...]
    query: str
    types: Mapping[str, str]
    tidy: frozenset[str] = frozenset()
    left_out: int = 0
    in_memory: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def shown(self) -> str:
        """What it is called as a whole."""
        return self.parts[0] if len(self.parts) == 1 else self.table

    def place(self, *rows: tuple[int, int]) -> str:
        """Where rows stand, each given by its part and number, in words."""
        by_part: dict[int, list[str]] = {}
        for part, row in rows:
            by_part.setdefault(part, []).append(str(row))
        return "; ".join(
            f"{self.parts[part]}, row{'s' if len(same) > 1 else ''} {listing(same)}"
            for part, same in by_part.items()
        )


def standing(table: str) -> str:
    """The SQL text that reads the rows of `reading.<table>` that are not left out."""
    return (
        f"(SELECT * FROM reading.{name(table)} "  # noqa: S608 -- names are quoted
        f"ANTI JOIN left_out.{name(table)} USING (part, row))"
    )


def name(text: str) -> str:
    """`text` as a name in SQL."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """`text` as a value in SQL, for the places that take no bound value."""
    return "'" + text.replace("'", "''") + "'"
