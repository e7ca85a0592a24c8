"""Who held what when, and how far a record is complete, as queries."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment.to_sql.plan import Plan


class Spells(Struct, frozen=True):
    """The rows of one table that are spells: the first day, and the day after the last.

    A status of the table statuses is held only while a member too; what uses such
    spells asks for both.
    """

    source: str
    first: str
    end: str
    chosen: str | None = None

    def rows(self, alias: str) -> str:
        """The rows as a table under `alias`: member_id, first_on, end_on (exclusive)."""
        where = "" if self.chosen is None else f" WHERE {self.chosen}"
        listed = f"member_id, {self.first} AS first_on, {self.end} AS end_on"
        return f"(SELECT {listed} FROM {self.source}{where}) AS {alias}"

    def covers(self, day: str) -> str:
        """Whether a spell holds `day`."""
        return covers(day, first=self.first, end=self.end)


MEMBERS = Spells("members", "joined_on", "left_on")
"""Spells of membership as the roll has them."""


def spells(plan: Plan, status: str | None) -> Spells:
    """The spells in which `status` was held; no status: of membership."""
    if status is None:
        return MEMBERS
    declared = plan.rulebook.statuses[status]
    value = plan.values.bind(declared.value)
    if declared.column == "category":
        return replace(MEMBERS, chosen=f"category = {value}")
    return Spells("statuses", "from_on", "to_on + 1", f"status = {value}")


def in_statuses(plan: Plan, status: str | None) -> bool:
    """Whether `status` is read from the table statuses."""
    return status is not None and plan.rulebook.statuses[status].column == "status"


def covers(day: str, *, first: str, end: str) -> str:
    """Whether a spell from `first` to the day before `end` holds `day`."""
    return f"({first} <= {day} AND ({end} IS NULL OR {day} < {end}))"


def holds_at(plan: Plan, status: str | None, member: str, day: str) -> str:
    """Whether the member held `status` on a day of a row, as a condition on the row."""
    held = (
        f"EXISTS (SELECT 1 FROM {spells(plan, status).rows('held')} WHERE held.member_id = {member} "
        f"AND {covers(day, first='held.first_on', end='held.end_on')})"
    )
    if not in_statuses(plan, status):
        return held
    return f"({held} AND {holds_at(plan, None, member, day)})"


def held_on(plan: Plan, status: str, day: date) -> str:
    """Whether each member here held `status` on `day`, as an expression."""
    held = _held(plan, status, day)
    if in_statuses(plan, status) and day != plan.on:
        return f"({held} AND {_held(plan, None, day)})"
    return held


def _held(plan: Plan, status: str | None, day: date) -> str:
    found = spells(plan, status)
    name = f"{'member' if status is None else status} on {day}"
    held = f"bool_or({found.covers(plan.values.day(day))})"
    return f"coalesce({plan.gather(found.source, name, held, found.chosen)}, FALSE)"


def joined(plan: Plan) -> str:
    """The first day of the present membership of each member here, as an expression."""
    longer = plan.per_member(
        "longer memberships",
        lambda: (
            f"SELECT member_id, max(first_on) AS first_on FROM ({JOINED_UP}) "
            f"WHERE first_on <= {plan.values.day(plan.on)} GROUP BY member_id"
        ),
    )
    return f"coalesce({longer}.first_on, here.joined_on)"


def memberships(plan: Plan) -> Spells:
    """Memberships without a gap."""
    source = plan.query("memberships", lambda: MEMBERSHIPS)
    return Spells(source, "first_on", "end_on")


JOINED_UP = """
SELECT member_id, min(joined_on) AS first_on,
  CASE WHEN count(*) = count(left_on) THEN max(left_on) END AS end_on
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
"""The memberships of those with more than one spell, which may follow on each other."""

MEMBERSHIPS = f"""
SELECT member_id, any_value(joined_on) AS first_on, any_value(left_on) AS end_on
FROM members GROUP BY member_id HAVING count(*) = 1
UNION ALL {JOINED_UP}
"""


def unclosed(plan: Plan, series: str, day: date) -> str:
    """The column that says whether the record of `series` is not complete to `day`."""
    return unclosed_by(plan, series, str(day), plan.values.day(day))


def unclosed_by(plan: Plan, series: str, name: str, day: str) -> str:
    """The same of a day of each member's own; `name` says which."""
    through = plan.gather_records(series)
    not_closed = f"{through} IS NULL OR {through} <= {day}"
    return plan.column(f"{series} unclosed on {name}", f"coalesce({not_closed}, FALSE)")
