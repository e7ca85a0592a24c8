"""Where a rulebook falls below a statute that it extends: with the articles of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from goodstanding.bylaws import Place
from goodstanding.dates import Length
from goodstanding.problems import Problem
from goodstanding.rulebook.check_measures import longer
from goodstanding.rulebook.condition import Holds, leaves
from goodstanding.rulebook.measure import EffectOn, Measure, Rights
from goodstanding.rulebook.model import Ground, Rulebook
from goodstanding.rulebook.procedure import Act, Bound, Limit, Step, Way
from goodstanding.rulebook.series import Payment
from goodstanding.rulebook.statute import (
    AtOnce,
    Ceiling,
    Floor,
    Need,
    Safeguard,
    Takes,
    Taking,
)

Found = tuple[int, Problem]
HEARING = "hearing"
DECIDING = {Act.DECIDES, Act.CERTIFIES}
HEARD = {Act.HEARS, Act.REPLIES, Act.TALKS}
DO = {
    Safeguard.NOTICE: "add a step, as in `1. The board serves notice, in writing.`",
    Safeguard.CHARGES: "add a step, as in `1. The board serves notice, in writing, stating the grounds.`",
    Safeguard.TIME: "give the member time, as in `1. The board serves notice, in writing, at least 14 days before step 2.`",
    Safeguard.HEARING: "add a step before it is decided, as in `2. The board hears the member.`, and take out `No hearing is owed, ...`",
    Safeguard.REASONS: "add a step after it is decided, as in `4. The board delivers it, in writing.`",
    Safeguard.APPEAL: "add a line, as in `The member may appeal to the ... within 30 days of delivery, which suspends it.`, with a body that did not decide",
}
"""What to write for each safeguard."""


def problems(rulebook: Rulebook) -> Iterator[Found]:
    """Every place where `rulebook` falls below one of its statutes."""
    for statute in rulebook.statutes:
        for bound in statute.floors:
            if isinstance(bound, Floor):
                yield from _floor(rulebook, bound)
            elif isinstance(bound, Ceiling):
                yield from _ceiling(rulebook, bound)
            else:
                yield from _at_once(rulebook, bound)


def _problem(code: str, place: Place, what: str, do: str) -> Found:
    return place.line, Problem(code=code, what=what, where=str(place), do=do)


def _floor(rulebook: Rulebook, floor: Floor) -> Iterator[Found]:
    for measure in rulebook.measures.values():
        if not _takes(measure, floor.takings):
            continue
        if floor.but_dues and _is_for_dues(rulebook, measure):
            continue
        for need in floor.needs:
            if not MET[need.safeguard](measure, need):
                yield _problem(
                    "rulebook.E092",
                    measure.place,
                    f"{measure.name.key} lacks {need}, which the statute asks for at {floor.place}",
                    _remedy(need),
                )


def _remedy(need: Need) -> str:
    if need.body is not None:
        return f"let it decide, as in `3. The {need.body} decides.`"
    return DO[need.safeguard]


def _ceiling(rulebook: Rulebook, ceiling: Ceiling) -> Iterator[Found]:
    for measure in rulebook.measures.values():
        if measure.court_after is None:
            continue
        length, _ = measure.court_after
        if not isinstance(length, Length) or longer(length, ceiling.at_most):
            yield _problem(
                "rulebook.E093",
                measure.place,
                f"{measure.name.key} keeps the member from court for {length}, and the statute lets it be {ceiling.at_most} at most, at {ceiling.place}",
                f"write `The member may go to court {ceiling.at_most} after ...`, or less",
            )


def _at_once(rulebook: Rulebook, bound: AtOnce) -> Iterator[Found]:
    leaving = rulebook.leaving
    if leaving is None:
        return
    if leaving.effect.on is not EffectOn.AT_ONCE or leaving.given_before is not None:
        yield _problem(
            "rulebook.E094",
            leaving.place,
            f"leaving is put off here, and by the statute it takes effect at once, at {bound.place}",
            "write `Every member may leave at any time, taking effect at once.`; the "
            "member may name a later day: `, or on a later day that it names`",
        )


def _takes(measure: Measure, takings: tuple[Taking, ...]) -> bool:
    rested = [rest for rest in measure.rests if not rest.all_but]
    if not takings:
        taken = measure.ends or measure.rests or measure.costs
        return bool(taken) or measure.moves_to is not None
    return any(
        {
            Takes.ENDS: _has(measure.ends, taking),
            Takes.RESTS: any(rest.all_but for rest in measure.rests)
            or any(_has(rest.rights, taking) for rest in rested),
            Takes.COSTS: bool(measure.costs),
        }[taking.how]
        for taking in takings
    )


def _has(rights: Rights, taking: Taking) -> bool:
    return taking.right in rights


def _is_for_dues(rulebook: Rulebook, measure: Measure) -> bool:
    """Whether each ground that opens it asks for arrears of dues and nothing else."""
    key = measure.name.key
    grounds = [
        ground
        for ground in rulebook.grounds.values()
        if any(key in opening.measures for opening in ground.openings)
    ]
    return bool(grounds) and all(_is_arrears(rulebook, each) for each in grounds)


def _is_arrears(rulebook: Rulebook, ground: Ground) -> bool:
    paid = {
        name
        for name, duty in rulebook.duties.items()
        if any(isinstance(means, Payment) for means in duty.means)
    }
    known = {*rulebook.duties, *rulebook.acts}
    asked = [leaf for leaf in leaves(ground.condition) if not isinstance(leaf, Holds)]
    named = [known & set(_words(leaf)) for leaf in asked]
    return bool(named) and all(each and each <= paid for each in named)


def _words(value: Any) -> Iterator[str]:
    """Every word that stands as a whole in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    elif isinstance(value, Struct):
        for field in fields(value):
            yield from _words(getattr(value, field.name))


