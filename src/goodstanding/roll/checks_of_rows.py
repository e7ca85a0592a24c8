# ruff: noqa: S608 -- names come from `tables`
"""What may be wrong with a row: dates in the wrong order, and what is not on the roll."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from goodstanding.roll.checks import Check
from goodstanding.roll.found import Found, name
from goodstanding.roll.reading import ID

SPANS = {
    "members": (("joined_on", "left_on"),),
    "statuses": (("from_on", "to_on"),),
    "occasions": (("began_on", "held_on"),),
    "excuses": (("from_on", "to_on"),),
    "measures": (("from_on", "until_on"), ("from_on", "ended_on")),
}
"""The columns that begin and end the spans in a table."""


class Known(Struct, kw_only=True):
    """What may be named in other tables.

    `there` are the tables that could be read, `unreadable` those that could not; on
    these nothing is checked.  `ids` bounds the ids of members, if they are whole
    numbers without a gap.
    """

    there: set[str]
    unreadable: set[str]
    ids: tuple[int, int] | None = field(default=None)


def of_rows(found: Found, known: Known) -> Iterator[Check]:
    """Yield the checks of the rows of the table, one row at a time."""
    for first, last in SPANS.get(found.table, ()):
        if last in found.types:
            yield _reversed(first, last)
    if "paid_on" in found.types:
        yield _nothing_paid()
    if found.table != "members" and ID in found.types:
        yield from _unknown_member(known)
    if found.table != "branches" and "branch_id" in found.types:
        yield from _unknown_branch(known)
    if found.table == "attendance":
        yield from _unknown_occasion(known)
    if "parent_id" in found.types:
        yield _unknown_parent()


def _reversed(first: str, last: str) -> Check:
    return Check(
        code="roll.E029",
        column=last,
        sign=f"{name(last)} < {name(first)}",
        what=f"{last} {{}} is before {first} {{}}",
        do="correct one of the two dates",
        shown=(f"CAST({name(last)} AS VARCHAR)", f"CAST({name(first)} AS VARCHAR)"),
    )


def _nothing_paid() -> Check:
    return Check(
        code="roll.W005",
        column="paid_on",
        sign="paid_on IS NOT NULL AND paid = 0",
        what="paid_on is {}, and nothing was paid",
        do="write what was paid, or delete the date",
        shown=("CAST(paid_on AS VARCHAR)",),
    )


def _unknown_member(known: Known) -> Iterator[Check]:
    if "members" not in known.there:
        return
    unknown = _not_in(ID, "members", ID)
    if known.ids:
        low, high = known.ids
        unknown = f"{name(ID)} NOT BETWEEN {low} AND {high}"
    yield Check(
        code="roll.E030",
        column=ID,
        sign=unknown,
        what='there is no member "{}"',
        do="correct the number of the member, or add the member to the members",
        shown=(f"CAST({name(ID)} AS VARCHAR)",),
    )


def _unknown_branch(known: Known) -> Iterator[Check]:
    if "branches" in known.there:
        yield Check(
            code="roll.E031",
            column="branch_id",
            sign=_not_in("branch_id", "branches", "branch_id"),
            what='there is no branch "{}"',
            do="correct the name of the branch, or add it to the branches",
            shown=("branch_id",),
        )


def _unknown_occasion(known: Known) -> Iterator[Check]:
    if "occasions" in known.unreadable:
        return
    there = "occasions" in known.there
    yield Check(
        code="roll.E032",
        column="occasion_id",
        sign=_not_in("occasion_id", "occasions", "occasion_id")
        if there
        else "occasion_id IS NOT NULL",
        what='there is no occasion "{}"',
        do="correct it, or add the occasion to the occasions",
        shown=("occasion_id",),
    )


def _unknown_parent() -> Check:
    return Check(
        code="roll.E033",
        column="parent_id",
        sign=_not_in("parent_id", "branches", "branch_id"),
        what='there is no branch "{}" for this one to belong to',
        do="correct it, or add that branch",
        shown=("parent_id",),
    )


def _not_in(column: str, table: str, key: str) -> str:
    known = f"SELECT {key} FROM reading.{name(table)} WHERE {key} IS NOT NULL"
    return f"{name(column)} NOT IN ({known})"
