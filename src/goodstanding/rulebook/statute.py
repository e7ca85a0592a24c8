"""What a statute asks of every rulebook under it: floors, a ceiling, and free leaving."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from goodstanding.bylaws import Place
from goodstanding.dates import Length
from goodstanding.rulebook.measure import Right, RightIn


class Safeguard(StrEnum):
    """What a measure may not lack."""

    NOTICE = "notice in writing"
    CHARGES = "notice in writing stating the grounds"
    TIME = "time to prepare"
    HEARING = "a hearing"
    DECISION = "a decision by a body"
    REASONS = "reasons in writing"
    APPEAL = "an appeal to another body"


class Need(Struct, frozen=True):
    """A safeguard, and the body whose decision it is, if it is that."""

    safeguard: Safeguard
    body: str | None = None

    def __str__(self) -> str:
        return f"a decision by the {self.body}" if self.body else str(self.safeguard)


class Takes(StrEnum):
    """How a measure takes something."""

    ENDS = "ends"
    RESTS = "rests"
    COSTS = "costs money"


class Taking(Struct, frozen=True):
    """What a measure takes: a right that it ends or rests, or money."""

    how: Takes
    right: Right | RightIn | None = None


class Floor(Struct, frozen=True, kw_only=True):
    """What every measure needs that takes one of these; none: that takes anything.

    `but_dues`: not where each of its grounds is arrears of dues and nothing else.
    """

    takings: tuple[Taking, ...] = ()
    needs: tuple[Need, ...]
    but_dues: bool = False
    place: Place


class Ceiling(Struct, frozen=True, kw_only=True):
    """How long the ways within may keep a member from court."""

    at_most: Length
    place: Place


class AtOnce(Struct, frozen=True, kw_only=True):
    """That leaving takes effect at once."""

    place: Place


Bound = Floor | Ceiling | AtOnce
