"""Measures: what they do, what follows, and the steps that lead to them, as values.

A step is who does what, under which guard, within which limits, by which vote.
Conducting a case is not done here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from goodstanding.bylaws import Place
from goodstanding.dates import Aligned
from goodstanding.rulebook.condition import Condition
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.time import Named, Span


class Act(StrEnum):
    """What a step does."""

    PROPOSES = "proposes"
    FILES = "files"
    VERIFIES = "verifies"
    NOTICE = "serves notice"
    TALKS = "talks with the member"
    HEARS = "hears the member"
    REPLIES = "replies"
    ASKS = "asks the member to leave"
    OPINION = "gives an opinion"
    REVIEWS = "reviews"
    DECIDES = "decides"
    APPROVES = "approves"
    CERTIFIES = "certifies"
    ANNOUNCES = "announces"
    DELIVERS = "delivers"
    SEEKS = "seeks the member"


class Anchor(StrEnum):
    """What a limit is counted from."""

    SERVICE = "service"
    RECEIPT = "receipt"
    DECISION = "the decision"
    APPROVAL = "approval"
    ANNOUNCEMENT = "announcement"
    DELIVERY = "delivery"
    REPLY = "the reply"
    STEP = "a step"


@dataclass(frozen=True, slots=True)
class Event:
    """An event in a case: of a kind, or the step numbered so."""

    anchor: Anchor
    step: int | None = None


class Bound(StrEnum):
    """Which side of an event a limit keeps a step on."""

    WITHIN = "within"
    BEFORE = "at least before"
    AFTER = "at least after"


@dataclass(frozen=True, slots=True)
class Limit:
    """A length, counted from an event."""

    bound: Bound
    length: Span
    event: Event | Named


class Voters(StrEnum):
    """The base of a vote."""

    ENTITLED = "entitled"
    IN_OFFICE = "in office"
    PRESENT_VOTING = "present and voting"
    PRESENT = "present"
    VOTING = "voting"


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion of a base: at least `share` of it, or more than that."""

    share: Fraction
    more_than: bool
    base: Voters


Quorum = Portion | int | Named


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a body, the member, or so many holders of a status (None: any)."""

    body: str | None = None
    status: str | None = None
    number: int | None = None

    @property
    def is_member(self) -> bool:
        """Whether it is the member concerned."""
        return self.body is None and self.status is None


class Way(StrEnum):
    """How a step is done."""

    WRITING = "in writing"
    PERSON = "in person"
    SECRET = "in secret"  # noqa: S105 -- a secret ballot
    PUBLIC = "in public"
    ADDRESS = "to the last known address"
    WRITTEN_VOTES = "written votes count"
    WITHOUT_MEMBER = "without the member"
    OPTIONAL = "optional"
    SILENCE_APPROVES = "silence approves"
    SILENCE_REFUSES = "silence refuses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a procedure."""

    number: str
    actor: Actor
    act: Act
    towards: str | None = None
    notice: str | None = None
    ways: tuple[Way, ...] = ()
    limits: tuple[Limit, ...] = ()
    stating: tuple[str, ...] = ()
    vote: Portion | Named | None = None
    quorum: Quorum | None = None
    guard: Condition | None = None
    place: Place


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
