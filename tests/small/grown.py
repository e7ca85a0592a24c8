"""Random rulebooks that say one grown thing again and again: the query must say it too."""

from goodstanding.rulebook.condition import (
    Age,
    Count,
    Falls,
    Leaf,
    LeaveCovers,
    MetAgain,
    MetFor,
    MetIn,
    Share,
    Standing,
    Sum,
    Total,
    leaves,
)
from goodstanding.rulebook.model import Ground
from small.choices import COMPARISONS, LENGTHS, SHORT
from small.texts import Text

GROWN = {
    "leave_covers": (LeaveCovers, 1 / 2),
    "standing": (Standing, 1 / 2),
    "falls": (Falls, 1 / 2),
    "together": (Sum, 1 / 2),
    "mix": (Sum, 1 / 2),
    "stopped_clock": (Age, 1 / 2),
    "own_window": (Count | Share | Total | Falls, 1 / 2),
    "ground_time": (MetFor | MetAgain | MetIn, 1 / 4),
    "judged": (Leaf, 1 / 2),
}
"""What may be drawn, what shows it, and of how many members the query must tell it."""


def says(kind: str, ground: Ground) -> bool:
    """Whether a ground says what is drawn under the name of `kind`."""
    return any(isinstance(leaf, GROWN[kind][0]) for leaf in leaves(ground.condition))


class Grown(Text):
    """The text of a random rulebook, two leaves in three of them of one kind."""

    def __init__(self, random, kind: str) -> None:
        super().__init__(random)
        self.kind = kind

    def leaf(self, number: int) -> str:
        if self.kind == "ground_time":
            plain = self.own_window, self.acts, self.total, self.standing, self.under
            odds = 2 / 3 if number else 0
            draws = self.random.random() < odds
            return self.own_time(1) if draws else self.random.choice(plain)()
        if self.kind == "judged" or self.random.random() < 1 / 3:
            return super().leaf(number)
        return getattr(self, self.kind)()

    def ground(self, name: str, number: int) -> str:
        judged = self.one("1 March", "1 July and 1 January", "1 April and 15 September")
        line = f"  Judged on {judged}.\n" if self.kind == "judged" else ""
        left = (
            f'Not modelled in ground {name}: "the mood", because "nobody can tell".\n'
        )
        left = self.maybe(left, 0.3) if self.kind == "judged" else ""
        return super().ground(name, number) + line + left

    def periods(self) -> str:
        """Periods that lie end to end: how a query says others is tested elsewhere."""
        return self.one("each 2 weeks from 2023-01-04", "each 2 months from 2023-02-01")

    def leave_covers(self) -> str:
        last = (f"the last {each}" for each in (*LENGTHS, *SHORT))
        full = "the last full calendar month", "the last full term"
        this = "this calendar quarter", "this calendar month", "this term"
        return f"leave of {self.series()} covers all of {self.one(*last, *full, *this)}"

    def stopped_clock(self) -> str:
        stops = [
            "days of a term",
            "days of a term of more than 40 days",
            "days outside every term",
            "days on which the member is a resting-member",
            "days on which the member is a full-member",
            "days on which the member is under warning",
            f"days of approved leave of {self.series()}",
        ]
        chosen = " or ".join(self.random.sample(stops, self.random.randint(1, 3)))
        most = self.maybe(f", at most {self.one(*SHORT)} of them", 0.4)
        length = self.one(*LENGTHS, *SHORT)
        return f"{self.one(*COMPARISONS)} {length} have passed since {self.moment()}, not counting {chosen}{most}"

    def own_window(self) -> str:
        """Something in a window of the member's own, of what has a day of its own."""
        day = self.one(
            "joining", "becoming a full-member", "service of the last reminder",
            "the start of warning", "the last contact, or joining if there was none", "2 months after joining",
        )  # fmt: skip
        window = self.one(
            f"since {day}",
            f"in the {self.one(*LENGTHS)} {self.one('before', 'up to', 'after')} {day}",
            f"between {day} and 1 July",
            f"between 1 March and {day}",
        )
        many, held = self.compared(2), "even where none is held"
        return self.one(
            f"{many} attendances are {self.one('missed', 'done')} {window}, {held}",
            f"no attendances are done {window}, where at least one is held",
            f"{self.one(*COMPARISONS)} 50 percent of attendances are done {window}",
            f"{many} {self.one('theme-days', 'contacts', 'repairs')} are done {window}",
            f"{many} hours of theme-days are done {window}",
            f"{self.moment()} falls {window}",
        )
