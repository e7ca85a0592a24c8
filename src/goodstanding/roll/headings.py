"""Which column of a source is which column of its table."""

from __future__ import annotations

from collections.abc import Sequence

from goodstanding.problems import Problem, Refused
from goodstanding.roll.columns import COLUMNS
from goodstanding.roll.wording import did_you_mean, listing, nearest, quoted

Places = dict[str, int]
"""The place of each known column among the columns of a source, from 0."""


def places(
    table: str, headings: Sequence[str], where: str
) -> tuple[Places, tuple[Problem, ...]]:
    """The columns of `table` by their headings, in any order and case; and doubts.

    Raises:
        Refused: a column that is required is missing, or one is there twice.
    """
    known = [column.name for column in COLUMNS[table]]
    read = [heading.strip().lower() for heading in headings]
    if not set(read) & set(known):
        raise Refused(_no_headings(table, where))
    required = [column.name for column in COLUMNS[table] if column.required]
    strange = [heading for heading in headings if heading.strip().lower() not in known]
    errors = [_twice(name, where) for name in known if read.count(name) > 1]
    errors += [_missing(name, strange, where) for name in required if name not in read]
    doubts = [
        _strange(number, headings[number], known, where)
        for number, heading in enumerate(read)
        if heading not in known
    ]
    if errors:
        raise Refused(*errors, *doubts)
    return {name: read.index(name) for name in known if name in read}, tuple(doubts)


def _no_headings(table: str, where: str) -> Problem:
    names = [column.name for column in COLUMNS[table]]
    return Problem(
        code="roll.E007",
        what="the first row names no column of this table",
        where=where,
        do=f"write the names of the columns in the first row: {listing(names)}",
    )


def _missing(name: str, strange: Sequence[str], where: str) -> Problem:
    meant = nearest(name, [heading.strip().lower() for heading in strange])
    hint = f"; did you mean it by {quoted(meant)}?" if meant else ""
    return Problem(
        code="roll.E008",
        what=f"the column {name} is missing",
        where=where,
        do=f"add a column with the heading {name}{hint}",
    )


def _twice(name: str, where: str) -> Problem:
    return Problem(
        code="roll.E009",
        what=f"two columns have the heading {name}",
        where=where,
        do="delete or rename the one that is not meant",
    )


def _strange(number: int, heading: str, known: Sequence[str], where: str) -> Problem:
    if not heading.strip():
        return Problem(
            code="roll.W003",
            what=f"column {number + 1} has no heading, and was not loaded",
            where=where,
            do="give it a heading, or delete it",
        )
    return Problem(
        code="roll.W002",
        what=f"the column {quoted(heading.strip())} is not part of this table, "
        "and was not loaded",
        where=where,
        do=f"rename it, or leave it as it is{did_you_mean(heading, known)}",
    )
