"""Random small worlds: a rulebook in sentences, and the records of a few members.

Everything is drawn from one seed.  Numbers, lengths and spans of days are small, so
that thresholds are met, missed and met exactly, all of them often.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

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

FIRST = date(2023, 1, 1)
DAYS = 600
UNITS = ("month", "month", "month", "quarter", "half-year", "year", "week")
LENGTHS = ("1 month", "2 months", "3 months", "6 months", "1 quarter", "1 year", "20 days", "3 weeks")
SHORT = ("3 days", "2 weeks", "1 month")
LETTERS = ("ends a run", "is left out", "counts as done", "counts as missed")
STATUSES = ("full-member", "resting-member")
COMPARISONS = ("at least", "at most", "more than", "fewer than")
STATES = ("missed", "missed", "done", "excused")
KINDS = ("meeting", "vote")

HEAD = """---
rules: 1
id: small-world
title: A small world
---
## Article 1
```rule
The bodies are the board and the branch.
The notice is the reminder.
The occasions are the meeting and the vote.
A full-member is a member whose category is "full".
A resting-member is a member whose status is "resting".
Every member does theme-days, measured in hours.
Every member does contacts.
Every member does tasks-done (a task-done).
"""
TAIL = """Measure warning:
  It is a warning.
Every member may leave at any time.
```
"""


class Text:
    """The text of a random rulebook."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.periods = {}

    def whole(self) -> str:
        duties = "".join(self.duty(name) for name in ("dues", "activities", "attendances", "work"))
        count = self.random.randint(2, 4)
        grounds = "".join(self.ground(f"g{n}", n) for n in range(count))
        return HEAD + duties + grounds + TAIL

    def maybe(self, text: str, odds: float = 0.3) -> str:
        return text if self.random.random() < odds else ""

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def duty(self, name: str) -> str:
        schedule, means = getattr(self, name)()
        who = self.one("member", "member", *STATUSES)
        lines = [f"Every {who} owes {name}, {schedule}.", f"  It is done by {means}."]
        approved = self.one(
            "before it starts", "before it closes", "at any time", f"within {self.one(*SHORT)} after it closes"
        )
        leave = self.maybe(f"  It is excused by leave of the board, approved {approved}.", 0.6)
        resting = self.maybe("  It is excused while the member is a resting-member.", 0.2)
        letter = f"  An excused one {self.one(*LETTERS)}."
        lines += [leave, resting, letter if leave or resting else ""]
        lines += [
            self.maybe("  It is not owed by a resting-member.", 0.15),
            self.maybe(f"  It is not owed in the first {self.one(*SHORT, '2 months')} of membership.", 0.2),
            self.maybe(f"  It may be done until {self.one(*SHORT, '2 months', '6 months')} after it closes.", 0.5),
            self.maybe(f"  A cancelled one {self.one('is left out', 'counts as done', 'counts as missed')}.", 0.3),
        ]
        return "\n".join(line for line in lines if line) + "\n"

    def dues(self) -> tuple[str, str]:
        unit = self.one(*UNITS)
        self.periods["dues"] = unit
        start = " from 1 July" if unit in ("quarter", "half-year", "year") and self.random.random() < 0.3 else ""
        limit = self.one(
            "", "", ", received by the end of the period", f", received within {self.one(*SHORT)} after it closes"
        )
        return f"each {unit}{start}", f"payment in full{limit}"

    def activities(self) -> tuple[str, str]:
        self.periods["activities"] = unit = self.one("month", "week", "quarter")
        side = self.maybe(f" within {self.one(*SHORT)} {self.one('before it', 'after it', 'before or after it')}")
        means = ["presence at a meeting", f"a theme-day{side}", "a contact", "presence for at least 60 percent at a vote"]
        chosen = self.random.sample(means, self.random.randint(1, 2))
        with_one = self.maybe(f" with a {self.one('meeting', 'task')}", 0.3)
        return f"each {unit}{with_one}", " or ".join(chosen)

    def attendances(self) -> tuple[str, str]:
        kinds = self.one("meeting", "meeting", "meeting or vote")
        presence = "presence" + self.maybe(" for at least 60 percent")
        side = self.one("before it", "after it", "before or after it")
        stand_in = self.maybe(f" or a theme-day within {self.one(*SHORT[:2])} {side}", 0.4)
        return f"at each {kinds}", presence + stand_in

    def work(self) -> tuple[str, str]:
        if self.random.random() < 0.5:
            return "at each task", "completion"
        self.periods["work"] = "month"
        return "each month with a task", "a task-done"

    def ground(self, name: str, number: int) -> str:
        parts = [self.leaf(number) for _ in range(self.random.randint(1, 3))]
        join = f", {self.one('all of', 'any of')}" if len(parts) > 1 else ""
        lines = "".join(f"  {part}\n" for part in parts)
        if len(parts) > 1 and self.random.random() < 0.3:
            nested = "".join(f"    {self.leaf(number)}\n" for _ in range(2))
            lines += f"  {self.one('all of', 'any of')}:\n{nested}"
        exception = self.maybe(f"Except where {self.leaf(number)}\n", 0.3)
        dated = self.maybe(f"  In force from {FIRST + timedelta(self.random.randint(0, DAYS))}.\n", 0.05)
        return f"Ground {name}{join}:\n{lines}{exception}  The board may open warning.\n{dated}"

    def leaf(self, number: int) -> str:
        kinds = [
            self.run, self.run, self.count, self.count, self.none, self.share, self.share, self.of_last,
            self.age, self.age, self.gap, self.standing, self.found, self.acts, self.total, self.under,
            self.stretch, self.leave, *([lambda: f"ground g{self.random.randrange(number)} is {self.maybe('not ')}met"] if number else []),
        ]  # fmt: skip
        return self.random.choice(kinds)()

    def compared(self, most: int = 4) -> str:
        return f"{self.one(*COMPARISONS)} {self.random.randint(0, most)}"

    def series(self) -> str:
        return self.one("dues", "activities", "attendances", "work")

    def run(self) -> str:
        within = self.maybe(f" within {self.one('this calendar year', 'this calendar quarter', 'this year from 1 July')}", 0.2)
        return f"{self.compared()} {self.series()} are {self.one(*STATES)} in a row{within}"

    def of_last(self) -> str:
        return f"{self.compared(3)} of the last {self.random.randint(1, 6)} {self.one('attendances', 'work', 'dues')} are {self.one(*STATES)}"

    def window(self) -> str:
        return self.one(
            *(f"in the last {length}" for length in LENGTHS),
            "in this calendar year", "in this calendar quarter", "in this year from 1 July",
            "in the last full calendar quarter", "in the last 2 full calendar quarters",
            "since 1 March", "since joining", "since 2024-01-15", "since 1 month before 1 June",
            "between 1 January and 30 April", "since the start of this calendar year",
        )  # fmt: skip

    def count(self) -> str:
        held = self.one("even where none is held", "where at least one is held")
        return f"{self.compared()} {self.series()} are {self.one(*STATES)} {self.window()}, {held}"

    def none(self) -> str:
        held = self.one("even where none is held", "where at least one is held")
        return f"no {self.series()} are {self.one(*STATES)} {self.window()}, {held}"

    def share(self) -> str:
        window = self.window()
        so_far = ", of those held so far" if "in this" in window else ""
        base = self.one(so_far, so_far, ", of those held, whether a member then or not", ", of those [held or planned]")
        share = self.one("25 percent", "50 percent", "1/3", "100 percent")
        return f"{self.one(*COMPARISONS)} {share} of {self.series()} are {self.one(*STATES)} {window}{base}"

    def moment(self) -> str:
        last = f"the last {self.one('contact', 'theme-day', 'attendance', 'activity')}"
        return self.one(
            "joining", "becoming a resting-member", "becoming a full-member", "service of the last reminder",
            "service of the second reminder", "the start of warning", "1 March", "2024-01-15",
            f"{last}, or joining if there was none", f"{last}, or joining if there was none",
            f"{last}, or 1 March if there was none", "2 months after joining", "the oldest missed dues",
        )  # fmt: skip

    def age(self) -> str:
        return f"{self.one(*COMPARISONS)} {self.one(*LENGTHS)} have passed since {self.moment()}"

    def gap(self) -> str:
        return f"the last {self.one('contact', 'theme-day')} comes {self.one(*COMPARISONS)} {self.one(*LENGTHS)} after the one before"

    def standing(self) -> str:
        held = self.one("", "", f" at both ends of the last {self.one(*LENGTHS)}", f" throughout the last {self.one(*LENGTHS)}", " throughout this calendar year")
        return f"the member is {self.maybe('not ')}a {self.one(*STATUSES)}{held}"

    def found(self) -> str:
        return f"the {self.one('board', 'branch')} {self.one('finds', 'has found')} \"{self.one('hardship', 'slack')}\""

    def acts(self) -> str:
        return f"{self.compared(2)} {self.one('theme-days', 'contacts', 'tasks-done')} are done {self.window()}"

    def total(self) -> str:
        return f"{self.compared(6)} hours of theme-days are done {self.window()}"

    def under(self) -> str:
        return f"the member is {self.maybe('not ')}under warning"

    def stretch(self) -> str:
        return f"{self.one('dues', 'attendances')} are {self.one('missed', 'done')} in a row over {self.one(*COMPARISONS)} {self.one(*LENGTHS)}"

    def leave(self) -> str:
        return f"leave of {self.series()} is approved {self.window()}"


