"""The parts of a rulebook, put together line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from goodstanding.bylaws import Place
from goodstanding.dates import Listed
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.measure import GivingUp, Leaving, Measure, Request
from goodstanding.rulebook.model import (
    Before,
    Bounds,
    Case,
    Filling,
    Ground,
    LeftOpen,
    NotModelled,
)
from goodstanding.rulebook.money import Owed
from goodstanding.rulebook.names import Name, Names, Sort
from goodstanding.rulebook.read import leaving, measure, money, series, statute, time
from goodstanding.rulebook.read.calendar import calendar, nothing_listed
from goodstanding.rulebook.read.cases import Values, cases, cases_of
from goodstanding.rulebook.read.context import key, many, node, of
from goodstanding.rulebook.read.ground import Grounds
from goodstanding.rulebook.read.kept import Kept
from goodstanding.rulebook.read.line import UNDER, Branch
from goodstanding.rulebook.read.lines import Lines
from goodstanding.rulebook.series import Acts, Duty, Status
from goodstanding.rulebook.statute import Bound

EXCUSES = {"leave", "while"}


class Assembly:
    """What has been read of a rulebook so far."""

    def __init__(self, names: Names, kept: Kept | None = None) -> None:
        self.names, self._lines = names, Lines(names, kept)
        self.at = self._lines.at
        self.calendars: dict[str, Listed] = self.at.calendars
        self.statuses: dict[str, Status] = {}
        self.duties: dict[str, Duty] = {}
        self.acts: dict[str, Acts] = {}
        self.grounds = Grounds(self._lines)
        self.leaving: Leaving | None = None
        self.giving_up: list[GivingUp] = []
        self.requests: list[Request] = []
        self.payments: tuple[Owed, ...] = ()
        self.values: dict[str, Filling] = {}
        self.bounds: dict[str, Bounds] = {}
        self.bounded_at: dict[str, Place] = {}
        self.set_at: dict[str, Place] = {}
        self.not_modelled: list[NotModelled] = []
        self.left_open: list[LeftOpen] = []
        self.floors: list[Bound] = []
        self._measures: dict[str, Measure] = {}
        self._cases: dict[str, tuple[Case, ...]] = {}
        self._like: dict[str, str] = {}
        self._seen: dict[str, int] = {}
        self._heads = self._by_head()

    def _by_head(self) -> dict[str, Callable[[Node, Branch], None]]:
        """What reads a sentence at the margin, by the name of its phrase."""
        return {
            "duty": self._duty,
            "acts": self._acts,
            "status": self._status,
            "set": self._set,
            "leaving": self._leaving,
            "giving_up": self._giving_up,
            "request": self._request,
            "payments": self._payments,
            "ground": self._ground,
            "order": self._order,
            "excepting": self.grounds.add_exception,
            "excepting_list": self.grounds.add_exception,
            "measure": self._measure,
            "let": self._let,
            "bounds": self._bounds,
            "here_value": self._here,
            "not_modelled": self._not_modelled,
            "left_open": self._left_open,
            "floor": self._floor,
            "ceiling": self._floor,
            "at_once": self._floor,
        }

    def add(self, branches: Iterable[Branch]) -> None:
        """Read the sentences at the margin and all that stands under them."""
        read = [(branch, self._lines.read(branch, "top")) for branch in branches]
        for branch, found in read:
            if found is not None and found.name == "calendar":
                self._calendar(found, branch)
        for branch, found in read:
            self.at.reading = branch.line
            if found is None:
                self.grounds.close()
                continue
            if found.name not in UNDER:
                self._lines.nothing_under(branch)
            if not found.name.startswith("excepting"):
                self.grounds.close()
            if found.name in self._heads:
                self._heads[found.name](found, branch)

    @property
    def bounded(self) -> dict[str, tuple[Place, Place]]:
        """Where each name with bounds is set, and where the bounds stand."""
        return {
            name: (self.set_at.get(name, place), place)
            for name, place in self.bounded_at.items()
        }

    def finished_grounds(self) -> dict[str, Ground]:
        """The grounds, with each value that depends on the member written out."""
        settled = Values(self.values, self._cases).settled
        return {
            name: replace(ground, condition=settled(ground.condition))
            for name, ground in self.grounds.finished().items()
        }

    def finished_measures(self) -> dict[str, Measure]:
        """The measures, each with the steps that it takes over from another."""
        return {name: self._finished(name, (name,)) for name in self._measures}

    def _finished(self, name: str, through: tuple[str, ...]) -> Measure:
        own, like = self._measures[name], self._like.get(name)
        if like is None or like not in self._measures:
            return own
        if like not in through:
            return measure.inherited(own, self._finished(like, (*through, like)))
        if like == through[0]:
            self.at.problem(
                "rulebook.E043",
                f"the steps of {name} lead back to themselves",
                "write the steps out under one of the measures",
                place=own.place,
            )
        return own

    def _name(self, found: Node, sort: Sort) -> Name:
        return self.names[sort][key(found["name"])]

    def _duty(self, found: Node, branch: Branch) -> None:
        duty = series.duty(found, self._name(found, Sort.DUTY), self.at)
        kinds: set[str] = set()
        for _, line in self._lines.under(branch, "duty_line"):
            kinds.add(line.name)
            if (
                "never" in kinds
                and kinds & EXCUSES
                and line.name in (*EXCUSES, "never")
            ):
                self.at.problem(
                    "rulebook.E046",
                    f"one line says that {duty.name.key} are never excused, and another how",
                    "keep one of the two lines",
                )
            duty = series.duty_line(duty, line, self.at)
        self.duties[duty.name.key] = duty

    def _calendar(self, found: Node, branch: Branch) -> None:
        """Periods are read before all else: a duty may stand above their declaration."""
        name = self._name(found, Sort.CALENDAR)
        under = self._lines.under(branch, "calendar_line")
        listed = calendar(name, (line for _, line in under), self.at)
        if listed is not None:
            self.calendars[name.key] = listed
        elif not branch.under:
            self.at.reading = branch.line
            nothing_listed(name, self.at)

    def _acts(self, found: Node, _branch: Branch) -> None:
        name = self._name(found, Sort.ACT)
        self.acts |= series.acts_of_each(
            series.acts(found, name, self.at), found, self.at
        )

    def _status(self, found: Node, _branch: Branch) -> None:
        name = self._name(found, Sort.STATUS)
        self.statuses[name.key] = series.status(found, name, self.at)

    def _set(self, found: Node, _branch: Branch) -> None:
        keys = self.names.sets[key(found["name"])]
        for each in keys.keys if keys.held else ():
            self.statuses[each.key] = Status(
                name=each, column="status", value=each.key, place=self.at.place()
            )

    def _ground(self, found: Node, branch: Branch) -> None:
        self.grounds.add(self._name(found, Sort.GROUND), found, branch)

    def _order(self, found: Node, _branch: Branch) -> None:
        before = Before(key(found["first"]), self.at.place())
        self.grounds.comes_before(before, key(found["then"]))

    def _leaving(self, found: Node, _branch: Branch) -> None:
        self._lines.once("leaving", self._seen)
        self.leaving = leaving.leaving(found, self.at)

    def _giving_up(self, found: Node, _branch: Branch) -> None:
        self.giving_up.append(leaving.giving_up(found, self.at))

    def _request(self, found: Node, _branch: Branch) -> None:
        self.requests.append(leaving.request(found, self.at))

    def _payments(self, found: Node, _branch: Branch) -> None:
        self._lines.once("payments", self._seen)
        self.payments = tuple(
            money.debt(each, self.at) for each in many(found["debts"])
        )

    def _measure(self, found: Node, branch: Branch) -> None:
        name = self._name(found, Sort.MEASURE)
        made = Measure(name=name, answers={}, place=self.at.place())
        if found["like"]:
            self._like[name.key] = key(found["like"])
        for _, line in self._lines.under(branch, "measure_line"):
            made = measure.measure_line(made, line, self.at)
        self._measures[name.key] = made

    def _let(self, found: Node, _branch: Branch) -> None:
        name, value = key(found["name"]), time.value(node(found["value"]))
        self.values[name] = value
        if "cases" in found:
            self._cases[name] = cases(found, value, self.at)

    def _here(self, found: Node, _branch: Branch) -> None:
        name, value = key(found["parameter"]), time.value(node(found["value"]))
        if name not in self.bounds:
            self.at.problem(
                "rulebook.E088",
                f"{name} is set here, and no parent lets a branch set it",
                "take the line out, or ask for `A branch may set ... from ... to ...` there",
            )
            return
        self.values[name] = value
        self.set_at[name] = self.at.place()

    def _bounds(self, found: Node, _branch: Branch) -> None:
        parameter = key(found["parameter"])
        self._lines.once(f"bounds of {parameter}", self._seen)
        low, high = time.value(node(found["low"])), time.value(node(found["high"]))
        further = cases_of(found, self.at)
        self.bounds[parameter] = Bounds(low, high, further)
        self.bounded_at[parameter] = self.at.place()

    def _not_modelled(self, found: Node, _branch: Branch) -> None:
        what, why = of(str, found["what"]), of(str, found["why"])
        self.not_modelled.append(NotModelled(what, why, self.at.place()))
        if found["ground"]:
            self.grounds.not_modelled(key(found["ground"]), what)

    def _floor(self, found: Node, _branch: Branch) -> None:
        self.floors.append(statute.bound(found, self.at))

    def _left_open(self, found: Node, _branch: Branch) -> None:
        reading = of(str, found["reading"]) if found["reading"] else None
        what = of(str, found["what"])
        self.left_open.append(LeftOpen(what, reading, self.at.place()))
