"""Two articles that contradict each other on the same facts, as problems of the text.

docs/explanation/contradictions.md says what is told, and what is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment.contradiction import Contradiction, contradictions
from goodstanding.assessment.histories import History, Small
from goodstanding.assessment.looked_at import days, small_histories
from goodstanding.assessment.order import hidden_by, opened
from goodstanding.assessment.same_facts import (
    asks,
    asks_own_time,
    exclude,
    is_blank,
    is_special,
    on_one_ladder,
    ways,
)
from goodstanding.problems import Problem
from goodstanding.rulebook.condition import leaves
from goodstanding.rulebook.model import Ground, Rulebook

LOOKED_AT = 500
"""So much work, in histories of one monthly duty, is done for one text, and no more."""

Two = tuple[Ground, Ground]


class Way(Struct, frozen=True):
    """A ground by one of the ways in which it can be met, and what that asks for."""

    ground: Ground
    facts: frozenset[object]


def conflicts(rulebook: Rulebook) -> list[Problem]:
    """A doubt for each two articles that contradict each other where both are met.

    Looked for among small histories; where none of them shows it, nothing is said.
    """
    return list(_Looking(rulebook).problems())


class _Looking:
    """The histories still to be looked at in one text."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook, self.left = rulebook, LOOKED_AT
        self._ways: dict[int, list[Way]] = {}

    def problems(self) -> Iterator[Problem]:
        for each in contradictions(self.rulebook):
            found = (self._shown(each, two) for two in self._same(each))
            yield from [problem for problem in found if problem is not None][:1]

    def _same(self, each: Contradiction) -> Iterator[Two]:
        """Each way in which one is met with each of the other, if they ask for the same.

        Not where one of the two asks for more of it: that is a ladder. Nor where one asks
        for what the other excepts.
        """
        for one, other in product(self._of(each.one.when), self._of(each.other.when)):
            if one.facts == other.facts and one.facts:
                conditions = (one.ground.condition, other.ground.condition)
                if not on_one_ladder(*conditions) and not exclude(*conditions):
                    yield one.ground, other.ground

    def _of(self, ground: Ground) -> list[Way]:
        if id(ground) not in self._ways:
            self._ways[id(ground)] = list(_by_ways(self.rulebook, ground))
        return self._ways[id(ground)]

    def _shown(self, each: Contradiction, two: Two) -> Problem | None:
        """The first history of the first day on which both are the same, if none differs."""
        shown: list[tuple[History, date]] = []
        for on in days(self.rulebook, two):
            small = small_histories(self.rulebook, two, on)
            whos = [shown[0][0].who] if shown else small.whos
            is_met, history = self._first(small, whos, two)
            if history is not None and self._is_open(each, small, history):
                shown.append((history, on))
            elif is_met:
                return None
        return _problem(each, *shown[0]) if shown else None

    def _is_open(self, each: Contradiction, small: Small, history: History) -> bool:
        """Whether the text does not itself say, on this history, which goes before."""
        if each.other.opening is None:
            return True
        asked = small.asked(history, self.rulebook)
        return asked is not None and not any(
            any(hidden.is_sure for hidden in hidden_by(asked, side.when))
            or (side.opening and opened(asked, side.opening) != str(side.opening))
            for side in (each.one, each.other)
        )

    def _first(
        self, small: Small, whos: list[tuple[str, ...]], two: Two
    ) -> tuple[bool, History | None]:
        """Whether either is met at all, and the first history that shows both the same.

        They are the same if, of one member, each history meets both or neither. One that
        is never met alone, and asks for a status beside, is a special case of the other.
        """
        weight = small.weight(sum(len(list(leaves(each.condition))) for each in two))
        shown: History | None = None
        alone: set[str] = set()
        for who in whos:
            looked_at = small.like(shown, who) if shown else small.histories(who)
            if len(looked_at) * weight > self.left:
                return True, None
            both, only, number = _look(small, looked_at, two)
            self.left -= weight * number
            alone |= only
            shown = shown or (None if only else both)
        never = [each.condition for each in two if each.name.key not in alone]
        special = any(
            is_special(each, *(one.condition for one in two)) for each in never
        )
        return bool(shown or alone), None if alone and special else shown


def _look(
    small: Small, histories: list[History], two: Two
) -> tuple[History | None, set[str], int]:
    """The first that meets both, and which one is the first to be met alone.

    And how many histories it took to know.
    """
    both: History | None = None
    for number, history in enumerate(histories, 1):
        met = [each for each in two if small.meets(history, each)]
        if len(met) == 1:
            return both, {met[0].name.key}, number
        both = both or (history if met else None)
    return both, set(), len(histories)


def _by_ways(rulebook: Rulebook, ground: Ground) -> Iterator[Way]:
    """The ground by each of the ways in which it can be met, where nothing is blank.

    Nor asks it for a ground's own time, for which every day of a history is looked at. One
    that stays met once it was is met on a day on which its conditions are.
    """
    for number, way in enumerate(ways(ground.condition), 1):
        name = replace(ground.name, key=f"{ground.name.key}, way {number}")
        never_firm = is_blank(rulebook, way) or ground.not_modelled
        if not never_firm and not asks_own_time(rulebook, way):
            met = replace(ground, condition=way, name=name, latched=False)
            yield Way(met, asks(rulebook, way).facts)


def _problem(each: Contradiction, history: History, on: date) -> Problem:
    one, other = each.one, each.other
    ground = one.when.name.key
    row = f"both | {history.told(on)} | on {on} | {ground} | met"
    mend = "take one of the two back, or say where it does not hold"
    same = ""
    if other.opening is not None:
        key = other.when.name.key
        mend = (
            f"say which goes before, as in `Ground {key} comes before ground {ground}.`"
        )
        mend += ", or let both say the same"
        same = f", and the same of {key}"
    return Problem(
        code="assessment.W001",
        what=f"on the same facts {one.called} says {one.says}, and {other.called} "
        f"{other.says}: {each.why}",
        where=str(max((one.when.place, other.when.place), key=lambda at: at.line)),
        do=f"{mend}; the smallest example: `{row}`{same}",
    )
