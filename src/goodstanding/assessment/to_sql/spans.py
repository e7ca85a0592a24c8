"""Days that spans cover, each counted once: of leave, of a status, of a measure.

Days are numbered, and a span reaches from after one number up to and with another, so
that its length is their difference; no last number: it goes on.
"""

from __future__ import annotations

from datetime import date

from goodstanding.assessment.to_sql.holding import in_statuses, spells
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import quoted

EPOCH = date(1970, 1, 1)
NO_END = 10**9


def numbered(day: str) -> str:
    """The number of `day`, for differences only."""
    return f"({day} - DATE '{EPOCH}')"


def approved_leave(plan: Plan, duty: str) -> str:
    """The spans of leave from the duty that was approved by the day asked about.

    Table:
        one row per span: member_id, first_on, last_on (both in)
    """
    key, today = plan.values.bind(duty), plan.values.day(plan.on)
    return (
        "SELECT member_id, from_on AS first_on, to_on AS last_on "
        f"FROM excuses WHERE duty = {key} AND approved_on <= {today}"
    )


def covered(plan: Plan, spans: str, asked: str) -> str:
    """How many of the days asked about lie in a span, of each member, as an expression.

    Table:
        one row per span in the query `spans`, one per member in the query `asked`
            member_id
            after  bigint  the number of the day before the first
            until  bigint  the number of the last; null, of a span: it goes on
    """
    query = plan.per_member(
        f"days of {asked} in {spans}", lambda: _covered(quoted(spans), quoted(asked))
    )
    return f"coalesce({query}.days, 0)::BIGINT"


def _covered(spans: str, asked: str) -> str:
    """A span counts from where all that began before it have reached."""
    before = (
        "PARTITION BY member_id ORDER BY after "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
    )
    reached = f"max(coalesce(until, {NO_END})) OVER ({before}) AS reached"
    days = "least(s.until, d.until) - greatest(s.after, s.reached, d.after)"
    return (
        f"SELECT d.member_id, sum(greatest(0, {days})) AS days "
        f"FROM (SELECT *, {reached} FROM {spans}) AS s "
        f"JOIN {asked} AS d ON d.member_id = s.member_id GROUP BY d.member_id"
    )


def held(plan: Plan, status: str) -> str:
    """The spans in which the status was held while a member; no last day: it still is.

    Table:
        one row per span: member_id, first_on, last_on (both in)
    """
    rows = spells(plan, status).rows("s")
    if not in_statuses(plan, status):
        return f"SELECT member_id, first_on, end_on - 1 AS last_on FROM {rows}"
    return (
        "SELECT s.member_id, greatest(s.first_on, m.joined_on) AS first_on, "
        f"least(s.end_on, m.left_on) - 1 AS last_on FROM {rows} "
        "JOIN members AS m ON m.member_id = s.member_id"
    )


def every_day(plan: Plan, name: str, rows: str, days: tuple[date, date]) -> str:
    """Whether spans cover every day between two, both in, for each member here.

    `rows` selects them, as `held` and `approved_leave` do; `name` says which they are.
    """
    first, last = days[0], min(days[1], plan.on)
    asked = f"days {first} to {last}"
    plan.query(
        name,
        lambda: (
            f"SELECT member_id, {numbered('first_on')} - 1 AS after, "
            f"{numbered('last_on')} AS until FROM ({rows})"
        ),
    )
    after = plan.values.bind((first - EPOCH).days - 1)
    until = plan.values.bind((last - EPOCH).days)
    plan.query(
        asked, lambda: f"SELECT member_id, {after} AS after, {until} AS until FROM here"
    )
    return plan.column(
        f"{name} on {asked}", f"{covered(plan, name, asked)} >= {until} - {after}"
    )
