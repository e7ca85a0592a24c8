"""A condition as SQL over packed columns: `assessment.leaf` said once more, fast.

A leaf asks the plan for its columns and yields its truths.  It is compiled twice, for
the day asked about and for one step ahead of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from goodstanding.assessment.calendars import beyond_calendar
from goodstanding.assessment.to_sql import clocks, facts, own_time, spans, sums
from goodstanding.assessment.to_sql.holding import held_on
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.planes import (
    Points,
    days_of,
    each_way,
    run,
)
from goodstanding.assessment.to_sql.text import CannotSay
from goodstanding.assessment.to_sql.truths import (
    SqlTwice,
    at_least,
    conjunction,
    disjunction,
    known,
    lacking,
    negation,
    wanting_finding,
)
from goodstanding.assessment.to_sql.view import (
    SIGNS,
    View,
    blank,
    if_unclosed,
    off_the_calendar,
)
from goodstanding.assessment.to_sql.windows import is_own, unclosed_within
from goodstanding.rulebook.condition import (
    UPPER_LIMITS,
    Age,
    All,
    AnyOf,
    Base,
    ByCase,
    Comparison,
    Condition,
    Count,
    Falls,
    Found,
    Gap,
    Held,
    Holds,
    LeaveApproved,
    LeaveCovers,
    MetAgain,
    MetFor,
    MetIn,
    Not,
    OfGround,
    OfLast,
    Run,
    Several,
    Share,
    Standing,
    Stretch,
    Sum,
    Total,
    Under,
    least,
)
from goodstanding.rulebook.time import (
    Last,
)

ANY_NUMBER = 10**12
ONE = timedelta(1)


def condition(view: View, asked: Condition) -> SqlTwice:
    """The truths of `asked`.

    Raises:
        CannotSay: a part of it is not among what a query here can say.
    """
    if isinstance(asked, All | AnyOf):
        truths = [condition(view, part) for part in asked.parts]
        whole = truths[0]
        for truth in truths[1:]:
            whole = whole & truth if isinstance(asked, All) else whole | truth
        return whole
    if isinstance(asked, Several):
        return _several(view, asked)
    if isinstance(asked, ByCase):
        return condition(view, asked.in_full())
    if isinstance(asked, Not):
        return ~condition(replace(view, ahead=False), asked.part)
    if isinstance(asked, OfGround):
        return _of_ground(view, asked)
    if beyond_calendar(view.asked(), asked) is not None:
        return off_the_calendar()
    return LEAVES[type(asked)](view, asked)


def _of_ground(view: View, asked: OfGround) -> SqlTwice:
    if isinstance(asked, MetFor | MetAgain | MetIn):
        return own_time.own_time(view, asked, condition)
    assert isinstance(asked, Holds)
    ground = view.plan.rulebook.grounds[asked.ground]
    each = replace(view, ahead=view.ahead and not asked.negated)
    truth = own_time.judged(each, ground, condition)
    return ~truth if asked.negated else truth


def _several(view: View, asked: Several) -> SqlTwice:
    few = asked.comparison in UPPER_LIMITS
    each = replace(view, ahead=False) if few else view
    parts = [condition(each, part) for part in asked.parts]
    number = view.number(asked.number)
    if number is None:
        return blank()
    twice = at_least(least(asked.comparison, number), parts)
    return ~twice if few else twice


def _count(view: View, leaf: Count) -> SqlTwice:
    number = view.number(leaf.number)
    if number is None:
        return blank()
    if leaf.series in view.plan.rulebook.acts:
        return _acts(view, leaf, number, summed=False)
    duty = view.duty(leaf.series)
    found = duty.within(leaf.window)
    bound = view.plan.values.bind(number)

    def value(read: Points) -> str:
        counted = (
            f"({read.count(read.of(leaf.state))} {SIGNS[leaf.comparison]} {bound})"
        )
        if leaf.none_held is False:
            return conjunction(f"({read.count(read.all())} > 0)", counted)
        return counted

    twice = each_way(found, value, view.steps)
    if leaf.none_held is False:
        view.doubts.extend(duty.doubts)
    else:
        view.unless_settled(duty, leaf.comparison, twice)
    return twice


def _run(view: View, leaf: Run) -> SqlTwice:
    number = view.number(leaf.number)
    if number is None:
        return blank()
    duty = view.duty(leaf.duty)
    duty.fits(number)
    if leaf.within is None:
        duty.reaches_back(leaf.state, number)
    found = duty.words() if leaf.within is None else duty.run_within(leaf.within)
    sign, bound = SIGNS[leaf.comparison], view.plan.values.bind(number)
    twice = each_way(
        found, lambda read: f"({run(read, leaf.state)} {sign} {bound})", view.steps
    )
    view.unless_settled(duty, leaf.comparison, twice)
    return twice


def _of_last(view: View, leaf: OfLast) -> SqlTwice:
    number, last = view.number(leaf.number), view.number(leaf.last)
    if number is None or last is None:
        return blank()
    found = view.duty(leaf.duty).last(last)
    sign, bound = SIGNS[leaf.comparison], view.plan.values.bind(number)
    enough = f"({found.count(found.all())} >= {view.plan.values.bind(last)})"

    def value(read: Points) -> str:
        counted = f"({read.count(read.of(leaf.state))} {sign} {bound})"
        few = leaf.comparison in (Comparison.FEWER, Comparison.AT_MOST)
        return conjunction(enough, counted) if few else counted

    return each_way(found, value, view.steps)


def _share(view: View, leaf: Share) -> SqlTwice:
    share = view.number(leaf.share)
    if share is None:
        return blank()
    if leaf.bases not in ((Base.HELD,), (Base.ALL_HELD,)):
        raise CannotSay("a share of what is planned")
    everyone = leaf.bases == (Base.ALL_HELD,)
    duty = view.duty(leaf.duty)
    found = duty.within(leaf.window, everyone=everyone)
    view.doubts.extend(duty.doubts)
    share = Fraction(share)
    sign = SIGNS[leaf.comparison]
    over, under = (
        view.plan.values.bind(part) for part in (share.denominator, share.numerator)
    )

    def value(read: Points) -> str:
        total, counted = read.count(read.all()), read.count(read.of(leaf.state))
        return f"({total} > 0 AND {counted} * {over} {sign} {under} * {total})"

    return each_way(found, value, view.steps)


def _total(view: View, leaf: Total) -> SqlTwice:
    number = view.number(leaf.number)
    return blank() if number is None else _acts(view, leaf, number, summed=True)


def _acts(view: View, leaf: Any, number: Any, *, summed: bool) -> SqlTwice:
    plan, key = view.plan, leaf.series if isinstance(leaf, Count) else leaf.acts
    if is_own(leaf.window):
        return _acts_within(view, leaf, number, summed=summed)
    days = days_of(plan, leaf.window, plan.on)
    quantity = facts.amount(plan, key, days, summed=summed)
    sign, bound = SIGNS[leaf.comparison], plan.values.bind(number)
    value = f"({quantity} {sign} {bound})"
    if days[0] > days[1]:
        return known(value)
    more = f"({quantity} + {ANY_NUMBER} {sign} {bound})"
    return if_unclosed(view, key, min(days[1], plan.on), value, more)


def _acts_within(view: View, leaf: Any, number: Any, *, summed: bool) -> SqlTwice:
    """Acts between two days of each member's own; none, where they never were."""
    plan, key = view.plan, leaf.series if isinstance(leaf, Count) else leaf.acts
    quantity = facts.amount_within(plan, key, leaf.window, summed=summed)
    sign, bound = SIGNS[leaf.comparison], plan.values.bind(number)
    value = f"({quantity} {sign} {bound})"
    if f"{key} {leaf.window}" in view.certain:
        return known(value)
    more = f"({quantity} + {ANY_NUMBER} {sign} {bound})"
    not_closed = unclosed_within(plan, key, leaf.window)
    must = conjunction(value, disjunction(negation(not_closed), more))
    return lacking(must, disjunction(value, conjunction(not_closed, more)))


