"""Random rulebooks in sentences: every kind of duty, excuse, window and condition."""

from datetime import timedelta

from small.choices import COMPARISONS
from small.conditions import Conditions
from small.days import DAYS, FIRST
from small.duties import Duties

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


class Text(Duties, Conditions):
    """The text of a random rulebook."""

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
