"""Sums over several series as SQL: proportionate mixes, and capped counts.

Parts are held against the number in whole numbers, every denominator multiplied out:
nothing is rounded.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

from msgspec import Struct

from goodstanding.assessment.to_sql import facts
from goodstanding.assessment.to_sql.holding import unclosed
from goodstanding.assessment.to_sql.planes import Points, days_of
from goodstanding.assessment.to_sql.text import CannotSay
from goodstanding.assessment.to_sql.truths import (
    FALSE,
    SqlTruth,
    SqlTwice,
    conjunction,
    disjunction,
    known,
    negation,
)
from goodstanding.assessment.to_sql.view import SIGNS, View, blank
from goodstanding.assessment.to_sql.windows import is_own, unclosed_within
from goodstanding.rulebook.condition import Sum, Term
from goodstanding.terms import State

NO_END = 10**12
MOST_POINTS = 10**6
LARGEST = 10**37
READ = ((State.MISSED, State.MISSED), (State.MISSED, State.DONE), (State.DONE, State.MISSED), (State.DONE, State.DONE))  # fmt: skip
"""The four ends of what is done: the least and the most now, and the same later."""


class _Part(Struct, frozen=True):
    """What is done of one term: an end for each of `READ`, over a number and a total.

    `held` is how many points it was counted from; None, of acts.
    """

    ends: tuple[str, ...]
    over: int = 1
    total: str | None = None
    held: str | None = None


def sum_of(view: View, leaf: Sum) -> SqlTwice:
    """Whether what is done of every term, added up, stands so to the number.

    Raises:
        CannotSay: the window of a term, or numbers too large to reckon with exactly.
    """
    numbers = [leaf.number, *(term.whole for term in leaf.terms)]
    numbers += [term.cap for term in leaf.terms if term.cap is not None]
    if any(view.number(number) is None for number in numbers):
        return blank()
    parts = [_part(view, leaf, term) for term in leaf.terms]
    number = Fraction(view.number(leaf.number))
    so = [_stands(view, leaf, number, parts, end) for end in range(len(READ))]
    now, later = (
        SqlTruth(conjunction(least, most), disjunction(least, most))
        for least, most in (so[:2], so[2:])
    )
    lacks = FALSE if now.must == now.may else conjunction(now.may, negation(now.must))
    found = SqlTwice(now, later, lacks)
    held = [part.held for part in parts if part.held is not None]
    if leaf.none_held is False and held:
        found = known(f"({' + '.join(held)} > 0)") & found
    return found


def _stands(
    view: View, leaf: Sum, number: Fraction, parts: list[_Part], end: int
) -> str:
    """Whether one end of the sum stands so to the number, as a step."""
    over = lcm(number.denominator, *(part.over for part in parts))
    totals = [part.total for part in parts if part.total is not None]
    if over * NO_END * 10 * MOST_POINTS ** len(totals) > LARGEST:
        raise CannotSay("a sum of parts too small to be added up exactly")
    terms = [
        _product(part.ends[end], over // part.over, *_others(parts, part))
        for part in parts
    ]
    times = number.numerator * over // number.denominator
    asked = _product("1", times, *totals)
    return view.steps.name(f"({' + '.join(terms)} {SIGNS[leaf.comparison]} {asked})")


def _others(parts: list[_Part], part: _Part) -> list[str]:
    return [each.total for each in parts if each is not part and each.total is not None]


def _product(quantity: str, times: int, *totals: str) -> str:
    return " * ".join([f"{quantity}::HUGEINT", f"{times}::HUGEINT", *totals])


def _part(view: View, leaf: Sum, term: Term) -> _Part:
    """The term up to its cap, as a part of the whole; of nothing asked, all is done."""
    whole = Fraction(view.number(term.whole))
    acts = term.series in view.plan.rulebook.acts
    found = _acts(view, leaf, term) if acts else _points(view, leaf, term)
    if whole <= 0:
        return _Part(("1",) * len(READ), held=found.held)
    ends, over = found.ends, whole.numerator
    if term.cap is not None:
        cap = Fraction(view.number(term.cap))
        most = f"{cap.numerator}::HUGEINT * {found.total or 1}"
        ends = tuple(
            f"least({each}::HUGEINT * {cap.denominator}, {most})" for each in ends
        )
        over *= cap.denominator
    if whole.denominator != 1:
        ends = tuple(f"({each}::HUGEINT * {whole.denominator})" for each in ends)
    return _Part(ends, over, found.total, found.held)


def _points(view: View, leaf: Sum, term: Term) -> _Part:
    duty = view.duty(term.series)
    found = duty.within(leaf.window)
    view.doubts.extend(duty.doubts)
    held = found.count(found.all())
    whole = f"greatest({held}, 1)::HUGEINT"
    total = view.steps.name(whole) if term.share else None
    return _Part(tuple(_done(view, found, *way) for way in READ), 1, total, f"({held})")


def _done(view: View, found: Points, still: State, lacking: State) -> str:
    read = found.read(still, lacking)
    return view.steps.name(f"({read.count(read.of(State.DONE))})")


def _acts(view: View, leaf: Sum, term: Term) -> _Part:
    """What is recorded; where the record is not complete, any number may be."""
    quantity, open_record = _quantity(view, leaf.window, term)
    most = f"({quantity} + CASE WHEN {open_record} THEN {NO_END} ELSE 0 END)"
    least, most = (
        view.steps.name(quantity),
        quantity if open_record == FALSE else view.steps.name(most),
    )
    return _Part((least, most, least, most))


def _quantity(view: View, window: Any, term: Term) -> tuple[str, str]:
    """What is recorded of the acts, and whether there may be more."""
    plan, key = view.plan, term.series
    if is_own(window):
        found = facts.amount_within(plan, key, window, summed=term.amounts)
        if f"{key} {window}" in view.certain:
            return found, FALSE
        return found, unclosed_within(plan, key, window)
    days = days_of(plan, window, plan.on)
    found, last = (
        facts.amount(plan, key, days, summed=term.amounts),
        min(days[1], plan.on),
    )
    if days[0] > days[1] or f"{key} {last}" in view.certain:
        return found, FALSE
    return found, unclosed(plan, key, last)
