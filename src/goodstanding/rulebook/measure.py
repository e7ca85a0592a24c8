"""Measures: what they do, what follows, the ways back, and how a member leaves."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from goodstanding.bylaws import Place
from goodstanding.dates import Aligned
from goodstanding.rulebook.condition import Condition
from goodstanding.rulebook.money import Cost, Owed, Price
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.procedure import Case, Step, When
from goodstanding.rulebook.time import Moment, Named, Span
from goodstanding.rulebook.vote import Vote, Votes


class Right(StrEnum):
    """What a measure may end or rest."""

    MEMBERSHIP = "membership"
    VOTE = "the vote"
    OFFICE = "the office"
    EVERY_OFFICE = "every office"
    SEAT = "the seat"
    QUORUM = "the place in the quorum"
    DECLARED = "a right declared in the rulebook"


class RightIn(Struct, frozen=True):
    """A right in one body only, or one that the rulebook declares by this name."""

    right: Right
    name: str


Rights = tuple[Right | RightIn, ...]


class Until(StrEnum):
    """Until when rights rest, where no day says it."""

    WHILE_MET = "while the ground is met"
    PAID = "until it is paid"
    DECIDED = "until it is decided"


class Rest(Struct, frozen=True, kw_only=True):
    """Rights that rest: these, or all but these, from an event on, until an end."""

    rights: Rights
    all_but: bool = False
    since: When | None = None
    until: Until | Aligned | When | Condition | None = None


class EffectOn(StrEnum):
    """When a measure, or leaving, takes effect."""

    AT_ONCE = "at once"
    AFTER_APPEAL = "when the time to appeal is over or the appeal fails"
    WHEN_MET = "when the ground is met"
    UNIT_END = "at the end of the calendar unit"
    EVENT = "on an event"
    AS_OF = "as of an earlier day"


class Effect(Struct, frozen=True):
    """When it takes effect, with the event and length or the unit it depends on.

    At the end of a unit, with a length: of the first unit that ends no sooner than so
    long after the event.
    """

    on: EffectOn
    event: When | None = None
    length: Span | None = None
    aligned: Aligned | None = None
    as_of: Moment | None = None


class Next(Struct, frozen=True):
    """What may or shall be opened after an outcome, or is certified by a body."""

    case: Case
    body: str
    measures: tuple[str, ...]
    shall: bool = False
    certified: bool = False


class Extension(Struct, frozen=True):
    """What ends later: a measure, a status, or (neither) a membership for a term."""

    by: Span
    measure: str | None = None
    status: str | None = None


class NotAgain(Struct, frozen=True):
    """How soon it may be opened anew, by anybody or by those who did a step."""

    within: Span
    event: When
    movers: int | None = None


class Appeal(Struct, frozen=True):
    """To whom, within how long of what, and whether it suspends (None: not said).

    `decision` is the step by which it is decided, where the text says how.
    """

    body: str | Named
    within: Span
    event: When
    suspends: bool | Named
    decision: Step | None = None


class Return(Struct, frozen=True, kw_only=True):
    """One way back.

    `when` brings it about by itself, `guard` only opens it; `upon` is what people
    must see done; with `unopposed_before`, silence of the others is consent.
    """

    after: Span | None = None
    within: Span | None = None
    as_new: bool = False
    as_never_away: bool = False
    but_for: str | None = None
    not_counted: bool = False
    on_request: bool = False
    declaring: bool = False
    paying: tuple[Owed | Price, ...] = ()
    when: Condition | None = None
    guard: Condition | None = None
    upon: tuple[str, ...] = ()
    unopposed_before: When | None = None
    decided_by: str | None = None
    vote: Vote | Votes | None = None
    left_open: Named | None = None


class Leaving(Struct, frozen=True, kw_only=True):
    """How a member leaves, or gives up a right: always free, at any time.

    `given_before` is the day of the year by which it counts in that year;
    `recorded_by` takes note of it and decides nothing.
    """

    effect: Effect = Effect(EffectOn.AT_ONCE)
    or_later: bool = False
    given_before: tuple[int, int] | None = None
    in_writing: bool = False
    to: str | None = None
    signed: bool = False
    witnessed: bool = False
    form_harmless: bool = False
    taken_back_within: Span | None = None
    final: bool = False
    recorded_by: str | None = None
    debts_stay: bool = False
    ends_cases: bool = False
    place: Place


class GivingUp(Struct, frozen=True):
    """A right that its holder may give up at any time, and how.

    `status` is who may; None: every member.
    """

    right: Right | RightIn
    status: str | None
    how: Leaving


class Request(Struct, frozen=True, kw_only=True):
    """A status that a member may ask for: leave of absence, withdrawal in honour."""

    becomes: str
    status: str | None = None
    effect: Effect = Effect(EffectOn.AT_ONCE)
    given_before: tuple[int, int] | None = None
    in_writing: bool = False
    to: str | None = None
    at_most: Span | None = None
    guard: Condition | None = None
    decided_by: str | None = None
    place: Place


class Measure(Struct, frozen=True, kw_only=True):
    """What the bylaws allow people to take, and how.

    `answers` are the writer's reasons where no hearing or no appeal is owed.
    """

    name: Name
    warning: bool = False
    agreement: str | None = None
    ends: Rights = ()
    rests: tuple[Rest, ...] = ()
    moves_to: str | None = None
    gives: tuple[str, ...] = ()
    extends: tuple[Extension, ...] = ()
    costs: tuple[Cost, ...] = ()
    lasts: Span | None = None
    at_most: Span | None = None
    extended_once: bool = False
    extended_by: Span | None = None
    extended_on_request: bool = False
    lifted_when: Condition | None = None
    undone_if: tuple[Case, ...] = ()
    effect: Effect | None = None
    barred_if: tuple[Condition, ...] = ()
    one_case: bool = False
    not_again: tuple[NotAgain, ...] = ()
    not_delegable: tuple[str, ...] = ()
    next: tuple[Next, ...] = ()
    appeal: Appeal | None = None
    court_after: tuple[Span, When] | None = None
    returns: tuple[Return, ...] = ()
    no_return: bool = False
    answers: dict[str, str]
    steps: tuple[Step, ...] = ()
    place: Place
