"""Terms of each member's own, reckoned in a query from the day on which they began."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta

from msgspec import Struct

from goodstanding.assessment.done import open_until
from goodstanding.assessment.to_sql.moments import day_of
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import (
    BITS,
    CannotSay,
    bit,
    bits_between,
    corresponding,
    moved,
    quoted,
)
from goodstanding.dates import EARLIEST, MONTHS, Due, DueOn, Length, Terms
from goodstanding.rulebook.series import ActDone, Duty, Means, Payment
from goodstanding.rulebook.time import Becoming, Joining

ONE = timedelta(1)
LONG_BEFORE = 25_000
"""So many terms before the first there was no day: with them no number is below 0."""


def due_in(due: Due | None) -> str:
    """What tells periods with this due day from others, in the name of a query."""
    if due is None:
        return ""
    said: object = due.length if due.on is DueOn.LENGTH else due.on
    return f" due {due.day_of_year if 'day of' in due.on else said}"


class OwnTerms(Struct, frozen=True):
    """The terms of each member here as bits, and the due day in each, if there is one.

    They are numbered from 0 on; the query `own` tells when they began and which is the
    running one.
    """

    plan: Plan
    terms: Terms
    due: Due | None
    own: str

    @classmethod
    def of(cls, plan: Plan, terms: Terms, due: Due | None) -> OwnTerms:
        """The terms, on the day that the plan is of."""
        name = f"{terms} from {terms.status or 'joining'}{due_in(due)}"
        found = cls(plan, terms, due, quoted(name))
        plan.per_member(name, found._begun)
        return found

    def _begun(self) -> str:
        """A query: the day on which a member's terms began, and the running one's number."""
        plan, status = self.plan, self.terms.status
        begun = day_of(plan, Becoming(status) if status else Joining())
        running = self._number(plan.values.day(plan.on + ONE))
        if self.due is not None:
            due = self._due_on(self._start(running), self._last(running))
            running = f"({running} + ({due} <= {plan.values.day(plan.on)})::BIGINT)"
        return (
            f"SELECT *, {running} AS running FROM (SELECT *, "
            "year(begun) * 12 + month(begun) AS months, day(begun) AS day_of_month FROM "
            f"(SELECT here.member_id, {begun} AS begun FROM here{plan.joins(begun)}) "
            f"WHERE begun IS NOT NULL) AS {self.own}"
        )

    def __str__(self) -> str:
        return self.own.strip('"')

    @property
    def running(self) -> str:
        """The number of the running term."""
        return f"{self.own}.running"

    def source(self, table: str) -> str:
        """`table` as what a member's rows are gathered from."""
        return f"{table} JOIN {self.own} USING (member_id)"

    def ever(self) -> str:
        """The word of the terms that there ever were."""
        return bits_between("0", self.running)

    def back(self, day: str) -> str:
        """The bit of the last term that began by `day`; beyond them all, if none did."""
        return f"({self.running} - {self._number(day)})"

    def _number(self, day: str) -> str:
        """The number of the last term that began by `day`; less than 0 before the first."""
        if self._months:
            each, months = self._months, f"year({day}) * 12 + month({day})"
            early = (
                f"(day({day}) < {self.own}.day_of_month AND {day} < last_day({day}))"
            )
            full = f"{months} - {self.own}.months - {early}::BIGINT"
        else:
            each, full = self._days, f"({day} - {self.own}.begun)"
        return f"(({full} + {each * LONG_BEFORE}) // {each} - {LONG_BEFORE})"

    @property
    def _months(self) -> int:
        return self.terms.length.count * MONTHS.get(self.terms.length.unit, 0)

    @property
    def _days(self) -> int:
        return 7 * self.terms.length.count

    def _start(self, number: str) -> str:
        if self._months:
            months = f"({number} * {self._months})::INTEGER"
            return f"({self.own}.begun + to_months({months}))::DATE"
        return f"({self.own}.begun + ({number} * {self._days})::INTEGER)"

    def _last(self, number: str) -> str:
        return f"({self._start(f'({number} + 1)')} - 1)"

    def _due_on(self, start: str, last: str) -> str:
        """The due day in a term; it lies in every one, which is of a week or more."""
        assert self.due is not None
        if self.due.on is DueOn.LENGTH:
            return moved(self.plan.values, f"({start} - 1)", self.due.length)
        if self.due.on is DueOn.FIRST_BUSINESS_DAY:
            return f"({start} + [0, 0, 0, 0, 0, 2, 1][isodow({start})]::INTEGER)"
        return f"({last} - [0, 0, 0, 0, 0, 1, 2][isodow({last})]::INTEGER)"

    def close(self, back: str) -> str:
        """The last day of the term of a bit."""
        number = f"({self.running} - {back})"
        last = self._last(number)
        if self.due is None:
            return last
        return f"least({self._due_on(self._start(number), last)}, {last})"

    def last_day(self, back: str, duty: Duty, means: Means) -> str:
        """The last day on which `means` discharges the term of a bit; one is said.

        Raises:
            CannotSay: it is not a length after the close.
        """
        beyond = _beyond(duty, means)
        assert beyond is not None
        return moved(self.plan.values, self.close(back), beyond)

    def closing(self, day: str) -> str:
        """How many bits, counted from 0, have a term that closes on `day` or later."""
        return f"({self.back(day)} + {self._in_time(day)}::BIGINT)"

    def starting(self, day: str) -> str:
        """How many bits, counted from 0, have a term that begins on `day` or later."""
        return self.back(f"({day} - 1)")

    def holding(self, day: str) -> str:
        """The word with the bit of the term that holds `day`."""
        found = bit(self.back(day))
        return f"CASE WHEN {self._in_time(day)} THEN {found} END"

    def _in_time(self, day: str) -> str:
        """Whether `day` is not later than the close of the last term that began by it."""
        if self.due is None:
            return "TRUE"
        number = self._number(day)
        return f"({day} <= {self._due_on(self._start(number), self._last(number))})"

    def closing_with(self, more: Length, day: str) -> str:
        """How many bits have a term whose close, and so much more, is not before `day`.

        Raises:
            CannotSay: a length in business days.
        """
        return self.closing(corresponding(self.plan.values, day, more, back=True))

    def near(self, duty: Duty, act: ActDone, day: str) -> str:
        """The word of the terms that an act on `day` discharges.

        Raises:
            CannotSay: it counts for other days than so long before and after a term.
        """
        beyond, first = _beyond(duty, act), day
        if act.within and act.before:
            first = corresponding(self.plan.values, day, act.within)
        upto = self.closing_with(beyond, day) if beyond else self.closing(day)
        return bits_between(self.back(first), f"{upto} - 1")

    def open(self, duty: Duty) -> str:
        """The word of the terms over that may still be done, if nothing was done.

        Raises:
            CannotSay: that is not for a length after their close.
        """
        on = self.plan.on
        for means in duty.means:
            _beyond(duty, means)

        def is_late(days_ago: int) -> bool:
            close = on - days_ago * ONE
            until = open_until(duty, (close, close))
            return until is None or until <= on

        if is_late(0):
            return "0::BIGINT"
        days_ago = bisect_left(range((on - EARLIEST).days), x=True, key=is_late)
        later = self.closing(self.plan.values.day(on - (days_ago - 1) * ONE))
        return bits_between("1", f"{later} - 1", least=1)

    def reaches_behind(self, _day: str) -> str:
        """Whether a term may lie behind the word."""
        return f"coalesce({self.running} > {BITS - 3}, FALSE)"


def _beyond(duty: Duty, means: Means) -> Length | None:
    """How long after the close of a term `means` still discharges it.

    Raises:
        CannotSay: the text says it otherwise than by a length after the close.
    """
    if duty.from_start or (isinstance(means, ActDone) and means.in_same):
        raise CannotSay(f"until when {duty.name.key} may be done in own terms")
    if isinstance(means, Payment) and means.within is not None:
        return means.within
    after = isinstance(means, ActDone) and means.after
    return (
        means.within
        if isinstance(means, ActDone) and after and means.within
        else duty.grace
    )