def _always(step: Step) -> bool:
    """Whether the step is taken in every case."""
    return step.guard is None and step.case is None and Way.OPTIONAL not in step.ways


def _before(measure: Measure) -> list[Step]:
    """The steps taken in every case before it is decided."""
    steps = list(measure.steps)
    last = max(
        (n for n, each in enumerate(steps) if each.act in DECIDING), default=None
    )
    return [step for step in steps[:last] if _always(step)]


def _notice(measure: Measure, _: Need) -> bool:
    return any(_is_notice(step) for step in _before(measure))


def _is_notice(step: Step) -> bool:
    return step.act is Act.NOTICE and Way.WRITING in step.ways


def _charges(measure: Measure, _: Need) -> bool:
    return any(_is_notice(step) and step.stating for step in _before(measure))


def _time(measure: Measure, _: Need) -> bool:
    """Whether some time lies between the notice and what follows, though it be blank."""
    return any(
        _gives_time(step, limit)
        for step in measure.steps
        for limit in step.limits
        if _always(step)
    )


def _gives_time(step: Step, limit: Limit) -> bool:
    if limit.length is None:
        return False
    if step.act is Act.NOTICE:
        return limit.bound is Bound.BEFORE
    if step.act is Act.REPLIES:
        return limit.bound is Bound.WITHIN
    return limit.bound is Bound.AFTER


def _hearing(measure: Measure, _: Need) -> bool:
    heard = any(step.act in HEARD for step in _before(measure))
    return heard and HEARING not in measure.answers


def _decision(measure: Measure, need: Need) -> bool:
    return any(
        step.act is Act.DECIDES and step.actor.body == need.body
        for step in measure.steps
    )


def _reasons(measure: Measure, _: Need) -> bool:
    steps = [step for step in measure.steps if step.act is Act.DELIVERS]
    return any(Way.WRITING in step.ways and _always(step) for step in steps)


def _appeal(measure: Measure, _: Need) -> bool:
    deciders = {step.actor.body for step in measure.steps if step.act in DECIDING}
    return measure.appeal is not None and measure.appeal.body not in deciders


MET: dict[Safeguard, Callable[[Measure, Need], bool]] = {
    Safeguard.NOTICE: _notice,
    Safeguard.CHARGES: _charges,
    Safeguard.TIME: _time,
    Safeguard.HEARING: _hearing,
    Safeguard.DECISION: _decision,
    Safeguard.REASONS: _reasons,
    Safeguard.APPEAL: _appeal,
}
"""Whether a measure has what the statute asks for."""
