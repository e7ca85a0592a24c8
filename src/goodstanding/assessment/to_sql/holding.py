"""Who held what when, and how far a record is complete, as queries."""

from __future__ import annotations

from datetime import date

from goodstanding.assessment.to_sql.plan import Plan


def spells(plan: Plan, status: str | None) -> str:
    """The spells in which `status` was held: member_id, first_on, end_on (exclusive).

    No status: spells of membership.  A status of the table statuses is held only
    while a member too; what uses these spells asks for both.
    """
    if status is None:
        return (
            "(SELECT member_id, joined_on AS first_on, left_on AS end_on FROM members)"
        )
    declared = plan.rulebook.statuses[status]
    value = plan.values.bind(declared.value)
    if declared.column == "category":
        return (
            "(SELECT member_id, joined_on AS first_on, left_on AS end_on FROM members "
            f"WHERE category = {value})"
        )
    return (
        "(SELECT member_id, from_on AS first_on, to_on + 1 AS end_on FROM statuses "
        f"WHERE status = {value})"
    )


def in_statuses(plan: Plan, status: str | None) -> bool:
    """Whether `status` is read from the table statuses."""
    return status is not None and plan.rulebook.statuses[status].column == "status"


def covers(day: str, *, spell: str) -> str:
    """Whether a spell holds `day`."""
    return f"({spell}.first_on <= {day} AND ({spell}.end_on IS NULL OR {day} < {spell}.end_on))"


def holds_at(plan: Plan, status: str | None, member: str, day: str) -> str:
    """Whether the member held `status` on a day of a row, as a condition on the row."""
    held = f"EXISTS (SELECT 1 FROM {spells(plan, status)} AS held WHERE held.member_id = {member} AND {covers(day, spell='held')})"
    if not in_statuses(plan, status):
        return held
    return f"({held} AND {holds_at(plan, None, member, day)})"


def held_on(plan: Plan, status: str, day: date) -> str:
    """Whether each member here held `status` on `day`, as an expression."""
    name = f"is {status} on {day}"
    day_value = plan.values.day(day)

    def make() -> str:
        return (
            f"SELECT member_id, TRUE AS held FROM {spells(plan, status)} AS spell "
            f"WHERE {covers(day_value, spell='spell')} GROUP BY member_id"
        )

    held = f"coalesce({plan.per_member(name, make)}.held, FALSE)"
    if in_statuses(plan, status) and day != plan.on:
        held = f"({held} AND {member_on(plan, day)})"
    return held


def joined(plan: Plan) -> str:
    """The first day of the present membership of each member here, as an expression."""
    query = plan.per_member(
        "membership here",
        lambda: (
            f"SELECT member_id, max(first_on) AS first_on FROM {memberships(plan)} "
            f"WHERE first_on <= {plan.values.day(plan.on)} GROUP BY member_id"
        ),
    )
    return f"{query}.first_on"


def member_on(plan: Plan, day: date) -> str:
    """Whether each member here was a member on `day`, as an expression."""
    day_value = plan.values.day(day)
    query = plan.per_member(
        f"member on {day}",
        lambda: (
            f"SELECT member_id, TRUE AS held FROM {spells(plan, None)} AS spell "
            f"WHERE {covers(day_value, spell='spell')} GROUP BY member_id"
        ),
    )
    return f"coalesce({query}.held, FALSE)"


def memberships(plan: Plan) -> str:
    """Memberships without a gap: member_id, first_on, end_on (exclusive)."""
    return plan.query("memberships", lambda: MEMBERSHIPS)


MEMBERSHIPS = """
SELECT member_id, any_value(joined_on) AS first_on, any_value(left_on) AS end_on
FROM members GROUP BY member_id HAVING count(*) = 1
UNION ALL
SELECT member_id, min(joined_on),
  CASE WHEN count(*) = count(left_on) THEN max(left_on) END
FROM (
  SELECT *, sum(CASE WHEN joined_on = before THEN 0 ELSE 1 END)
    OVER (PARTITION BY member_id ORDER BY joined_on) AS island
  FROM (
    SELECT member_id, joined_on, left_on,
      lag(left_on) OVER (PARTITION BY member_id ORDER BY joined_on) AS before
    FROM members
    WHERE member_id IN (SELECT member_id FROM members GROUP BY member_id HAVING count(*) > 1)
  )
) GROUP BY member_id, island
"""


def complete_before(plan: Plan, series: str) -> str:
    """The day before which the record of `series` is complete, as an expression.

    What uses it joins `here`, and `record_of` on the branch of each member there.
    """
    value = plan.values.bind(series)
    everywhere = (
        f"SELECT max(through) FROM complete WHERE duty = {value} AND branch_id IS NULL"
    )
    return f"coalesce({record_of(plan, series)}.through, ({everywhere}))"


def record_of(plan: Plan, series: str) -> str:
    """The records of `series` that branches closed for themselves: branch_id, through."""
    value = plan.values.bind(series)
    return plan.query(
        f"record of {series}",
        lambda: (
            "SELECT branch_id, max(through) AS through FROM complete "
            f"WHERE duty = {value} AND branch_id IS NOT NULL GROUP BY branch_id"
        ),
    )


def unclosed(plan: Plan, series: str, day: date) -> str:
    """The column that says whether the record of `series` is not complete to `day`."""
    through = complete_before(plan, series)
    plan.by_branch[f"record of {series}"] = None
    day_value = plan.values.day(day)
    return plan.column(
        f"{series} unclosed on {day}",
        f"({through} IS NULL OR {through} <= {day_value})",
    )
