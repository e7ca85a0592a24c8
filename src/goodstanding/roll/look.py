# ruff: noqa: S608 -- names come from `tables`
"""One pass over a table: how many rows have a sign of anything wrong, and their order.

A roll in the order of its keys, as most are, shows at once that no key stands twice
and no spells overlap; only another roll needs a second pass, by `clashes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from goodstanding.roll.checks import Check
from goodstanding.roll.columns import COLUMNS
from goodstanding.roll.found import Found, name
from goodstanding.roll.reading import ID, is_text
from goodstanding.roll.tables import KEYS

BESIDE = {"members": ("left_on",)}
"""Columns beside the key that are compared with the row before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one pass over a table showed.

    `signs` counts the rows in which anything may be wrong.  `keys_differ`: no two rows have one key.
    `spells_part`: no spell begins before the member's last one ended.  `ids` bounds
    the ids of members if they are whole numbers without a gap.  `tidy` are the
    columns of free text without blanks around it.
    """

    rows: int
    signs: int
    keys_differ: bool
    spells_part: bool
    ids: tuple[int, int] | None
    tidy: frozenset[str]


def look_over(
    con: duckdb.DuckDBPyConnection,
    found: Found,
    checks: Sequence[Check],
    *,
    numbers: bool,
) -> Look:
    """Pass over the table `reading.<table>` once and count."""
    asked = dict(_asked(found, checks, numbers=numbers))
    before = {*KEYS[found.table], *BESIDE.get(found.table, ())}
    lags = "".join(f", lag({name(key)}) OVER () AS {_before(key)}" for key in before)
    (row,) = con.execute(
        f"SELECT {', '.join(asked.values())} "
        f"FROM (SELECT *{lags} FROM reading.{name(found.table)})"
    ).fetchall()
    seen: dict[str, int] = dict(zip(asked, row, strict=True))
    rises = seen.get("falls", 0) <= 1
    return Look(
        rows=seen["rows"],
        signs=seen["signs"],
        keys_differ=rises or seen.get("falls from behind", 0) <= 1,
        spells_part=rises and not seen.get("overlaps", 0),
        ids=_bounds(seen) if rises else None,
        tidy=frozenset(key for key in found.types if seen.get(f"untidy {key}") == 0),
    )


def _bounds(seen: Mapping[str, int]) -> tuple[int, int] | None:
    """The first and last id of the members, if every number between is one."""
    if not seen.get("members"):
        return None
    low, high = seen["lowest"], seen["highest"]
    return (low, high) if high - low + 1 == seen["members"] else None


def _asked(
    found: Found, checks: Sequence[Check], *, numbers: bool
) -> Iterator[tuple[str, str]]:
    """Yield what is counted, and its SQL."""
    yield "rows", "count(*)"
    yield "signs", _count(" OR ".join({f"({check.sign})": 0 for check in checks}))
    if key := [column for column in KEYS[found.table] if column in found.types]:
        yield "falls", _count(f"({_rises(key)}) IS NOT TRUE")
        yield "falls from behind", _count(f"({_rises(key[::-1])}) IS NOT TRUE")
    if not found.in_memory:
        for column in COLUMNS[found.table]:
            if is_text(column, found):
                untidy = f"{name(column.found)} IS DISTINCT FROM {name(column.name)}"
                yield f"untidy {column.name}", _count(untidy)
    if found.table == "members":
        yield from _spells(numbers=numbers)


def _spells(*, numbers: bool) -> Iterator[tuple[str, str]]:
    yield (
        "overlaps",
        _count(
            f"{ID} = {_before(ID)} AND "
            f"joined_on < coalesce({_before('left_on')}, DATE 'infinity')"
        ),
    )
    if numbers:
        yield "lowest", f"min({ID})"
        yield "highest", f"max({ID})"
        yield "members", _count(f"{ID} IS DISTINCT FROM {_before(ID)}")


def _count(condition: str) -> str:
    return f"count(*) FILTER (WHERE {condition})"


def _rises(key: Sequence[str]) -> str:
    """The condition that a row's key is greater than that of the row before."""
    first, *rest = key
    greater = f"{name(first)} > {_before(first)}"
    if not rest:
        return greater
    return f"{greater} OR ({name(first)} = {_before(first)} AND ({_rises(rest)}))"


def _before(column: str) -> str:
    return name(f"{column}, before")
