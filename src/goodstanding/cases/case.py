"""A case: the fold over its events, and what can be read off them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.cases.event import (
    AnyEvent,
    Held,
    Lengthened,
    Opened,
    Sent,
    TookEffect,
    Voted,
)
from goodstanding.cases.moves import (
    Kind,
    Moves,
    Stage,
    State,
    begin,
    current,
    moves,
)
from goodstanding.cases.parts import Part, Procedure, procedure
from goodstanding.dates import Length
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.procedure import Act, Step

E = TypeVar("E", bound=AnyEvent)


class Case(Struct, frozen=True, kw_only=True, dict=True):
    """A case under a rulebook: how it was opened, and everything since, oldest first.

    What is read off the events is worked out once: a case never changes.
    """

    rulebook: Rulebook
    opened: Opened
    events: tuple[AnyEvent, ...] = ()

    @property
    def id(self) -> str:
        """The name of the case."""
        return self.opened.case

    @property
    def member(self) -> str:
        """The member concerned."""
        return self.opened.member

    @property
    def measure(self) -> Measure:
        """The measure it is about."""
        return self.rulebook.measures[self.opened.measure]

    @property
    def body(self) -> str:
        """The body that opened it."""
        assert self.opened.by.body is not None
        return self.opened.by.body

    @cached_property
    def procedure(self) -> Procedure:
        """How the measure is taken."""
        return procedure(self.rulebook, self.opened.measure, self.body)

    @property
    def all(self) -> tuple[AnyEvent, ...]:
        """Every event, its opening first."""
        return (self.opened, *self.events)

    @cached_property
    def state(self) -> State:
        """Where the case stands after all that happened."""
        procedure = self.procedure
        state = begin(procedure)
        for event in self.events:
            if event.move is not None:
                state = moves(procedure, state)[event.move]
        return state

    @property
    def moves(self) -> Moves:
        """Every move that may come now."""
        return moves(self.procedure, self.state)

    @property
    def current(self) -> Part | None:
        """The step that is next, while steps are being taken."""
        return current(self.procedure, self.state)

    @property
    def last_on(self) -> date:
        """The last day on which anything happened; a receipt may be entered later."""
        return max(event.on for event in self.all)

    @property
    def is_open(self) -> bool:
        """Whether anything may still come."""
        return self.state.stage is not Stage.ENDED

    def then(self, event: AnyEvent) -> Case:
        """The case after `event`, which an act has allowed."""
        return replace(self, events=(*self.events, event))

    def of(self, kind: type[E]) -> Iterator[E]:
        """Yield the events of one kind, oldest first."""
        return (event for event in self.all if isinstance(event, kind))

    def step(self, number: str) -> Step:
        """The step with this number."""
        return next(
            part.step for part in self.procedure.parts if part.step.number == number
        )

    def taken(self, *acts: Act) -> Iterator[tuple[AnyEvent, Step]]:
        """Yield the events by which steps of these kinds were taken, with the step."""
        for event in self.events:
            move = event.move
            if move is not None and move.step and move.kind is not Kind.PASS:
                step = self.step(move.step)
                if step.act in acts:
                    yield event, step

    def held_until(self, on: date) -> date | None:
        """The day until which everything is held up on `on`, if it is."""
        days = [held.until for held in self.of(Held) if held.on <= on < held.until]
        return max(days, default=None)

    @property
    def length(self) -> Length | None:
        """How long the measure is to last, as decided or as the text has it."""
        decided = [vote.length for vote in self.of(Voted) if vote.length is not None]
        lasts = self.measure.lasts
        told = lasts if isinstance(lasts, Length) else None
        return decided[-1] if decided else told

    @property
    def effective_on(self) -> date | None:
        """The day on which it took effect."""
        return next((event.on for event in self.of(TookEffect)), None)

    @property
    def runs_until(self) -> date | None:
        """The day on which its time is over."""
        begun = [event.until for event in self.of(TookEffect) if event.until]
        days = [*begun, *(event.until for event in self.of(Lengthened))]
        return days[-1] if days else None

    @property
    def notices(self) -> list[Sent]:
        """The notices sent in this case, oldest first."""
        return [event for event, _ in self.taken(Act.NOTICE) if isinstance(event, Sent)]
