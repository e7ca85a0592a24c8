"""What is not a series of points: statuses, measures, findings, leave, sums of acts."""

from __future__ import annotations

from datetime import date

from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.windows import own_query
from goodstanding.rulebook.condition import Found, LeaveApproved, Under
from goodstanding.rulebook.time import Window


def amount(plan: Plan, key: str, days: tuple[date, date], *, summed: bool) -> str:
    """How many acts between two days, both in, or the sum of their amounts."""
    fold = "sum(amount)" if summed else "count(*)"
    first, last = plan.values.day(days[0]), plan.values.day(days[1])
    source = acts.acts(plan, key)
    name = f"{fold} {key} {days[0]} {days[1]}"
    counted = plan.gather(source, name, fold, f"day BETWEEN {first} AND {last}")
    return plan.column(name, f"coalesce({counted}, 0)")


def amount_within(plan: Plan, key: str, window: Window, *, summed: bool) -> str:
    """How many acts between two days of each member's own, or the sum of their amounts."""
    fold = "sum(acts.amount)" if summed else "count(*)"
    name = f"{fold} {key} {window}"
    source, days = acts.acts(plan, key), own_query(plan, window)
    query = plan.per_member(
        name,
        lambda: (
            f"SELECT acts.member_id, {fold} AS amount FROM {source} AS acts "
            f"JOIN {days} AS days ON days.member_id = acts.member_id "
            "WHERE acts.day BETWEEN days.first_on AND days.last_on "
            "GROUP BY acts.member_id"
        ),
    )
    return plan.column(name, f"coalesce({query}.amount, 0)")


def last_two(plan: Plan, key: str) -> tuple[str, str]:
    """The day of the last act and of the one before, each null where there is none."""
    source = acts.acts(plan, key)
    days = plan.gather(source, "last two days", "max(DISTINCT day, 2)")
    return (
        plan.column(f"last {key}", f"{days}[1]"),
        plan.column(f"before last {key}", f"{days}[2]"),
    )


def under(plan: Plan, leaf: Under) -> str:
    """Whether the measure is in force for the member."""
    measure, today = plan.values.bind(leaf.measure), plan.values.day(plan.on)
    name = f"under {leaf.measure}"
    held = plan.gather(
        "measures",
        name,
        f"bool_or(measure = {measure} AND from_on <= {today} "
        f"AND (until_on IS NULL OR {today} <= until_on) "
        f"AND (ended_on IS NULL OR {today} < ended_on))",
    )
    return plan.column(name, f"coalesce({held}, FALSE)")


def found(plan: Plan, leaf: Found, days: tuple[date, date]) -> str:
    """What the body found last between two days; null where nothing is recorded."""
    body, question = plan.values.bind(leaf.body), plan.values.bind(leaf.question)
    until = min(days[1], plan.on)
    asked = f"body = {body} AND ground = {question} AND found_on <= {plan.values.day(until)}"
    name = f"{leaf.body} found {leaf.question}"
    if days[0] > date.min:
        asked += f" AND found_on >= {plan.values.day(days[0])}"
        name += f" from {days[0]} to {until}"
    last = plan.gather("findings", name, "arg_max(holds, found_on)", asked)
    return plan.column(name, last)


def leave(plan: Plan, leaf: LeaveApproved, days: tuple[date, date]) -> str:
    """Whether leave from the duty was approved between two days, both in."""
    duty = plan.values.bind(leaf.duty)
    first, last = plan.values.day(days[0]), plan.values.day(min(days[1], plan.on))
    name = f"leave of {leaf.duty} {days[0]} {days[1]}"
    approved = f"bool_or(duty = {duty} AND approved_on BETWEEN {first} AND {last})"
    return plan.column(
        name, f"coalesce({plan.gather('excuses', name, approved)}, FALSE)"
    )
