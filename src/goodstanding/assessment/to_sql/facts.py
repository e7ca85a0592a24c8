"""What is not a series of points: statuses, measures, findings, leave, sums of acts."""

from __future__ import annotations

from datetime import date

from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.moments import day_of
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import quoted
from goodstanding.rulebook.condition import Found, LeaveApproved, Under
from goodstanding.rulebook.time import Moment


def amount(plan: Plan, key: str, days: tuple[date, date], *, summed: bool) -> str:
    """How many acts between two days, both in, or the sum of their amounts."""
    fold = "sum(amount)" if summed else "count(*)"
    first, last = plan.values.day(days[0]), plan.values.day(days[1])
    source = acts.acts(plan, key)
    name = f"{fold} {key} {days[0]} {days[1]}"
    query = plan.per_member(
        name,
        lambda: (
            f"SELECT member_id, {fold} AS amount FROM {source} "
            f"WHERE day BETWEEN {first} AND {last} GROUP BY member_id"
        ),
    )
    return plan.column(name, f"coalesce({query}.amount, 0)")


def amount_since(
    plan: Plan, key: str, moment: Moment, *, summed: bool
) -> tuple[str, str]:
    """How many acts after a day of each member's record, or their sum; and that day."""
    day = day_of(plan, moment)
    needed = [name for name in plan.joined if f"{quoted(name)}." in day]
    joins = "".join(
        f" LEFT JOIN {quoted(name)} ON {quoted(name)}.member_id = here.member_id"
        for name in needed
    )
    days = plan.query(
        f"days of {moment}",
        lambda: f"SELECT here.member_id, {day} AS day FROM here{joins}",
    )
    fold = "sum(acts.amount)" if summed else "count(*)"
    name = f"{fold} {key} since {moment}"
    source = acts.acts(plan, key)
    query = plan.per_member(
        name,
        lambda: (
            f"SELECT acts.member_id, {fold} AS amount FROM {source} AS acts "
            f"JOIN {days} AS days ON days.member_id = acts.member_id "
            "WHERE acts.day > days.day GROUP BY acts.member_id"
        ),
    )
    counted = plan.column(name, f"coalesce({query}.amount, 0)")
    return counted, plan.column(f"day of {moment}", day)


def last_two(plan: Plan, key: str) -> tuple[str, str]:
    """The day of the last act and of the one before, each null where there is none."""
    source = acts.acts(plan, key)
    query = plan.per_member(
        f"last two {key}",
        lambda: (
            "SELECT member_id, max(day, 2) AS days "
            f"FROM (SELECT DISTINCT member_id, day FROM {source}) GROUP BY member_id"
        ),
    )
    return (
        plan.column(f"last {key}", f"{query}.days[1]"),
        plan.column(f"before last {key}", f"{query}.days[2]"),
    )


def under(plan: Plan, leaf: Under) -> str:
    """Whether the measure is in force for the member."""
    measure, today = plan.values.bind(leaf.measure), plan.values.day(plan.on)
    query = plan.per_member(
        f"under {leaf.measure}",
        lambda: (
            "SELECT member_id, TRUE AS held FROM measures "
            f"WHERE measure = {measure} AND from_on <= {today} "
            f"AND (until_on IS NULL OR {today} <= until_on) "
            f"AND (ended_on IS NULL OR {today} < ended_on) GROUP BY member_id"
        ),
    )
    return plan.column(f"under {leaf.measure}", f"coalesce({query}.held, FALSE)")


def found(plan: Plan, leaf: Found) -> str:
    """What the body found last on the question; null where nothing is recorded."""
    body, question = plan.values.bind(leaf.body), plan.values.bind(leaf.question)
    today = plan.values.day(plan.on)
    name = f"{leaf.body} found {leaf.question}"
    query = plan.per_member(
        name,
        lambda: (
            "SELECT member_id, arg_max(holds, found_on) AS holds FROM findings "
            f"WHERE body = {body} AND ground = {question} AND found_on <= {today} GROUP BY member_id"
        ),
    )
    return plan.column(name, f"{query}.holds")


def leave(plan: Plan, leaf: LeaveApproved, days: tuple[date, date]) -> str:
    """Whether leave from the duty was approved between two days, both in."""
    duty = plan.values.bind(leaf.duty)
    first, last = plan.values.day(days[0]), plan.values.day(min(days[1], plan.on))
    name = f"leave of {leaf.duty} {days[0]} {days[1]}"
    query = plan.per_member(
        name,
        lambda: (
            "SELECT member_id, TRUE AS held FROM excuses "
            f"WHERE duty = {duty} AND approved_on BETWEEN {first} AND {last} GROUP BY member_id"
        ),
    )
    return plan.column(name, f"coalesce({query}.held, FALSE)")
