# ruff: noqa: S608 -- names come from `tables`, values are bound
"""Spells of membership that overlap: nobody is a member twice at once."""

from __future__ import annotations

from datetime import date

import duckdb

from goodstanding.problems import Problem
from goodstanding.roll.found import Found, standing
from goodstanding.roll.wording import LISTED, cut, short

OVERLAPS = f"""
CREATE OR REPLACE TEMP TABLE two_at_once AS
SELECT part, row, member_id, joined_on, left_on, before
FROM (
    SELECT
        *,
        arg_max(
            {{'part': part, 'row': row, 'joined_on': joined_on, 'left_on': left_on}},
            coalesce(left_on, DATE 'infinity')
        ) OVER (
            PARTITION BY member_id ORDER BY joined_on
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS before
    FROM {standing("members")}
    WHERE ($known_on IS NULL OR recorded_on IS NULL OR recorded_on <= $known_on)
        AND (left_on IS NULL OR left_on > joined_on)
)
WHERE before IS NOT NULL
    AND coalesce(before.left_on, DATE 'infinity') > joined_on
"""

LEAVE_OUT = """
INSERT INTO left_out.members
SELECT part, row FROM two_at_once
UNION
SELECT before.part, before.row FROM two_at_once
"""


def leave_out_overlaps(
    con: duckdb.DuckDBPyConnection, found: Found, known_on: date | None
) -> list[Problem]:
    """Leave out the spells that overlap, and say which."""
    con.execute(OVERLAPS, {"known_on": known_on})
    con.execute(LEAVE_OUT)
    ((count,),) = con.execute("SELECT count(*) FROM two_at_once").fetchall()
    rows = con.execute(
        "SELECT (part, row), (before.part, before.row), member_id, "
        "before.joined_on, before.left_on, joined_on "
        f"FROM two_at_once ORDER BY part, row LIMIT {LISTED}"
    ).fetchall()
    problems = [
        _overlap(found.place(*sorted((row, before))), member, spell, joined_on)
        for row, before, member, *spell, joined_on in rows
    ]
    return cut(problems, count, found.shown) if problems else []


def _overlap(
    where: str, member: object, spell: list[date | None], joined_on: date
) -> Problem:
    first, last = spell
    end = f" to {last}" if last else ""
    return Problem(
        code="roll.E035",
        what=f"member {short(member)} has two spells at once: "
        f"one from {first}{end}, another from {joined_on}",
        where=where,
        do="let the first end on the day on which the second begins, or before",
    )
