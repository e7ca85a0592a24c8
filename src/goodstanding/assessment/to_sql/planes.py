"""The points of a duty in a window, as the words or counts that a leaf folds.

`Planes` are words (period duties; occasions counted from the last), `Counts` are
numbers (occasions between two days).  Both are read with what may still be done, and
what no record covers, taken as missed or as done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.done import open_until
from goodstanding.assessment.folds import anchor_of, whole_periods
from goodstanding.assessment.moments import Blank, window_days
from goodstanding.assessment.to_sql import member_windows, occasions, periods
from goodstanding.assessment.to_sql.calendars import Periods
from goodstanding.assessment.to_sql.own_terms import OwnTerms
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.steps import Steps
from goodstanding.assessment.to_sql.text import (
    ALL,
    BITS,
    CannotSay,
    below,
    quoted,
)
from goodstanding.assessment.to_sql.truths import (
    FALSE,
    SqlTruth,
    SqlTwice,
    conjunction,
    disjunction,
    negation,
)
from goodstanding.assessment.to_sql.windows import is_own, own_columns
from goodstanding.dates import Calendar
from goodstanding.roll.record import Record
from goodstanding.rulebook.series import Duty, EachPeriod
from goodstanding.rulebook.time import (
    Between,
    Joining,
    Since,
    This,
    Window,
)
from goodstanding.terms import Letter, State

CERTAIN = ("missed", "done", "excused")
STATES = (*CERTAIN, "unknown", "open")
ZERO = "0"


class Points(Struct, frozen=True):
    """The points of a duty, as one expression for each state; `ZERO` where none can be.

    `words`: the expressions are words; else they are counts.
    """

    parts: Mapping[str, str]
    words: bool = True

    def read(self, still: State, lacking: State) -> Points:
        """With the open and the unknown points taken as done or as missed."""
        joined = {state: [self.parts[state]] for state in CERTAIN}
        joined[still.value].append(self.parts["open"])
        joined[lacking.value].append(self.parts["unknown"])
        made = {state: self._join(parts) for state, parts in joined.items()}
        return replace(self, parts=made | {"unknown": ZERO, "open": ZERO})

    def of(self, state: State) -> str:
        """The points in `state`."""
        return self.parts[state.value]

    def others(self, state: State) -> str:
        """The points in another state that is certain: what ends a run of `state`."""
        return self._join([self.parts[each] for each in CERTAIN if each != state.value])

    def all(self) -> str:
        """Every point, whatever its state."""
        return self._join(list(self.parts.values()))

    def count(self, part: str) -> str:
        """How many points `part` is."""
        return part if part == ZERO or not self.words else f"bit_count({part})"

    def masked(self, mask: str) -> Points:
        """Only the points under `mask`, a word."""
        return self.each(lambda part: f"({part} & {mask})")

    def each(self, change: Callable[[str], str]) -> Points:
        """With `change` made to every part that may hold a point."""
        kept = {
            state: part if part == ZERO else change(part)
            for state, part in self.parts.items()
        }
        return replace(self, parts=kept)

    def _join(self, parts: list[str]) -> str:
        some = [part for part in parts if part != ZERO]
        if len(some) < 2:  # noqa: PLR2004 -- two parts need a sign between them
            return some[0] if some else ZERO
        return "(" + (" | " if self.words else " + ").join(some) + ")"


def run(found: Points, state: State) -> str:
    """How long the run of `state` at the end of the words is."""
    stops = found.others(state)
    matching = found.of(state)
    if ZERO in (matching, stops):
        return found.count(matching)
    return f"bit_count({matching} & {below(stops)})"


def each_way(found: Points, value: Callable[[Points], str], steps: Steps) -> SqlTwice:
    """`value` now and later, each a step, with what no record covers read both ways."""

    def truth(still: State) -> SqlTruth:
        ways = [
            steps.name(value(found.read(still, lacking)))
            for lacking in (State.MISSED, State.DONE)
        ]
        return SqlTruth(conjunction(*ways), disjunction(*ways))

    now = truth(State.MISSED)
    later = now if found.parts["open"] == ZERO else truth(State.DONE)
    lacks = FALSE if now.must == now.may else conjunction(now.may, negation(now.must))
    return SqlTwice(now, later, lacks)


class Seen(Struct, frozen=True):
    """A duty as a leaf sees it: on the day asked about, or one step ahead.

    `certain` names the series of which no point of anybody is unknown.
    """

    plan: Plan
    duty: Duty
    ahead: bool
    certain: frozenset[str] = frozenset()
    steps: Steps = field(default_factory=Steps)
    doubts: list[str] = field(default_factory=list)

    def words(self) -> Points:
        """The last points of the duty, bit 0 the last."""
        found = self._packed()
        if not self.ahead:
            return found
        older = found.each(
            lambda part: f"(({part} << 1) & {self.plan.values.word(ALL)})"
        )
        newest = {state: self._newest(state) for state in CERTAIN}
        parts = {
            state: f"({part} | {newest[state]})"
            if newest.get(state, ZERO) != ZERO
            else part
            for state, part in older.parts.items()
        }
        return replace(older, parts=parts).each(self.steps.name)

    def within(self, window: Window | Calendar, *, everyone: bool = False) -> Points:
        """The points in a window; with `everyone`, those the member did not owe too.

        Raises:
            CannotSay: the window hangs on each member's own record, or is too long.
        """
        if isinstance(self.duty.owed, EachPeriod):
            return self.words().masked(self._mask(window))
        if is_own(window):
            return self._within_own(window, everyone=everyone)
        first, last = self._days(window)
        columns = occasions.counts(
            self.plan, self.duty, (first, last), everyone=everyone
        )
        if self.ahead and first <= self.plan.on <= last:
            more = "1" if everyone else occasions.one_more(self.plan, self.duty)
            columns |= {"missed": f"({columns['missed']} + {more}::BIGINT)"}
        return self._known(Points(columns, words=False))

    def _within_own(self, window: Any, *, everyone: bool) -> Points:
        """The points between two days of each member's own."""
        columns = occasions.counts_within(
            self.plan, self.duty, window, everyone=everyone
        )
        if self.ahead:
            first, last = own_columns(self.plan, window)
            more = "TRUE" if everyone else occasions.one_more(self.plan, self.duty)
            today = self.plan.values.day(self.plan.on)
            so = f"coalesce({today} BETWEEN {first} AND {last}, FALSE) AND {more}"
            columns |= {"missed": f"({columns['missed']} + ({so})::BIGINT)"}
        return self._known(Points(columns, words=False))

    def run_within(self, window: Calendar) -> Points:
        """The words of the points in an aligned period."""
        if isinstance(self.duty.owed, EachPeriod):
            return self.within(window)
        counted = self.within(window).all()
        mask = f"((1::BIGINT << least({counted}, {BITS - 1})::INTEGER) - 1)"
        return self.words().masked(mask)

    def last(self, number: int) -> Points:
        """The last so many points."""
        if isinstance(self.duty.owed, EachPeriod):
            raise CannotSay("the last points of a duty owed by period")
        self.fits(number)
        return self.words().masked(self.plan.values.word((1 << number) - 1))

    def reaches_back(self, state: State, number: int) -> None:
        """Leave open a run that no point of a word ends, where one may lie behind it."""
        if not isinstance(self.duty.owed, EachPeriod):
            return
        behind = periods.behind(self.plan, self.duty, state)
        if behind not in self.certain:
            found = self._packed()
            counted = found.count(found.all())
            few = f"{counted} <= {self.plan.values.bind(number)}"
            self.doubts.append(f"({quoted(behind)} AND {few})")

    def fits(self, number: int) -> None:
        """Refuse more points than a word holds.

        Raises:
            CannotSay: it does.
        """
        if number >= BITS - 1:
            raise CannotSay(f"{number} points: a word holds {BITS - 2}")

    def _packed(self) -> Points:
        plan = self.plan
        if isinstance(self.duty.owed, EachPeriod):
            columns = periods.words(plan, self.duty)
        else:
            columns = occasions.words(plan, self.duty)
            occasions.one_more(plan, self.duty)
        return self._known(Points(columns))

    def _known(self, found: Points) -> Points:
        """Without the states that no point of this duty can be in."""
        never: dict[str, str] = {}
        letters = (self.duty.excused, self.duty.cancelled)
        if Letter.ENDS_RUN not in letters:
            never["excused"] = ZERO
        if open_until(self.duty, (self.plan.on, self.plan.on)) is None:
            never["open"] = ZERO
        if self.duty.name.key in self.certain:
            never["unknown"] = ZERO
        return replace(found, parts={**found.parts, **never})

    def _newest(self, state: str) -> str:
        """The bit of the running period, or of one more occasion, if it is in `state`."""
        newest = quoted(f"{self.duty.name.key} next")
        if isinstance(self.duty.owed, EachPeriod):
            return f"({newest} = {periods.NEXT.index(state)})::BIGINT"
        return f"{newest}::BIGINT" if state == "missed" else ZERO

    def _mask(self, window: Window | Calendar) -> str:
        """The word of the periods in a window, as far as a word reaches.

        Of a member of whom it does not reach far enough, the query leaves the answer open.
        """
        seen = Periods.of(self.plan, self.duty).bits
        if window == Since(Joining()):
            word, behind = periods.since_joining(self.plan, self.duty)
            word = word if self.ahead else f"({word} >> 1)"
        elif isinstance(window, Since | Between) and is_own(window):
            word, behind = member_windows.of_record(seen, window, ahead=self.ahead)
        elif isinstance(seen, OwnTerms):
            told = This(window) if isinstance(window, Calendar) else window
            word, behind = member_windows.of_own_terms(
                seen,
                str(told),
                lambda day: days_of(self.plan, told, day),
                ahead=self.ahead,
            )
        else:
            return self.plan.values.word(self._same_mask(seen.calendar, window))
        if behind not in self.certain:
            self.doubts.append(quoted(behind))
        return word

    def _same_mask(self, aligned: Calendar, window: Window | Calendar) -> int:
        """The mask of the periods in a window that is the same for every member."""
        if not isinstance(window, Calendar):
            whole = self._whole_periods(window)
            if whole is not None:
                self.fits(whole)
                return (1 << whole) - 1
        first, last = self._days(window)
        newest = aligned.running(self.plan.on) - 1 + self.ahead
        oldest = newest - BITS + 3
        if first <= aligned.close(oldest) and aligned.numbers(oldest, oldest + 1):
            raise CannotSay("a window longer than a word")
        return sum(
            1 << (newest - number)
            for number in aligned.numbers(oldest, newest + 1)
            if first <= aligned.close(number) <= last
        )

    def _whole_periods(self, window: Window) -> int | None:
        try:
            return whole_periods(self._asked(), self.duty, window)
        except Blank as blank:
            raise CannotSay(f"{blank} is blank") from blank

    def _asked(self) -> Asked:
        return Asked(self.plan.rulebook, Record(member_id=""), self.plan.on, self.ahead)

    def _days(self, window: Window | Calendar) -> tuple[date, date]:
        anchor = anchor_of(self._asked(), self.duty)
        if isinstance(window, Calendar):
            number = window.number(anchor)
            return window.start(number), window.close(number)
        return days_of(self.plan, window, anchor)


def days_of(plan: Plan, window: Window, anchor: date) -> tuple[date, date]:
    """The days of a window that are the same for every member.

    Raises:
        CannotSay: it hangs on the record of each, or its length is blank.
    """
    if is_own(window):
        raise CannotSay("a window that begins with a day of each member's record")
    asked = Asked(plan.rulebook, Record(member_id=""), plan.on)
    try:
        days = window_days(asked, window, anchor)
    except Blank as blank:
        raise CannotSay(f"{blank} is blank") from blank
    return days if days is not None else (date.max, date.min)
