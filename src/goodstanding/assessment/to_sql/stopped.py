"""Clocks that do not count every day, as SQL.

Days are numbered without the listed ones that do not count, which are the same for
everyone: a difference of two numbers counts the days between them that are left, and
in the same numbers the spans of each member are taken off.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from goodstanding.assessment.ages import step_of
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.clocks import spans_of
from goodstanding.assessment.to_sql.moments import day_of
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.spans import approved_leave, covered, held, numbered
from goodstanding.assessment.to_sql.text import moved, quoted
from goodstanding.assessment.to_sql.truths import (
    FALSE,
    SqlTwice,
    conjunction,
    disjunction,
    lacking,
    negation,
)
from goodstanding.assessment.to_sql.view import SIGNS, View, if_unclosed
from goodstanding.dates import Length
from goodstanding.rulebook.clock import (
    DaysHeld,
    DaysOf,
    DaysOfLeave,
    DaysOutside,
    DaysUnder,
    Stop,
    Stopped,
)
from goodstanding.rulebook.condition import Age

ONE = timedelta(1)
Listed = tuple[tuple[date, date], ...]
"""First and last days that do not count for anybody, none of them twice."""


def age(view: View, leaf: Age, length: Length, series: str | None) -> SqlTwice:
    """Whether so many days have counted since a day of each member's record.

    Where more of `series` may be on the record, the clock may have begun today.

    Raises:
        CannotSay: a length in business days, which no query here lays on a day.
    """
    assert leaf.stopped is not None
    plan = view.plan
    clock = _Clock(view, leaf, leaf.stopped, length)
    day = plan.column(f"day of {leaf.moment}", day_of(plan, leaf.moment))
    value = clock.has_run(f"{leaf.moment}", day_of(plan, leaf.moment), day)
    if series is None or f"{series} {plan.on}" in view.certain:
        found = lacking(value, value)
    else:
        today = plan.values.day(plan.on)
        found = if_unclosed(
            view, series, plan.on, value, clock.has_run("today", today, today)
        )
    early = _before_listed(plan, leaf.stopped, day)
    return lacking(
        conjunction(found.now.must, negation(early)), disjunction(found.now.may, early)
    )


def _before_listed(plan: Plan, stopped: Stopped, day: str) -> str:
    """Whether a clock began before the first period of a list whose gaps do not count."""
    firsts = [
        each.aligned.first for each in stopped.days if isinstance(each, DaysOutside)
    ]
    if not firsts:
        return FALSE
    return f"coalesce({day} < {plan.values.day(max(firsts))}, FALSE)"


class _Clock(Struct, frozen=True):
    """A clock that does not count every day, up to the day asked about or a step later."""

    view: View
    leaf: Age
    stopped: Stopped
    length: Length

    def has_run(self, name: str, begun: str, day: str) -> str:
        """Whether the clock, begun on `begun`, stands so to its length.

        `day` is the column that holds the day begun.
        """
        plan = self.view.plan
        values = plan.values
        passed = self._passed(name, begun)
        if self._most is not None:
            most = f"{moved(values, day, self._most)} - {day}"
            passed = f"least({passed}, {most})"
        counted = f"{values.day(self._now)} - {day} - {passed}"
        needed = f"{moved(values, day, self.length)} - {day}"
        sign = SIGNS[self.leaf.comparison]
        return self.view.steps.name(f"coalesce({counted} {sign} {needed}, FALSE)")

    @property
    def _now(self) -> date:
        on = self.view.plan.on
        return step_of(self.length).after(on) if self.view.ahead else on

    @property
    def _most(self) -> Length | None:
        most = self.stopped.most
        return None if most is None else self.view.asked().length(most)

    def _passed(self, name: str, begun: str) -> str:
        """The column that counts the days that do not count, after the day begun."""
        plan = self.view.plan
        now = plan.values.day(self._now)
        listed = _listed(self.view.asked(), self.stopped)
        asked = f"days since {name} to {self._now} without {listed}"
        numbers = f"{_number(plan, listed, 'day')} AS after, {_number(plan, listed, now)} AS until"
        plan.query(
            asked,
            lambda: (
                f"SELECT *, greatest(0, {now} - day - (until - after)) AS listed FROM ("
                f"SELECT member_id, day, {numbers} FROM (SELECT here.member_id, {begun} AS day "
                f"FROM here{plan.joins(begun)}) WHERE day IS NOT NULL)"
            ),
        )
        plan.joined[asked] = "member_id"
        passed = f"coalesce({quoted(asked)}.listed, 0)"
        own = [stop for stop in self.stopped.days if not _is_listed(stop)]
        if own:
            spans = f"days passed over: {own} without {listed}"
            plan.query(spans, lambda: _spans(plan, own, listed))
            passed += f" + {covered(plan, spans, asked)}"
        column = f"days passed over since {name} to {self._now} by {self.stopped}"
        return plan.column(column, passed)


def _is_listed(stop: Stop) -> bool:
    return isinstance(stop, DaysOf | DaysOutside)


def _listed(asked: Asked, stopped: Stopped) -> Listed:
    """The listed days that do not count, in spans that do not touch."""
    found: list[tuple[date, date]] = []
    spans = [
        (first, last)
        for stop in stopped.days
        if _is_listed(stop)
        for first, last in spans_of(asked, stop)
        if last is not None and first <= last
    ]
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + ONE:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _number(plan: Plan, listed: Listed, day: str) -> str:
    """The number of `day`, the listed days not counted."""
    number = numbered(day)
    for first, last in listed:
        days = plan.values.bind((last - first).days + 1)
        since = f"{day} - {plan.values.day(first - ONE)}"
        number += f" - greatest(0, least({since}, {days}))"
    return f"({number})"


def _spans(plan: Plan, stops: list[Stop], listed: Listed) -> str:
    """The spans of each member that a clock passes over, in numbers."""
    rows = " UNION ALL ".join(f"({_rows(plan, stop)})" for stop in stops)
    after = _number(plan, listed, "(first_on - 1)")
    until = _number(plan, listed, "last_on")
    return f"SELECT member_id, {after} AS after, {until} AS until FROM ({rows})"


def _rows(plan: Plan, stop: Stop) -> str:
    """The rows of one way of stopping: member_id, first_on, last_on (null: goes on)."""
    if isinstance(stop, DaysHeld):
        return held(plan, stop.status)
    if isinstance(stop, DaysUnder):
        return (
            "SELECT member_id, from_on AS first_on, least(until_on, ended_on - 1) AS last_on "
            f"FROM measures WHERE measure = {plan.values.bind(stop.measure)}"
        )
    assert isinstance(stop, DaysOfLeave)
    return approved_leave(plan, stop.duty)
