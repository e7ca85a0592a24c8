"""The record that the facts of an example tell.

A point of a duty that the facts do not mention was done, on its last day; nothing
else happened, and every record is complete.  What is told becomes rows of the roll,
so an example runs through the same definition as a member.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from goodstanding.assessment.asked import Asked
from goodstanding.dates import Length, Unit
from goodstanding.roll.record import Record
from goodstanding.roll.tables import (
    Activity,
    Attendance,
    BodyFinding,
    Complete,
    Contact,
    ContactKind,
    Dues,
    Excuse,
    MeasureTaken,
    Member,
    Notice,
    Occasion,
    Status,
    Task,
)
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.names import family
from goodstanding.rulebook.read.context import key, many, node, of, some
from goodstanding.rulebook.series import (
    TASK,
    ActDone,
    Acts,
    AtOccasions,
    Completion,
    Duty,
    EachPeriod,
    Payment,
    Presence,
)

WHO = "example"
FAR = date(9999, 1, 1)
YEARS_BEFORE = 6
WHO_IT_IS = ("began", "joined", "left", "status")
"""Facts that the others rest on: terms of the member's own begin with them."""
STATES = ("done", "missed", "excused", "cancelled")


def record_of(rulebook: Rulebook, example: Example) -> Record:
    """The rows that the facts of `example` tell, for one member."""
    return _Telling(rulebook, example).record()


