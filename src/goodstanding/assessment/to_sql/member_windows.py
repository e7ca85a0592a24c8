"""Which periods close in a window whose days differ from member to member.

Either the terms are each member's own, or the window hangs on a day of the record.
Each function gives the word, bit 0 the last period, and the column that says whether
the window reaches behind the word.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from goodstanding.assessment.to_sql.calendars import Bits
from goodstanding.assessment.to_sql.moments import day_of
from goodstanding.assessment.to_sql.own_terms import OwnTerms
from goodstanding.assessment.to_sql.text import BITS, CannotSay, bits_between
from goodstanding.rulebook.time import Between, Since

LONGEST = 40 * 366
"""The most days ahead at which it is said what a window will be at the end of a term."""

Days = tuple[date, date]


def of_own_terms(
    terms: OwnTerms, window: str, days: Callable[[date], Days], *, ahead: bool
) -> tuple[str, str]:
    """The terms that close in a window; `days` tells its days as they are on a day.

    Raises:
        CannotSay: one step ahead of terms that are too long.
    """
    if ahead:
        first, last = _at_the_close(terms, days)
    else:
        first, last = (terms.plan.values.day(day) for day in days(terms.plan.on))
    return _columns(terms, window, (first, last), ahead=ahead)


def _at_the_close(terms: OwnTerms, days: Callable[[date], Days]) -> tuple[str, str]:
    """The first and last day of a window at the close of each member's running term.

    They are looked up by that close, among those of every day on which it can lie.
    """
    plan, length = terms.plan, terms.terms.length
    many = 2 * (length.after(plan.on) - plan.on).days + 8
    if many > LONGEST:
        raise CannotSay(f"a window at the close of terms of {length}")
    found = [days(plan.on + timedelta(1 + n)) for n in range(many)]
    at = f"[{terms.close('0')} - {plan.values.day(plan.on)}]"
    first, last = (plan.values.bind([each[edge] for each in found]) for edge in (0, 1))
    return f"{first}{at}", f"{last}{at}"


def of_record(bits: Bits, window: Since | Between, *, ahead: bool) -> tuple[str, str]:
    """The periods that close in a window that hangs on days of each member's record.

    Raises:
        CannotSay: no query finds one of these days.
    """
    plan = bits.plan
    last = bits.close("0") if ahead else plan.values.day(plan.on)
    if isinstance(window, Since):
        first = day_of(plan, window.moment)
    else:
        first, end = day_of(plan, window.first), day_of(plan, window.last)
        last = f"CASE WHEN {end} IS NOT NULL THEN least({end}, {last}) END"
    return _columns(bits, str(window), (f"({first} + 1)", f"({last})"), ahead=ahead)


def _columns(
    bits: Bits, window: str, days: tuple[str, str], *, ahead: bool
) -> tuple[str, str]:
    """The two columns, of the periods that close from one day to another; null: none."""
    plan, name = bits.plan, f"{window} by {bits}{' ahead' if ahead else ''}"
    first, last = days
    low, many = bits.closing(f"({last} + 1)"), bits.closing(first)
    ever = f"{bits.running} + 1" if isinstance(bits, OwnTerms) else many
    behind = f"{first} <= {last} AND least({many}, {ever}) > {BITS - 1}"
    plan.column(f"{name} behind", f"coalesce({behind}, FALSE)")
    word = f"CASE WHEN {first} <= {last} THEN {bits_between(low, f'{many} - 1')} ELSE 0 END"
    return plan.column(name, word if ahead else f"({word}) >> 1"), f"{name} behind"
