"""A duty owed at occasions or tasks, packed: words by the member's own occasions.

Bit k is the k-th last point of the member.  Windows of days are counted beside the
words, for they hold as many points as were held.
"""

from __future__ import annotations

from datetime import date

from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.holding import (
    held_on,
    holds_at,
    joined,
    memberships,
)
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import (
    CannotSay,
    bit,
    either,
    moved,
    one_of,
    steps_back,
)
from goodstanding.assessment.to_sql.windows import own_query
from goodstanding.dates import Aligned
from goodstanding.rulebook.series import (
    TASK,
    ActDone,
    Approved,
    AtOccasions,
    Completion,
    Duty,
    Leave,
    Means,
    Presence,
    WhileStatus,
)
from goodstanding.rulebook.time import Window
from goodstanding.terms import Letter

STATES = ("missed", "done", "excused", "unknown", "open")
LETTERS = {
    Letter.ENDS_RUN: "excused",
    Letter.COUNTS_DONE: "done",
    Letter.COUNTS_MISSED: "missed",
}


def points(plan: Plan, duty: Duty, *, everyone: bool = False) -> str:
    """Every point of `duty` up to the day asked about, but those left out.

    With `everyone`, occasions that the member did not owe are points too.

    Table:
        one row per (member_id, what)
            day    date    the day it was held or due
            state  text    missed, done, excused, unknown or open
            back   bigint  how many points of the member came after it
    """
    name = f"{duty.name.key} points{' of everyone' if everyone else ''}"
    return plan.query(name, lambda: _points(plan, duty, everyone=everyone))


def words(plan: Plan, duty: Duty) -> dict[str, str]:
    """The columns with the words of `duty`, by state: bit k is the k-th last point."""
    source, name = points(plan, duty), duty.name.key

    def word(state: str) -> str:
        bits = f"bit_or({bit('back')})"
        found = plan.gather(source, state, bits, f"state = '{state}'")
        return f"coalesce({found}, 0)"

    return {state: plan.column(f"{name} {state}", word(state)) for state in STATES}


def counts(
    plan: Plan, duty: Duty, days: tuple[date, date], *, everyone: bool = False
) -> dict[str, str]:
    """The columns that count the points of each state between two days, both in."""
    source = points(plan, duty, everyone=everyone)
    name = f"{duty.name.key} {days[0]} {days[1]}{' of everyone' if everyone else ''}"
    between = f"day BETWEEN {plan.values.day(days[0])} AND {plan.values.day(days[1])}"

    def count(state: str) -> str:
        chosen = f"state = '{state}' AND {between}"
        counted = plan.gather(source, f"{name} {state}", "count(*)", chosen)
        return f"coalesce({counted}, 0)"

    return {state: plan.column(f"{name} {state}", count(state)) for state in STATES}


def counts_within(
    plan: Plan, duty: Duty, window: Window, *, everyone: bool = False
) -> dict[str, str]:
    """The same between two days of each member's own."""
    source, days = points(plan, duty, everyone=everyone), own_query(plan, window)
    name = f"{duty.name.key} {window}{' of everyone' if everyone else ''}"
    counted = ", ".join(
        f"count(*) FILTER (WHERE p.state = '{state}') AS {state}" for state in STATES
    )
    query = plan.per_member(
        name,
        lambda: (
            f"SELECT p.member_id, {counted} FROM {source} AS p "
            f"JOIN {days} AS d ON d.member_id = p.member_id "
            "WHERE p.day BETWEEN d.first_on AND d.last_on GROUP BY p.member_id"
        ),
    )
    return {
        state: plan.column(f"{name} {state}", f"coalesce({query}.{state}, 0)")
        for state in STATES
    }


def one_more(plan: Plan, duty: Duty) -> str:
    """The column that says whether an occasion today would be owed."""
    status = duty.subject.status
    parts = ["TRUE" if status is None else held_on(plan, status, plan.on)]
    parts += [f"NOT {held_on(plan, each, plan.on)}" for each in duty.exempt]
    if duty.newcomer is not None:
        since = moved(plan.values, joined(plan), duty.newcomer)
        parts.append(f"{plan.values.day(plan.on)} > {since}")
    return plan.column(f"{duty.name.key} next", " AND ".join(parts))


