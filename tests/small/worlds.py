"""Random small rolls: the records of a few members.

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
from small.days import DAYS, FIRST

KINDS = ("meeting", "vote")
KEYED = ("repair/hammer", "repair/saw", "sitting/north-seat", "sitting/south-seat")


class World:
    """The rows of a random roll: occasions for all, and a record for each member."""

    def __init__(self, random: Random, members: int) -> None:
        self.random = random
        self.shared = [self.any_day() for _ in range(4)]
        self.occasions = self.some(12, self.occasion)
        self.complete = self.records()
        self.members = [self.member(f"m{n}") for n in range(members)]

    def some(self, most, make) -> tuple:
        return tuple(make(n) for n in range(self.random.randint(0, most)))

    def day(self) -> date:
        """A day; one in three is one on which other things happen too."""
        if self.random.random() < 1 / 3:
            return self.random.choice(self.shared)
        return self.any_day()

    def any_day(self) -> date:
        return FIRST + timedelta(self.random.randint(0, DAYS))

    def asked_on(self) -> date:
        late = [day for day in self.shared if day >= FIRST + timedelta(100)]
        if late and self.random.random() < 1 / 3:
            return self.random.choice(late)
        return FIRST + timedelta(self.random.randint(100, DAYS))

    def maybe_day(self, odds: float = 0.7) -> date | None:
        return self.day() if self.random.random() < odds else None

    def one(self, *choices):
        return self.random.choice(choices)

    def occasion(self, n: int) -> Occasion:
        held_on = self.day()
        return Occasion(
            occasion_id=f"o{n:02}", duty=self.one(*KINDS), held_on=held_on, branch_id=self.one(None, "A", "B"),
            cancelled=self.random.random() < 0.15, began_on=self.one(None, None, held_on - timedelta(self.random.randint(-2, 40))),
        )  # fmt: skip

    def records(self) -> tuple[Complete, ...]:
        rows = []
        for duty in (
            "dues",
            "activities",
            "attendances",
            "work",
            "theme-days",
            "contacts",
            "tasks-done",
            "repairs",
            "sittings",
        ):
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
            activity=self.some(9, lambda _: Activity(member_id=name, kind=self.one("theme-day", "other", *KEYED), on=self.day(), amount=random.randint(0, 4))),
            excuses=self.excuses(name),
            contacts=self.some(4, lambda _: Contact(member_id=name, on=self.day(), kind=self.one(*ContactKind))),
            notices=self.some(3, lambda _: Notice(member_id=name, kind="reminder", sent_on=FIRST, delivered_on=self.maybe_day())),
            findings=self.findings(name),
            measures=self.measures(name),
            complete=self.complete,
        )  # fmt: skip

    def spells(self, name: str) -> tuple[Member, ...]:
        cuts = sorted(
            {
                FIRST - timedelta(400),
                *(self.day() for _ in range(self.random.randint(0, 3))),
            }
        )
        rows = []
        for start, end in zip(cuts, [*cuts[1:], None], strict=True):
            gap = end is not None and self.random.random() < 0.4
            left = (
                end - timedelta(self.random.randint(0, (end - start).days - 1))
                if gap
                else end
            )
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
                paid_on = (
                    month + timedelta(self.random.randint(-10, 70))
                    if paid and self.random.random() < 0.8
                    else None
                )
                rows[month] = Dues(
                    member_id=name,
                    period=month,
                    owed=self.one(100, 100, 0),
                    paid=paid,
                    paid_on=paid_on,
                    posted_on=paid_on
                    and self.one(None, paid_on - timedelta(self.random.randint(0, 20))),
                )
            month = (month + timedelta(31)).replace(day=1)
        return tuple(rows.values())

    def statuses(self, name: str) -> tuple[Status, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 4)):
            start = self.day()
            end = (
                start + timedelta(self.random.randint(0, 200))
                if self.random.random() < 0.7
                else None
            )
            rows[start] = Status(
                member_id=name,
                status=self.one("resting", "other", "north-seat", "south-seat"),
                from_on=start,
                to_on=end,
            )
        return tuple(rows.values())

    def excuses(self, name: str) -> tuple[Excuse, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 4)):
            start, duty = (
                self.day(),
                self.one("dues", "activities", "attendances", "work"),
            )
            approved = (
                start + timedelta(self.random.randint(-40, 90))
                if self.random.random() < 0.9
                else None
            )
            rows[start, duty] = Excuse(
                member_id=name, duty=duty, from_on=start, to_on=start + timedelta(self.random.randint(0, 90)), approved_on=approved
            )  # fmt: skip
        return tuple(rows.values())

    def findings(self, name: str) -> tuple[BodyFinding, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 3)):
            body, ground, day = (
                self.one("board", "branch"),
                self.one("hardship", "slack"),
                self.day(),
            )
            rows[ground, day] = BodyFinding(
                member_id=name,
                ground=ground,
                found_on=day,
                body=body,
                holds=bool(self.random.randint(0, 1)),
            )
        return tuple(rows.values())

    def measures(self, name: str) -> tuple[MeasureTaken, ...]:
        rows = {}
        for _ in range(self.random.randint(0, 2)):
            start = self.day()
            rows[start] = MeasureTaken(
                member_id=name, measure="warning", from_on=start, until_on=self.one(None, start + timedelta(90)), ended_on=self.one(None, start + timedelta(30))
            )  # fmt: skip
        return tuple(rows.values())
