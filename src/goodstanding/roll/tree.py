# ruff: noqa: S608 -- names come from `tables`
"""Branches that stand above themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import duckdb

from goodstanding.problems import Problem
from goodstanding.roll.found import Found, standing
from goodstanding.roll.wording import by_kind, short

ROUND = f"""
WITH RECURSIVE below AS (
    SELECT branch_id FROM {standing("branches")}
    WHERE parent_id IS NULL
        OR parent_id NOT IN (SELECT branch_id FROM {standing("branches")})
    UNION ALL
    SELECT branch.branch_id
    FROM {standing("branches")} branch
    JOIN below ON branch.parent_id = below.branch_id
)
SELECT branch_id, parent_id, part, row
FROM {standing("branches")}
WHERE branch_id NOT IN (SELECT branch_id FROM below)
ORDER BY part, row
"""
"""The branches from which no way leads up to a first one."""

Branch = tuple[str, tuple[int, int]]
"""The branch above, and the part and row that say so."""


def has_parents(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether any branch belongs to another."""
    query = "SELECT 1 FROM reading.branches WHERE parent_id IS NOT NULL LIMIT 1"
    return bool(con.execute(query).fetchall())


def leave_out_rounds(con: duckdb.DuckDBPyConnection, found: Found) -> list[Problem]:
    """Leave out the branches that stand above themselves, and say which."""
    branches: dict[str, Branch] = {
        branch: (parent, (part, row))
        for branch, parent, part, row in con.execute(ROUND).fetchall()
    }
    rounds = list(_rounds(branches))
    for group in rounds:
        for branch in group:
            con.execute(
                "INSERT INTO left_out.branches VALUES (?, ?)", branches[branch][1]
            )
    return by_kind((_round(found, group, branches) for group in rounds), found.shown)


def _rounds(branches: Mapping[str, Branch]) -> Iterator[list[str]]:
    """Yield each closed way up, once, from the branch that stands first."""
    done: set[str] = set()
    for start in branches:
        way: list[str] = []
        branch = start
        while branch not in done:
            done.add(branch)
            way.append(branch)
            branch = branches[branch][0]
        if branch in way:
            yield way[way.index(branch) :]


def _round(found: Found, group: list[str], branches: Mapping[str, Branch]) -> Problem:
    way = " under ".join(map(short, [*group, group[0]]))
    return Problem(
        code="roll.E036",
        what=f"a branch stands above itself: {way}",
        where=found.place(*sorted(branches[branch][1] for branch in group)),
        do="correct parent_id, or leave it empty for the first of them",
    )
