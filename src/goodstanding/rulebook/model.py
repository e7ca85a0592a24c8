"""A rulebook: what the bylaws say, as a value that can be checked and run."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct, field

from goodstanding.bylaws import Bylaws, Place
from goodstanding.dates import Length, Listed
from goodstanding.rulebook.condition import Condition, Found, Standing
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.measure import GivingUp, Leaving, Measure, Request
from goodstanding.rulebook.money import Owed
from goodstanding.rulebook.names import Name, Names, in_words
from goodstanding.rulebook.series import Acts, Duty, Series, Status
from goodstanding.rulebook.statute import Bound
from goodstanding.rulebook.time import Span


class How(StrEnum):
    """What people may do when a ground is met."""

    MAY = "may open"
    SHALL = "shall open"
    PUTS = "shall put to the vote"
    CERTIFIES = "certifies"
    DEEMED = "is deemed to resign, certified by"
    TOLD = "is told; nothing follows"


class Opening(Struct, frozen=True):
    """What a ground opens to people: who, how, and which measures.

    `within` is how long they have; `voters` are those who vote on it; with
    `never_alone`, something else must be met beside the ground; `by_many`: the body
    is named in the plural.
    """

    how: How
    body: str
    measures: tuple[str, ...] = ()
    within: Span | None = None
    voters: str | None = None
    never_alone: bool = False
    by_many: bool = False

    def __str__(self) -> str:
        measures, body = " or ".join(self.measures), in_words(self.body)
        if self.how is How.TOLD:
            return f"it is told to the {body}; nothing follows"
        if self.how is How.DEEMED:
            return f"the {body} may certify a deemed resignation"
        within = f" within {self.within}" if self.within else ""
        if self.how is How.PUTS:
            voters = in_words(self.voters or "")
            return (
                f"the {body} shall put {measures} to the vote of the {voters}{within}"
            )
        alone = ", never on this ground alone" if self.never_alone else ""
        return f"the {body} {self.does} {measures}{within}{alone}"

    @property
    def does(self) -> str:
        """What the body may or must do, in the words that follow its name."""
        return "certify" if self.by_many and self.how is How.CERTIFIES else self.how


class Before(Struct, frozen=True):
    """Another ground that goes before, and where the text says so."""

    ground: str
    place: Place


class Ground(Struct, frozen=True, kw_only=True):
    """When somebody falls short, and what that opens to people.

    `latched`: once met it stays met, judged each day with what was known that day.
    `judged_on`: the answer on a day is the answer on the latest of these days.
    `behind`: while one of these grounds is met, nothing is opened on this one.
    `not_modelled`: parts of the text that people must weigh beside the answer.
    """

    name: Name
    condition: Condition
    openings: tuple[Opening, ...]
    latched: bool = False
    judged_on: tuple[tuple[int, int], ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None
    behind: tuple[Before, ...] = ()
    not_modelled: tuple[str, ...] = ()
    place: Place

    def in_force(self, day: date) -> bool:
        """Whether the ground itself is in force on `day`."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_until is None or day <= self.in_force_until)


Filling = int | Fraction | Length
"""What a name or blank may be filled with."""

Who = Standing | Found | str
"""Whom a case is for: who holds a status, of whom a body has found, or a key of a set."""


class Case(Struct, frozen=True):
    """A value, and whom it is for."""

    who: Who
    value: Filling


class Bounds(Struct, frozen=True):
    """How far a branch may change a value; in these cases to another value than `high`."""

    low: Filling
    high: Filling
    cases: tuple[Case, ...] = ()


class NotModelled(Struct, frozen=True):
    """What the software leaves to people, and why."""

    what: str
    why: str
    place: Place


class LeftOpen(Struct, frozen=True):
    """A question that the text does not answer, and how it is read here, if it is."""

    what: str
    reading: str | None
    place: Place


class Wanted(StrEnum):
    """What a name or a blank stands for.  `Let` gives the first three only."""

    NUMBER = "a number, as in 3"
    SHARE = "a share, as in 25 percent or 1/4"
    LENGTH = "a length, as in 6 months"
    WORDS = "words of the sentence"


class Blank(Struct, frozen=True):
    """A name or blank where it is used: what the text leaves to it."""

    name: str
    place: Place
    wanted: Wanted


class Rulebook(Struct, frozen=True, kw_only=True):
    """What a text of bylaws says.

    `values` fills the names that sentences use (`Let quota be 3.`); a name not in it
    is a blank.  `bounds` are what a branch may set them to; `floors` what a statute
    asks of the rulebooks under it, and `statutes` those that this one is under.
    `holidays` is the place whose holidays are no business days in a case.
    """

    bylaws: Bylaws
    id: str
    title: str
    version: str | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    language: str = "en"
    holidays: str | None = None
    names: Names = field(default_factory=Names)
    calendars: dict[str, Listed] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    duties: dict[str, Duty] = field(default_factory=dict)
    acts: dict[str, Acts] = field(default_factory=dict)
    grounds: dict[str, Ground] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    leaving: Leaving | None = None
    giving_up: tuple[GivingUp, ...] = ()
    requests: tuple[Request, ...] = ()
    payments: tuple[Owed, ...] = ()
    values: dict[str, Filling] = field(default_factory=dict)
    bounds: dict[str, Bounds] = field(default_factory=dict)
    not_modelled: tuple[NotModelled, ...] = ()
    left_open: tuple[LeftOpen, ...] = ()
    blanks: tuple[Blank, ...] = ()
    examples: tuple[Example, ...] = ()
    floors: tuple[Bound, ...] = ()
    statutes: tuple[Rulebook, ...] = ()

    def series(self, key: str) -> Series:
        """The duty or the acts of this name."""
        return self.duties[key] if key in self.duties else self.acts[key]
