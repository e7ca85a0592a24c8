"""Procedures: the steps that lead to a measure, as values.

A step is who does what, under which guard, within which limits, by which vote.
Conducting a case is not done here.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from goodstanding.bylaws import Place
from goodstanding.rulebook.condition import Condition
from goodstanding.rulebook.time import Named, Span
from goodstanding.rulebook.vote import Quorum, Vote, Votes


class Act(StrEnum):
    """What a step does."""

    PROPOSES = "proposes"
    SECONDS = "seconds"
    FILES = "files"
    PUTS = "puts it to a body"
    VERIFIES = "verifies"
    NOTICE = "serves notice"
    QUESTIONS = "asks the member something"
    TALKS = "talks with the member"
    AGREES = "agrees with the member"
    HEARS = "hears the member"
    REPLIES = "replies"
    DEMANDS = "asks for something"
    OBJECTS = "objects"
    ASKS = "asks the member to leave"
    OPINION = "gives an opinion"
    REVIEWS = "reviews"
    DECIDES = "decides"
    APPROVES = "approves"
    CERTIFIES = "certifies"
    ANNOUNCES = "announces"
    RECORDS = "records"
    DELIVERS = "delivers"
    SEEKS = "seeks the member"
    SEES = "does something else"


class Anchor(StrEnum):
    """What a limit is counted from."""

    SERVICE = "service"
    RECEIPT = "receipt"
    POSTING = "posting"
    PROPOSAL = "the proposal"
    DECISION = "the decision"
    APPROVAL = "approval"
    ANNOUNCEMENT = "announcement"
    DELIVERY = "delivery"
    REPLY = "the reply"
    APPEAL = "the appeal"
    EFFECT = "its effect"
    STEP = "a step"
    NEXT = "the next occasion of a kind"
    DAY = "the next such day of the year"


class Event(Struct, frozen=True):
    """An event in a case, or the next occasion or day after it began.

    `step` numbers the step, `ordinal` the notice of this case (0: the last), `of` is
    the body that receives or the kind of occasion, `day` a month and a day.
    """

    anchor: Anchor
    step: int | None = None
    ordinal: int | None = None
    of: str | None = None
    day: tuple[int, int] | None = None


When = Event | Named


class Bound(StrEnum):
    """Which side of an event a limit keeps a step on."""

    WITHIN = "within"
    BEFORE = "at least before"
    AFTER = "at least after"
    ON = "on"


class Limit(Struct, frozen=True):
    """A length, counted from an event; before it, perhaps no more than `most`.

    Without a length, before the event or on its day.
    """

    bound: Bound
    length: Span | None
    event: When
    most: Span | None = None


class Deed(StrEnum):
    """What somebody did, or left undone, after a step."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    PAID = "paid"
    UNPAID = "unpaid"
    DONE = "done"
    UNDONE = "undone"
    OPPOSED = "opposed"
    UNOPPOSED = "unopposed"


class Outcome(StrEnum):
    """What may come of a measure or a step."""

    UNCHANGED = "unchanged at its end"
    REFUSED = "refused"
    AGREED = "agreed"
    CARRIED = "carried"
    NOT_CARRIED = "not carried"
    NO_QUORUM = "the quorum fails"
    UNPAID = "unpaid at its end"
    LASTED = "it has lasted"
    REPEATED = "repeated"
    DEED = "something was done or left undone"


class Case(Struct, frozen=True):
    """An outcome, with the time it is bound to and, of a deed, the event it follows.

    A deed without a length is one before the event.
    """

    outcome: Outcome
    within: Span | None = None
    ordinal: int | None = None
    deed: Deed | None = None
    event: When | None = None


class Actor(Struct, frozen=True):
    """Who acts: a body, the member, anybody, or so many holders of a status.

    Without a number, any who holds the status; of those addressed, all who hold it.
    """

    body: str | None = None
    status: str | None = None
    number: int | None = None
    anybody: bool = False
    are_many: bool = False

    @property
    def is_member(self) -> bool:
        """Whether it is the member concerned."""
        return self.body is None and self.status is None and not self.anybody


class Way(StrEnum):
    """How a step is done."""

    WRITING = "in writing"
    PERSON = "in person"
    SECRET = "in secret"  # noqa: S105 -- a secret ballot
    PUBLIC = "in public"
    CONFIDENCE = "in confidence"
    ADDRESS = "to the last known address"
    ADDRESSES = "to all known addresses"
    UNRECEIVED = "failure to receive it changes nothing"
    UNSERVED = "failure to serve it changes nothing"
    STATING_OR_VOID = "void unless it states what it must"
    WRITTEN_VOTES = "written votes count"
    ABSTENTIONS = "abstentions count for the quorum"
    WITHOUT_MEMBER = "without the member"
    WITH_MEMBER = "with the member"
    OPTIONAL = "optional"
    CONCLUSIVE = "conclusive"
    SILENCE_APPROVES = "silence approves"
    SILENCE_REFUSES = "silence refuses"


class Delivery(StrEnum):
    """By which means something is sent."""

    LETTER = "letter"
    REGISTERED = "registered letter"
    EMAIL = "email"
    HAND = "hand"
    POSTING = "posting"
    NEWSPAPER = "newspaper"


class Means(Struct, frozen=True):
    """By which means: one of them, or all of them."""

    by: tuple[Delivery | str, ...]
    by_all: bool = False


class Step(Struct, frozen=True, kw_only=True):
    """One step of a procedure.

    `case` is the outcome after which it is taken; `others` may act in place of
    `actor`; `on` is what an act in the words of the text is about; `without` are the
    bodies, and the steps whose doers, have no vote.
    """

    number: str
    actor: Actor
    act: Act
    others: tuple[Actor, ...] = ()
    case: Case | None = None
    towards: str | None = None
    notice: str | None = None
    ordinal: int | None = None
    on: str | None = None
    ways: tuple[Way, ...] = ()
    means: Means | None = None
    to: tuple[Actor, ...] = ()
    deemed_served: Limit | None = None
    until_returned: int | None = None
    limits: tuple[Limit, ...] = ()
    open_for: Span | None = None
    stating: tuple[str, ...] = ()
    vote: Vote | Votes | None = None
    quorum: Quorum | None = None
    counted_as_of: When | None = None
    without: tuple[str | int, ...] = ()
    company: tuple[str, ...] = ()
    guard: Condition | None = None
    place: Place
