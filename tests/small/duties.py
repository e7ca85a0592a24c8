"""Random duties: what is owed and when, by what it is done, and what excuses."""

from small.choices import SHORT, STATUSES, Choices
from small.near import near

UNITS = ("month", "month", "month", "quarter", "half-year", "year", "week")
LETTERS = ("ends a run", "is left out", "counts as done", "counts as missed")


class Duties(Choices):
    """Duties of every kind, each with a schedule and a means."""

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
