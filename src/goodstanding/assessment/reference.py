"""The definition of every ground, for one member on one day, in plain Python.

Nothing here is fast and nothing here may be clever: when this file and a query
disagree, the query is wrong.
"""

from __future__ import annotations

from msgspec.structs import replace

from goodstanding.assessment import leaf, own_time
from goodstanding.assessment.asked import Asked, joined_on, known_on
from goodstanding.assessment.moments import latest_of_year
from goodstanding.assessment.truth import (
    NO,
    Lack,
    Reason,
    Twice,
    at_least,
    both,
    unknown,
)
from goodstanding.assessment.turning import turning_days
from goodstanding.assessment.weighed import Weighed
from goodstanding.rulebook.condition import (
    UPPER_LIMITS,
    All,
    AnyOf,
    ByCase,
    Condition,
    Holds,
    Not,
    Several,
    least,
)
from goodstanding.rulebook.model import Ground
from goodstanding.terms import Answer

NOT_IN_FORCE = Weighed(condition=All(()), twice=both(NO), value="not in force")

NEARLY = {Answer.MET, Answer.STILL_CURABLE, Answer.NEEDS_FINDING}


def answer(asked: Asked, ground: Ground) -> Answer:
    """The answer to `ground` on the day asked about."""
    return judge(asked, ground).twice.answer


def judge(asked: Asked, ground: Ground) -> Weighed:
    """The ground weighed as the text says it is judged.

    On the day asked about, or the latest of its days of judgement, or, where once met
    it stays met, on the first day on which it was met by what was known that day.
    """
    key = ("judged", asked.on, asked.ahead, asked.kept, ground.name.key)
    if key not in asked.seen:
        asked.seen[key] = _judged(asked, ground)
    weighed = asked.seen[key]
    assert isinstance(weighed, Weighed)
    return weighed


def _judged(asked: Asked, ground: Ground) -> Weighed:
    day = asked.on
    if ground.judged_on:
        day = max(latest_of_year(each, asked.on) for each in ground.judged_on)
    if not ground.in_force(day) or joined_on(asked.record, day) is None:
        return NOT_IN_FORCE
    if ground.latched and not asked.ahead:
        return _latched(asked.at(day), ground)
    return _weighed_down(ground, weigh(asked.at(day), ground.condition))


def weigh(asked: Asked, condition: Condition) -> Weighed:
    """The truths of `condition` and of every part of it."""
    if isinstance(condition, All | AnyOf):
        parts = tuple(weigh(asked, part) for part in condition.parts)
        twice = parts[0].twice
        for part in parts[1:]:
            twice = (
                twice & part.twice if isinstance(condition, All) else twice | part.twice
            )
        return Weighed(condition=condition, twice=twice, parts=parts)
    if isinstance(condition, Several):
        return _several(asked, condition)
    if isinstance(condition, ByCase):
        return _by_case(asked, condition)
    if isinstance(condition, Not):
        part = weigh(replace(asked, ahead=False), condition.part)
        return Weighed(
            condition=condition, twice=~part.twice, parts=(part,), negated=True
        )
    if isinstance(condition, Holds):
        return _other_ground(asked, condition)
    if isinstance(condition, own_time.OwnTime):
        return own_time.weigh(asked, condition, judge)
    return leaf.weigh(asked, condition)


def _several(asked: Asked, condition: Several) -> Weighed:
    """So many of the parts; what is to be few is not looked at a step ahead."""
    few = condition.comparison in UPPER_LIMITS
    each = replace(asked, ahead=False) if few else asked
    parts = tuple(weigh(each, part) for part in condition.parts)
    number = asked.value(condition.number)
    if not isinstance(number, int):
        why = Reason(Lack.FINDING, f"the text leaves {condition.number} blank")
        twice = both(unknown(why))
    else:
        truths = [part.twice for part in parts]
        twice = at_least(least(condition.comparison, number), truths)
        twice = ~twice if few else twice
    return Weighed(condition=condition, twice=twice, parts=parts)


def _by_case(asked: Asked, condition: ByCase) -> Weighed:
    for who, part in condition.cases:
        fits = weigh(asked, who)
        if fits.twice.now.must:
            told = weigh(asked, part)
            return Weighed(condition=condition, twice=told.twice, parts=(fits, told))
    told = weigh(asked, condition.rest)
    return Weighed(condition=condition, twice=told.twice, parts=(told,))


def _other_ground(asked: Asked, condition: Holds) -> Weighed:
    if condition.negated:
        asked = replace(asked, ahead=False)
    other = judge(asked, asked.rulebook.grounds[condition.ground])
    twice = ~other.twice if condition.negated else other.twice
    return Weighed(
        condition=condition, twice=twice, parts=(other,), value=str(other.twice.answer)
    )


def _latched(asked: Asked, ground: Ground) -> Weighed:
    """The ground on the first day it was met, as known that day; else as it is now."""
    joined = joined_on(asked.record, asked.on)
    for day in sorted(turning_days(asked, ground)):
        if joined is None or not joined <= day < asked.on:
            continue
        then = replace(asked, record=known_on(asked.record, day), on=day, seen={})
        weighed = _weighed_down(ground, weigh(then, ground.condition))
        if ground.in_force(day) and weighed.twice.answer is Answer.MET:
            return weighed
    return _weighed_down(ground, weigh(asked, ground.condition))


def _weighed_down(ground: Ground, weighed: Weighed) -> Weighed:
    """What is not modelled of a ground keeps its answer from being firm."""
    if not ground.not_modelled:
        return weighed
    why = [
        Reason(Lack.FINDING, f"people, whether “{what}”")
        for what in ground.not_modelled
    ]
    return replace(
        weighed, twice=Twice(*(2 * (unknown(*why, *weighed.twice.now.reasons),)))
    )


def near(asked: Asked, ground: Ground) -> bool:
    """Whether the ground is not met, and would be one step further on.

    One step: the running period closes, one more occasion is held, a clock runs one
    unit more, and the member does nothing.  A body may still have to find on it.
    """
    if judge(asked, ground).twice.now.may or ground.judged_on or ground.latched:
        return False
    return answer(replace(asked, ahead=True), ground) in NEARLY
