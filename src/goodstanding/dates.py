"""Civil days, lengths of time and periods of a calendar.  Nothing here asks the clock.

"On a day" means at the end of that day.  A length of months is measured forward
from an event to the corresponding day: the same day of the month, or the last day
of a shorter month (31 January and one month is 28 or 29 February).
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SATURDAY = 5


class Unit(StrEnum):
    """A unit in which bylaws measure time."""

    DAY = "day"
    BUSINESS_DAY = "business day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as bylaws say it: a whole number of one unit.

    Example:
        >>> str(Length(6, Unit.MONTH)), str(Length(1, Unit.YEAR))
        ('6 months', '1 year')
    """

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    def after(self, day: date) -> date:
        """The day on which this length, begun at the end of `day`, is over.

        Example:
            >>> Length(1, Unit.MONTH).after(date(2024, 1, 31))
            datetime.date(2024, 2, 29)
        """
        return _moved(day, self.count, self.unit)

    def before(self, day: date) -> date:
        """The corresponding day this length before `day`."""
        return _moved(day, -self.count, self.unit)


def _moved(day: date, count: int, unit: Unit) -> date:
    if unit is Unit.DAY:
        return day + timedelta(count)
    if unit is Unit.WEEK:
        return day + timedelta(7 * count)
    if unit is Unit.BUSINESS_DAY:
        return _business_days(day, count)
    month = day.year * 12 + day.month - 1 + count * MONTHS[unit]
    return first_of_month(month).replace(day=min(day.day, _days_in(month)))


def _business_days(day: date, count: int) -> date:
    step = timedelta(1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return day


def month_number(day: date) -> int:
    """The months that began since January of the year 0: an integer that counts on.

    Example:
        >>> month_number(date(2025, 1, 31)) - month_number(date(2024, 12, 1))
        1
    """
    return day.year * 12 + day.month - 1


def first_of_month(number: int) -> date:
    """The first day of the month that `month_number` numbers so."""
    return date(number // 12, number % 12 + 1, 1)


def _days_in(number: int) -> int:
    return calendar.monthrange(number // 12, number % 12 + 1)[1]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Periods of `count` units laid end to end, numbered so that the next is one more.

    Weeks begin on Monday, or `first_day` days later.  Quarters, half-years and years
    begin with the month `first_month` (1 for January), and with those a fixed number of
    months later.

    Example:
        >>> club_year = Aligned(Unit.YEAR, first_month=7)
        >>> club_year.start(club_year.number(date(2025, 6, 30)))
        datetime.date(2024, 7, 1)
    """

    unit: Unit
    first_month: int = 1
    count: int = 1
    first_day: int = 0

    @classmethod
    def since(cls, first: date, count: int, unit: Unit) -> Aligned:
        """Periods of so many units, one of which begins on `first`.

        Example:
            >>> fortnights = Aligned.since(date(2024, 1, 1), 2, Unit.WEEK)
            >>> fortnights.start(fortnights.number(date(2024, 1, 14)))
            datetime.date(2024, 1, 1)
        """
        if unit is Unit.WEEK:
            day = (first.toordinal() - 1) % (7 * count)
            return cls(unit, count=count, first_day=day)
        month = month_number(first) % (MONTHS[unit] * count)
        return cls(unit, first_month=month + 1, count=count)

    def __str__(self) -> str:
        return str(self.unit) if self.count == 1 else f"{self.count} {self.unit}s"

    def number(self, day: date) -> int:
        """The number of the period that holds `day`."""
        if self.unit is Unit.DAY:
            return day.toordinal()
        if self.unit is Unit.WEEK:
            return (day.toordinal() - 1 - self.first_day) // (7 * self.count)
        months = MONTHS[self.unit] * self.count
        return (month_number(day) - self.first_month + 1) // months

    def start(self, number: int) -> date:
        """The first day of the period numbered so."""
        if self.unit is Unit.DAY:
            return date.fromordinal(number)
        if self.unit is Unit.WEEK:
            days = number * 7 * self.count + self.first_day
            return date.fromordinal(days + 1)
        months = MONTHS[self.unit] * self.count
        return first_of_month(number * months + self.first_month - 1)

    def close(self, number: int) -> date:
        """The last day of the period numbered so."""
        return self.start(number + 1) - timedelta(1)

    def running(self, day: date) -> int:
        """The number of the first period that is not over at the end of `day`."""
        return self.number(day + timedelta(1))

    def numbers(self, low: int, high: int) -> range:
        """The numbers of periods from `low` up to, and without, `high`."""
        return range(low, high)


@dataclass(frozen=True, slots=True)
class Listed:
    """Periods that a text lists with their names and days: sessions, cycles, releases.

    They follow each other, with or without days between them; a day between two belongs
    to the one before it.  The first is numbered 0.  `key` names them all, `one` is what
    sentences call one of them.

    Example:
        >>> spring = ("spring", date(2025, 1, 14), date(2025, 6, 30))
        >>> autumn = ("autumn", date(2025, 9, 1), date(2025, 12, 20))
        >>> sessions = Listed("sessions", "session", (spring, autumn))
        >>> sessions.number(date(2025, 8, 1)), sessions.running(date(2025, 8, 1))
        (0, 1)
    """

    key: str
    one: str
    periods: tuple[tuple[str, date, date], ...]

    def __str__(self) -> str:
        return self.one

    @property
    def first(self) -> date:
        """The first day of the first period."""
        return self.periods[0][1]

    @property
    def last(self) -> date:
        """The last day of the last period."""
        return self.periods[-1][2]

    def number(self, day: date) -> int:
        """The number of the last period that began by `day`; -1 before the first."""
        return bisect_right(self.periods, day, key=lambda period: period[1]) - 1

    def start(self, number: int) -> date:
        """The first day of the period numbered so; far away where none is listed."""
        if number < 0:
            return date.min
        return self.periods[number][1] if number < len(self.periods) else date.max

    def close(self, number: int) -> date:
        """The last day of the period numbered so; far away where none is listed."""
        if number < 0:
            return self.first - timedelta(1)
        return self.periods[number][2] if number < len(self.periods) else date.max

    def running(self, day: date) -> int:
        """The number of the first period that is not over at the end of `day`."""
        return bisect_right(self.periods, day, key=lambda period: period[2])

    def numbers(self, low: int, high: int) -> range:
        """The numbers from `low` up to, and without, `high`, as far as they are listed."""
        return range(max(low, 0), min(high, len(self.periods)))


Calendar = Aligned | Listed
"""Periods one after another, each with its number, its first and its last day."""
