"""The definition of sums over several series: proportionate mixes, and capped counts.

Every term can only grow by what is not known or may still be done, so the least and
the most that each can be are enough.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment import folds, shown
from goodstanding.assessment.asked import Asked, complete_before
from goodstanding.assessment.done import acts_of
from goodstanding.assessment.folds import compare
from goodstanding.assessment.moments import Blank, window_days
from goodstanding.assessment.state import Point
from goodstanding.assessment.truth import (
    NO,
    Reason,
    Truth,
    Twice,
    both,
    plain,
    unknown,
)
from goodstanding.assessment.weighed import Weighed
from goodstanding.rulebook.condition import Sum, Term
from goodstanding.terms import State

Span = tuple[Fraction, Fraction]
"""The least and the most that a quantity can be."""

NO_END = Fraction(10**12)
NOTHING = (Fraction(0), Fraction(0))


class _Done(Struct, frozen=True):
    """What is done of one series, why it is not known better, and what it rests on."""

    series: str
    now: Span
    later: Span
    reasons: frozenset[Reason] = frozenset()
    points: list[Point] | None = None
    days: tuple[date, ...] = ()
    said: str = ""


def weigh(asked: Asked, leaf: Sum) -> Weighed:
    """What is done of every term, added up, beside the number asked for.

    Raises:
        Blank: the text leaves a number of it blank.
    """
    number = _number(asked, leaf.number)
    terms = [_term(asked, leaf, term) for term in leaf.terms]
    twice = Twice(
        _truth(leaf, number, [each.now for each in terms], terms),
        _truth(leaf, number, [each.later for each in terms], terms),
    )
    owed = [each for each in terms if each.points is not None]
    if leaf.none_held is False and owed and not any(each.points for each in owed):
        twice = both(NO)
    parts = tuple(_rows(leaf, twice, each) for each in terms)
    return Weighed(condition=leaf, twice=twice, value=_shown(leaf, terms), parts=parts)


def _shown(leaf: Sum, terms: list[_Done]) -> str:
    """What is done of each series, what it counts for, and all of them together."""
    mixed = any(term.share or term.whole != 1 for term in leaf.terms)
    said = " + ".join(
        _term_shown(each, term, mixed=mixed)
        for each, term in zip(terms, leaf.terms, strict=True)
    )
    whole = sum((each.now[0] for each in terms), Fraction(0))
    return f"{said}: {_plain(whole)}{' of 1' if mixed else ' together'}"


def _term_shown(done: _Done, term: Term, *, mixed: bool) -> str:
    if mixed:
        return f"{done.said} ({_plain(done.now[0])} of what is asked)"
    if _capped(done, term):
        return f"{done.said}, of which {_plain(done.now[0])} count"
    return done.said


def _capped(done: _Done, term: Term) -> bool:
    """Whether more of it was done than counts."""
    all_of_it = f"{_plain(done.now[0]) if done.now[0] else 'no'} "
    return term.cap is not None and not done.said.startswith(all_of_it)


def _truth(leaf: Sum, number: Fraction, spans: list[Span], terms: list[_Done]) -> Truth:
    ends = (sum(low for low, _ in spans), sum(high for _, high in spans))
    so = [compare(leaf.comparison, end, number) for end in ends]
    if all(so) or not any(so):
        return plain(all(so))
    return unknown(*(reason for each in terms for reason in each.reasons))


def _rows(leaf: Sum, twice: Twice, done: _Done) -> Weighed:
    """What one term was counted from."""
    return Weighed(
        condition=leaf,
        twice=twice,
        points=tuple(done.points or ()),
        days=done.days,
        series=done.series,
    )


def _plain(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _number(asked: Asked, named: Any) -> Fraction:
    value = asked.value(named)
    if not isinstance(value, int | Fraction):
        raise Blank(str(named))
    return Fraction(value)


def _term(asked: Asked, leaf: Sum, term: Term) -> _Done:
    """What the term can be now and later, as a part of what is asked of it."""
    acts = term.series in asked.rulebook.acts
    done = _acts(asked, leaf, term) if acts else _points(asked, leaf, term)
    part = _part_of(asked, term)
    return replace(
        done,
        now=(part(done.now[0]), part(done.now[1])),
        later=(part(done.later[0]), part(done.later[1])),
    )


def _part_of(asked: Asked, term: Term) -> Callable[[Fraction], Fraction]:
    """Up to the cap, as a part of the whole; of nothing asked, all is done."""
    whole = _number(asked, term.whole)
    cap = None if term.cap is None else _number(asked, term.cap)

    def part(quantity: Fraction) -> Fraction:
        counted = quantity if cap is None else min(quantity, cap)
        return counted / whole if whole > 0 else Fraction(1)

    return part


def _acts(asked: Asked, leaf: Sum, term: Term) -> _Done:
    days = window_days(asked, leaf.window, asked.on)
    if days is None or days[0] > days[1]:
        said = _acts_said(asked, term, 0)
        return _Done(term.series, NOTHING, NOTHING, said=said)
    found = [
        (day, amount if term.amounts else 1)
        for day, amount in acts_of(asked, asked.rulebook.acts[term.series])
        if days[0] <= day <= days[1]
    ]
    done, on = Fraction(sum(each for _, each in found)), tuple(day for day, _ in found)
    said = _acts_said(asked, term, int(done))
    through = complete_before(asked, term.series)
    if through is None or through <= min(days[1], asked.on):
        lacks = frozenset([folds.record_lacks(asked, term.series)])
        span = (done, done + NO_END)
        return _Done(term.series, span, span, lacks, days=on, said=said)
    return _Done(term.series, (done, done), (done, done), days=on, said=said)


def _points(asked: Asked, leaf: Sum, term: Term) -> _Done:
    duty = asked.duty(term.series)
    found = folds.within(asked, duty, leaf.window)
    least = _done(term, found, (State.DONE,))
    open_too = _done(term, found, (State.DONE, State.OPEN))
    unknown_too = _done(term, found, (State.DONE, State.UNKNOWN))
    most = _done(term, found, (State.DONE, State.OPEN, State.UNKNOWN))
    reasons = folds.reasons_in(asked, term.series, found)
    now, later = (least, unknown_too), (open_too, most)
    name, done = duty.name, sum(point.state is State.DONE for point in found)
    base = f" of {len(found)}" if term.share and found else ""
    said = f"{done if base or done else 'no'}{base} {name.one if done == 1 and not base else name.many}"
    return _Done(term.series, now, later, reasons, points=found, said=said)


def _acts_said(asked: Asked, term: Term, done: int) -> str:
    acts = asked.rulebook.acts[term.series]
    if term.amounts:
        return f"{shown.amount_of(acts, done)} of {acts.name.many}"
    return f"{done or 'no'} {acts.name.one if done == 1 else acts.name.many}"


def _done(term: Term, found: list[Point], states: tuple[State, ...]) -> Fraction:
    done = sum(point.state in states for point in found)
    if not term.share:
        return Fraction(done)
    return Fraction(done, len(found)) if found else Fraction(0)
