"""How what was counted is said: the points behind a number, and the days of a window."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.folds import period_name
from goodstanding.assessment.state import Point
from goodstanding.rulebook.series import Acts, Duty
from goodstanding.terms import State

MOST_NAMED = 6
"""Of more stretches than so many only the first and the last point are named."""


def count_of(duty: Duty, found: list[Point], counted: list[Point]) -> str:
    """So many of so many points, and which: `2 of 5 (2024-01, 2024-03)`."""
    if not found:
        return "none was owed"
    if not counted:
        return f"none of {len(found)}"
    return f"{len(counted)} of {len(found)} ({names_of(duty, found, counted)})"


def run_of(duty: Duty, run: list[Point]) -> str:
    """So many points in a row, and which."""
    if not run:
        return "none"
    in_a_row = f"{len(run)} in a row" if len(run) > 1 else "1"
    return f"{in_a_row} ({names_of(duty, run, run)})"


def names_of(duty: Duty, found: list[Point], counted: list[Point]) -> str:
    """The points that were counted among those found, neighbours as one stretch."""
    stretches = _stretches(found, counted)
    if len(stretches) > MOST_NAMED:
        first, last = stretches[0][0], stretches[-1][-1]
        return f"from {period_name(duty, first)} to {period_name(duty, last)}"
    return ", ".join(
        _span(period_name(duty, each[0]), period_name(duty, each[-1]))
        for each in stretches
    )


def _stretches(found: list[Point], counted: list[Point]) -> list[list[Point]]:
    stretches: list[list[Point]] = []
    goes_on = False
    for point in found:
        if point in counted:
            if not goes_on:
                stretches.append([])
            stretches[-1].append(point)
        goes_on = point in counted
    return stretches


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def share_of(counted: int, of: int, word: str = "") -> str:
    """So many of so many, and the share in hundredths: `1 of 4 held (25 percent)`."""
    base = f"{of} {word}".rstrip()
    if not of or not counted:
        return f"none of {base}"
    percent = f"{float(Fraction(100 * counted, of)):.1f}".removesuffix(".0")
    return f"{counted} of {base} ({percent} percent)"


def not_known_of(found: list[Point]) -> str:
    """How many of the points are not known, where some are: `, 3 not known`."""
    number = sum(point.state is State.UNKNOWN for point in found)
    return f", {number} not known" if number else ""


def window_of(asked: Asked, days: tuple[date, date] | None) -> str:
    """The days of a window up to the one asked about: `from 2024-01-01 to 2024-06-30`."""
    if days is None:
        return "in a time that never began"
    first, last = days[0], min(days[1], asked.on)
    if first > last:
        return "in a time that has not begun"
    return f"on {first}" if first == last else f"from {first} to {last}"


def acts_of(asked: Asked, quantity: int, days: tuple[date, date] | None) -> str:
    """How many acts in a window: `none from 2024-01-01 to 2024-06-30`."""
    return f"{quantity or 'none'} {window_of(asked, days)}"


def amount_of(acts: Acts, quantity: int) -> str:
    """An amount with its unit: `3 hours`; of acts that are not measured, the number."""
    unit = acts.measured_in or ""
    if unit and not quantity:
        return f"no {unit}"
    return f"{quantity} {unit.removesuffix('s') if quantity == 1 else unit}".rstrip()


def amounts_of(acts: Acts, found: list[tuple[date, int]]) -> str:
    """Every amount with its day, if they are few: ` (2 on 2024-03-01, 3 on ...)`."""
    if acts.measured_in is None or not 0 < len(found) <= MOST_NAMED:
        return ""
    return f" ({', '.join(f'{amount} on {day}' for day, amount in found)})"


def days_left_out(passed: int, spans: list[tuple[date, date]], *, most: bool) -> str:
    """How many days a clock did not count, and which."""
    if not passed:
        return ""
    joined: list[tuple[date, date]] = []
    for first, last in spans:
        if joined and (first - joined[-1][1]).days == 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    of = sum((last - first).days + 1 for first, last in spans)
    which = ", ".join(_span(str(first), str(last)) for first, last in joined)
    named = f" ({which})" if len(joined) <= MOST_NAMED else ""
    days = "1 day" if passed == 1 else f"{passed} days"
    cap = f", the most that may be left out of {of}" if most and of > passed else ""
    return f", {days} not counted{cap}{named}"
