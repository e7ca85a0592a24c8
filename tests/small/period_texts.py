"""Random rulebooks on what is owed in listed periods, by due days and in own terms."""

from random import Random

from small.choices import LENGTHS, SHORT, STATES
from small.texts import Text

LAID = ("listed", "due", "own")
"""How the periods of a text are laid: listed, with a due day, or each member's own."""


class PeriodText(Text):
    """The text of a random rulebook whose duties are all owed in such periods."""

    def __init__(self, random: Random, laid: str) -> None:
        super().__init__(random)
        self.laid = laid

    def dues(self) -> tuple[str, str]:
        limit = self.one(
            "",
            ", received by the end of the period",
            f", received within {self.one(*SHORT)} after it closes",
            f", posted within {self.one(*SHORT)} after it closes",
        )
        return self.laid_out(), f"payment in full{limit}"

    def activities(self) -> tuple[str, str]:
        side = self.one("before it", "after it", "before or after it")
        means = [
            "presence at a meeting",
            f"a theme-day{self.maybe(f' within {self.one(*SHORT)} {side}', 0.6)}",
            "a contact",
        ]
        chosen = self.random.sample(means, self.random.randint(1, 2))
        return self.laid_out(kinds=True), " or ".join(chosen)

    def laid_out(self, *, kinds: bool = False) -> str:
        """How the periods lie, perhaps only those that hold a meeting or a task."""
        with_one = self.maybe(f" with a {self.one('meeting', 'task')}", 0.3 * kinds)
        if self.laid == "listed":
            return f"each term{with_one}"
        if self.laid == "due":
            each, due = self.one(*DUE_IN).split(", ", 1)
        else:
            own = self.one("joining", "joining", "becoming a resting-member", "becoming a full-member")  # fmt: skip
            each, due = self.one(*OWN).split(", ", 1)
            each = f"{each} from {own}"
            due = self.maybe(due, 0.5)
        return f"{each}{with_one}{due and f', {due}'}"

    def series(self) -> str:
        return self.one("dues", "activities")

    def window(self) -> str:
        """A window as anywhere, or one that hangs on a day of each member's record."""
        length, day = self.one(*LENGTHS), self.one(*OF_RECORD)
        placed = self.one("before", "up to", "after")
        return self.one(
            super().window(),
            super().window(),
            f"since {day}",
            f"in the {length} {placed} {day}",
            f"between {day} and 30 April",
        )

    def leaf(self, _number: int) -> str:
        return self.random.choice((self.run, self.count, self.none, self.share))()

    def for_keys(self, number: int) -> str:
        return f"  {self.leaf(number)}\n"

    def share(self) -> str:
        window = self.one(*(f"in the last {length}" for length in LENGTHS), "in the last full term", "since joining", "in the last 2 full calendar quarters")  # fmt: skip
        share = self.one("25 percent", "50 percent", "1/3", "100 percent")
        compared = self.one("at least", "at most", "more than", "fewer than")
        return f"{compared} {share} of {self.series()} are {self.one(*STATES)} {window}"


OF_RECORD = (
    "becoming a full-member",
    "becoming a resting-member",
    "2 months after joining",
    "service of the last reminder",
    "the start of warning",
)
DUE_IN = (
    "each month, due by day 15",
    "each month, due by day 31",
    "each month, due on the last business day",
    "each year, due by 31 August",
    "each year from 1 July, due by 1 March",
    "each year, due in the first 2 months",
    "each quarter, due in the first 20 days",
    "each quarter, due on the first business day",
    "each half-year from 1 April, due in the first 3 weeks",
    "each 5 months from 2023-02-01, due in the first 2 months",
    "each 2 weeks from 2023-01-04, due in the first 3 days",
    "each week, due on the last business day",
)
OWN = (
    "each month, due in the first 20 days",
    "each month, due on the last business day",
    "each 3 weeks, due in the first 2 weeks",
    "each week, due on the first business day",
    "each 2 months, due in the first 1 month",
    "each quarter, due in the first 3 weeks",
    "each half-year, due on the first business day",
    "each year, due in the first 2 months",
)
