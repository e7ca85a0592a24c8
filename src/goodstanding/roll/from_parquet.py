# ruff: noqa: S608 -- names and paths are quoted
"""A table out of Parquet: one file, or a folder of parts.  It is read where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
from msgspec import Struct
from msgspec.structs import replace

from goodstanding.problems import Problem, Refused
from goodstanding.roll.found import Found, literal, name
from goodstanding.roll.headings import places
from goodstanding.roll.reading import trimmed
from goodstanding.roll.wording import by_kind

COLUMNS_OF_PARTS = """
SELECT file_name, string_agg(lower(name) || ' ' || duckdb_type, ', ' ORDER BY name)
FROM parquet_schema({files})
WHERE column_id > 0
GROUP BY file_name
"""


class Part(Struct, frozen=True):
    """A file, and what it is called in what is wrong with it."""

    path: Path
    shown: str


def from_parquet(
    con: duckdb.DuckDBPyConnection, table: str, parts: Sequence[Part], shown: str
) -> Found:
    """Find the table in `parts`, together called `shown`.

    Raises:
        Refused: a part cannot be read, has other columns than the first, or a
            required column is missing.
    """
    if len(parts) > 1:
        _check_parts(con, parts, shown)
    scan = f"read_parquet({_files(parts)})"
    with refused_if_damaged(shown):
        columns = con.execute(f"DESCRIBE SELECT * FROM {scan}").fetchall()
    headings = [str(column[0]) for column in columns]
    places_of, doubts = places(table, headings, shown)
    known = (f"{name(headings[at])} AS {name(key)}" for key, at in places_of.items())
    found = Found(
        table=table,
        parts=tuple(part.shown for part in parts),
        query="SELECT file_index AS part, file_row_number + 1 AS row, "
        f"{', '.join(known)} FROM {scan}",
        types={key: str(columns[at][1]) for key, at in places_of.items()},
        in_memory=False,
        problems=doubts,
    )
    return replace(found, tidy=_tidy(con, found))


def _tidy(con: duckdb.DuckDBPyConnection, found: Found) -> frozenset[str]:
    """The columns of text in which no value has blanks around it."""
    texts = [key for key, kind in found.types.items() if kind == "VARCHAR"]
    untidy = ", ".join(
        f"count(*) FILTER (WHERE {name(key)} IS DISTINCT FROM {trimmed(name(key))})"
        for key in texts
    )
    if not texts:
        return frozenset()
    with refused_if_damaged(found.shown):
        (counts,) = con.execute(f"SELECT {untidy} FROM ({found.query})").fetchall()
    return frozenset(key for key, count in zip(texts, counts, strict=True) if not count)


@contextmanager
def refused_if_damaged(shown: str) -> Iterator[None]:
    """Refuse a file in which the engine finds what cannot be.

    Raises:
        Refused: the file is damaged.
    """
    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        raise
    except duckdb.Error as error:
        raise Refused(unreadable(shown)) from error


def _files(parts: Sequence[Part]) -> str:
    return "[" + ", ".join(literal(str(part.path)) for part in parts) + "]"


def _check_parts(
    con: duckdb.DuckDBPyConnection, parts: Sequence[Part], shown: str
) -> None:
    bad = list(_unreadable(con, parts)) or list(_unlike(con, parts))
    if bad:
        raise Refused(*by_kind(bad, shown))


def _unreadable(
    con: duckdb.DuckDBPyConnection, parts: Sequence[Part]
) -> Iterator[Problem]:
    """Yield a problem for each part without the end that says what is in it."""
    try:
        con.execute(f"FROM parquet_file_metadata({_files(parts)})").fetchall()
    except duckdb.Error:
        if len(parts) == 1:
            yield unreadable(parts[0].shown)
            return
        for part in parts:
            yield from _unreadable(con, [part])


def unreadable(shown: str) -> Problem:
    """The problem of a file that is not what its name says, or broken off."""
    return Problem(
        code="roll.E006",
        what="the file cannot be read: it is damaged, broken off or of another kind",
        where=shown,
        do="copy or export it again",
    )


def _unlike(con: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> Iterator[Problem]:
    """Yield a problem for each part whose columns are not those of the first."""
    columns = dict(con.execute(COLUMNS_OF_PARTS.format(files=_files(parts))).fetchall())
    first = columns[str(parts[0].path)]
    for part in parts:
        if columns[str(part.path)] != first:
            yield Problem(
                code="roll.E013",
                what=f"the columns are not those of {parts[0].shown}",
                where=part.shown,
                do="export all parts with the same columns, of the same kinds",
            )
