"""The parts of a rulebook, put together line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from goodstanding.rulebook.condition import All, AnyOf, Condition, Not
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Filling, Ground, How, NotModelled, Opening
from goodstanding.rulebook.names import Name, Names, Sort
from goodstanding.rulebook.procedure import Leaving, Measure
from goodstanding.rulebook.read import measure, series, time
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, keys, node, of, some
from goodstanding.rulebook.read.line import UNDER, Branch, Reader
from goodstanding.rulebook.series import Acts, Duty, Status


@dataclass(slots=True)
class _Ground:
    """A ground whose lines are still being read."""

    name: Name
    at: Branch
    joined: str | None
    parts: list[Condition] = field(default_factory=list)
    exceptions: list[Condition] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    latched: bool = False
    judged_on: tuple[tuple[int, int], ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None


class Assembly:
    """What has been read of a rulebook so far."""

    def __init__(self, names: Names) -> None:
        self.names, self.at, self.reader = names, Context(), Reader(names)
        self.statuses: dict[str, Status] = {}
        self.duties: dict[str, Duty] = {}
        self.acts: dict[str, Acts] = {}
        self.measures: dict[str, Measure] = {}
        self.leaving: Leaving | None = None
        self.values: dict[str, Filling] = {}
        self.bounds: dict[str, tuple[Filling, Filling]] = {}
        self.not_modelled: list[NotModelled] = []
        self._of_ground: dict[str, list[str]] = {}
        self._grounds: dict[str, _Ground] = {}
        self._open: _Ground | None = None
        self._heads: dict[str, Callable[[Node, Branch], None]] = {
            "duty": self._duty,
            "acts": self._acts,
            "status": self._status,
            "leaving": self._leaving,
            "ground": self._ground,
            "excepting": self._excepting,
            "excepting_list": self._excepting,
            "measure": self._measure,
            "let": self._let,
            "bounds": self._bounds,
            "not_modelled": self._not_modelled,
        }

    def add(self, branch: Branch) -> None:
        """Read the sentence at the margin and all that stands under it."""
        found = self._read(branch, "top")
        if found is None:
            return
        if found.name not in UNDER and branch.under:
            self.at.line = branch.under[0].line
            self.at.problem(
                "rulebook.E008",
                "nothing may stand under this kind of sentence",
                "write it at the margin, or under a duty, a ground or a measure",
            )
        if found.name in self._heads:
            self._heads[found.name](found, branch)

    def finished_grounds(self) -> dict[str, Ground]:
        """The grounds, with their parts joined."""
        return {key: self._finished(key, ground) for key, ground in self._grounds.items()}

    def _read(self, branch: Branch, rule: str) -> Node | None:
        found = self.reader.read(branch.line, rule)
        self.at.line = branch.line
        if isinstance(found, Node):
            return found
        self.at.problems.append(found)
        return None

    def _name(self, found: Node, sort: Sort) -> Name:
        return self.names[sort][key(found["name"])]

    def _duty(self, found: Node, branch: Branch) -> None:
        duty = series.duty(found, self._name(found, Sort.DUTY), self.at)
        for under in branch.under:
            line = self._read(under, "duty_line")
            if line is not None:
                duty = series.duty_line(duty, line, self.at)
        self.duties[duty.name.key] = duty

    def _acts(self, found: Node, _branch: Branch) -> None:
        name = self._name(found, Sort.ACT)
        self.acts[name.key] = series.acts(found, name, self.at)

    def _status(self, found: Node, _branch: Branch) -> None:
        name = self._name(found, Sort.STATUS)
        self.statuses[name.key] = series.status(found, name, self.at)

    def _leaving(self, found: Node, _branch: Branch) -> None:
        self.leaving = measure.leaving(found, self.at)

    def _measure(self, found: Node, branch: Branch) -> None:
        name = self._name(found, Sort.MEASURE)
        at = self.at.place()
        like = self.measures.get(key(found["like"])) if found["like"] else None
        made = Measure(name=name, answers={}, place=at)
        for under in branch.under:
            line = self._read(under, "measure_line")
            if line is not None:
                made = measure.measure_line(made, line, self.at)
        self.measures[name.key] = measure.inherited(made, like)

    def _let(self, found: Node, _branch: Branch) -> None:
        self.values[key(found["name"])] = time.value(node(found["value"]))

    def _bounds(self, found: Node, _branch: Branch) -> None:
        low, high = time.value(node(found["low"])), time.value(node(found["high"]))
        self.bounds[key(found["parameter"])] = (low, high)

    def _not_modelled(self, found: Node, _branch: Branch) -> None:
        what = of(str, found["what"])
        self.not_modelled.append(NotModelled(what, of(str, found["why"]), self.at.place()))
        if found["ground"]:
            self._of_ground.setdefault(key(found["ground"]), []).append(what)

    def _ground(self, found: Node, branch: Branch) -> None:
        name = self._name(found, Sort.GROUND)
        joined = some(found["join"])
        self._open = _Ground(name, branch, joined.name if joined else None)
        self._grounds[name.key] = self._open
        self._open.parts += self._under_ground(self._open, branch)

    def _excepting(self, found: Node, branch: Branch) -> None:
        if self._open is None:
            self.at.problem(
                "rulebook.E009",
                "an exception stands before any ground",
                "write it after the ground that it belongs to",
            )
            return
        if found.name == "excepting":
            self._open.exceptions.append(condition(node(found["condition"]), self.at))
        nested = self._under_ground(self._open, branch)
        if found.name == "excepting_list":
            join = All if node(found["join"]).name == "all_of" else AnyOf
            self._open.exceptions.append(join(tuple(nested)))
        elif nested:
            self._open.exceptions[-1] = All((self._open.exceptions[-1], *nested))

    def _under_ground(self, ground: _Ground, branch: Branch) -> list[Condition]:
        """The conditions under a line; what follows from the ground is kept in it."""
        found: list[Condition] = []
        for under in branch.under:
            line = self._read(under, "ground_line")
            if line is None:
                continue
            if line.name == "condition":
                found.append(condition(node(line["condition"]), self.at))
            elif line.name == "list":
                join = All if node(line["join"]).name == "all_of" else AnyOf
                found.append(join(tuple(self._under_ground(ground, under))))
            else:
                self._consequence(ground, line)
        return found

    def _consequence(self, ground: _Ground, line: Node) -> None:
        if line.name == "stays":
            ground.latched = True
        elif line.name == "judged":
            ground.judged_on = of(tuple, line["days"])
        elif line.name == "in_force":
            ground.in_force_from = of(date, line["from"])
            until = line["until"]
            ground.in_force_until = of(date, until) if until else None
        else:
            ground.openings.append(_opening(line))

    def _finished(self, name: str, ground: _Ground) -> Ground:
        self.at.line = ground.at.line
        if not ground.parts and not ground.at.under:
            self.at.problem(
                "rulebook.E010",
                f"the ground {name} asks nothing",
                "write under it when somebody falls short, as in `at least 6 dues are missed in a row`",
            )
        if len(ground.parts) > 1 and ground.joined is None:
            self.at.problem(
                "rulebook.E011",
                f"the ground {name} has {len(ground.parts)} conditions and does not say how they join",
                f"write `Ground {name}, all of:` or `Ground {name}, any of:`",
            )
        joined = ground.parts[0] if len(ground.parts) == 1 else _join(ground)
        exceptions = tuple(Not(part) for part in ground.exceptions)
        return Ground(
            name=ground.name,
            condition=All((joined, *exceptions)) if exceptions else joined,
            openings=tuple(ground.openings),
            latched=ground.latched,
            judged_on=ground.judged_on,
            in_force_from=ground.in_force_from,
            in_force_until=ground.in_force_until,
            not_modelled=tuple(self._of_ground.get(name, ())),
            place=ground.at.line.place,
        )


def _join(ground: _Ground) -> Condition:
    parts = tuple(ground.parts)
    return AnyOf(parts) if ground.joined == "any_of" else All(parts)


def _opening(line: Node) -> Opening:
    body = key(line["body"])
    if line.name == "opens":
        how = How.MAY if node(line["modal"]).name == "may" else How.SHALL
        return Opening(how, body, keys(line["measures"]))
    if line.name == "certifies":
        return Opening(How.CERTIFIES, body, (key(line["measure"]),))
    return Opening(How.DEEMED if line.name == "deemed" else How.TOLD, body)
