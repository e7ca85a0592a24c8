"""What holds of every case whatever is done: read off its events, not off its state."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodstanding.cases.case import Case
from goodstanding.cases.event import (
    AnyEvent,
    Concluded,
    Dropped,
    Left,
    Lengthened,
    Passed,
    Received,
    Restored,
    TookEffect,
    Voted,
)
from goodstanding.cases.moves import Kind, Stage
from goodstanding.cases.parts import DECIDING, HEARING, JUDGING, TELLING
from goodstanding.cases.safeguards import weighs
from goodstanding.rulebook.procedure import Act

EVENTS = tuple[AnyEvent, ...]
ENTERED_BY_OTHERS = (Concluded, Dropped, Lengthened, Restored, TookEffect)


def broken(case: Case) -> Iterator[str]:
    """Yield each promise that the case breaks."""
    yield from _days(case)
    yield from _people(case)
    if any(case.of(TookEffect)) and weighs(case.measure):
        yield from _process(case)
    written = msgspec.json.encode(case.all)
    opened, *events = msgspec.json.decode(written, type=EVENTS)
    again = Case(rulebook=case.rulebook, opened=opened, events=tuple(events))
    if again.all != case.all or again.state != case.state:
        yield "it is not what it was once it is written and read"


def _days(case: Case) -> Iterator[str]:
    """A receipt alone may be entered later than it came: then its day is not the last."""
    last = case.opened.on
    for event in case.events:
        if event.on < last and not isinstance(event, Received):
            yield f"{event.on} comes after {last}"
        last = max(last, event.on)
    if case.last_on != last:
        yield f"{case.last_on} is told as the last day, and {last} is"


def _people(case: Case) -> Iterator[str]:
    movers = {
        name
        for event, step in case.taken(Act.PROPOSES, Act.SECONDS)
        if not step.actor.is_member
        for name in event.by.people
    }
    for event in case.events:
        acted = event.by.body is not None and case.member in event.by.people
        if acted and not isinstance(event, Left):  # which is refused to nobody
            yield "the member acted for a body"
        if isinstance(event, ENTERED_BY_OTHERS) and case.member in event.by.people:
            yield "the member judged a case of their own"
    for event, step in case.taken(*JUDGING):
        if movers & set(event.by.people):
            yield f"step {step.number}: who proposed it judged it"
        if not event.by.people or case.member in event.by.people:
            yield f"step {step.number} was judged by nobody, or by the member"
        bodies = {actor.body for actor in (step.actor, *step.others)}
        if event.by.body not in bodies and bodies != {None}:
            yield f"step {step.number} was judged by another body"


def _process(case: Case) -> Iterator[str]:
    """What came before it took effect, by the places of the events."""
    at = {id(event): place for place, event in enumerate(case.events)}
    effect = min(at[id(event)] for event in case.of(TookEffect))
    decided = [at[id(event)] for event, _ in case.taken(*DECIDING) if _is_for(event)]
    if not decided or min(decided) > effect:
        yield "it took effect without a decision"
        return
    judged = [at[id(event)] for event, _ in case.taken(*JUDGING) if _is_for(event)]
    word = case.events[max(decided)]
    if isinstance(word, Voted) and not word.said.strip():
        yield "the decision has no reasons"
    handed = [at[id(event)] for event, _ in case.taken(Act.DELIVERS)]
    if not any(max(decided) < each < effect for each in handed):
        yield "it took effect before the decision was handed over"
    if not case.procedure.is_heard:
        return
    told = [at[id(event)] for event, _ in case.taken(*TELLING)]
    if not told or min(told) > max(judged):
        yield "the member was not told before it was decided"
    chances = [
        place for place, is_talk in _chances(case, at) if is_talk or min(told) < place
    ]
    if not chances or min(chances) > max(judged):
        yield "the member had no chance to be heard before it was decided"


def _is_for(event: AnyEvent) -> bool:
    return not isinstance(event, Voted) or event.outcome is Kind.TAKE


def _chances(case: Case, at: dict[int, int]) -> Iterator[tuple[int, bool]]:
    """Yield when the member was heard, or let a chance to be heard go by."""
    for event, step in case.taken(*HEARING):
        yield at[id(event)], step.act is Act.TALKS
    for event in case.of(Passed):
        step = case.step(event.step)
        if step.act in HEARING and step.actor.is_member:
            yield at[id(event)], False


def is_over(case: Case) -> bool:
    """Whether the case has ended."""
    return case.state.stage is Stage.ENDED
