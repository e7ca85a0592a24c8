"""Where a condition is compiled: what it asks of the plan, and what it leaves open."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct, field

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.to_sql.holding import unclosed
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.planes import Seen
from goodstanding.assessment.to_sql.steps import Steps
from goodstanding.assessment.to_sql.truths import (
    FALSE,
    TRUE,
    SqlTwice,
    conjunction,
    disjunction,
    known,
    lacking,
    negation,
    wanting_finding,
)
from goodstanding.roll.record import Record
from goodstanding.rulebook.condition import Comparison
from goodstanding.rulebook.time import Named

SIGNS = {
    Comparison.AT_LEAST: ">=",
    Comparison.AT_MOST: "<=",
    Comparison.MORE: ">",
    Comparison.FEWER: "<",
}


class Past(Struct, frozen=True):
    """A condition on another day: its truths, who was a member, and who is left open."""

    twice: SqlTwice
    member: str
    open: str


class View(Struct, frozen=True):
    """Where a condition is read: a plan, on the day or one step ahead of it.

    `past` are the grounds as they were on other days, each made once.
    """

    plan: Plan
    ahead: bool = False
    certain: frozenset[str] = frozenset()
    steps: Steps = field(default_factory=Steps)
    doubts: list[str] = field(default_factory=list)
    past: dict[str, Past] = field(default_factory=dict)

    def duty(self, key: str) -> Seen:
        """The duty of this name, seen from here."""
        duty = self.plan.rulebook.duties[key]
        return Seen(self.plan, duty, self.ahead, self.certain, self.steps)

    def asked(self) -> Asked:
        """What is asked here, of nobody's record."""
        return Asked(self.plan.rulebook, Record(member_id=""), self.plan.on, self.ahead)

    def unless_settled(
        self, seen: Seen, comparison: Comparison, found: SqlTwice
    ) -> None:
        """Take over the doubts of `seen`, where points further back could change it.

        More points make "at least" and "more than" more so, "fewer" and "at most" less.
        """
        if comparison in (Comparison.AT_LEAST, Comparison.MORE):
            settled = conjunction(found.now.must, found.later.must)
        else:
            settled = negation(disjunction(found.now.may, found.later.may))
        self.doubts.extend(f"({doubt} AND NOT {settled})" for doubt in seen.doubts)

    def number(self, named: Any) -> Any:
        """A number, filled in; a blank cannot be said, and is answered apart."""
        return (
            self.plan.rulebook.values.get(named.name)
            if isinstance(named, Named)
            else named
        )


def blank() -> SqlTwice:
    """The truth of what hangs on a value that the text leaves open."""
    return wanting_finding(FALSE, TRUE)


def off_the_calendar() -> SqlTwice:
    """The truth of what speaks of periods that are not listed as far as the day asked."""
    return lacking(FALSE, TRUE)


def if_unclosed(view: View, series: str, day: date, value: str, other: str) -> SqlTwice:
    """`value`; where the record of `series` is not complete, `value` and `other`."""
    if f"{series} {day}" in view.certain:
        return known(value)
    unclosed_here = unclosed(view.plan, series, day)
    must = conjunction(value, disjunction(negation(unclosed_here), other))
    may = disjunction(value, conjunction(unclosed_here, other))
    return lacking(must, may)
