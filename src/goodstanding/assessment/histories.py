"""Small histories of one member: facts as the rows of examples have them, fewest first.

Told are points missed and acts done, of those that conditions ask for, and what else they
ask for: findings, measures, notices, and who the member is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from math import prod

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.example_record import YEARS_BEFORE, record_of
from goodstanding.assessment.same_facts import Asks
from goodstanding.bylaws import Line, Place
from goodstanding.dates import Aligned, Calendar, DueWithin, Length, Unit
from goodstanding.problems import Problem
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.words import words_of
from goodstanding.rulebook.model import Ground, Rulebook
from goodstanding.rulebook.names import STROKE
from goodstanding.rulebook.read.line import Reader
from goodstanding.rulebook.series import Duty, EachPeriod, Series
from goodstanding.terms import Answer

POINTS = 4
"""Of so many points, the latest, every choice is looked at where one series is told."""

LONGEST = 36
"""No longer run than this is looked at."""

MOST_OF_ONE = 4
"""So many statuses, and findings that spare a member, are held or not."""

MOST = 100
"""So many histories of one member are looked at for two conditions."""

TOO_MANY = 5000
"""Of conditions that ask for so much that there are more, none is looked at."""

A_UNIT_OF_WORK = 150
"""So many points of six years, and once more for each leaf that looks at them."""

BETWEEN_CELLS = "|"

YEARS = 20
"""No day longer ago than this is looked at."""


class History(Struct, frozen=True):
    """Facts, how many things they tell, and those of them that say who the member is."""

    facts: tuple[str, ...]
    size: int
    who: tuple[str, ...] = ()

    def told(self, on: date) -> str:
        """The facts as the second column of an example."""
        return "; ".join(self.facts) or f"joined {on.year - YEARS_BEFORE}-01-01"


NOTHING = History((), 0)


class Sizes(Struct, frozen=True):
    """The numbers and lengths that conditions name, and whether they ask for joining."""

    numbers: tuple[int, ...]
    lengths: tuple[Length, ...]
    joining: bool


class Small:
    """Small histories up to a day, as far as some conditions ask for them.

    Runs are looked at up to one more than the largest number that they name, and acts
    around the days so long ago as the lengths.
    """

    def __init__(self, rulebook: Rulebook, on: date, sizes: Sizes, asks: Asks) -> None:
        self.on = on
        duties = {
            key: rulebook.duties[key] for key in asks.series if key in rulebook.duties
        }
        self.rulebook = replace(rulebook, duties=duties)
        self.asks = asks
        self.run = min(max((1, *sizes.numbers)) + 1, LONGEST)
        self.lengths, self.joining = sizes.lengths, sizes.joining
        self.whos = list(self._whos())
        self._reader = Reader(rulebook.names.real())
        self._read: dict[str, Node | None] = {}
        self._last: tuple[History, Asked | None] | None = None
        self._kinds = [self._of_series(key) for key in asks.series]
        self._kinds += [[NOTHING, each] for each in self._others()]

    def weight(self, leaves: int) -> int:
        """How much work one history is, for conditions with so many leaves.

        One, where it is one leaf on one duty that is owed each month.
        """
        begun = date(self.on.year - YEARS_BEFORE, 1, 1)
        points = 0
        for duty in self.rulebook.duties.values():
            if isinstance(duty.owed, EachPeriod):
                periods = self._periods(duty)
                numbers = periods.numbers(
                    periods.number(begun), periods.number(self.on)
                )
                points += len(numbers)
        return max(1, round(points * (1 + leaves) / A_UNIT_OF_WORK))

    def histories(self, who: tuple[str, ...]) -> list[History]:
        """All that are looked at of one member, fewest things first, in a fixed order."""
        kinds = [*self._kinds, [History(who, len(who), who)]]
        if prod(map(len, kinds)) > TOO_MANY:
            return []
        every = (_joined(parts) for parts in product(*kinds))
        return sorted(every, key=lambda each: each.size)[:MOST]

    def like(self, shown: History, who: tuple[str, ...]) -> list[History]:
        """The same history of a member who is somebody else."""
        facts = shown.facts[: len(shown.facts) - len(shown.who)]
        return [History((*facts, *who), shown.size - len(shown.who) + len(who), who)]

    def meets(self, history: History, ground: Ground) -> bool:
        """Whether the ground is met on it; no, if it cannot be."""
        asked = self.asked(history)
        return asked is not None and reference.judge(asked, ground).twice.now.must

    def asked(self, history: History, rulebook: Rulebook | None = None) -> Asked | None:
        """The question on a member of whom this is all that is told; None: cannot be.

        By the duties that are asked for alone, unless another rulebook is given.
        """
        if rulebook is not None:
            return self._put(history, rulebook)
        if self._last is None or self._last[0] is not history:
            self._last = history, self._put(history, self.rulebook)
        return self._last[1]

    def _put(self, history: History, rulebook: Rulebook) -> Asked | None:
        facts = [self._fact(fact) for fact in history.facts]
        told = tuple(fact for fact in facts if fact is not None)
        if len(told) < len(facts):
            return None
        example = Example(
            name="",
            facts=told,
            on=self.on,
            ground="",
            answer=Answer.MET,
            text="",
            place=Place(file=self.rulebook.bylaws.file, line=1),
        )
        return Asked(rulebook, record_of(rulebook, example), self.on)

    def _fact(self, fact: str) -> Node | None:
        if fact not in self._read:
            line = Line(text=fact, place=Place(file=self.rulebook.bylaws.file, line=1))
            found = self._reader.phrase(words_of(fact, column=1), "fact", line)
            if isinstance(found, Problem) or BETWEEN_CELLS in fact:
                self._read[fact] = None
            else:
                self._read[fact] = found
        return self._read[fact]

    # -- series

    def _of_series(self, key: str) -> list[History]:
        asked = self.asked(NOTHING)
        series = asked.series(key) if asked else self.rulebook.series(key)
        told = [NOTHING, *self._missed(series)]
        if not isinstance(series, Duty) or not isinstance(series.owed, EachPeriod):
            days = dict.fromkeys(self._days_ago())
            told += [_points(series, f"done {day}", 1) for day in days]
        return told

    def _missed(self, series: Series) -> Iterator[History]:
        """Points missed, the latest of them; of acts, done."""
        days = self._days(series)
        few = POINTS if len(self.asks.series) == 1 else 0
        for size in range(1, len(days) + 1):
            latest = tuple(range(size))
            for chosen in combinations(range(min(few, len(days))), size):
                yield self._told(series, days, chosen)
            if size > few:
                yield self._told(series, days, latest)

    def _told(
        self, series: Series, days: list[date], chosen: tuple[int, ...]
    ) -> History:
        said = ", ".join(self._said(series, days, chosen))
        state = "missed " if isinstance(series, Duty) else ""
        return _points(series, state + said, len(chosen))

    def _said(
        self, series: Series, days: list[date], chosen: tuple[int, ...]
    ) -> Iterator[str]:
        """The days at these places, the earliest first; periods in a row as one."""
        by_period = isinstance(series, Duty) and isinstance(series.owed, EachPeriod)
        spans: list[list[date]] = []
        last = None
        for at in sorted(chosen, reverse=True):
            if by_period and last == at + 1:
                spans[-1][1:] = [days[at]]
            else:
                spans.append([days[at]])
            last = at
        for span in spans:
            yield "..".join(_written(series, day) for day in span)

    def _days(self, series: Series) -> list[date]:
        """A day in each of the latest periods that are over, or months, latest first."""
        periods = self._periods(series)
        over = periods.running(self.on)
        longest = min((each.before(self.on) for each in self.lengths), default=self.on)
        back = max(self.run, over - periods.number(longest) + 1, POINTS)
        numbers = periods.numbers(over - min(back, LONGEST), over)
        return [periods.start(number) for number in reversed(numbers)]

    def _periods(self, series: Series) -> Calendar:
        """The periods in which it is owed; months, where it is not owed by period."""
        owed = series.owed if isinstance(series, Duty) else None
        return owed.aligned if isinstance(owed, EachPeriod) else Aligned(Unit.MONTH)

    # -- what else

    def _others(self) -> Iterator[History]:
        """A finding, a measure in force, notices served: each may be there or not."""
        for each in self.asks.found:
            yield History((self._found(*each),), 1)
        long_ago = min(self._days_ago())
        if self.joining:
            yield History((f"joined {long_ago}",), 1)
        for measure in self.asks.measures:
            yield History((f"{measure} from {long_ago}",), 1)
        for notice, number in self.asks.notices:
            days = [long_ago + timedelta(nth) for nth in range(number)]
            served = ", ".join(map(str, days))
            yield History((f"{notice} served {served}",), number)

    def _days_ago(self) -> list[date]:
        """Days on both sides of each length of the conditions, the latest first."""
        early = Length(YEARS, Unit.YEAR).before(self.on)
        lengths = {Length(1, Unit.MONTH), Length(1, Unit.YEAR), *self.lengths}
        days = {
            each.before(self.on) + timedelta(n) for each in lengths for n in (-1, 0, 1)
        }
        return sorted((day for day in days if early < day <= self.on), reverse=True)

    def _whos(self) -> Iterator[tuple[str, ...]]:
        """Every choice of what may be so of the member, but for two categories at once."""
        spared = [self._found(*each) for each in self.asks.spared]
        choices = [*self.asks.statuses, *spared][:MOST_OF_ONE]
        for size in range(len(choices) + 1):
            for who in combinations(choices, size):
                held = [self.rulebook.statuses.get(each) for each in who]
                if sum(each.column == "category" for each in held if each) <= 1:
                    yield who

    def _found(self, body: str, question: str) -> str:
        return f'the {body} {self.rulebook.names.verb(body, "finds")} "{question}"'


def _points(series: Series, said: str, size: int) -> History:
    name = series.name
    called = name.many if STROKE in name.key else name.key
    return History((f"{called} {said}",), size)


def _written(series: Series, day: date) -> str:
    """A month as such, where that is what the period is."""
    owed = series.owed if isinstance(series, Duty) else None
    aligned = owed.aligned if isinstance(owed, EachPeriod) else None
    of = aligned.of if isinstance(aligned, DueWithin) else aligned
    return f"{day:%Y-%m}" if of == Aligned(Unit.MONTH) else str(day)


def _joined(parts: tuple[History, ...]) -> History:
    facts = tuple(fact for part in parts for fact in part.facts)
    return History(facts, sum(part.size for part in parts), parts[-1].who)
