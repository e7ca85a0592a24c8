"""Working days of the place whose holidays a rulebook names: `DE`, or `DE-BY`.

The `holidays` library knows them.  It is asked only where a rulebook names a place.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from goodstanding.dates import EARLIEST, LATEST, Length, Unit

if TYPE_CHECKING:
    from holidays import HolidayBase

ONE = timedelta(1)


def after(span: Length, day: date, place: str | None) -> date:
    """The day on which `span`, begun at the end of `day`, is over at `place`.

    Only business days differ from place to place; without one, they are Monday to
    Friday.

    Example:
        >>> four = Length(4, Unit.BUSINESS_DAY)
        >>> str(after(four, date(2025, 4, 17), "DE")), str(after(four, date(2025, 4, 17), None))
        ('2025-04-25', '2025-04-23')
    """
    if place is None or span.unit is not Unit.BUSINESS_DAY:
        return span.after(day)
    calendar = _calendar(place)
    for _ in range(span.count):
        if day >= LATEST:
            return LATEST
        day += ONE
        while not calendar.is_working_day(day):
            day += ONE
    return max(day, EARLIEST)


def is_known(place: str) -> bool:
    """Whether the library knows the holidays of `place`."""
    try:
        _calendar(place)
    except NotImplementedError:
        return False
    return True


def nearest(place: str) -> str | None:
    """The known place that `place` may have been meant for."""
    from holidays import (  # noqa: PLC0415 -- slow, and only where something is wrong
        list_supported_countries,
    )

    countries = list_supported_countries()
    country = place.partition("-")[0].upper()
    known = list(
        _names({country: countries[country]} if country in countries else countries)
    )
    near = difflib.get_close_matches(place.upper(), known, 1, cutoff=0)
    return near[0] if near else None


def _names(countries: dict[str, list[str]]) -> Iterator[str]:
    for country, parts in countries.items():
        yield country
        yield from (f"{country}-{part}" for part in parts)


@cache
def _calendar(place: str) -> HolidayBase:
    """The calendar of `place`, which the library fills year by year as it is asked."""
    from holidays import country_holidays  # noqa: PLC0415 -- slow, and seldom needed

    country, _, part = place.partition("-")
    return country_holidays(country, subdiv=part or None)
