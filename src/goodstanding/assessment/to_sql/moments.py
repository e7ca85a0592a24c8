"""Moments of a condition as expressions: a day for each member here, or one for all."""

from __future__ import annotations

from goodstanding.assessment.moments import edge_of, latest_of_year
from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.holding import joined, spells
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
        return plan.values.day(edge_of(moment, plan.on))
    return _on_record(plan, moment)


def _on_record(plan: Plan, moment: Moment) -> str:
    if isinstance(moment, Joining):
        return joined(plan)
    if isinstance(moment, OldestMissed):
        raise CannotSay(f"the oldest missed of {moment.duty}")
    if isinstance(moment, LastDone):
        return _last_done(plan, moment.series)
    if isinstance(moment, Served) and moment.after is not None:
        return _served_after(plan, moment, moment.after)
    source, name, day, chosen = _days(plan, moment)
    today = f"{day} <= {plan.values.day(plan.on)}"
    where = today if chosen is None else f"{chosen} AND {today}"
    ordinal = moment.ordinal if isinstance(moment, Served) else None
    if ordinal is None:
        return plan.gather(source, name, f"max({day})", where)
    days = plan.gather(source, name, f"list({day})", where)
    return f"list_sort({days})[{ordinal:d}]"


def member_days(plan: Plan, moment: Moment) -> str:
    """The query with the day of `moment`, of each member of whom it ever was."""
    day = day_of(plan, moment)
    return plan.query(
        f"days of {moment}",
        lambda: (
            f"SELECT * FROM (SELECT here.member_id, {day} AS day "
            f"FROM here{plan.joins(day)}) WHERE day IS NOT NULL"
        ),
    )


def _served_after(plan: Plan, moment: Served, after: Moment) -> str:
    """The last notice delivered after the day of a moment, or the one counted from 1."""
    begun, kind = member_days(plan, after), plan.values.bind(moment.notice)
    last = "max(delivered_on)"
    if moment.ordinal is not None:
        last = f"list_sort(list(delivered_on))[{moment.ordinal:d}]"
    served = plan.per_member(
        f"served {moment}",
        lambda: (
            f"SELECT n.member_id, {last} AS day FROM notices AS n "
            f"JOIN {begun} AS b ON b.member_id = n.member_id "
            f"WHERE n.kind = {kind} AND n.delivered_on > b.day "
            f"AND n.delivered_on <= {plan.values.day(plan.on)} GROUP BY n.member_id"
        ),
    )
    return f"{served}.day"


def _last_done(plan: Plan, key: str) -> str:
    series, name = plan.rulebook.series(key), f"last {key}"
    if not isinstance(series, Duty):
        return plan.gather(acts.acts(plan, key), name, "max(day)")
    source = acts.done_days(plan, series)
    query = plan.per_member(
        name,
        lambda: f"SELECT member_id, max(day) AS day FROM ({source}) GROUP BY member_id",
    )
    return f"{query}.day"


def _days(plan: Plan, moment: Moment) -> tuple[str, str, str, str | None]:
    """Where the days of `moment` are recorded: table, a name, the column, which rows."""
    values = plan.values
    if isinstance(moment, Becoming):
        held = spells(plan, moment.status)
        return held.source, f"became {moment.status}", held.first, held.chosen
    if isinstance(moment, Begun):
        chosen = f"measure = {values.bind(moment.measure)}"
        return "measures", f"began {moment.measure}", "from_on", chosen
    assert isinstance(moment, Served)
    name, chosen = (
        f"served {moment.notice} {moment.ordinal}",
        f"kind = {values.bind(moment.notice)}",
    )
    return "notices", name, "delivered_on", chosen
