"""One thing that is due in a case, as a row of a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.cases.case import Case

ANYBODY, LEAVE = "anybody", "leave"


class Due(Struct, frozen=True, kw_only=True):
    """One thing that somebody owes in a case, or may do.

    Table:
        due: one row per (case, key), for the day `on`
            key     text  what it is; stays the same as long as it is due
            actors  list  the bodies, statuses or the member who may do it
            what    text  what it is, in words: of the text, or as said to the actors
            owed    bool  false: it may be done, and need not be
            first   date  the first day on which it may be done, where one is known
            last    date  the last day on which it is in time, where one is known
            article text  the heading in the rulebook under which it stands
            notes   list  what to know of its time, and what the text leaves open
    """

    case: str
    member: str
    rulebook: str
    on: date
    key: str
    actors: tuple[str, ...]
    what: str
    owed: bool = True
    first: date | None = None
    last: date | None = None
    article: str
    notes: tuple[str, ...] = ()

    @property
    def is_overdue(self) -> bool:
        """Whether it was owed, and its last day is over."""
        return self.owed and self.last is not None and self.last < self.on

    @property
    def is_open(self) -> bool:
        """Whether it may be done on the day asked about."""
        return self.first is None or self.first <= self.on

    def is_for(self, who: str) -> bool:
        """Whether `who` may do it."""
        return who in self.actors or ANYBODY in self.actors

    def held(self, until: date) -> Due:
        """The same, while everything is held up until a day."""
        first = max(self.first or until, until)
        return replace(self, first=first, notes=(*self.notes, f"held up until {until}"))


def rows(case: Case, on: date) -> Callable[..., Due]:
    """Makes rows of `case` on that day."""
    return partial(
        Due, case=case.id, member=case.member, rulebook=case.rulebook.id, on=on
    )
