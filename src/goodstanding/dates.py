"""Civil days, lengths of time and periods of a calendar.  Nothing here asks the clock.

"On a day" means at the end of that day.  A length of months is measured forward
from an event to the corresponding day: the same day of the month, or the last day
of a shorter month (31 January and one month is 28 or 29 February).
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

SATURDAY, WORKING = 5, 5
EARLIEST, LATEST = date(100, 1, 1), date(9900, 1, 1)
"""A length counted beyond these days ends on them: no calendar of ours goes further."""

ASKED_AGAIN = 10_000
"""Days kept once they are reckoned: every member is asked about the same ones."""


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


class Length(Struct, frozen=True):
    """A length of time as bylaws say it: a whole number of one unit.

    Example:
        >>> str(Length(6, Unit.MONTH)), str(Length(1, Unit.YEAR))
        ('6 months', '1 year')
    """

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    def is_over(self) -> str:
        """The length with its verb: `1 month is over`, `6 months are over`."""
        return f"{self} {'is' if self.count == 1 else 'are'} over"

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


@lru_cache(ASKED_AGAIN)
def _moved(day: date, count: int, unit: Unit) -> date:
    try:
        moved = _counted(day, count, unit)
    except OverflowError:  # a day outside the years 1 to 9999
        moved = LATEST if count > 0 else EARLIEST
    return min(max(moved, EARLIEST), LATEST)


def _counted(day: date, count: int, unit: Unit) -> date:
    if unit is Unit.DAY:
        return day + timedelta(count)
    if unit is Unit.WEEK:
        return day + timedelta(7 * count)
    if unit is Unit.BUSINESS_DAY:
        return _business_days(day, count)
    first = first_of_month(month_number(day) + count * MONTHS[unit])
    return first.replace(day=min(day.day, _days_in(first)))


def _business_days(day: date, count: int) -> date:
    step = timedelta(1 if count > 0 else -1)
    weeks = max(abs(count) // WORKING - 1, 0)  # the last steps find the working day
    day += weeks * 7 * step
    for _ in range(abs(count) - weeks * WORKING):
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


@lru_cache(ASKED_AGAIN)
def first_of_month(number: int) -> date:
    """The first day of the month that `month_number` numbers so, on our calendar."""
    number = min(max(number, month_number(EARLIEST)), month_number(LATEST))
    return date(number // 12, number % 12 + 1, 1)


def _day_numbered(number: int) -> date:
    return date.fromordinal(min(max(number, EARLIEST.toordinal()), LATEST.toordinal()))


def _days_in(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


class Aligned(Struct, frozen=True):
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
            return _day_numbered(number)
        if self.unit is Unit.WEEK:
            days = number * 7 * self.count + self.first_day
            return _day_numbered(days + 1)
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


class Listed(Struct, frozen=True):
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


NEVER = date(9000, 1, 1)


class Terms(Struct, frozen=True):
    """Periods of one length, from a day of each member's own: of joining, or of a status.

    The first is numbered 0 and begins on `first`; as long as it is not said whose terms
    they are, they never begin.

    Example:
        >>> terms = Terms(Length(1, Unit.YEAR), first=date(2024, 2, 29))
        >>> terms.close(0), terms.start(1), terms.number(date(2025, 2, 28))
        (datetime.date(2025, 2, 27), datetime.date(2025, 2, 28), 1)
    """

    length: Length
    status: str | None = None
    first: date = NEVER

    def __str__(self) -> str:
        return str(self.length.unit) if self.length.count == 1 else str(self.length)

    def number(self, day: date) -> int:
        """The number of the term that holds `day`; less than 0 before the first."""
        days = (self.start(1) - self.first).days
        number = (day - self.first).days // days
        while self.start(number) > day:
            number -= 1
        while self.start(number + 1) <= day:
            number += 1
        return number

    def start(self, number: int) -> date:
        """The first day of the term numbered so."""
        return _moved(self.first, number * self.length.count, self.length.unit)

    def close(self, number: int) -> date:
        """The last day of the term numbered so."""
        return self.start(number + 1) - timedelta(1)

    def running(self, day: date) -> int:
        """The number of the first term that is not over at the end of `day`."""
        return self.number(day + timedelta(1))

    def numbers(self, low: int, high: int) -> range:
        """The numbers from `low` up to, and without, `high`, from the first term on."""
        return range(max(low, 0), high)


class DueOn(StrEnum):
    """How the day is told on which something is due inside a period."""

    DAY_OF_YEAR = "on a day of the year"
    DAY = "on a day of the month"
    FIRST_BUSINESS_DAY = "on the first business day"
    LAST_BUSINESS_DAY = "on the last business day"
    LENGTH = "in the first days"


class Due(Struct, frozen=True):
    """The last day, inside a period, on which what is owed for it is in time.

    Example:
        >>> last_business_day = Due(DueOn.LAST_BUSINESS_DAY)
        >>> last_business_day.day(date(2026, 5, 1), date(2026, 5, 31))
        datetime.date(2026, 5, 29)
    """

    on: DueOn
    day_of_year: tuple[int, int] = (1, 1)
    length: Length = Length(1, Unit.DAY)

    def day(self, start: date, close: date) -> date:
        """The day in the period from `start` to `close`."""
        if self.on is DueOn.FIRST_BUSINESS_DAY:
            return min(_business_days(start - timedelta(1), 1), close)
        if self.on is DueOn.LAST_BUSINESS_DAY:
            return max(_business_days(close + timedelta(1), -1), start)
        if self.on is DueOn.LENGTH:
            return min(self.length.after(start - timedelta(1)), close)
        month, day = self.day_of_year
        if self.on is DueOn.DAY_OF_YEAR:
            year = start.year + (month < start.month)
            start = date(year, month, 1)
        return start.replace(day=min(day, _days_in(start)))


class DueWithin(Struct, frozen=True):
    """Periods of which only the days up to the due day count; those after it are between.

    Example:
        >>> dues = DueWithin(Aligned(Unit.YEAR), Due(DueOn.DAY_OF_YEAR, (1, 31)))
        >>> dues.close(2025), dues.running(date(2025, 1, 31))
        (datetime.date(2025, 1, 31), 2026)
    """

    of: Aligned | Terms
    due: Due

    def __str__(self) -> str:
        return str(self.of)

    def number(self, day: date) -> int:
        """The number of the period that holds `day`, though it may be past its due day."""
        return self.of.number(day)

    def start(self, number: int) -> date:
        """The first day of the period numbered so."""
        return self.of.start(number)

    def close(self, number: int) -> date:
        """The due day of the period numbered so."""
        return self.due.day(self.of.start(number), self.of.close(number))

    def running(self, day: date) -> int:
        """The number of the first period whose due day is not over at the end of `day`."""
        number = self.of.running(day)
        return number + (self.close(number) <= day)

    def numbers(self, low: int, high: int) -> range:
        """The numbers of periods from `low` up to, and without, `high`."""
        return self.of.numbers(low, high)


Calendar = Aligned | Listed | Terms | DueWithin
"""Periods one after another, each with its number, its first and its last day."""
