"""Measures: what they do, what follows, the ways back, and how a member leaves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goodstanding.bylaws import Place
from goodstanding.dates import Aligned
from goodstanding.rulebook.condition import Condition
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.procedure import Event, Portion, Step
from goodstanding.rulebook.time import Named, Span


class Right(StrEnum):
    """What a measure may end or rest."""

    MEMBERSHIP = "membership"
    VOTE = "the vote"
    OFFICE = "the office"
    SEAT = "the seat"


class EffectOn(StrEnum):
    """When a measure, or leaving, takes effect."""

    AT_ONCE = "at once"
    AFTER_APPEAL = "when the time to appeal is over or the appeal fails"
    WHEN_MET = "when the ground is met"
    UNIT_END = "at the end of the calendar unit"
    EVENT = "on an event"


@dataclass(frozen=True, slots=True)
class Effect:
    """When it takes effect, with the event and length or the unit it depends on."""

    on: EffectOn
    event: Event | Named | None = None
    length: Span | None = None
    aligned: Aligned | None = None


class Outcome(StrEnum):
    """How a measure may end."""

    UNCHANGED = "unchanged at its end"
    REFUSED = "refused"
    NOT_CARRIED = "not carried"
    UNPAID = "unpaid at its end"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Next:
    """What may or shall be opened after an outcome."""

    outcome: Outcome
    within: Span | None
    body: str
    shall: bool
    measure: str


@dataclass(frozen=True, slots=True)
class Appeal:
    """To whom, within how long of what, and whether it suspends (None: not said)."""

    body: str | Named
    within: Span
    event: Event | Named
    suspends: bool | Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """One way back."""

    after: Span | None = None
    within: Span | None = None
    as_new: bool = False
    as_never_away: bool = False
    on_request: bool = False
    decided_by: str | None = None
    vote: Portion | Named | None = None
    left_open: Named | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """How a member leaves: always free, at any time."""

    effect: Effect = Effect(EffectOn.AT_ONCE)
    in_writing: bool = False
    to: str | None = None
    ends_cases: bool = False
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the bylaws allow people to take, and how.

    `answers` are the writer's reasons where no hearing or no appeal is owed.
    """

    name: Name
    warning: bool = False
    ends: tuple[Right, ...] = ()
    rests: tuple[Right, ...] = ()
    rests_until: Aligned | None = None
    rests_while_met: bool = False
    moves_to: str | None = None
    lasts: Span | None = None
    at_most: Span | None = None
    extended_once: bool = False
    lifted_when: Condition | None = None
    effect: Effect | None = None
    barred_if: tuple[Condition, ...] = ()
    next: tuple[Next, ...] = ()
    appeal: Appeal | None = None
    returns: tuple[Return, ...] = ()
    answers: dict[str, str]
    steps: tuple[Step, ...] = ()
    place: Place
