"""Openings of two grounds that cannot both be followed, whatever the facts are.

Table:
    one row per way in which two openings are opposed, where
        one certifies that a right ends, and the other lets a body decide on that
        one certifies that membership ends, and the other needs somebody who stays
        one must open what ends membership, and the other what needs somebody who stays
        both must move the member, to categories of which everybody has one
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations, product

from goodstanding.rulebook.measure import Measure, Right, RightIn
from goodstanding.rulebook.model import Ground, How, Opening, Rulebook

BY_ITSELF = (How.CERTIFIES, How.DEEMED)
MUST = (How.SHALL, *BY_ITSELF)
DECIDED = (How.MAY, How.SHALL, How.PUTS)


def opposed(
    rulebook: Rulebook, first: Ground, second: Ground
) -> Iterator[tuple[Opening, Opening, str]]:
    """Each two openings of both that are opposed, and why they are."""
    for one, other in product(first.openings, second.openings):
        for why, is_so in WAYS.items():
            if any(is_so(rulebook, *pair) for pair in permutations((one, other))):
                yield one, other, why
                break


def _automatic_and_decided(rulebook: Rulebook, one: Opening, other: Opening) -> bool:
    """Whether `one` ends a right by itself, and all that `other` opens would end it."""
    if not _is_by_itself(one) or not _is_open_to_people(other):
        return False
    ended = _ended(rulebook, one)
    return _every(rulebook, other, lambda each: bool(ended & set(each.ends)))


def _automatic_and_stays(rulebook: Rulebook, one: Opening, other: Opening) -> bool:
    if not _is_by_itself(one) or other.never_alone:
        return False
    ends = Right.MEMBERSHIP in _ended(rulebook, one)
    return ends and _every(rulebook, other, _is_of_a_member)


def _ends_and_stays(rulebook: Rulebook, one: Opening, other: Opening) -> bool:
    if not _is_must(one) or not _is_must(other):
        return False
    ends = Right.MEMBERSHIP in _ended(rulebook, one)
    return ends and _every(rulebook, other, _is_for_who_stays)


def _two_places(rulebook: Rulebook, one: Opening, other: Opening) -> bool:
    if not _is_must(one) or not _is_must(other):
        return False
    here, there = (
        {_category(rulebook, measure) for measure in _measures(rulebook, each)}
        for each in (one, other)
    )
    return bool(here and there) and None not in here | there and not here & there


WAYS: dict[str, Callable[[Rulebook, Opening, Opening], bool]] = {
    "what ends by itself is not also left to a decision": _automatic_and_decided,
    "it leaves nobody for the other, which is for members": _automatic_and_stays,
    "who is removed cannot also be one who stays": _ends_and_stays,
    "nobody is in two categories": _two_places,
}


def _is_by_itself(opening: Opening) -> bool:
    return opening.how in BY_ITSELF and not opening.never_alone


def _is_open_to_people(opening: Opening) -> bool:
    return opening.how in DECIDED and not opening.never_alone


def _is_must(opening: Opening) -> bool:
    return opening.how in MUST and not opening.never_alone


def _measures(rulebook: Rulebook, opening: Opening) -> list[Measure]:
    return [rulebook.measures[name] for name in opening.measures]


def _every(rulebook: Rulebook, opening: Opening, of: Callable[[Measure], bool]) -> bool:
    measures = _measures(rulebook, opening)
    return bool(measures) and all(map(of, measures))


def _ended(rulebook: Rulebook, opening: Opening) -> set[Right | RightIn]:
    """The rights that end whichever of its measures is taken."""
    if opening.how is How.DEEMED:
        return {Right.MEMBERSHIP}
    ends = [set(each.ends) for each in _measures(rulebook, opening)]
    return set.intersection(*ends) if ends else set()


def _is_for_who_stays(measure: Measure) -> bool:
    """Whether it is taken instead of removal, and not only until that is decided."""
    mild = measure.warning or measure.agreement or measure.moves_to
    for_a_time = measure.rests and (measure.lasts or measure.at_most)
    return bool(mild or for_a_time) and Right.MEMBERSHIP not in measure.ends


def _is_of_a_member(measure: Measure) -> bool:
    rests = bool(measure.rests) and Right.MEMBERSHIP not in measure.ends
    return rests or _is_for_who_stays(measure)


def _category(rulebook: Rulebook, measure: Measure) -> str | None:
    """The category that it moves the member to, if it does: everybody has just one."""
    status = rulebook.statuses.get(measure.moves_to or "")
    return status.value if status and status.column == "category" else None
