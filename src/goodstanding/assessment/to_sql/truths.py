"""Truths as SQL: what must be so and what may be so, now and later.

The same strong logic as `assessment.truth`, on pairs of boolean expressions; where a
pair is equal there is nothing unknown in it, and the text stays as short as that.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

TRUE, FALSE = "TRUE", "FALSE"


def conjunction(left: str, right: str) -> str:
    """Both, with constants folded."""
    if FALSE in (left, right):
        return FALSE
    if left in (TRUE, right):
        return right
    return left if right == TRUE else f"({left} AND {right})"


def disjunction(left: str, right: str) -> str:
    """Either, with constants folded."""
    if TRUE in (left, right):
        return TRUE
    if left in (FALSE, right):
        return right
    return left if right == FALSE else f"({left} OR {right})"


def negation(value: str) -> str:
    """Not, with constants folded."""
    return {TRUE: FALSE, FALSE: TRUE}.get(value, f"(NOT {value})")


class SqlTruth(Struct, frozen=True):
    """What must and what may be so, as boolean expressions that are never null."""

    must: str
    may: str

    def __and__(self, other: SqlTruth) -> SqlTruth:
        return SqlTruth(
            conjunction(self.must, other.must), conjunction(self.may, other.may)
        )

    def __or__(self, other: SqlTruth) -> SqlTruth:
        return SqlTruth(
            disjunction(self.must, other.must), disjunction(self.may, other.may)
        )

    def __invert__(self) -> SqlTruth:
        return SqlTruth(negation(self.may), negation(self.must))


class SqlTwice(Struct, frozen=True):
    """The truths of a condition, now and later.

    `lacks_record`: that a record is among what makes *now* unknown.
    """

    now: SqlTruth
    later: SqlTruth
    lacks_record: str = FALSE

    def __and__(self, other: SqlTwice) -> SqlTwice:
        return self._joined(other, self.now & other.now, self.later & other.later)

    def __or__(self, other: SqlTwice) -> SqlTwice:
        return self._joined(other, self.now | other.now, self.later | other.later)

    def __invert__(self) -> SqlTwice:
        return SqlTwice(~self.now, ~self.later, self.lacks_record)

    def _joined(self, other: SqlTwice, now: SqlTruth, later: SqlTruth) -> SqlTwice:
        """The joint truth; a reason stands only while the whole is unknown."""
        lacks = disjunction(self.lacks_record, other.lacks_record)
        if lacks != FALSE:
            lacks = conjunction(lacks, conjunction(now.may, negation(now.must)))
        return SqlTwice(now, later, lacks)

    @property
    def answer(self) -> str:
        """The answer as a number: its place in `assessment.to_sql.answers.ORDER`."""
        met = (
            "4"
            if self.later.must == self.now.must
            else f"(CASE WHEN {self.later.must} THEN 4 ELSE 3 END)"
        )
        if self.now.must == self.now.may:
            return f"(CASE WHEN {self.now.must} THEN {met} ELSE 0 END)"
        lack = {TRUE: "1", FALSE: "2"}.get(
            self.lacks_record, f"(CASE WHEN {self.lacks_record} THEN 1 ELSE 2 END)"
        )
        return f"(CASE WHEN {self.now.must} THEN {met} WHEN {self.now.may} THEN {lack} ELSE 0 END)"


def at_least(number: int, parts: Sequence[SqlTwice]) -> SqlTwice:
    """Whether so many of `parts` are so."""
    now = _enough(number, [part.now for part in parts])
    later = _enough(number, [part.later for part in parts])
    lacks = FALSE
    for part in parts:
        lacks = disjunction(lacks, part.lacks_record)
    if lacks != FALSE:
        lacks = conjunction(lacks, conjunction(now.may, negation(now.must)))
    return SqlTwice(now, later, lacks)


def _enough(number: int, parts: Sequence[SqlTruth]) -> SqlTruth:
    return SqlTruth(
        so_many(number, [part.must for part in parts]),
        so_many(number, [part.may for part in parts]),
    )


def so_many(number: int, values: Sequence[str]) -> str:
    """Whether at least so many of `values` are so, with constants folded."""
    left = number - values.count(TRUE)
    open_ones = [value for value in values if value not in (TRUE, FALSE)]
    if left <= 0:
        return TRUE
    if left > len(open_ones):
        return FALSE
    counted = " + ".join(f"CAST({value} AS TINYINT)" for value in open_ones)
    return f"({counted} >= {left})"


def known(value: str) -> SqlTwice:
    """A truth that is known."""
    truth = SqlTruth(value, value)
    return SqlTwice(truth, truth)


def lacking(must: str, may: str) -> SqlTwice:
    """A truth that is the same now and later, unknown for want of a record."""
    truth = SqlTruth(must, may)
    lacks = FALSE if must == may else conjunction(may, negation(must))
    return SqlTwice(truth, truth, lacks)


def wanting_finding(must: str, may: str) -> SqlTwice:
    """A truth that is the same now and later, unknown for want of a finding."""
    truth = SqlTruth(must, may)
    return SqlTwice(truth, truth)