class _Telling:
    """The rows told so far, table by table."""

    def __init__(self, rulebook: Rulebook, example: Example) -> None:
        self.rulebook, self.example = rulebook, example
        self.rows: dict[str, list[Any]] = {name: [] for name in TABLES}
        self.joined = date(_first_year(example) - YEARS_BEFORE, 1, 1)
        self.left: date | None = None
        self.through: dict[str, date] = {}
        self.told: dict[str, dict[date, str]] = {}
        self.held: set[str] = set()
        self.began: dict[str, date] = {}

    def record(self) -> Record:
        """All rows, with the points that no fact mentions done."""
        early = [fact for fact in self.example.facts if fact.name in WHO_IT_IS]
        for fact in early:
            getattr(self, f"_{fact.name}")(fact)
        self._spells()
        spells, statuses = (tuple(self.rows[table]) for table in ("spells", "statuses"))
        record = Record(member_id=WHO, spells=spells, statuses=statuses)
        self.asked = Asked(self.rulebook, record, self.example.on)
        for fact in self.example.facts:
            if fact not in early:
                getattr(self, f"_{fact.name}")(fact)
        for duty in map(self.asked.duty, self.rulebook.duties):
            self._complete(duty.name.key)
            if isinstance(duty.owed, EachPeriod):
                self._periods(duty, duty.owed)
        for acts in self.rulebook.acts.values():
            self._complete(acts.name.key)
        told = {table: tuple(rows) for table, rows in self.rows.items()}
        return Record(member_id=WHO, **told)

    def _add(self, table: str, row: type, /, **values: object) -> None:
        whose = {} if row is Complete else {"member_id": WHO}
        self.rows[table].append(row(**whose, **values))

    def _spells(self) -> None:
        """Spells of membership: one, or one for each category told."""
        told = sorted(row for row in self.rows.pop("categories") if row[0] is not None)
        spells = told or [(self.joined, None, None)]
        for start, category, end in spells:
            left = end + timedelta(1) if end else self.left
            self._add(
                "spells",
                Member,
                joined_on=max(start, self.joined),
                category=category,
                left_on=left,
            )

    def _complete(self, series: str) -> None:
        self._add(
            "complete", Complete, duty=series, through=self.through.get(series, FAR)
        )

    # -- one method for each kind of fact

    def _joined(self, fact: Node) -> None:
        self.joined = _day(fact["date"])

    def _began(self, fact: Node) -> None:
        name = f"{key(fact['kind'])}-{_day(fact['date'])}"
        self.began[name] = _day(fact["began"])

    def _left(self, fact: Node) -> None:
        self.left = _day(fact["date"])

    def _status(self, fact: Node) -> None:
        declared = self.rulebook.statuses[key(fact["status"])]
        start = _day(fact["from"]) if fact["from"] else self.joined
        end = _day(fact["to"]) if fact["to"] else None
        if declared.column == "category":
            self.rows["categories"].append((start, declared.value, end))
        else:
            self._add(
                "statuses", Status, status=declared.value, from_on=start, to_on=end
            )

    def _finding(self, fact: Node) -> None:
        found = _day(fact["date"]) if fact["date"] else self.joined
        self._add(
            "findings",
            BodyFinding,
            ground=str(fact["question"]),
            found_on=found,
            body=key(fact["body"]),
            holds=node(fact["verdict"]).name == "finds",
        )

    def _leave(self, fact: Node) -> None:
        approved = fact["approved"]
        self._add(
            "excuses",
            Excuse,
            duty=key(fact["duty"]),
            from_on=_day(fact["from"]),
            to_on=_day(fact["to"]),
            approved_on=_day(approved)
            if approved
            else _day(fact["from"]) - timedelta(1),
        )

    def _measure(self, fact: Node) -> None:
        until, ended = fact["until"], fact["ended"]
        self._add(
            "measures",
            MeasureTaken,
            measure=key(fact["measure"]),
            from_on=_day(fact["from"]),
            until_on=_day(until) if until else None,
            ended_on=_day(ended) if ended else None,
        )

    def _notice(self, fact: Node) -> None:
        for day in _days(fact["dates"]):
            self._add(
                "notices",
                Notice,
                kind=key(fact["notice"]),
                sent_on=day,
                delivered_on=day,
            )

    def _record(self, fact: Node) -> None:
        self.through[family(key(fact["series"]))] = _day(fact["date"])

    def _unowed(self, fact: Node) -> None:
        self.told.setdefault(key(fact["series"]), {})[FAR] = "unowed"

    def _paid_on(self, fact: Node) -> None:
        period = _day(fact["month"])
        self.told.setdefault(key(fact["duty"]), {})[period] = "told"
        self._add(
            "dues",
            Dues,
            period=period,
            owed=1,
            paid=1,
            paid_on=_day(fact["date"]),
            posted_on=_day(fact["posted"]) if fact["posted"] else None,
        )

    def _points(self, fact: Node) -> None:
        series = self.asked.series(key(fact["series"]))
        state = "done"
        for item in many(fact["items"]):
            said = some(item["state"])
            state = said.name if said else state
            first, last = _span(node(item["when"]))
            approved = item["approved"]
            if isinstance(series, Duty) and isinstance(series.owed, EachPeriod):
                self._tell(series, series.owed, state, (first, last), approved)
                continue
            for day in _days_from(first, last):
                if isinstance(series, Acts):
                    self._act(series.kinds[0], day)
                else:
                    self._occasion(series, state, day, approved)

    # -- points of a duty as rows

    def _amounts(self, fact: Node) -> None:
        acts = self.rulebook.acts[key(fact["act"])]
        for day in _days(fact["dates"]):
            amount = of(int, fact["int"])
            self._add("activity", Activity, kind=acts.kinds[0], on=day, amount=amount)

    def _act(self, kind: str, day: date) -> None:
        if kind == "contact":
            self._add("contacts", Contact, on=day, kind=ContactKind.REACHED)
        elif kind == "task-done":
            self._add("tasks", Task, task_id=f"done-{day}", due_on=day, done_on=day)
        else:
            self._add("activity", Activity, kind=kind, on=day)

    def _tell(
        self,
        duty: Duty,
        owed: EachPeriod,
        state: str,
        days: tuple[date, date],
        approved: object,
    ) -> None:
        aligned = owed.aligned
        first, last = aligned.number(days[0]), aligned.number(days[1])
        for number in aligned.numbers(first, last + 1):
            start, close = aligned.start(number), aligned.close(number)
            self.told.setdefault(duty.name.key, {})[start] = state
            if state == "excused":
                self._excuse(duty, (start, close), approved)

    def _excuse(self, duty: Duty, days: tuple[date, date], approved: object) -> None:
        self._add(
            "excuses",
            Excuse,
            duty=duty.name.key,
            from_on=days[0],
            to_on=days[1],
            approved_on=_day(approved) if approved else days[0] - timedelta(1),
        )

    def _periods(self, duty: Duty, owed: EachPeriod) -> None:
        """A point for each period, done unless it is told otherwise."""
        aligned, told = owed.aligned, self.told.get(duty.name.key, {})
        if FAR in told:
            return
        for number in aligned.numbers(
            aligned.number(self.joined), aligned.number(self.example.on) + 2
        ):
            start, close = aligned.start(number), aligned.close(number)
            state = told.get(start, "done")
            mentioned = start in told
            if owed.kind is not None and mentioned:
                self._make_one(owed.kind, close, done=state == "done")
            done_by_now = close <= self.example.on or mentioned
            if state == "done" and done_by_now and (owed.kind is None or mentioned):
                self._discharge(duty, start, close, with_task=owed.kind == TASK)

    def _make_one(self, kind: str, day: date, *, done: bool) -> None:
        if kind == TASK:
            self._task(f"task-{day}", day, done=done)
        else:
            self._held(f"{kind}-{day}", kind, day)

    def _discharge(
        self, duty: Duty, start: date, close: date, *, with_task: bool
    ) -> None:
        means = duty.means[0]
        if isinstance(means, Payment):
            self._add("dues", Dues, period=start, owed=1, paid=1, paid_on=close)
        elif isinstance(means, ActDone):
            kind = self.rulebook.acts[means.act].kinds[0]
            if kind != "task-done" or not with_task:
                self._act(kind, close)
        elif isinstance(means, Presence) and means.kind is not None:
            name = f"{means.kind}-{close}-{duty.name.key}"
            self._held(name, means.kind, close)
            self._add("attendance", Attendance, occasion_id=name)

    def _occasion(self, duty: Duty, state: str, day: date, approved: object) -> None:
        kind = of(AtOccasions, duty.owed).kinds[0]
        name, done = f"{kind}-{day}", state == "done"
        if kind == TASK:
            self._task(name, day, done=done)
        else:
            self._held(name, kind, day, cancelled=state == "cancelled")
        if state == "excused":
            self._excuse(duty, (day, day), approved)
        elif done and kind != TASK:
            self._attend(duty, name, day)

    def _task(self, name: str, day: date, *, done: bool) -> None:
        done_on = day if done else None
        self._add("tasks", Task, task_id=name, due_on=day, done_on=done_on)

    def _held(
        self, name: str, kind: str, day: date, *, cancelled: bool = False
    ) -> None:
        """An occasion; one that two duties are owed at is held only once."""
        if name not in self.held:
            self.held.add(name)
            row = Occasion(
                occasion_id=name,
                duty=kind,
                held_on=day,
                cancelled=cancelled,
                began_on=self.began.get(name),
            )
            self.rows["occasions"].append(row)

    def _attend(self, duty: Duty, name: str, day: date) -> None:
        means = duty.means[0]
        if isinstance(means, ActDone):
            self._act(self.rulebook.acts[means.act].kinds[0], day)
        elif not isinstance(means, Completion):
            self._add("attendance", Attendance, occasion_id=name)


TABLES = (
    "spells",
    "statuses",
    "dues",
    "occasions",
    "attendance",
    "tasks",
    "activity",
    "excuses",
    "contacts",
    "notices",
    "findings",
    "measures",
    "complete",
    "categories",
)


def _first_year(example: Example) -> int:
    days = [example.on, *(day for fact in example.facts for day in _dates_in(fact))]
    return min(day.year for day in days)


def _dates_in(found: Node) -> Iterator[date]:
    for value in found.fields.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, date):
                yield item
            elif isinstance(item, Node):
                yield from _dates_in(item)


def _day(value: object) -> date:
    return of(date, value)


def _days(value: object) -> tuple[date, ...]:
    return tuple(_day(item) for item in of(tuple, value))


def _span(when: Node) -> tuple[date, date]:
    """The days a fact speaks of; a span of months reaches to its last day."""
    first = _day(when["first"])
    last = _day(when["last"]) if when["last"] else first
    if when.name in ("months", "month"):
        last = Length(1, Unit.MONTH).after(last) - timedelta(1)
    return first, last


def _days_from(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)
