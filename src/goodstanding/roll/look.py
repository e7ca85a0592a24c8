# ruff: noqa: S608 -- names come from `tables`
"""One pass over a table: how many rows have a sign of anything wrong, and their order.

A roll in the order of its keys, as most are, shows at once that no key stands twice
and no spells overlap; only another roll needs a second pass, by `clashes`.  Ids that
are texts may stand in the order of texts (1, 10, 9) or of numbers (1, 9, 10).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
from msgspec import Struct

from goodstanding.roll.checks import Check
from goodstanding.roll.found import Found, name
from goodstanding.roll.reading import ID
from goodstanding.roll.tables import KEYS

BESIDE = {"members": ("left_on",)}
"""Columns beside the key that are compared with the row before."""


class Look(Struct, frozen=True, kw_only=True):
    """What one pass over a table showed.

    `signs` counts the rows in which anything may be wrong.  `keys_differ`: no two rows have one key.
    `spells_part`: no spell begins before the member's last one ended.  `ids` bounds
    the ids of members if they are whole numbers without a gap.
    """

    rows: int
    signs: int
    keys_differ: bool
    spells_part: bool
    ids: tuple[int, int] | None


def look_over(
    con: duckdb.DuckDBPyConnection,
    found: Found,
    checks: Sequence[Check],
    *,
    numbers: bool,
) -> Look:
    """Pass over the table `reading.<table>` once and count."""
    signs, order = _signs(checks), _order(found, numbers=numbers)
    before = {*KEYS[found.table], *BESIDE.get(found.table, ())}
    lags = "".join(f", lag({name(key)}) OVER () AS {_before(key)}" for key in before)
    rows = f"reading.{name(found.table)}"
    in_order = f"(SELECT *{lags} FROM {rows})"
    if found.in_memory:  # the rows are few, and a query costs more than they do
        seen = _ask(con, signs | order, in_order)
    else:  # the order is seen by one processor, the signs by all
        seen = _ask(con, signs, rows) | _ask(con, order, in_order)
    rises = seen.get("falls", 0) <= 1 or seen.get("falls as numbers", 2) <= 1
    return Look(
        rows=seen["rows"],
        signs=seen["signs"],
        keys_differ=rises or seen.get("falls from behind", 0) <= 1,
        spells_part=rises and not seen.get("overlaps", 0),
        ids=_bounds(seen) if rises else None,
    )


def _bounds(seen: Mapping[str, int]) -> tuple[int, int] | None:
    """The first and last id of the members, if every number between is one."""
    if not seen.get("members"):
        return None
    low, high = seen["lowest"], seen["highest"]
    return (low, high) if high - low + 1 == seen["members"] else None


def _ask(
    con: duckdb.DuckDBPyConnection, asked: Mapping[str, str], rows: str
) -> dict[str, int]:
    """What is asked of the rows, by its name."""
    if not asked:
        return {}
    (answer,) = con.execute(
        f"SELECT {', '.join(asked.values())} FROM {rows}"
    ).fetchall()
    return dict(zip(asked, answer, strict=True))


def _signs(checks: Sequence[Check]) -> dict[str, str]:
    """The counts that do not hang on the order of the rows, in SQL."""
    signs = dict.fromkeys(f"({check.sign})" for check in checks)
    return {"rows": "count(*)", "signs": _count(" OR ".join(signs))}


def _order(found: Found, *, numbers: bool) -> dict[str, str]:
    """The counts that compare each row with the one before it, in SQL."""
    asked: dict[str, str] = {}
    if key := [column for column in KEYS[found.table] if column in found.types]:
        asked["falls"] = _count(f"({_rises(key)}) IS NOT TRUE")
        asked["falls from behind"] = _count(f"({_rises(key[::-1])}) IS NOT TRUE")
        if key[0] == ID and not numbers:
            asked["falls as numbers"] = _count(
                f"({_rises_as_numbers(key)}) IS NOT TRUE"
            )
    if found.table == "members":
        asked |= _spells(numbers=numbers)
    return asked


def _spells(*, numbers: bool) -> dict[str, str]:
    end = f"coalesce({_before('left_on')}, DATE 'infinity')"
    asked = {"overlaps": _count(f"{ID} = {_before(ID)} AND joined_on < {end}")}
    if numbers:
        asked["lowest"], asked["highest"] = f"min({ID})", f"max({ID})"
        asked["members"] = _count(f"{ID} IS DISTINCT FROM {_before(ID)}")
    return asked


def _count(condition: str) -> str:
    return f"count(*) FILTER (WHERE {condition})"


def _rises(key: Sequence[str]) -> str:
    """The condition that a row's key is greater than that of the row before."""
    first, *rest = key
    greater = f"{name(first)} > {_before(first)}"
    if not rest:
        return greater
    return f"{greater} OR ({name(first)} = {_before(first)} AND ({_rises(rest)}))"


def _rises_as_numbers(key: Sequence[str]) -> str:
    """The same, where of two ids the longer is the greater: 10 comes after 9."""
    length, before = f"strlen({name(ID)})", f"strlen({_before(ID)})"
    return f"{length} > {before} OR ({length} = {before} AND ({_rises(key)}))"


def _before(column: str) -> str:
    return name(f"{column}, before")