def _points(plan: Plan, duty: Duty, *, everyone: bool) -> str:
    source = _tasks(plan) if duty.owed == AtOccasions((TASK,)) else _held(plan, duty)
    if everyone:
        source = _everyones(plan, duty)
    owed = "TRUE" if everyone else _owed(plan, duty)
    state = _state(plan, duty)
    return (
        "SELECT *, row_number() OVER (PARTITION BY member_id ORDER BY day DESC, what DESC) - 1 AS back "
        f"FROM (SELECT p.member_id, p.what, p.day, {state} AS state FROM ({source}) AS p "
        f"JOIN here ON here.member_id = p.member_id{plan.joins(state)} "
        f"WHERE {owed}) WHERE state IS NOT NULL"
    )


def _held(plan: Plan, duty: Duty) -> str:
    assert isinstance(duty.owed, AtOccasions)
    kinds = one_of(plan.values, "o.duty", duty.owed.kinds)
    return (
        "SELECT m.member_id, o.occasion_id AS what, o.held_on AS day, least(coalesce(o.began_on, o.held_on), o.held_on) AS began, o.cancelled "
        "FROM occasions AS o JOIN members AS m ON m.joined_on <= o.held_on "
        "AND (m.left_on IS NULL OR o.held_on < m.left_on) "
        "AND (o.branch_id IS NULL OR o.branch_id = m.branch_id) "
        f"WHERE {kinds} AND o.held_on <= {plan.values.day(plan.on)}"
    )


def _everyones(plan: Plan, duty: Duty) -> str:
    """Occasions of every branch, and those of a branch while a member of it; all tasks."""
    assert isinstance(duty.owed, AtOccasions)
    today = plan.values.day(plan.on)
    if duty.owed == AtOccasions((TASK,)):
        return (
            "SELECT member_id, task_id AS what, due_on AS day, due_on AS began, FALSE AS cancelled, done_on "
            f"FROM tasks WHERE due_on <= {today}"
        )
    kinds = one_of(plan.values, "o.duty", duty.owed.kinds)
    return (
        "SELECT DISTINCT here.member_id, o.occasion_id AS what, o.held_on AS day, least(coalesce(o.began_on, o.held_on), o.held_on) AS began, o.cancelled "
        "FROM occasions AS o JOIN members AS m ON o.branch_id IS NULL OR (o.branch_id = m.branch_id "
        "AND m.joined_on <= o.held_on AND (m.left_on IS NULL OR o.held_on < m.left_on)) "
        f"JOIN here ON here.member_id = m.member_id WHERE {kinds} AND o.held_on <= {today}"
    )


def _tasks(plan: Plan) -> str:
    return (
        "SELECT t.member_id, t.task_id AS what, t.due_on AS day, t.due_on AS began, FALSE AS cancelled, "
        "t.done_on FROM tasks AS t JOIN members AS m ON m.member_id = t.member_id "
        "AND m.joined_on <= t.due_on AND (m.left_on IS NULL OR t.due_on < m.left_on) "
        f"WHERE t.due_on <= {plan.values.day(plan.on)}"
    )


def _owed(plan: Plan, duty: Duty) -> str:
    parts = ["TRUE"]
    if duty.subject.status is not None:
        parts.append(holds_at(plan, duty.subject.status, "p.member_id", "p.day"))
    parts += [
        f"NOT {holds_at(plan, status, 'p.member_id', 'p.day')}"
        for status in duty.exempt
    ]
    if duty.newcomer is not None:
        settled = f"p.day > {moved(plan.values, 'm.first_on', duty.newcomer)}"
        parts.append(
            f"EXISTS (SELECT 1 FROM {memberships(plan).source} AS m WHERE m.member_id = p.member_id "
            f"AND m.first_on <= p.day AND (m.end_on IS NULL OR p.day < m.end_on) AND {settled})"
        )
    return " AND ".join(parts)


def _state(plan: Plan, duty: Duty) -> str:
    cancelled = f"'{LETTERS[duty.cancelled]}'" if duty.cancelled in LETTERS else "NULL"
    excused = f"'{LETTERS[duty.excused]}'" if duty.excused in LETTERS else "NULL"
    done = either(*(_by(plan, duty, means) for means in duty.means))
    through = plan.gather_records(duty.name.key)
    cases = [f"WHEN p.cancelled THEN {cancelled}", f"WHEN {done} THEN 'done'"]
    if duty.excuses:
        excuses = either(*(_excuse(plan, duty, each) for each in duty.excuses))
        cases.append(f"WHEN {excuses} THEN {excused}")
    cases.append(f"WHEN {through} IS NULL OR p.day >= {through} THEN 'unknown'")
    still = [_open(plan, last) for last in _lasts(plan, duty)]
    still += [
        f"{_back(plan, means.in_same, 'p.day')} <= 0"
        for means in duty.means
        if isinstance(means, ActDone) and means.in_same is not None
    ]
    if still:
        cases.append(f"WHEN {either(*still)} THEN 'open'")
    return f"CASE {' '.join(cases)} ELSE 'missed' END"