class World:
    """The rows of a random roll: occasions for all, and a record for each member."""

    def __init__(self, random: Random, members: int) -> None:
        self.random = random
        self.occasions = self.some(12, self.occasion)
        self.complete = self.records()
        self.members = [self.member(f"m{n}") for n in range(members)]

    def some(self, most, make) -> tuple:
        return tuple(make(n) for n in range(self.random.randint(0, most)))

    def day(self) -> date:
        return FIRST + timedelta(self.random.randint(0, DAYS))

    def maybe_day(self, odds: float = 0.7) -> date | None:
        return self.day() if self.random.random() < odds else None

    def one(self, *choices):
        return self.random.choice(choices)

    def occasion(self, n: int) -> Occasion:
        return Occasion(
            occasion_id=f"o{n:02}", duty=self.one(*KINDS), held_on=self.day(), branch_id=self.one(None, "A", "B"),
            cancelled=self.random.random() < 0.15,
        )  # fmt: skip

    def records(self) -> tuple[Complete, ...]:
        rows = []
        for duty in ("dues", "activities", "attendances", "work", "theme-days", "contacts", "tasks-done"):
            if self.random.random() < 0.9:
                late = self.random.random() < 0.7
                through = date(2026, 1, 1) if late else self.day()
                rows.append(Complete(duty=duty, through=through))
            if self.random.random() < 0.2:
                rows.append(Complete(duty=duty, through=self.day(), branch_id="A"))
        return tuple(rows)

    def member(self, name: str) -> Record:
        random = self.random
        spells = self.spells(name)
        present = random.sample(self.occasions, random.randint(0, len(self.occasions)))
        return Record(
            member_id=name,
            spells=spells,
            statuses=self.statuses(name),
            dues=self.dues(name),
            occasions=tuple(
                each for each in self.occasions
                if each.branch_id is None or each in present or each.branch_id in {spell.branch_id for spell in spells}
            ),
            attendance=tuple(
                Attendance(member_id=name, occasion_id=each.occasion_id, present=self.one(Decimal(1), Decimal(1), Decimal("0.6"), Decimal("0.5"), Decimal(0)))
                for each in sorted(present, key=lambda each: each.occasion_id)
            ),
            tasks=self.some(4, lambda n: Task(member_id=name, task_id=f"t{n}", due_on=self.day(), done_on=self.maybe_day())),
            activity=self.some(6, lambda _: Activity(member_id=name, kind=self.one("theme-day", "other"), on=self.day(), amount=random.randint(0, 4))),
            excuses=self.excuses(name),
            contacts=self.some(4, lambda _: Contact(member_id=name, on=self.day(), kind=self.one(*ContactKind))),
            notices=self.some(3, lambda _: Notice(member_id=name, kind="reminder", sent_on=FIRST, delivered_on=self.maybe_day())),
            findings=self.findings(name),
            measures=self.measures(name),
            complete=self.complete,
        )  # fmt: skip

    def spells(self, name: str) -> tuple[Member, ...]:
        cuts = sorted({FIRST - timedelta(400), *(self.day() for _ in range(self.random.randint(0, 3)))})
        rows = []
        for start, end in zip(cuts, [*cuts[1:], None], strict=True):
            gap = end is not None and self.random.random() < 0.4
            left = end - timedelta(self.random.randint(0, (end - start).days - 1)) if gap else end
            if end is None and self.random.random() < 0.2:
                left = start + timedelta(self.random.randint(1, DAYS))
            rows.append(
                Member(member_id=name, joined_on=start, left_on=left, branch_id=self.one("A", "B", None), category=self.one("full", "full", "guest", None))
            )  # fmt: skip
        return tuple(rows)

    def dues(self, name: str) -> tuple[Dues, ...]:
        rows = {}
        month = FIRST
        while month < FIRST + timedelta(DAYS):
            if self.random.random() < 0.8:
                paid = self.one(0, 50, 100, 100)
                paid_on = month + timedelta(self.random.randint(-10, 70)) if paid and self.random.random() < 0.8 else None
                rows[month] = Dues(member_id=name, period=month, owed=self.one(100, 100, 0), paid=paid, paid_on=paid_on)
            month = (month + timedelta(31)).replace(day=1)
        return tuple(rows.values())

    def statuses(self, name: str) -> tuple[Status, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 2)):
            start = self.day()
            end = start + timedelta(self.random.randint(0, 200)) if self.random.random() < 0.7 else None
            rows[start] = Status(member_id=name, status=self.one("resting", "other"), from_on=start, to_on=end)
        return tuple(rows.values())

    def excuses(self, name: str) -> tuple[Excuse, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 4)):
            start, duty = self.day(), self.one("dues", "activities", "attendances", "work")
            approved = start + timedelta(self.random.randint(-40, 90)) if self.random.random() < 0.9 else None
            rows[start, duty] = Excuse(
                member_id=name, duty=duty, from_on=start, to_on=start + timedelta(self.random.randint(0, 90)), approved_on=approved
            )  # fmt: skip
        return tuple(rows.values())

    def findings(self, name: str) -> tuple[BodyFinding, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 3)):
            body, ground, day = self.one("board", "branch"), self.one("hardship", "slack"), self.day()
            rows[ground, day] = BodyFinding(member_id=name, ground=ground, found_on=day, body=body, holds=self.one(True, False))
        return tuple(rows.values())

    def measures(self, name: str) -> tuple[MeasureTaken, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 2)):
            start = self.day()
            rows[start] = MeasureTaken(
                member_id=name, measure="warning", from_on=start, until_on=self.one(None, start + timedelta(90)), ended_on=self.one(None, start + timedelta(30))
            )  # fmt: skip
        return tuple(rows.values())
