"""Procedures: the steps that lead to a measure, as values.

A step is who does what, under which guard, within which limits, by which vote.
Conducting a case is not done here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from goodstanding.bylaws import Place
from goodstanding.rulebook.condition import Condition
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
