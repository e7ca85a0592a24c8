# ruff: noqa: S608 -- names come from `tables`, values are bound
"""How far the record of each duty is closed, and what is on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import duckdb  # only named here: the engine is slow to load

DAYS = {
    "dues": "period",
    "occasions": "held_on",
    "attendance": "held_on",
    "tasks": "due_on",
    "activity": '"on"',
    "contacts": '"on"',
    "notices": "sent_on",
}
"""The tables in which a duty may be kept, and the day of their rows."""

KINDS = {"occasions": "duty", "attendance": "duty"}
"""The column that says of what kind a row is, where it is not `kind`."""

FROM = {"attendance": "attendance JOIN occasions USING (occasion_id)"}

Seen = dict[str | None, tuple[int, date | None]]
"""The rows of a duty and the day of the last, by branch and (None) in all."""


class Kept(Struct, frozen=True):
    """Where the record of a duty is kept: a table, and its rows of one kind.

    `kind` is the `duty` of occasions, the `kind` of activity, contacts or notices;
    None: every row.
    """

    table: str
    kind: str | None = None


class Completeness(Struct, frozen=True, kw_only=True):
    """How complete the record of a duty is, in a branch or (None) in every branch.

    `through`: before this day it is closed; None: nobody closed it.  `rows` counts
    the rows seen, `last_on` is the day of the last; both are None where nothing says
    in which table the duty is kept.
    """

    branch_id: str | None
    duty: str
    through: date | None
    rows: int | None
    last_on: date | None


def completeness(
    con: duckdb.DuckDBPyConnection, kept: Mapping[str, Kept]
) -> list[Completeness]:
    """The rows of `complete`, and the duties of `kept` that nobody closed.

    A duty that `kept` does not name is looked for under its own name: as a table, a
    duty of the occasions, a kind of activity.
    """
    con = con.cursor()
    closed: list[tuple[str | None, str, date | None]] = con.execute(
        "SELECT branch_id, duty, through FROM complete "
        "ORDER BY duty, branch_id NULLS FIRST"
    ).fetchall()
    duties = dict.fromkeys(duty for _, duty, _ in closed)
    closed += [(None, duty, None) for duty in kept if duty not in duties]
    places = {duty: kept.get(duty) or _named_so(con, duty) for _, duty, _ in closed}
    seen = {duty: _seen(con, place) for duty, place in places.items() if place}
    return [
        _line(branch, duty, through, seen.get(duty)) for branch, duty, through in closed
    ]


def _line(
    branch: str | None, duty: str, through: date | None, seen: Seen | None
) -> Completeness:
    rows, last_on = (None, None) if seen is None else seen.get(branch, (0, None))
    return Completeness(
        branch_id=branch, duty=duty, through=through, rows=rows, last_on=last_on
    )


def _named_so(con: duckdb.DuckDBPyConnection, duty: str) -> Kept | None:
    if duty in DAYS:
        return Kept(duty)
    for table in ("occasions", "activity"):
        query = f"SELECT 1 FROM {table} WHERE {_kind(table)} = ? LIMIT 1"
        if con.execute(query, [duty]).fetchall():
            return Kept(table, duty)
    return None


def _kind(table: str) -> str:
    return KINDS.get(table, "kind")


def _seen(con: duckdb.DuckDBPyConnection, kept: Kept) -> Seen:
    day, rows = DAYS[kept.table], FROM.get(kept.table, kept.table)
    if kept.table not in FROM and kept.table != "occasions":
        rows += (
            " LEFT JOIN (SELECT DISTINCT member_id, branch_id FROM members) "
            "USING (member_id)"
        )
    of_kind = "true" if kept.kind is None else f"{_kind(kept.table)} = $kind"
    values = {} if kept.kind is None else {"kind": kept.kind}
    by_branch = con.execute(
        f"SELECT branch_id, count(*), max({day}) FROM {rows} WHERE {of_kind} "
        "GROUP BY branch_id",
        values,
    ).fetchall()
    seen: Seen = {branch: (count, last) for branch, count, last in by_branch}
    ((count, last),) = con.execute(
        f"SELECT count(*), max({day}) FROM {FROM.get(kept.table, kept.table)} "
        f"WHERE {of_kind}",
        values,
    ).fetchall()
    return seen | {None: (count, last)}
