"""What happens in a case: one value for each event, kept in the order of their days.

Events are all that a case is.  They say who did what, on which day, and in which words.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from goodstanding.assessment.finding import Finding
from goodstanding.cases.moves import Kind, Move
from goodstanding.dates import Length


class By(Struct, frozen=True):
    """Who acts: people by their ids, and the body for which they do, if for one."""

    people: tuple[str, ...]
    body: str | None = None

    def __str__(self) -> str:
        names = " and ".join(self.people)
        return f"{names} for the {self.body}" if self.body else names


class Ballot(Struct, frozen=True, kw_only=True):
    """A vote that was counted.

    `present` counts people at the meeting, `written` the votes that came before it;
    those who may not vote in the case are in none of the numbers.
    """

    entitled: int
    present: int
    ayes: int
    noes: int
    abstentions: int = 0
    written: int = 0
    in_office: int | None = None
    holders: int | None = None


class Text(Struct, frozen=True, kw_only=True):
    """Which text of the rulebook a case is conducted by.

    `digest` names it, and behind it the texts that it extends.
    """

    id: str
    version: str | None
    digest: str


class Entry(Struct, frozen=True, kw_only=True):
    """On which day something was done, by whom, and in which words."""

    on: date
    by: By
    said: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether no words were written."""
        return not self.said.strip()


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened, as it was entered."""

    entry: Entry

    @property
    def on(self) -> date:
        """The day on which it happened."""
        return self.entry.on

    @property
    def by(self) -> By:
        """Who did it."""
        return self.entry.by

    @property
    def said(self) -> str:
        """The words of those who did it."""
        return self.entry.said

    @property
    def move(self) -> Move | None:
        """The move it makes in the procedure; None: it makes none."""
        return _move(self)


class Opened(Event, frozen=True, kw_only=True, tag="opened"):
    """A case was opened from a finding, which stays as it was found that day."""

    case: str
    member: str
    measure: str
    text: Text
    finding: Finding
    as_of: date
    known_on: date | None = None


class Taken(Event, frozen=True, kw_only=True, tag="step taken"):
    """A step was taken: nothing more is to be known of it."""

    step: str
    met: str | None = None


class Passed(Event, frozen=True, kw_only=True, tag="step passed over"):
    """The time for a step went by, or it was not called for; `offered` on a day."""

    step: str
    offered: date | None = None


class Sent(Event, frozen=True, kw_only=True, tag="sent"):
    """A notice or the decision was sent or handed over; `served` once that is known."""

    step: str
    means: str
    served: date | None = None
    states: tuple[str, ...] = ()


class Received(Event, frozen=True, kw_only=True, tag="received"):
    """What was sent with a step came to hand on this day."""

    step: str


class Voted(Event, frozen=True, kw_only=True, tag="voted"):
    """A body decided: by how many votes, with what outcome, and for how long.

    `rule` is the majority that people applied where the text leaves it blank; `said`
    are the reasons.
    """

    step: str
    outcome: Kind
    ballot: Ballot | None = None
    rule: str | None = None
    length: Length | None = None


class Consented(Event, frozen=True, kw_only=True, tag="consent"):
    """Another body approved or reviewed it, or did not."""

    step: str
    approved: bool


class Certified(Event, frozen=True, kw_only=True, tag="certified"):
    """A named officer certified that a rule was met: when it was, and when that was said."""

    step: str
    met_on: date


class Answered(Event, frozen=True, kw_only=True, tag="answered"):
    """The member was asked, and agreed or refused; within a step, or once decided."""

    agreed: bool
    step: str = ""


class TookEffect(Event, frozen=True, kw_only=True, tag="took effect"):
    """The decision took effect; `until` is the day on which its time is over."""

    until: date | None = None


class Lengthened(Event, frozen=True, kw_only=True, tag="lengthened"):
    """Its time was lengthened, once, until another day."""

    until: date


class Helped(Event, frozen=True, kw_only=True, tag="helped"):
    """Help was given while a time ran: what, in the words of those who gave it."""


class Concluded(Event, frozen=True, kw_only=True, tag="concluded"):
    """Its time ended as people found: lifted, or over and nothing changed; or it is done."""

    outcome: Kind


class Appealed(Event, frozen=True, kw_only=True, tag="appealed"):
    """The member appealed to another body."""

    to: str


class AppealOver(Event, frozen=True, kw_only=True, tag="appeal over"):
    """The appeal was decided, or the time for it went by."""

    outcome: Kind
    ballot: Ballot | None = None


class Restored(Event, frozen=True, kw_only=True, tag="restored"):
    """What had taken effect was put right: the member stands as before."""


class AskedBack(Event, frozen=True, kw_only=True, tag="asked back"):
    """The member asked to come back, by one of the ways of the measure, counted from 1.

    `is_enough`: the text asks for no decision, and the member is back.
    """

    way: int
    is_enough: bool = False
    shown: tuple[str, ...] = ()


class TakenBack(Event, frozen=True, kw_only=True, tag="taken back"):
    """The member was taken back, or was not; `as_never_away`: nothing was lost by it."""

    granted: bool
    shown: tuple[str, ...] = ()
    as_never_away: bool = False
    ballot: Ballot | None = None
    rule: str | None = None


class Left(Event, frozen=True, kw_only=True, tag="left"):
    """The member left.  It is never a measure, and it ends the case."""


class Dropped(Event, frozen=True, kw_only=True, tag="dropped"):
    """Those who opened the case, or who decide it, let it rest for good."""


class Held(Event, frozen=True, kw_only=True, tag="held"):
    """A named person holds everything up until a day; on that day it goes on by itself."""

    until: date


class Noted(Event, frozen=True, kw_only=True, tag="noted"):
    """Something became known later, a payment or a correction of the roll: it is shown."""


AnyEvent = (
    Opened
    | Taken
    | Passed
    | Sent
    | Received
    | Voted
    | Consented
    | Certified
    | Answered
    | TookEffect
    | Lengthened
    | Helped
    | Concluded
    | Appealed
    | AppealOver
    | Restored
    | AskedBack
    | TakenBack
    | Left
    | Dropped
    | Held
    | Noted
)


FIXED = {
    TookEffect: Kind.EFFECT,
    Lengthened: Kind.EXTEND,
    Appealed: Kind.APPEAL,
    Restored: Kind.RESTORE,
    Left: Kind.LEAVE,
    Dropped: Kind.DROP,
}


def _move(event: Event) -> Move | None:
    match event:
        case Taken() | Sent() | Certified():
            return Move(Kind.TAKE, event.step)
        case Passed():
            return Move(Kind.PASS, event.step)
        case Voted():
            return Move(event.outcome, event.step)
        case Consented():
            return Move(Kind.TAKE if event.approved else Kind.WITHHOLD, event.step)
        case Answered():
            return Move(Kind.AGREE if event.agreed else Kind.REFUSE, event.step)
        case Concluded() | AppealOver():
            return Move(event.outcome)
    kind = FIXED.get(type(event))
    return Move(kind) if kind is not None else None
