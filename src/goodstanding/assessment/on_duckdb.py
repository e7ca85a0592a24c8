"""Running the queries of `to_sql` on DuckDB.  Nothing but the running is here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from goodstanding.assessment.answers import Answers
from goodstanding.assessment.to_sql.answers import (
    OPEN,
    ORDER,
    Compiled,
    compile_rulebook,
)
from goodstanding.assessment.to_sql.text import quoted
from goodstanding.rulebook.model import Rulebook
from goodstanding.terms import Answer

PACKED = "packed_members"
BATCH = 10_000
NEARLY = ORDER.index(Answer.NEEDS_FINDING)


def pack(con: duckdb.DuckDBPyConnection, compiled: Compiled) -> None:
    """Make the table `packed_members`: one row per member who belongs on the day."""
    text, values = compiled.plan.packed()
    con.execute(f"CREATE OR REPLACE TABLE {PACKED} AS {text}", values)


def size(con: duckdb.DuckDBPyConnection, source: str = PACKED) -> int:
    """How many members are packed in `source`."""
    row = con.execute(f"SELECT count(*) FROM {source}").fetchone()
    return int(row[0]) if row else 0


def certain(con: duckdb.DuckDBPyConnection, source: str = PACKED) -> frozenset[str]:
    """The series of which nothing is unknown, of anybody in `source`.

    A duty by its name; a series of acts by its name and the day its record reaches; and
    the columns on what lies behind the words, where nothing does.
    """
    names = [
        row[0] for row in con.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    ]
    asked = {
        name: f"bool_or({quoted(name)} <> 0)"
        for name in names
        if name.endswith(" unknown")
    }
    asked |= {
        name: f"bool_or({quoted(name)})"
        for name in names
        if " unclosed on " in name or name.endswith(" behind")
    }
    if not asked:
        return frozenset()
    row = (
        con.execute(f"SELECT {', '.join(asked.values())} FROM {source}").fetchone()
        or ()
    )
    known = [name for name, unknown in zip(asked, row, strict=True) if not unknown]
    duties = {
        name.removesuffix(" unknown") for name in known if name.endswith(" unknown")
    }
    lately = {
        name.replace(" unclosed on ", " ") for name in known if " unclosed on " in name
    }
    windows = {
        name.removesuffix(" unknown")
        for name, unknown in zip(asked, row, strict=True)
        if unknown and name.endswith(" unknown")
    }
    return frozenset(
        {name for name in duties if not _has_unknown(name, windows)}
        | lately
        | {name for name in known if name.endswith(" behind")}
    )


def _has_unknown(duty: str, windows: set[str]) -> bool:
    """Whether a window of the duty holds unknown points, though its words do not."""
    return any(window == duty or window.startswith(f"{duty} ") for window in windows)


def answers(
    con: duckdb.DuckDBPyConnection,
    rulebook: Rulebook,
    on: date,
    *,
    source: str = PACKED,
    everyone: bool = False,
) -> Iterator[Answers]:
    """The answers of every member in `source` with one that is not "not met", or near.

    With `everyone`, of all of them.  `source` is what `pack` made of the same rulebook
    and day.
    """
    compiled = compile_rulebook(rulebook, on, certain=certain(con, source))
    names = list(compiled.answers)
    told = " OR ".join(
        f"{quoted(name)} <> 0 OR {quoted(name + ' ahead')} NOT IN (0, 1)"
        for name in names
    )
    where = "TRUE" if everyone else told or "FALSE"
    text = f"SELECT * FROM ({compiled.select(source)}) WHERE {where} ORDER BY member_id"
    cursor = con.cursor()
    cursor.execute("SET enable_progress_bar = false")
    found = cursor.execute(text, compiled.plan.values.used_in(text))
    while rows := found.fetchmany(BATCH):
        for member_id, branch_id, *given in rows:
            yield _answers(names, str(member_id), branch_id, given)


def _answers(
    names: list[str], member_id: str, branch_id: str | None, given: list[int]
) -> Answers:
    now, ahead = given[: len(names)], given[len(names) :]
    told = {
        name: ORDER[number]
        for name, number in zip(names, now, strict=True)
        if number > 0
    }
    left = {
        name
        for name, number, then in zip(names, now, ahead, strict=True)
        if number == OPEN or (number == 0 and then == OPEN)
    }
    near = {
        name
        for name, number, then in zip(names, now, ahead, strict=True)
        if number == 0 and then >= NEARLY
    }
    return Answers(member_id, branch_id, told, frozenset(near), frozenset(left))
