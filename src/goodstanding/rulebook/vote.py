"""Votes and quorums: which portion of whom, as values."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from goodstanding.rulebook.time import Named


class Voters(StrEnum):
    """The base of a vote."""

    ENTITLED = "entitled"
    IN_OFFICE = "in office"
    PRESENT_VOTING = "present and voting"
    PRESENT = "present"
    VOTING = "voting"


class Portion(Struct, frozen=True):
    """A portion of a base: at least `share` of it, or more than that.

    A whole number above 1 is so many people.  With a `status`, the base is all who
    hold it.
    """

    share: Fraction | int
    more_than: bool
    base: Voters
    status: str | None = None


class Against(Struct, frozen=True):
    """Fewer votes against than this share of a base."""

    share: Fraction
    base: Voters


class Ballots(StrEnum):
    """What is seen from the ballots alone."""

    MORE_FOR = "more for than against"
    AS_MANY = "at least as many for as against"
    NONE_AGAINST = "none against"
    CONSENSUS = "consensus"


Vote = Portion | Against | Ballots | Named


class Votes(Struct, frozen=True):
    """Several votes: all of them at once, or any of them."""

    of: tuple[Vote, ...]
    every: bool


class Absent(Struct, frozen=True):
    """A quorum said by who is missing: at most so many, or fewer than this share."""

    most: int | Fraction


Quorum = Portion | Absent | int | Named
