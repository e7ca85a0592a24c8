"""Periods as bits of a word: bit k is the period numbered k before the running one.

The running period is the first that is not over on the day asked about.  Of periods that
are the same for everybody the days are bound as lists; terms of the member's own are
reckoned from the day on which they began.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from goodstanding.assessment.done import last_day, open_until
from goodstanding.assessment.to_sql.own_terms import OwnTerms, due_in
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import (
    BITS,
    bit,
    bits_between,
    steps_back,
)
from goodstanding.dates import (
    Aligned,
    Calendar,
    DueWithin,
    Length,
    Listed,
    Terms,
    Unit,
)
from goodstanding.rulebook.series import ActDone, Duty, EachPeriod, Means


class SameForAll(Struct, frozen=True):
    """Periods of a calendar, listed periods, or those with a due day in each.

    `running` is the number of the running one; `days` are the first and last day of
    each from the period after it (bit -1) back to the last that a word holds.
    """

    plan: Plan
    calendar: Aligned | Listed | DueWithin
    running: int
    days: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, plan: Plan, calendar: Aligned | Listed | DueWithin) -> SameForAll:
        """The periods of `calendar`, on the day that the plan is of."""
        running = calendar.running(plan.on)
        numbers = [running - bit for bit in range(-1, BITS)]
        days = ((calendar.start(each), calendar.close(each)) for each in numbers)
        return cls(plan, calendar, running, tuple(days))

    def __str__(self) -> str:
        return _name(self.calendar)

    def source(self, table: str) -> str:
        """`table` as what a member's rows are gathered from."""
        return table

    def back(self, day: str) -> str:
        """The bit of the last period that began by `day`."""
        if isinstance(self.calendar, Listed):
            return self._back_in_list(self.calendar, day)
        of = self.calendar
        aligned = of.of if isinstance(of, DueWithin) else of
        assert isinstance(aligned, Aligned)
        return steps_back(self.plan.values, aligned, self.running, day)

    def _back_in_list(self, listed: Listed, day: str) -> str:
        newest = min(self.running + 1, len(listed.periods) - 1)
        oldest = max(newest - BITS, 0)
        starts = [listed.start(number) for number in range(oldest, newest + 1)]
        later = (
            f"len(list_filter({self.plan.values.bind(starts)}, lambda x: x > {day}))"
        )
        return f"CASE WHEN {day} IS NOT NULL THEN {later} + {self.running - newest} END"

    def closing(self, day: str) -> str:
        """How many bits, counted from 0, have a period that closes on `day` or later."""
        back = f"({self.back(day)})"
        if isinstance(self.calendar, Aligned):
            return f"({back} + 1)"
        return f"({back} + ({self._in_time(day)})::BIGINT)"

    def starting(self, day: str) -> str:
        """How many bits, counted from 0, have a period that begins on `day` or later."""
        return f"({self.back(f'({day} - 1)')})"

    def holding(self, day: str) -> str:
        """The word with the bit of the period that holds `day`."""
        found = bit(self.back(day))
        if isinstance(self.calendar, Aligned):
            return found
        return f"CASE WHEN {self._in_time(day)} THEN {found} END"

    def _in_time(self, day: str) -> str:
        return f"coalesce({day} <= {self.close(self.back(day))}, TRUE)"

    def close(self, back: str) -> str:
        """The last day of the period of a bit."""
        return self._at(back, [close for _, close in self.days])

    def last_day(self, back: str, duty: Duty, means: Means) -> str:
        """The last day on which `means` discharges the period of a bit; one is said."""
        return self._at(back, [last_day(duty, means, days) for days in self.days])

    def _at(self, back: str, days: list[date | None] | list[date]) -> str:
        return f"{self.plan.values.bind(days)}[({back}) + 2]"

    def closing_with(self, more: Length, day: str) -> str:
        """How many bits have a period whose close, and so much more, is not before `day`."""
        return self._longest([more.after(close) for _, close in self.days], ">=", day)

    def near(self, duty: Duty, act: ActDone, day: str) -> str:
        """The word of the periods that an act on `day` discharges."""
        firsts = [act.first(*days) for days in self.days]
        lasts = [last_day(duty, act, days) or days[1] for days in self.days]
        upto = self._longest(lasts, ">=", day)
        return bits_between(self._longest(firsts, ">", day), f"{upto} - 1")

    def _longest(self, days: list[date], sign: str, day: str) -> str:
        bound = self.plan.values.bind(days[1:])
        return f"len(list_filter({bound}, lambda x: x {sign} {day}))"

    def open(self, duty: Duty) -> str:
        """The word of the periods over that may still be done, if nothing was done."""
        untils = enumerate(open_until(duty, days) for days in self.days[1:])
        still = [bit for bit, until in untils if until and self.plan.on < until]
        return self.plan.values.word(sum(1 << bit for bit in still if bit > 0))

    def reaches_behind(self, day: str) -> str:
        """Whether a period that begins after `day` may lie behind the word."""
        return f"coalesce({day} < {self.plan.values.day(self.horizon())}, FALSE)"

    def horizon(self) -> date:
        """The first day that the words are sure to reach."""
        return self.calendar.start(self.running - BITS + 3)


Bits = SameForAll | OwnTerms


def bits_of(plan: Plan, calendar: Calendar) -> Bits:
    """The periods of `calendar` as bits, on the day that the plan is of."""
    of = calendar.of if isinstance(calendar, DueWithin) else calendar
    if isinstance(of, Terms):
        due = calendar.due if isinstance(calendar, DueWithin) else None
        return OwnTerms.of(plan, of, due)
    assert not isinstance(calendar, Terms)
    return SameForAll.of(plan, calendar)


def _name(calendar: Aligned | Listed | DueWithin) -> str:
    """What tells these periods from others, in the name of a column."""
    if isinstance(calendar, Listed):
        return calendar.key
    if isinstance(calendar, DueWithin):
        assert isinstance(calendar.of, Aligned)
        return f"{_name(calendar.of)}{due_in(calendar.due)}"
    begun = calendar.first_day if calendar.unit is Unit.WEEK else calendar.first_month
    return f"{calendar} from {begun}"


class Periods(Struct, frozen=True):
    """The periods of a duty as seen on a day: bit k is the one numbered running - k."""

    plan: Plan
    duty: Duty
    bits: Bits

    @classmethod
    def of(cls, plan: Plan, duty: Duty) -> Periods:
        """The periods of `duty`, on the day that the plan is of."""
        assert isinstance(duty.owed, EachPeriod)
        return cls(plan, duty, bits_of(plan, duty.owed.aligned))

    def word(self, source: str, name: str, bits: str, chosen: str | None = None) -> str:
        """The bits of each member's rows of `source`, as one word."""
        name, source = f"{name}, by {self.bits}", self.bits.source(source)
        found = self.plan.gather(source, name, f"bit_or({bits})", chosen)
        return f"coalesce({found}, 0)"
