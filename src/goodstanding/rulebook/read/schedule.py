"""When something is owed, from its phrase: each period, in which part of it, or at what."""

from __future__ import annotations

from datetime import date

from goodstanding.dates import (
    MONTHS,
    Aligned,
    Calendar,
    Due,
    DueOn,
    DueWithin,
    Length,
    Terms,
    Unit,
)
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read.context import Context, key, keys, node, of, some
from goodstanding.rulebook.read.time import CALENDAR, aligned, span, unit
from goodstanding.rulebook.series import AtOccasions, EachPeriod

DAYS_OF_A_MONTH = 31
ON_A_DAY = {DueOn.DAY_OF_YEAR: Unit.YEAR, DueOn.DAY: Unit.MONTH}


def owed(found: Node, at: Context) -> EachPeriod | AtOccasions:
    """When it is owed."""
    if found.name == "at":
        return AtOccasions(keys(found["kinds"]))
    kind, due = found["kind"], some(found["due"])
    periods: Calendar = _periods(found, at)
    if due is not None and isinstance(periods, Aligned | Terms):
        periods = _due(due, periods, at)
    return EachPeriod(periods, key(kind) if kind else None)


def _periods(found: Node, at: Context) -> Calendar:
    if found.name in ("each", "listed"):
        return aligned(found, at)
    count = 1 if found["int"] is None else of(int, found["int"])
    which = unit(node(found["unit"]))
    if found.name == "own":
        if count < 1 or which in (Unit.DAY, Unit.BUSINESS_DAY):
            return _no_period(found, at)
        own = node(found["own"])
        status = key(own["status"]) if own["status"] else None
        return Terms(Length(count, which), status)
    first = of(date, found["first"])
    if count < 1 or which not in CALENDAR:
        return _no_period(found, at)
    if first.day != 1 and which is not Unit.WEEK:
        at.problem(
            "rulebook.E021",
            "periods must begin on the first day of a month",
            f"write the first of the month, as in `{first.replace(day=1)}`",
            found,
        )
    return Aligned.since(first, count, which)


def _no_period(found: Node, at: Context) -> Calendar:
    at.problem(
        "rulebook.E020",
        f"`{at.text(found)}` is no period of a calendar",
        "write at least 1 week, month, quarter, half-year or year",
        found,
    )
    return Aligned(Unit.MONTH)


def _due(found: Node, periods: Aligned | Terms, at: Context) -> Calendar:
    """The periods with a due day; it must fall in each of them, and only once."""
    on = DueOn[found.name.upper()]
    if on is DueOn.LENGTH:
        length = span(node(found["length"]), at)
        if isinstance(length, Length) and _shorter(length, periods):
            return DueWithin(periods, Due(on, length=length))
    elif on in (DueOn.FIRST_BUSINESS_DAY, DueOn.LAST_BUSINESS_DAY):
        return DueWithin(periods, Due(on))
    else:
        day = _day(found)
        fits = isinstance(periods, Aligned) and str(periods) == ON_A_DAY[on]
        if fits and 1 <= day[1] <= DAYS_OF_A_MONTH:
            return DueWithin(periods, Due(on, day))
    at.problem(
        "rulebook.E083",
        f"`{at.text(found)}` is not one day of each {periods}",
        "write a day of the year for what is owed each year, as in `due by 31 January`; "
        "`due by day 15` for what is owed each month; else `due in the first 10 days`",
        found,
    )
    return periods


def _day(found: Node) -> tuple[int, int]:
    """The month and the day, which may be none that there is; of a month, its day."""
    if found["int"] is not None:
        return 1, of(int, found["int"])
    month, day = of(tuple, found["day_of_year"])
    return month, day


def _shorter(length: Length, periods: Aligned | Terms) -> bool:
    """Whether so long from its first day is over inside every period."""
    if isinstance(periods, Terms):
        whole = periods.length
    else:
        whole = Length(periods.count, periods.unit)
    if length.unit in MONTHS and whole.unit in MONTHS:
        return 0 < length.count * MONTHS[length.unit] < whole.count * MONTHS[whole.unit]
    first = date(2023, 2, 1)
    return first < length.after(first) < whole.after(first)
