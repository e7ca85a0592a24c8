"""What may be wrong with a cell: each check a condition in SQL and a message.

Cells that contradict each other are the matter of `checks_of_rows`, and rows that do
of `clashes`, `spells` and `tree`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from goodstanding.problems import Problem
from goodstanding.roll.columns import COLUMNS, MONTHS_TOO, Column, Kind
from goodstanding.roll.found import Found, name
from goodstanding.roll.reading import DAY, MONTH, SHARE, is_ready
from goodstanding.roll.wording import did_you_mean, listing, short

SUMS = {"owed", "paid"}
"""Amounts of money: whole minor units, not below zero."""


class Check(Struct, frozen=True, kw_only=True):
    """A condition under which a row is wrong (`E`) or doubtful (`W`).

    `sign` and `also` are SQL: a row is wrong where both hold; `also` is asked only
    where `sign` held.  `what` is said with the values of the SQL `shown` in it.
    """

    code: str
    column: str
    sign: str
    what: str
    do: str
    also: str = "true"
    shown: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def wrong(self) -> str:
        """The condition that a row is wrong."""
        return f"({self.sign}) AND ({self.also})"

    @property
    def refuses(self) -> bool:
        """Whether a wrong row is left out."""
        return self.code.startswith("roll.E")

    def problem(self, where: str, values: Sequence[object]) -> Problem:
        """The problem of one row, with what its cells say."""
        hint = did_you_mean(str(values[0]), self.words) if self.words else ""
        return Problem(
            code=self.code,
            what=self.what.format(*map(short, values)),
            where=f"{where}, {self.column}",
            do=self.do + hint,
        )


def of_cells(found: Found, *, numbers: bool) -> Iterator[Check]:
    """Yield the checks of each cell of the table alone."""
    for column in COLUMNS[found.table]:
        if column.name not in found.types:
            continue
        if is_ready(column, found, numbers=numbers):
            yield from _ready(column)
        else:
            yield from _read(column)
        if column.name in SUMS:
            yield _negative(column)


def _ready(column: Column) -> Iterator[Check]:
    """Yield the checks of a column whose cells are values as they stand."""
    cell = name(column.name)
    if column.required:
        yield _empty(column, "true")
    if column.kind is Kind.DAY:
        between = "BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'"
        yield _no_such_day(column, f"{cell} NOT {between}", "true")
    if column.kind is Kind.SHARE:
        yield _beyond(column, f"{cell} NOT BETWEEN 0 AND 1", "true")


def _read(column: Column) -> Iterator[Check]:
    """Yield the checks of a column whose cells were texts, or of another type."""
    text = name(column.written)
    there = f"{text} IS NOT NULL"
    unread = f"{name(column.name)} IS NULL"
    if column.required:
        yield _empty(column, f"{text} IS NULL")
    else:
        unread += f" AND {there}"
    if column.words:
        yield _unknown_word(column, unread, there)
    elif column.kind is Kind.DAY:
        shape = f"{DAY}|{MONTH}" if column.name in MONTHS_TOO else DAY
        looks = f"regexp_full_match({text}, '{shape}')"
        yield _no_day(column, unread, f"{there} AND NOT {looks}")
        yield _no_such_day(column, unread, looks)
    elif column.kind is Kind.WHOLE:
        yield _no_whole_number(column, unread, there)
    elif column.kind is Kind.SHARE:
        looks = f"regexp_full_match({text}, '{SHARE}')"
        yield _no_share(column, unread, f"{there} AND NOT {looks}")
        yield _beyond(column, unread, looks)
        yield _rounded(column)
    elif column.kind is Kind.YES_NO:
        yield _no_yes_or_no(column, unread, there)


def _empty(column: Column, also: str) -> Check:
    return Check(
        code="roll.E020",
        column=column.name,
        sign=f"{name(column.name)} IS NULL",
        also=also,
        what=f"{column.name} is empty",
        do=f"write {column.name}, or delete the row",
    )


def _shown(column: Column) -> tuple[str, ...]:
    return (f"coalesce({name(column.written)}, CAST({name(column.name)} AS VARCHAR))",)


def _no_day(column: Column, sign: str, also: str) -> Check:
    month = ", or the month as YYYY-MM" if column.name in MONTHS_TOO else ""
    return Check(
        code="roll.E021",
        column=column.name,
        sign=sign,
        also=also,
        what='"{}" is not a date',
        do=f"write the day as YYYY-MM-DD{month}",
        shown=_shown(column),
    )


def _no_such_day(column: Column, sign: str, also: str) -> Check:
    return Check(
        code="roll.E022",
        column=column.name,
        sign=sign,
        also=also,
        what='"{}" is not in the calendar',
        do="write a day that exists, of the years 0001 to 9999",
        shown=_shown(column),
    )


def _no_whole_number(column: Column, sign: str, also: str) -> Check:
    units = " of cents, pence or the like: 1250 for 12.50"
    return Check(
        code="roll.E023",
        column=column.name,
        sign=sign,
        also=also,
        what='"{}" is not a whole number',
        do=f"write a whole number{units if column.name in SUMS else ''}",
        shown=_shown(column),
    )


def _no_share(column: Column, sign: str, also: str) -> Check:
    return Check(
        code="roll.E024",
        column=column.name,
        sign=sign,
        also=also,
        what='"{}" is not a share',
        do="write a number from 0 to 1 with a point: 0.5 for a half",
        shown=_shown(column),
    )


def _no_yes_or_no(column: Column, sign: str, also: str) -> Check:
    return Check(
        code="roll.E025",
        column=column.name,
        sign=sign,
        also=also,
        what='"{}" is neither yes nor no',
        do="write yes or no",
        shown=_shown(column),
    )


def _unknown_word(column: Column, sign: str, also: str) -> Check:
    return Check(
        code="roll.E026",
        column=column.name,
        sign=sign,
        also=also,
        what=f'"{{}}" is not a {column.name} we know',
        do=f"write {listing(column.words, 'or')}",
        shown=_shown(column),
        words=column.words,
    )


def _negative(column: Column) -> Check:
    return Check(
        code="roll.E027",
        column=column.name,
        sign=f"{name(column.name)} < 0",
        what="{} is less than zero",
        do="write zero or more",
        shown=_shown(column),
    )


def _beyond(column: Column, sign: str, also: str) -> Check:
    return Check(
        code="roll.E028",
        column=column.name,
        sign=sign,
        also=also,
        what='the share "{}" is not between 0 and 1',
        do="write a number from 0 to 1: 0.5 for a half",
        shown=_shown(column),
    )


def _rounded(column: Column) -> Check:
    share, text = name(column.name), name(column.written)
    return Check(
        code="roll.W004",
        column=column.name,
        sign=f"TRY_CAST({text} AS DOUBLE) <> CAST({share} AS DOUBLE)",
        what='the share "{}" has more than six decimals, and was rounded to {}',
        do="write it with at most six decimals",
        shown=(*_shown(column), f"CAST({share} AS VARCHAR)"),
    )
