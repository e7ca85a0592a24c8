"""A ground as it is judged, and as other grounds ask for its own time, as SQL.

What a ground was on another day is the same query laid on that day: a plan within the
plan.  For how long it has been met would take one for every day, and is asked only of
whom it may be met now: these few are left to the definition.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace

from goodstanding.assessment.moments import latest_of_year
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import CannotSay, quoted
from goodstanding.assessment.to_sql.truths import (
    FALSE,
    TRUE,
    SqlTruth,
    SqlTwice,
    conjunction,
    disjunction,
    known,
    negation,
)
from goodstanding.assessment.to_sql.view import SIGNS, Past, View, blank
from goodstanding.rulebook.condition import (
    UPPER_LIMITS,
    Condition,
    MetAgain,
    MetFor,
    MetIn,
    Reach,
)
from goodstanding.rulebook.model import Ground
from goodstanding.rulebook.time import Named

Said = Callable[[View, Condition], SqlTwice]
"""What says a condition."""

MOST_PERIODS = 12


def judged(view: View, ground: Ground, said: Said, on: date | None = None) -> SqlTwice:
    """The truths of `ground` as the text says it is judged, now or on another day.

    Raises:
        CannotSay: it stays met once it was, or a part of it no query here can say.
    """
    if ground.latched:
        raise CannotSay("once met, it stays met")
    day = on or view.plan.on
    if ground.judged_on:
        day = max(latest_of_year(each, day) for each in ground.judged_on)
    if not ground.in_force(day):
        return known(FALSE)
    if day == view.plan.on:
        found, member = said(view, ground.condition), TRUE
    else:
        found, member = _then(view, ground, day, said)
    if not ground.not_modelled:
        return found
    truth = SqlTruth(FALSE, member)
    return SqlTwice(truth, truth, found.lacks_record)


def _then(view: View, ground: Ground, day: date, said: Said) -> tuple[SqlTwice, str]:
    """The truths of the condition of `ground` on another day, and who belonged on it."""
    name = f"{ground.name.key} on {day}{' ahead' if view.ahead else ''}"
    if name not in view.past:
        view.past[name] = _laid(view, name, day, ground, said)
    found = view.past[name]
    if found.open != FALSE:
        view.doubts.append(found.open)
    return found.twice, found.member


def _laid(view: View, name: str, day: date, ground: Ground, said: Said) -> Past:
    """The columns of the query laid on another day."""
    plan = view.plan
    then = View(Plan(plan.rulebook, day, plan.values), view.ahead)
    twice, left = said(then, ground.condition), FALSE
    for doubt in then.doubts:
        left = disjunction(left, doubt)
    told = {
        "member": TRUE,
        "must": twice.now.must,
        "may": twice.now.may,
        "later must": twice.later.must,
        "later may": twice.later.may,
        "lacks": twice.lacks_record,
        "open": left,
    }
    source = plan.per_member(name, lambda: _of_plan(then, told))
    member, must, may, later_must, later_may, lacks, left = (
        FALSE
        if text == FALSE
        else plan.column(
            f"{name} {column}", f"coalesce({source}.{quoted(column)}, FALSE)"
        )
        for column, text in told.items()
    )
    now, later = SqlTruth(must, may), SqlTruth(later_must, later_may)
    return Past(SqlTwice(now, later, lacks), member, left)


def _of_plan(then: View, told: dict[str, str]) -> str:
    """What is told of each member who belonged on the day of a plan, as a query."""
    listed = ", ".join(f"{text} AS {quoted(name)}" for name, text in told.items())
    packed, _ = then.plan.packed()
    return f"SELECT member_id, {listed} FROM {then.steps.over(f'({packed})', listed)}"


def own_time(view: View, leaf: MetFor | MetAgain | MetIn, said: Said) -> SqlTwice:
    """For how long, how often, or after what time another ground is met.

    Raises:
        CannotSay: it takes an answer for every day.
    """
    ground = view.plan.rulebook.grounds[leaf.ground]
    if isinstance(leaf, MetIn):
        return _met_in(view, leaf, ground, said)
    if _is_blank(view, leaf.length if isinstance(leaf, MetFor) else leaf.within):
        return blank()
    today = judged(view, ground, said)
    met = disjunction(today.now.may, today.later.may)
    if met == TRUE:
        raise CannotSay(f"the time for which {leaf.ground} was met")
    view.doubts.append(met)
    return known(FALSE)


def _is_blank(view: View, length: Any) -> bool:
    return isinstance(length, Named) and view.number(length) is None


def _met_in(view: View, leaf: MetIn, ground: Ground, said: Said) -> SqlTwice:
    """In how many of the last full periods it was met; one ahead, in the running one."""
    number, plan = view.number(leaf.number), view.plan
    if number is None:
        return blank()
    if leaf.reach is Reach.SOME:
        raise CannotSay(f"on which days {leaf.ground} was met")
    if leaf.last > MOST_PERIODS:
        raise CannotSay(f"what {leaf.ground} was in more than {MOST_PERIODS} periods")
    end = leaf.aligned.number(plan.on) + view.ahead
    closes = [leaf.aligned.close(period) for period in range(end - leaf.last, end)]
    found = [_at_close(view, ground, close, said) for close in closes]
    bound = plan.values.bind(number)
    least, most = (
        f"({_counted(values)} {SIGNS[leaf.comparison]} {bound})"
        for values in (
            [twice.now.must for twice in found],
            [twice.now.may for twice in found],
        )
    )
    if leaf.reach is Reach.THROUGHOUT:
        return _at_most(view, leaf, most)
    lacks = FALSE
    for twice in found:
        lacks = disjunction(lacks, twice.lacks_record)
    truth = SqlTruth(conjunction(least, most), disjunction(least, most))
    unknown = conjunction(truth.may, negation(truth.must))
    return SqlTwice(truth, truth, conjunction(lacks, unknown))


def _counted(values: list[str]) -> str:
    return " + ".join(f"CAST({value} AS TINYINT)" for value in values)


def _at_most(view: View, leaf: MetIn, most: str) -> SqlTwice:
    """Met on every day only where it was at the end: what that does not settle is open."""
    few = leaf.comparison in UPPER_LIMITS
    view.doubts.append(negation(most) if few else most)
    return known(TRUE if few else FALSE)


def _at_close(view: View, ground: Ground, close: date, said: Said) -> SqlTwice:
    """The ground on the last day of a period; the one running, as if it were over."""
    if view.ahead and close >= view.plan.on:
        return judged(view, ground, said)
    return judged(replace(view, ahead=False), ground, said, close)
