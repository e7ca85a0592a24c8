"""Acts and presence as queries: one row per act, with its member, day and amount."""

from __future__ import annotations

from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import CannotSay, one_of
from goodstanding.roll.tables import ContactKind
from goodstanding.rulebook.series import (
    ActDone,
    Acts,
    Completion,
    Duty,
    Means,
    Payment,
    Presence,
)


def acts(plan: Plan, key: str) -> str:
    """The acts of this name up to the day asked about: member_id, day, amount."""
    found = plan.rulebook.acts[key]
    return plan.query(f"acts {key}", lambda: _acts(plan, found))


def _acts(plan: Plan, found: Acts) -> str:
    values, day = plan.values, plan.values.day(plan.on)
    kinds = one_of(values, "kind", found.kinds)
    parts = [
        f'SELECT member_id, "on" AS day, amount FROM activity WHERE {kinds} AND "on" <= {day}'
    ]
    if "contact" in found.kinds:
        parts.append(
            'SELECT member_id, "on" AS day, 1 AS amount FROM contacts '
            f'WHERE kind = {values.bind(str(ContactKind.REACHED))} AND "on" <= {day}'
        )
    if "task-done" in found.kinds:
        parts.append(
            f"SELECT member_id, done_on AS day, 1 AS amount FROM tasks WHERE done_on <= {day}"
        )
    return " UNION ALL ".join(parts)


def present(plan: Plan, kinds: tuple[str, ...], means: Presence) -> str:
    """Presence that counts, up to the day asked about: member_id, day, occasion_id."""
    name = f"present {' '.join(kinds)} {means.share}"
    return plan.query(name, lambda: _present(plan, kinds, means))


def _present(plan: Plan, kinds: tuple[str, ...], means: Presence) -> str:
    values = plan.values
    over, least = means.share.denominator, means.share.numerator
    enough = f"AND attendance.present * {values.bind(over)} >= {values.bind(least)}"
    return (
        "SELECT attendance.member_id, occasions.held_on AS day, occasions.occasion_id "
        "FROM attendance JOIN occasions USING (occasion_id) "
        f"WHERE {one_of(values, 'occasions.duty', kinds)} AND NOT occasions.cancelled "
        f"AND occasions.held_on <= {values.day(plan.on)} AND attendance.present > 0 "
        f"{enough if least else ''}"
    )


def done_days(plan: Plan, duty: Duty) -> str:
    """Every day up to the one asked about on which something discharged `duty`.

    Raises:
        CannotSay: dues with no day of payment, whose day is the close of their period.
    """
    return " UNION ALL ".join(f"({_days(plan, duty, means)})" for means in duty.means)


def _days(plan: Plan, duty: Duty, means: Means) -> str:
    if isinstance(means, ActDone):
        return f"SELECT member_id, day FROM {acts(plan, means.act)}"
    if isinstance(means, Presence):
        kinds = (means.kind,) if means.kind else getattr(duty.owed, "kinds", ())
        return f"SELECT member_id, day FROM {present(plan, kinds, means)}"
    if isinstance(means, Completion):
        return f"SELECT member_id, done_on AS day FROM tasks WHERE done_on <= {plan.values.day(plan.on)}"
    assert isinstance(means, Payment)
    raise CannotSay("the day of the last payment")
