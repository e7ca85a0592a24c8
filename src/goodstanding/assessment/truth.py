"""Two questions, three truths, five answers.

Every condition is asked twice: *now* (what may still be done stays undone) and
*later* (it is done in time).  Each truth is yes, no, or not known, with the reasons.
A truth is held as two plain booleans, what must be so and what may be so; AND, OR
and NOT on them are Kleene's strong logic (Kleene, Introduction to Metamathematics,
section 64), and the five answers are read off the pair at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from goodstanding.terms import Answer


class Lack(StrEnum):
    """What is lacking for an answer."""

    RECORD = "record"
    FINDING = "finding"


class Reason(Struct, frozen=True, order=True):
    """Why a truth is not known: which record is not complete, or which body must find."""

    lack: Lack
    what: str


class Truth(Struct, frozen=True):
    """What must be so, what may be so, and why the two differ."""

    must: bool
    may: bool
    reasons: frozenset[Reason] = frozenset()

    def __and__(self, other: Truth) -> Truth:
        must, may = self.must and other.must, self.may and other.may
        return Truth(must, may, self._united(other, unknown=may and not must))

    def __or__(self, other: Truth) -> Truth:
        must, may = self.must or other.must, self.may or other.may
        return Truth(must, may, self._united(other, unknown=may and not must))

    def __invert__(self) -> Truth:
        return Truth(not self.may, not self.must, self.reasons)

    def _united(self, other: Truth, *, unknown: bool) -> frozenset[Reason]:
        return self.reasons | other.reasons if unknown else frozenset()


YES = Truth(must=True, may=True)
NO = Truth(must=False, may=False)


def plain(value: bool) -> Truth:  # noqa: FBT001 -- the value is the argument
    """A truth that is known."""
    return YES if value else NO


def unknown(*reasons: Reason) -> Truth:
    """A truth that is not known, for these reasons."""
    return Truth(must=False, may=True, reasons=frozenset(reasons))


class Twice(Struct, frozen=True):
    """The truths of one condition, now and later."""

    now: Truth
    later: Truth

    def __and__(self, other: Twice) -> Twice:
        return Twice(self.now & other.now, self.later & other.later)

    def __or__(self, other: Twice) -> Twice:
        return Twice(self.now | other.now, self.later | other.later)

    def __invert__(self) -> Twice:
        return Twice(~self.now, ~self.later)

    @property
    def answer(self) -> Answer:
        """The answer that the two truths give.

        Table:
            now no                        not met, whatever later is
            now not known, for a record   data missing
            now not known, otherwise      needs a finding
            now yes, later yes            met
            now yes, later anything else  still curable
        """
        if not self.now.may:
            return Answer.NOT_MET
        if self.now.must:
            return Answer.MET if self.later.must else Answer.STILL_CURABLE
        lacks = {reason.lack for reason in self.now.reasons}
        return Answer.DATA_MISSING if Lack.RECORD in lacks else Answer.NEEDS_FINDING


def at_least(number: int, parts: Sequence[Twice]) -> Twice:
    """Whether so many of `parts` are so: each question counts what must and may be.

    One of them is OR, all of them AND; between the two, as many as are known to be so
    settle it, and as many as are known not to be so.
    """
    return Twice(
        _enough(number, [part.now for part in parts]),
        _enough(number, [part.later for part in parts]),
    )


def _enough(number: int, parts: Sequence[Truth]) -> Truth:
    must = sum(part.must for part in parts) >= number
    may = sum(part.may for part in parts) >= number
    reasons = [reason for part in parts for reason in part.reasons]
    return Truth(must, may, frozenset(reasons if may and not must else ()))


def both(truth: Truth) -> Twice:
    """A truth that is the same now and later."""
    return Twice(truth, truth)
