"""Windows that begin or end with a day of each member's own record, as SQL."""

from __future__ import annotations

from goodstanding.assessment.to_sql.holding import unclosed_by
from goodstanding.assessment.to_sql.moments import day_of
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.rulebook.time import (
    Between,
    DayOfYear,
    Edge,
    Moment,
    OnDate,
    Shifted,
    Since,
    Window,
)


def is_own(window: object) -> bool:
    """Whether the days of `window` are each member's own."""
    moments: list[Moment] = []
    if isinstance(window, Since):
        moments = [window.moment]
    elif isinstance(window, Between):
        moments = [window.first, window.last]
    return not all(is_constant(moment) for moment in moments)


def is_constant(moment: Moment) -> bool:
    """Whether `moment` is the same day for every member."""
    if isinstance(moment, Shifted):
        return is_constant(moment.moment)
    return isinstance(moment, OnDate | DayOfYear | Edge)


def own_days(plan: Plan, window: Window) -> tuple[str, str]:
    """The first and last day of a window of each member's own, up to the day asked about.

    The first is null where it begins or ends with what never was.
    """
    today = plan.values.day(plan.on)
    if isinstance(window, Since):
        return f"({day_of(plan, window.moment)} + 1)", today
    assert isinstance(window, Between)
    first, last = day_of(plan, window.first), day_of(plan, window.last)
    begun = f"CASE WHEN {last} IS NOT NULL THEN {first} + 1 END"
    return f"({begun})", f"least({last}, {today})"


def own_columns(plan: Plan, window: Window) -> tuple[str, str]:
    """The same as columns."""
    first, last = own_days(plan, window)
    return (
        plan.column(f"first day {window}", first),
        plan.column(f"last day {window}", last),
    )


def own_query(plan: Plan, window: Window) -> str:
    """The query with the days of each member of whom the window ever begins.

    Table:
        one row per member: member_id, first_on, last_on (both in)
    """
    first, last = own_days(plan, window)
    return plan.query(
        f"own days {window}",
        lambda: (
            f"SELECT * FROM (SELECT here.member_id, {first} AS first_on, {last} AS last_on "
            f"FROM here{plan.joins(first + last)}) WHERE first_on IS NOT NULL"
        ),
    )


def unclosed_within(plan: Plan, series: str, window: Window) -> str:
    """Whether there may be more of `series` in a window of each member's own."""
    first, last = own_columns(plan, window)
    not_closed = unclosed_by(plan, series, str(window), own_days(plan, window)[1])
    return f"(coalesce({first} <= {last}, FALSE) AND {not_closed})"
