"""Moments of a condition as expressions: a day for each member here, or one for all."""

from __future__ import annotations

from goodstanding.assessment.moments import latest_of_year
from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.holding import joined
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import CannotSay, moved
from goodstanding.dates import Length
from goodstanding.rulebook.series import Duty
from goodstanding.rulebook.time import (
    Becoming,
    Begun,
    DayOfYear,
    Edge,
    Joining,
    LastDone,
    Moment,
    Named,
    OldestMissed,
    OnDate,
    OrElse,
    Served,
    Shifted,
    Span,
)


def length_of(plan: Plan, length: Span) -> Length:
    """A length, filled in.

    Raises:
        CannotSay: the text leaves it blank.
    """
    value = (
        plan.rulebook.values.get(length.name) if isinstance(length, Named) else length
    )
    if not isinstance(value, Length):
        raise CannotSay(f"{length} is blank")
    return value


def day_of(plan: Plan, moment: Moment) -> str:
    """The day of `moment` as an expression over the packed members; null: never.

    Raises:
        CannotSay: no query here finds it.
    """
    if isinstance(moment, OrElse):
        return (
            f"coalesce({day_of(plan, moment.moment)}, {day_of(plan, moment.fallback)})"
        )
    if isinstance(moment, Shifted):
        day = day_of(plan, moment.moment)
        return moved(
            plan.values, day, length_of(plan, moment.length), back=moment.before
        )
    if isinstance(moment, OnDate):
        return plan.values.day(moment.day) if moment.day <= plan.on else "NULL::DATE"
    if isinstance(moment, DayOfYear):
        return plan.values.day(latest_of_year((moment.month, moment.day), plan.on))
    if isinstance(moment, Edge):
        number = moment.aligned.number(plan.on)
        edge = (
            moment.aligned.close(number) if moment.end else moment.aligned.start(number)
        )
        return plan.values.day(edge)
    return _on_record(plan, moment)


def _on_record(plan: Plan, moment: Moment) -> str:
    if isinstance(moment, Joining):
        return joined(plan)
    if isinstance(moment, OldestMissed):
        raise CannotSay(f"the oldest missed of {moment.duty}")
    name, source = _latest(plan, moment)
    query = plan.per_member(
        name,
        lambda: (
            f"SELECT member_id, {_pick(moment)} AS day FROM ({source}) GROUP BY member_id"
        ),
    )
    return f"{query}.day"


def _pick(moment: Moment) -> str:
    if isinstance(moment, Served) and moment.ordinal is not None:
        return f"list_sort(list(day))[{moment.ordinal:d}]"
    return "max(day)"


def _latest(plan: Plan, moment: Moment) -> tuple[str, str]:
    """A name for the days on the record that `moment` is the last of, and the days."""
    values, today = plan.values, plan.values.day(plan.on)
    if isinstance(moment, LastDone):
        series = plan.rulebook.series(moment.series)
        if isinstance(series, Duty):
            return f"last {moment.series}", acts.done_days(plan, series)
        return (
            f"last {moment.series}",
            f"SELECT member_id, day FROM {acts.acts(plan, moment.series)}",
        )
    if isinstance(moment, Becoming):
        return f"became {moment.status}", _began(plan, moment.status)
    if isinstance(moment, Begun):
        name, of = f"began {moment.measure}", values.bind(moment.measure)
        began = f"measure = {of} AND from_on <= {today}"
        return name, f"SELECT member_id, from_on AS day FROM measures WHERE {began}"
    assert isinstance(moment, Served)
    name, of = f"served {moment.notice} {moment.ordinal}", values.bind(moment.notice)
    served = f"kind = {of} AND delivered_on <= {today}"
    return name, f"SELECT member_id, delivered_on AS day FROM notices WHERE {served}"


def _began(plan: Plan, status: str) -> str:
    declared, today = plan.rulebook.statuses[status], plan.values.day(plan.on)
    value = plan.values.bind(declared.value)
    if declared.column == "category":
        return f"SELECT member_id, joined_on AS day FROM members WHERE category = {value} AND joined_on <= {today}"
    return f"SELECT member_id, from_on AS day FROM statuses WHERE status = {value} AND from_on <= {today}"
