"""Which periods of a duty a member owes, as words: held statuses, tasks, occasions."""

from __future__ import annotations

from collections.abc import Callable

from goodstanding.assessment.to_sql.calendars import Periods
from goodstanding.assessment.to_sql.holding import (
    Spells,
    in_statuses,
    memberships,
    spells,
)
from goodstanding.assessment.to_sql.own_terms import OwnTerms
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import bits_between, moved, one_of
from goodstanding.dates import Length
from goodstanding.rulebook.series import TASK, EachPeriod


def owed(periods: Periods) -> list[str]:
    """Words that all hold a period that is owed."""
    duty = periods.duty
    assert isinstance(duty.owed, EachPeriod)
    words = _starting(periods, duty.subject.status)
    words += closing(periods, duty.subject.status)
    if isinstance(periods.bits, OwnTerms):
        words.append(periods.bits.ever())
    if duty.owed.kind is not None:
        words.append(_held(periods, duty.owed.kind))
    words += [f"~({' & '.join(closing(periods, status))})" for status in duty.exempt]
    if duty.newcomer is not None:
        words.append(_settled(periods, duty.newcomer))
    return words


def _starting(periods: Periods, status: str | None) -> list[str]:
    """Words that all hold a period on whose first day `status` was held."""
    found, starting = spells(periods.plan, status), periods.bits.starting
    low, high = f"coalesce({starting(found.end)}, 0)", f"{starting(found.first)} - 1"
    name = f"{status or 'member'} at the start"
    word = periods.word(found.source, name, bits_between(low, high), found.chosen)
    return [word, *_as_member(periods, status, _starting)]


def closing(periods: Periods, status: str | None) -> list[str]:
    """Words that all hold a period on whose last day `status` was held."""
    found = spells(periods.plan, status)
    bits = _closing_bits(periods, found, periods.bits.closing(found.first))
    name = f"{status or 'member'} at the close"
    word = periods.word(found.source, name, bits, found.chosen)
    return [word, *_as_member(periods, status, closing)]


def _as_member(
    periods: Periods,
    status: str | None,
    held: Callable[[Periods, str | None], list[str]],
) -> list[str]:
    """A status of its own table is held only while a member too."""
    return held(periods, None) if in_statuses(periods.plan, status) else []


def _closing_bits(periods: Periods, found: Spells, many: str) -> str:
    """The first so many periods, if a spell holds their last day; of the running, today."""
    end = f"coalesce({periods.bits.closing(f'({found.end})')}, 1)"
    today = found.covers(periods.plan.values.day(periods.plan.on))
    running = f"CASE WHEN {today} AND {many} > 0 THEN 1 ELSE 0 END"
    return f"({bits_between(end, f'{many} - 1', least=1)} | ({running})::BIGINT)"


def _settled(periods: Periods, spared: Length) -> str:
    """Periods that close after the first so long of a membership."""
    found, closes = memberships(periods.plan), periods.bits.closing
    after = f"({moved(periods.plan.values, found.first, spared)} + 1)"
    bits = _closing_bits(
        periods, found, f"least({closes(found.first)}, {closes(after)})"
    )
    return periods.word(found.source, f"settled after {spared}", bits)


def _held(periods: Periods, kind: str) -> str:
    """Periods that hold a task of the member's, or an occasion of the kind."""
    source, day = _days(periods.plan, kind)
    return periods.word(source, f"held {kind}", periods.bits.holding(day))


def _days(plan: Plan, kind: str) -> tuple[str, str]:
    """Where each member's tasks or occasions of the kind stand, and the column of days."""
    if kind == TASK:
        return "tasks", "due_on"
    kinds = one_of(plan.values, "o.duty", (kind,))
    source = plan.query(
        f"{kind} of members",
        lambda: (
            "SELECT m.member_id, o.held_on FROM occasions AS o "
            "JOIN members AS m ON o.branch_id IS NULL OR (o.branch_id = m.branch_id "
            "AND m.joined_on <= o.held_on AND (m.left_on IS NULL OR o.held_on < m.left_on)) "
            f"WHERE {kinds} AND NOT o.cancelled"
        ),
    )
    return source, "held_on"


def first_owed(plan: Plan, owed: EachPeriod) -> str:
    """A day before which no period can have been owed, as an expression; null: none ever."""
    first = plan.gather("members", "first joined", "min(joined_on)")
    if owed.kind is None:
        return first
    source, day = _days(plan, owed.kind)
    held = plan.gather(source, f"first {day}", f"min({day})")
    return f"CASE WHEN {held} IS NOT NULL THEN greatest({first}, {held}) END"
