"""Random rulebooks in sentences: every kind of duty, excuse, window and condition.

Numbers and lengths are small, so that thresholds are met, missed and met exactly.
"""

from datetime import timedelta
from random import Random

from small.days import DAYS, FIRST
from small.near import near

UNITS = ("month", "month", "month", "quarter", "half-year", "year", "week")
LENGTHS = (
    "1 month",
    "2 months",
    "3 months",
    "6 months",
    "1 quarter",
    "1 year",
    "20 days",
    "3 weeks",
)
SHORT = ("3 days", "2 weeks", "1 month")
LETTERS = ("ends a run", "is left out", "counts as done", "counts as missed")
STATUSES = ("full-member", "resting-member")
COMPARISONS = ("at least", "at most", "more than", "fewer than")
STATES = ("missed", "missed", "done", "excused")

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
A seat is the north-seat or the south-seat, held as a status.
A tool is the hammer, the saw or the file.
Let limit be 2, and 1 for a full-member and 3 where the board has found "hardship".
Let time be 2 months, and 1 month for the saw and 20 days for a resting-member.
Every member does repairs of each tool.
Every member does sittings in each seat.
The terms run:
{terms}Every member does theme-days, measured in hours.
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

    def whole(self) -> str:
        duties = "".join(
            self.duty(name) for name in ("dues", "activities", "attendances", "work")
        )
        count = self.random.randint(2, 4)
        grounds = "".join(self.ground(f"g{n}", n) for n in range(count))
        return HEAD.format(terms=self.terms()) + duties + grounds + TAIL

    def terms(self) -> str:
        """Periods with and without days between them, over nearly all days asked about."""
        first, lines = FIRST + timedelta(self.random.randint(-400, 0)), ""
        while first < FIRST + timedelta(DAYS + 60):
            last = first + timedelta(self.random.randint(10, 120))
            lines += f"  from {first} to {last}\n"
            first = last + timedelta(self.random.choice((1, 1, 5, 40)))
        return lines

    def maybe(self, text: str, odds: float = 0.3) -> str:
        return text if self.random.random() < odds else ""

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def duty(self, name: str) -> str:
        schedule, means = getattr(self, name)()
        who = self.one("member", "member", *STATUSES)
        lines = [f"Every {who} owes {name}, {schedule}.", f"  It is done by {means}."]
        approved = self.one(
            "before it starts",
            "before it closes",
            "at any time",
            f"within {self.one(*SHORT)} after it closes",
        )
        leave = self.maybe(
            f"  It is excused by leave of the board, approved {approved}.", 0.6
        )
        resting = self.maybe(
            "  It is excused while the member is a resting-member.", 0.2
        )
        letter = f"  An excused one {self.one(*LETTERS)}."
        lines += [leave, resting, letter if leave or resting else ""]
        lines += [
            self.maybe("  It is not owed by a resting-member.", 0.15),
            self.maybe(
                f"  It is not owed in the first {self.one(*SHORT, '2 months')} of membership.",
                0.2,
            ),
            self.maybe(
                f"  It may be done until {self.one(*SHORT, '2 months', '6 months')} after it {self.one('closes', 'begins')}.",
                0.5,
            ),
            self.maybe(
                f"  A cancelled one {self.one('is left out', 'counts as done', 'counts as missed')}.",
                0.3,
            ),
        ]
        return "\n".join(line for line in lines if line) + "\n"

    def dues(self) -> tuple[str, str]:
        unit = self.one(*UNITS, "term")
        start = (
            " from 1 July"
            if unit in ("quarter", "half-year", "year") and self.random.random() < 0.3
            else ""
        )
        limit = self.one(
            "",
            "",
            ", received by the end of the period",
            f", received within {self.one(*SHORT)} after it closes",
            ", posted by the end of the period",
            f", posted within {self.one(*SHORT)} after it closes",
        )
        return f"each {unit}{start}{self.due(unit)}", f"payment in full{limit}"

    def due(self, unit: str) -> str:
        """A day inside the period on which it is due, or periods that no calendar has."""
        anywhere = ", due on the first business day", ", due on the last business day"
        due = {
            "month": (", due by day 15", ", due by day 31", *anywhere),
            "year": (", due by 31 August", ", due in the first 2 months"),
            "quarter": (", due in the first 20 days", *anywhere),
            "half-year": (", due in the first 3 weeks",),
        }
        return (
            self.one(*due[unit]) if unit in due and self.random.random() < 0.2 else ""
        )

    def periods(self) -> str:
        """Weeks or months laid otherwise, or terms of the member's own."""
        return self.one(
            "each 2 weeks from 2023-01-04",
            "each 2 months from 2023-02-01",
            "each 5 months from 2023-02-01, due in the first 2 months",
            "each month from joining",
            "each 3 weeks from becoming a resting-member",
            "each 2 months from becoming a full-member, due in the first 20 days",
        )

    def activities(self) -> tuple[str, str]:
        unit = self.one("month", "week", "quarter", "term")
        side = self.maybe(f" {near(self.random, SHORT)}")
        means = [
            "presence at a meeting",
            f"a theme-day{side}",
            "a contact",
            "presence for at least 60 percent at a vote",
        ]
        chosen = self.random.sample(means, self.random.randint(1, 2))
        with_one = self.maybe(f" with a {self.one('meeting', 'task')}", 0.3)
        if self.random.random() < 0.25:
            return self.periods(), " or ".join(chosen)
        return f"each {unit}{with_one}{self.due(unit)}", " or ".join(chosen)

    def attendances(self) -> tuple[str, str]:
        kinds = self.one("meeting", "meeting", "meeting or vote")
        presence = "presence" + self.maybe(" for at least 60 percent")
        near_it = near(self.random, SHORT[:2])
        stand_in = self.maybe(f" or a theme-day {near_it}", 0.4)
        return f"at each {kinds}", presence + stand_in

    def work(self) -> tuple[str, str]:
        if self.random.random() < 0.5:
            return "at each task", "completion"
        return "each month with a task", "a task-done"

    def ground(self, name: str, number: int) -> str:
        parts = [self.leaf(number) for _ in range(self.random.randint(1, 3))]
        join = f", {self.join(len(parts))}" if len(parts) > 1 else ""
        lines = "".join(f"  {part}\n" for part in parts)
        if len(parts) > 1 and self.random.random() < 0.3:
            nested = "".join(f"    {self.leaf(number)}\n" for _ in range(3))
            lines += f"  {self.join(3)}:\n{nested}"
        if self.random.random() < 0.3:
            lines, join = self.for_keys(number), ""
        exception = self.maybe(f"Except where {self.leaf(number)}\n", 0.3)
        dated = self.maybe(
            f"  In force from {FIRST + timedelta(self.random.randint(0, DAYS))}.\n",
            0.05,
        )
        return f"Ground {name}{join}:\n{lines}{exception}  The board may open warning.\n{dated}"

    def for_keys(self, number: int) -> str:
        held = self.random.random() < 0.6
        of_set, one, many = (
            ("seat", "sittings in that seat", "seats")
            if held
            else ("tool", "repairs of that tool", "tools")
        )
        who = self.maybe(" the member holds", 0.7) if held else ""
        quantity = self.one(
            f"every {of_set}",
            f"any {of_set}",
            f"no {of_set}",
            f"at least 2 {many}",
            f"fewer than 2 {many}",
        )
        last = f"the last {one}, or joining if there was none"
        got = "getting that seat" if held else last
        part = self.one(
            f"no {one} are done {self.window()}",
            f"{self.compared(2)} {one} are done {self.window()}",
            f"at least the limit {one} are done {self.window()}",
            f"no {one} are done in the last the time",
            f"{self.one(*COMPARISONS)} the time have passed since {self.one(last, got)}",
        )
        more = self.leaf(number)
        return f"  for {quantity}{who}:\n    {self.one('all of', 'any of')}:\n      {part}\n      {more}\n"

    def holding(self) -> str:
        seats = self.one("no seat", "a seat", "at least 2 seats", "at most 1 seat")
        return f"the member holds {seats}"

    def join(self, parts: int) -> str:
        number = self.random.randint(1, parts)
        return self.one(
            "all of",
            "any of",
            f"at least {number} of",
            f"fewer than {number} of",
            f"more than {number - 1} of",
            f"at most {number - 1} of",
            f"all but {self.random.randint(0, parts - 1)} of",
            "none of",
        )

    def leaf(self, number: int) -> str:
        kinds = [
            self.run, self.run, self.count, self.count, self.none, self.share, self.share, self.of_last, self.of_last,
            self.age, self.age, self.falls, self.gap, self.standing, self.found, self.acts, self.total, self.under,
            self.stretch, self.leave, self.holding, self.mix, self.together, *([lambda: f"ground g{self.random.randrange(number)} is {self.maybe('not ')}met", *([lambda: self.own_time(number)] if self.random.random() < 0.3 else [])] if number else []),
        ]  # fmt: skip
        return self.random.choice(kinds)()

    def own_time(self, number: int) -> str:
        ground = f"ground g{self.random.randrange(number)}"
        reach = self.one("at the end of", "on a day of", "on every day of")
        many = self.one("each", f"{self.one(*COMPARISONS)} {self.random.randint(0, 3)}")
        unit = self.one("months", "months", "quarters", "weeks")
        return self.one(
            f"{ground} has been met for {self.one(*COMPARISONS)} {self.one(*LENGTHS)}",
            f"{ground} is met again within {self.one(*LENGTHS)}",
            f"{ground} was met {reach} {many} of the last {self.random.randint(1, 3)} full calendar {unit}",
        )

    def compared(self, most: int = 4) -> str:
        return f"{self.one(*COMPARISONS)} {self.random.randint(0, most)}"

    def series(self) -> str:
        return self.one("dues", "activities", "attendances", "work")

    def run(self) -> str:
        within = self.maybe(
            f" within {self.one('this calendar year', 'this calendar quarter', 'this year from 1 July', 'this term')}",
            0.2,
        )
        compared = self.one(self.compared(), self.compared(), "at least the limit")
        return f"{compared} {self.series()} are {self.one(*STATES)} in a row{within}"

    def of_last(self) -> str:
        return f"{self.compared(3)} of the last {self.random.randint(1, 6)} {self.one('attendances', 'work', 'dues')} are {self.one(*STATES)}"

    def window(self) -> str:
        return self.one(
            *(f"in the last {length}" for length in LENGTHS),
            "in this calendar year", "in this calendar quarter", "in this year from 1 July",
            "in the last full calendar quarter", "in the last 2 full calendar quarters",
            "in the last full quarter from 1 March", "in the last 2 full years from 1 July",
            "since 1 March", "since joining", "since 2024-01-15", "since 1 month before 1 June",
            "between 1 January and 30 April", "since the start of this calendar year",
            "in this term", "in the last full term", "in the last 2 full terms", "since the end of the last full term",
            f"in the {self.one(*LENGTHS)} {self.one('before', 'up to', 'after')} {self.one('1 June', 'joining', 'the start of this calendar quarter', '1 month before 1 July')}",
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
        base = self.one(
            so_far,
            so_far,
            ", of those held, whether a member then or not",
            ", of those [held or planned]",
        )
        share = self.one("25 percent", "50 percent", "1/3", "100 percent")
        return f"{self.one(*COMPARISONS)} {share} of {self.series()} are {self.one(*STATES)} {window}{base}"

    def moment(self) -> str:
        last = f"the last {self.one('contact', 'theme-day', 'attendance', 'activity')}"
        return self.one(
            "joining", "becoming a resting-member", "becoming a full-member", "service of the last reminder",
            "service of the second reminder", "the start of warning", "1 March", "2024-01-15",
            f"{last}, or joining if there was none", f"{last}, or joining if there was none",
            f"{last}, or 1 March if there was none", "2 months after joining", "the start of this term", "the oldest missed dues",
            "service of the first reminder after the oldest missed dues", "service of the reminder after the start of warning",
            "service of the last reminder after becoming a resting-member", "1 month after service of the reminder after joining",
        )  # fmt: skip

    def age(self) -> str:
        stops = [
            "days of a term", "days of a term of more than 40 days", "days outside every term",
            "days on which the member is a resting-member", "days on which the member is a full-member",
            "days on which the member is under warning", f"days of approved leave of {self.series()}",
        ]  # fmt: skip
        chosen = " or ".join(self.random.sample(stops, self.random.randint(1, 2)))
        most = self.maybe(f", at most {self.one(*SHORT)} of them", 0.4)
        not_counting = self.maybe(f", not counting {chosen}{most}", 0.3)
        return f"{self.one(*COMPARISONS)} {self.one(*LENGTHS)} have passed since {self.moment()}{not_counting}"

    def falls(self) -> str:
        return f"{self.moment()} falls {self.window()}"

    def gap(self) -> str:
        return f"the last {self.one('contact', 'theme-day')} comes {self.one(*COMPARISONS)} {self.one(*LENGTHS)} after the one before"

    def standing(self) -> str:
        held = self.one(
            "",
            "",
            f" at both ends of the last {self.one(*LENGTHS)}",
            f" throughout the last {self.one(*LENGTHS)}",
            " throughout this calendar year",
            " throughout this term",
            " at both ends of the last full term",
            " at both ends of the last full calendar quarter",
        )
        return f"the member is {self.maybe('not ')}a {self.one(*STATUSES)}{held}"

    def found(self) -> str:
        finds = f'{self.one("finds", "has found")} "{self.one("hardship", "slack")}"'
        window = self.maybe(f" {self.window()}", 0.5) if "has" in finds else ""
        return f"the {self.one('board', 'branch')} {finds}{window}"

    def acts(self) -> str:
        return f"{self.compared(2)} {self.one('theme-days', 'contacts', 'tasks-done')} are done {self.window()}"

    def total(self) -> str:
        return f"{self.compared(6)} hours of theme-days are done {self.window()}"

    def mix(self) -> str:
        window = f"in the last {self.one(*LENGTHS)}"
        window = self.one(window, "in the last full calendar quarter", "since joining")
        hours = f"{self.random.randint(1, 6)} hours of theme-days"
        share = f"{self.one('50 percent', '1/3')} of {self.series()}"
        count = f"{self.random.randint(1, 3)} {self.one(self.series(), 'contacts')}"
        return f"{share}, {hours} or {count} or a proportionate mix of these is {self.maybe('not ')}done {window}"

    def together(self) -> str:
        also = self.one("all contacts", "up to 1 theme-day and all repairs")
        held = self.one("even where none is held", "where at least one is held")
        return f"{self.compared()} {self.one(self.series(), 'tasks-done')}, counting {also}, are done {self.window()}, {held}"

    def under(self) -> str:
        return f"the member is {self.maybe('not ')}under warning"

    def stretch(self) -> str:
        return f"{self.one('dues', 'attendances')} are {self.one('missed', 'done')} in a row over {self.one(*COMPARISONS)} {self.one(*LENGTHS)}"

    def leave(self) -> str:
        last = (f"the last {each}" for each in (*LENGTHS, *SHORT))
        this = ("this calendar quarter", "this calendar month")
        covered = self.one(*last, *this, "the last full calendar month")
        return self.one(
            f"leave of {self.series()} is approved {self.window()}",
            f"leave of {self.series()} covers all of {covered}",
        )
