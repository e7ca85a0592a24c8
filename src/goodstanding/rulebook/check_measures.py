"""What a measure may have wrong: contradictions, and events that are not there.

Safeguards that are missing are found by `goodstanding.cases.safeguards`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from goodstanding.bylaws import Place
from goodstanding.dates import Length, Unit
from goodstanding.problems import Problem
from goodstanding.rulebook.measure import Leaving, Measure
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.procedure import Act, Anchor, Event, Step, Way, When
from goodstanding.rulebook.time import Span

Found = tuple[int, Problem]
EITHER = (
    (Way.WITH_MEMBER, Way.WITHOUT_MEMBER),
    (Way.SILENCE_APPROVES, Way.SILENCE_REFUSES),
)
"""Ways that no step can go at once."""
DAYS = {
    Unit.DAY: Fraction(1),
    Unit.BUSINESS_DAY: Fraction(7, 5),
    Unit.WEEK: Fraction(7),
    Unit.MONTH: Fraction(1461, 48),
    Unit.QUARTER: Fraction(1461, 16),
    Unit.HALF_YEAR: Fraction(1461, 8),
    Unit.YEAR: Fraction(1461, 4),
}
"""Days of each unit on the average, to hold lengths of two units side by side."""


def problems(rulebook: Rulebook) -> Iterator[Found]:
    """Every problem of the measures of `rulebook`, with its line."""
    for measure in rulebook.measures.values():
        yield from _lengths(measure)
        yield from _steps(measure)
        yield from _otherwise(measure)
    if rulebook.leaving:
        yield from _taken_back(rulebook.leaving)
    for given_up in rulebook.giving_up:
        yield from _taken_back(given_up.how)


def _problem(code: str, place: Place, what: str, do: str) -> Found:
    return place.line, Problem(code=code, what=what, where=str(place), do=do)


def _lengths(measure: Measure) -> Iterator[Found]:
    if longer(measure.lasts, measure.at_most):
        yield _problem(
            "rulebook.E038",
            measure.place,
            f"{measure.name.key} lasts {measure.lasts}, more than the {measure.at_most} it may last at most",
            "correct one of the two lengths",
        )


def longer(length: Span | None, limit: Span | None) -> bool:
    """Whether a length is longer than another, on the average; a blank is not."""
    if not isinstance(length, Length) or not isinstance(limit, Length):
        return False
    return length.count * DAYS[length.unit] > limit.count * DAYS[limit.unit]


def _steps(measure: Measure) -> Iterator[Found]:
    for step in measure.steps:
        for when in _events(step):
            yield from _not_there(measure, when, f"step {step.number}", step.place)
    for what, when in _later(measure):
        yield from _not_there(measure, when, what, measure.place)


def _otherwise(measure: Measure) -> Iterator[Found]:
    """What is said one way and the other, in one step or in two lines."""
    if measure.no_return and measure.returns:
        yield _twice(
            measure.place,
            f"{measure.name.key} says that the member may not return, and how",
        )
    for step in measure.steps:
        for one, other in EITHER:
            if {one, other} <= set(step.ways):
                what = f"step {step.number} says `{one}` and `{other}`"
                yield _twice(step.place, what)


def _taken_back(leaving: Leaving) -> Iterator[Found]:
    if leaving.final and leaving.taken_back_within is not None:
        what = f"it is never taken back, and within {leaving.taken_back_within}"
        yield _twice(leaving.place, what)


def _twice(place: Place, what: str) -> Found:
    return _problem("rulebook.E050", place, what, "keep one of the two")


def _events(step: Step) -> Iterator[When | None]:
    for limit in (*step.limits, step.deemed_served):
        yield limit.event if limit else None
    yield step.case.event if step.case else None
    yield step.counted_as_of
    yield from (
        Event(Anchor.STEP, each) for each in step.without if isinstance(each, int)
    )


def _later(measure: Measure) -> Iterator[tuple[str, When | None]]:
    """The events that the lines beside the steps are counted from."""
    name = measure.name.key
    cases = [*(each.case for each in measure.next), *measure.undone_if]
    yield from ((f"what follows {name}", case.event) for case in cases)
    yield from ((f"the rest of {name}", rest.since) for rest in measure.rests)
    for again in measure.not_again:
        yield f"the time until {name} is opened again", again.event
        if again.movers is not None:
            yield f"the bar on {name}", Event(Anchor.STEP, again.movers)
    if measure.effect:
        yield f"the effect of {name}", measure.effect.event
    if measure.appeal:
        yield f"the appeal against {name}", measure.appeal.event


def _not_there(
    measure: Measure, when: When | None, what: str, place: Place
) -> Iterator[Found]:
    if not isinstance(when, Event):
        return
    numbers = [step.number for step in measure.steps]
    if when.step is not None and str(when.step) not in numbers:
        yield _problem(
            "rulebook.E042",
            place,
            f"{what} is counted from step {when.step}, which is not there",
            f"write one of the steps: {', '.join(numbers)}",
        )
    notices = [step for step in measure.steps if step.act is Act.NOTICE]
    if when.ordinal and len(notices) < when.ordinal:
        yield _problem(
            "rulebook.E049",
            place,
            f"{what} is counted from notice {when.ordinal} of the case, and the steps serve {len(notices)}",
            "add a step, as in `3. The board serves the second notice, at least 30 days after service of the first notice.`",
        )