def _standing(view: View, leaf: Standing) -> SqlTwice:
    so = _held(view.plan, leaf)
    return known(negation(so) if leaf.negated else so)


def _held(plan: Plan, leaf: Standing) -> str:
    """Whether the status is held: on the day, throughout a window, or at its ends."""
    if leaf.held is None or leaf.window is None:
        return _is(plan, leaf.status, plan.on)
    first, close = days_of(plan, leaf.window, plan.on)
    last = min(close, plan.on)
    if isinstance(leaf.window, Last):
        first -= ONE
    if leaf.held is Held.BOTH_ENDS:
        return conjunction(_is(plan, leaf.status, first), _is(plan, leaf.status, last))
    rows = spans.held(plan, leaf.status)
    return spans.every_day(plan, f"{leaf.status} held", rows, (first, last))


def _is(plan: Plan, status: str, day: date) -> str:
    return plan.column(f"is {status} on {day}", held_on(plan, status, day))


def _under(view: View, leaf: Under) -> SqlTwice:
    held = facts.under(view.plan, leaf)
    return known(negation(held) if leaf.negated else held)


def _found(view: View, leaf: Found) -> SqlTwice:
    plan, always = view.plan, (date.min, view.plan.on)
    days = days_of(plan, leaf.window, plan.on) if leaf.window else always
    found = facts.found(plan, leaf, days)
    must = f"coalesce({found}, FALSE)"
    return wanting_finding(must, f"coalesce({found}, TRUE)" if leaf.asked else must)


def _leave(view: View, leaf: LeaveApproved) -> SqlTwice:
    return known(
        facts.leave(view.plan, leaf, days_of(view.plan, leaf.window, view.plan.on))
    )


def _leave_covers(view: View, leaf: LeaveCovers) -> SqlTwice:
    plan, name = view.plan, f"leave of {leaf.duty}"
    days = days_of(plan, leaf.window, plan.on)
    rows = spans.approved_leave(plan, leaf.duty)
    return known(spans.every_day(plan, name, rows, days))


def _stretch(_view: View, leaf: Stretch) -> SqlTwice:
    raise CannotSay(f"the length of a run of {leaf.duty}")


LEAVES: dict[type, Callable[[View, Any], SqlTwice]] = {
    Count: _count,
    Run: _run,
    OfLast: _of_last,
    Share: _share,
    Sum: sums.sum_of,
    Total: _total,
    Stretch: _stretch,
    Age: clocks.age,
    Falls: clocks.falls,
    Gap: clocks.gap,
    Standing: _standing,
    Under: _under,
    Found: _found,
    LeaveApproved: _leave,
    LeaveCovers: _leave_covers,
}
