"""Clocks as SQL: how old a day of the record is, and how long lies between two acts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from goodstanding.assessment.ages import step_of
from goodstanding.assessment.folds import compare
from goodstanding.assessment.to_sql import facts, stopped
from goodstanding.assessment.to_sql.holding import unclosed
from goodstanding.assessment.to_sql.moments import day_of, length_of
from goodstanding.assessment.to_sql.planes import days_of
from goodstanding.assessment.to_sql.text import CannotSay, moved
from goodstanding.assessment.to_sql.truths import (
    FALSE,
    TRUE,
    SqlTwice,
    conjunction,
    disjunction,
    known,
    lacking,
    negation,
)
from goodstanding.assessment.to_sql.view import SIGNS, View, blank, if_unclosed
from goodstanding.assessment.to_sql.windows import is_own, own_columns
from goodstanding.dates import Length
from goodstanding.rulebook.condition import Age, Comparison, Falls, Gap
from goodstanding.rulebook.time import LastDone, Moment, OrElse, Shifted

SEARCHED = 8
ONE = timedelta(1)


def age(view: View, leaf: Age) -> SqlTwice:
    """Whether a length has passed since a day of each member's record."""
    length = _length(view, leaf.length)
    if length is None:
        return blank()
    if leaf.stopped is not None:
        return stopped.age(view, leaf, length, _hangs_on(leaf.moment))
    plan = view.plan
    begun = plan.column(f"day of {leaf.moment}", day_of(plan, leaf.moment))
    now = step_of(length).after(plan.on) if view.ahead else plan.on
    value = _older(view, begun, leaf.comparison, length, now)
    series = _hangs_on(leaf.moment)
    if series is None:
        return known(value)
    latest = TRUE if compare(leaf.comparison, now, length.after(plan.on)) else FALSE
    return if_unclosed(view, series, plan.on, value, latest)


def falls(view: View, leaf: Falls) -> SqlTwice:
    """Whether a day of each member's record lies in a window."""
    series, plan = _hangs_on(leaf.moment), view.plan
    if is_own(leaf.window):
        first, last = own_columns(plan, leaf.window)
    else:
        days = days_of(plan, leaf.window, plan.on)
        first, last = (plan.values.day(day) for day in days)
    day = plan.column(f"day of {leaf.moment}", day_of(plan, leaf.moment))
    value = f"coalesce({day} BETWEEN {first} AND {last}, FALSE)"
    return known(value) if series is None else _if_known(view, series, value)


def _if_known(view: View, series: str, value: str) -> SqlTwice:
    """`value`, unless more of the series may be on its record once it is complete."""
    if f"{series} {view.plan.on}" in view.certain:
        return known(value)
    not_closed = unclosed(view.plan, series, view.plan.on)
    return lacking(
        conjunction(value, negation(not_closed)), disjunction(value, not_closed)
    )


def _length(view: View, length: Any) -> Length | None:
    try:
        return length_of(view.plan, length)
    except CannotSay:
        return None


def _older(
    view: View, begun: str, comparison: Comparison, length: Length, now: date
) -> str:
    """Whether the length begun on each member's day stands so to `now`.

    `after` never falls as its day grows: what is asked is a bound on the day begun.
    """
    strict = comparison in (Comparison.MORE, Comparison.AT_MOST)
    limit = length.before(now) + SEARCHED * ONE
    while not (
        length.after(limit) < now or (not strict and length.after(limit) == now)
    ):
        limit -= ONE
    bound = view.plan.values.day(limit)
    older = f"coalesce({begun} <= {bound}, FALSE)"
    if comparison in (Comparison.AT_LEAST, Comparison.MORE):
        return older
    return f"coalesce({begun} > {bound}, FALSE)"


def _hangs_on(moment: Moment) -> str | None:
    if isinstance(moment, OrElse | Shifted):
        return _hangs_on(moment.moment)
    return moment.series if isinstance(moment, LastDone) else None


def gap(view: View, leaf: Gap) -> SqlTwice:
    """Whether the last act comes so long after the one before."""
    length = _length(view, leaf.length)
    if length is None:
        return blank()
    last, before = facts.last_two(view.plan, leaf.acts)
    end = moved(view.plan.values, before, length)
    value = f"coalesce({last} {SIGNS[leaf.comparison]} {end}, FALSE)"
    return _if_known(view, leaf.acts, value)
