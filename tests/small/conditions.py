"""Random conditions, each a line of a ground."""

from small.choices import COMPARISONS, LENGTHS, SHORT, STATES, STATUSES
from small.times import Times


class Conditions(Times):
    """Conditions of every kind; `leaf` draws one of them."""

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

    def run(self) -> str:
        within = self.maybe(
            f" within {self.one('this calendar year', 'this calendar quarter', 'this year from 1 July', 'this term')}",
            0.2,
        )
        compared = self.one(self.compared(), self.compared(), "at least the limit")
        return f"{compared} {self.series()} are {self.one(*STATES)} in a row{within}"

    def of_last(self) -> str:
        if self.random.random() < 0.1:
            return f"the last {self.one('attendance', 'work', 'payment of dues')} is {self.one(*STATES)}"
        return f"{self.compared(3)} of the last {self.random.randint(1, 6)} {self.one('attendances', 'work', 'dues')} are {self.one(*STATES)}"

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

    def holding(self) -> str:
        seats = self.one("no seat", "a seat", "at least 2 seats", "at most 1 seat")
        return f"the member holds {seats}"

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