def _lasts(plan: Plan, duty: Duty) -> list[str]:
    after = [
        moved(plan.values, "p.day", means.within)
        for means in duty.means
        if isinstance(means, ActDone) and means.after and means.within is not None
    ]
    others = any(
        not (isinstance(m, ActDone) and ((m.after and m.within) or m.in_same))
        for m in duty.means
    )
    late = _late(plan, duty)
    return after + ([late] if late and others else [])


def _late(plan: Plan, duty: Duty) -> str | None:
    """The last day on which the point of the row `p` may still be done, if one is said."""
    if duty.grace is None:
        return None
    if duty.from_start:
        return f"greatest({moved(plan.values, 'p.began', duty.grace)}, p.day)"
    return moved(plan.values, "p.day", duty.grace)


def _back(plan: Plan, calendar: Aligned, day: str) -> str:
    """How many periods before the running one the period of `day` lies."""
    return steps_back(plan.values, calendar, calendar.running(plan.on), day)


def _open(plan: Plan, last: str) -> str:
    return f"{plan.values.day(plan.on)} < {last}"


def _by(plan: Plan, duty: Duty, means: Means) -> str:
    today = plan.values.day(plan.on)
    if isinstance(means, Presence):
        kinds = getattr(duty.owed, "kinds", ())
        present = acts.present(plan, kinds, means)
        return f"EXISTS (SELECT 1 FROM {present} AS a WHERE a.member_id = p.member_id AND a.occasion_id = p.what)"
    if isinstance(means, Completion):
        late = _late(plan, duty)
        last = f"least({today}, {late})" if late else today
        return f"coalesce(p.done_on <= {last}, FALSE)"
    if isinstance(means, ActDone):
        return (
            f"EXISTS (SELECT 1 FROM {acts.acts(plan, means.act)} AS a "
            f"WHERE a.member_id = p.member_id AND {_near(plan, duty, means)})"
        )
    raise CannotSay(f"how {duty.name.key} is done")


def _near(plan: Plan, duty: Duty, means: ActDone) -> str:
    """Whether the act of the row `a` is near enough to the point of the row `p`."""
    if means.in_same is not None:
        same = (_back(plan, means.in_same, day) for day in ("a.day", "p.day"))
        return f"({' = '.join(same)} OR a.day BETWEEN p.began AND p.day)"
    first, last = "p.began", _late(plan, duty) or "p.day"
    if means.within and means.before:
        first = moved(plan.values, "p.began", means.within, back=True)
    if means.within and means.after:
        last = moved(plan.values, "p.day", means.within)
    return f"a.day BETWEEN {first} AND {last}"


def _excuse(plan: Plan, duty: Duty, excuse: Leave | WhileStatus) -> str:
    if isinstance(excuse, WhileStatus):
        return holds_at(plan, excuse.status, "p.member_id", "p.day")
    values = plan.values
    return (
        "EXISTS (SELECT 1 FROM excuses AS e WHERE e.member_id = p.member_id "
        f"AND e.duty = {values.bind(duty.name.key)} AND p.day BETWEEN e.from_on AND e.to_on "
        f"AND e.approved_on <= {values.day(plan.on)} AND {_approved(plan, excuse)})"
    )


def _approved(plan: Plan, leave: Leave) -> str:
    if leave.approved is Approved.ANY_TIME:
        return "TRUE"
    if leave.approved is Approved.BEFORE_START:
        return "e.approved_on < p.began"
    if leave.approved is Approved.BEFORE_CLOSE:
        return "e.approved_on <= p.day"
    if leave.approved is Approved.WITHIN and leave.within is not None:
        return f"e.approved_on <= {moved(plan.values, 'p.day', leave.within)}"
    raise CannotSay(f"leave whose approval is left blank ({leave.approved})")
