"""The parts of a procedure: the steps of the text, and those no case goes without.

Where the text has no notice before the member is heard or judged, nobody who decides,
or nothing that hands the decision over, a part is added that does.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.procedure import Act, Actor, Outcome, Step

DECIDING = {Act.DECIDES, Act.CERTIFIES}
JUDGING = DECIDING | {Act.APPROVES}
"""What must not come before the member was heard: the last of them is the last word."""

HEARING = {Act.HEARS, Act.REPLIES, Act.TALKS}
TELLING = {Act.NOTICE, Act.QUESTIONS}
HELD_BACK = DECIDING | HEARING
"""What must not come before the member was told of it."""

ADDED_NOTICE, ADDED_DECISION, ADDED_DELIVERY = "notice", "decision", "delivery"


class Part(Struct, frozen=True):
    """A step, and whether it was added to those of the text."""

    step: Step
    is_added: bool = False

    @property
    def head(self) -> str:
        """What stands before it: `3.`, or `notice (added):`."""
        number = self.step.number
        return f"{number} (added):" if self.is_added else f"{number}."


class Procedure(Struct, frozen=True, kw_only=True):
    """How a measure is taken: its parts in order, and who opened it."""

    measure: Measure
    body: str
    parts: tuple[Part, ...]

    @property
    def article(self) -> str:
        """The article in which the measure stands."""
        return self.measure.place.article

    @property
    def is_heard(self) -> bool:
        """Whether the text owes the member a hearing."""
        return "hearing" not in self.measure.answers

    @property
    def asks_member(self) -> bool:
        """Whether the member is asked once it is decided, and may refuse."""
        asked = any(part.step.act is Act.ASKS for part in self.parts)
        refusing = any(
            each.case.outcome is Outcome.REFUSED for each in self.measure.next
        )
        return refusing and not asked

    def awaits(self, outcome: Outcome) -> bool:
        """Whether a step is to be taken after this outcome."""
        return any(
            part.step.case is not None and part.step.case.outcome is outcome
            for part in self.parts
        )


def procedure(rulebook: Rulebook, measure: str, body: str) -> Procedure:
    """How `measure` is taken under `rulebook` when `body` opens it."""
    said = rulebook.measures[measure]
    opener = Actor(body=body, are_many=rulebook.names.are_many(body))
    return Procedure(measure=said, body=body, parts=tuple(_parts(said, opener)))


def _parts(measure: Measure, opener: Actor) -> Iterator[Part]:
    steps = measure.steps
    told = any(step.act in TELLING for step in steps) or "hearing" in measure.answers
    decided = [n for n, step in enumerate(steps) if step.act in DECIDING]
    for step in steps:
        if not told and step.act in HELD_BACK:
            yield _added(measure, opener, ADDED_NOTICE)
            told = True
        yield Part(step)
    if not decided:
        if not told:
            yield _added(measure, opener, ADDED_NOTICE)
        yield _added(measure, opener, ADDED_DECISION)
    last = decided[-1] if decided else len(steps)
    if not any(step.act is Act.DELIVERS for step in steps[last:]):
        yield _added(measure, opener, ADDED_DELIVERY)


ADDED = {
    ADDED_NOTICE: Act.NOTICE,
    ADDED_DECISION: Act.DECIDES,
    ADDED_DELIVERY: Act.DELIVERS,
}


def _added(measure: Measure, opener: Actor, name: str) -> Part:
    step = Step(number=name, actor=opener, act=ADDED[name], place=measure.place)
    return Part(step, is_added=True)
