"""Grounds, from their heads, the lines under them, and their exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from goodstanding.rulebook.condition import All, Condition, Not
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Before, Ground, How, Opening
from goodstanding.rulebook.names import STROKE, KeySet, Name, Sort
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, keys, node, of, some
from goodstanding.rulebook.read.join import joined
from goodstanding.rulebook.read.keys import holding, keyed, not_held
from goodstanding.rulebook.read.line import Branch
from goodstanding.rulebook.read.lines import Lines
from goodstanding.rulebook.read.time import span


class _Draft(Struct):
    """A ground whose lines are still being read."""

    name: Name
    at: Branch
    found: Node
    join: Node | None
    each: KeySet | None = None
    held: bool = False
    parts: list[Condition] = field(default_factory=list)
    exceptions: list[Condition] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    latched: bool = False
    judged_on: tuple[tuple[int, int], ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None


class Grounds:
    """The grounds read so far.  An exception belongs to the ground just above it."""

    def __init__(self, lines: Lines) -> None:
        self._lines, self._at = lines, lines.at
        self._drafts: dict[str, _Draft] = {}
        self._not_modelled: dict[str, list[str]] = {}
        self._behind: dict[str, list[Before]] = {}
        self._open: _Draft | None = None

    def add(self, name: Name, found: Node, branch: Branch) -> None:
        """Read a ground and all that stands under it."""
        join = some(found["join"])
        draft = _Draft(name, branch, found, join, *self._each(found))
        self._open = self._drafts[name.key] = draft
        draft.parts += self._under(draft, branch)

    def _each(self, found: Node) -> tuple[KeySet | None, bool]:
        """The set of which there is a ground for each, and whether only those held."""
        if "set" not in found:
            return None, False
        keys, held = self._at.names.sets[key(found["set"])], "of_whom" in found
        if held and not keys.held:
            not_held(keys, found, self._at)
        return keys, held

    def close(self) -> None:
        """Another sentence stands at the margin: no exception can follow."""
        self._open = None

    def not_modelled(self, ground: str, what: str) -> None:
        """Remember that people must weigh `what` beside the answer."""
        self._not_modelled.setdefault(ground, []).append(what)

    def comes_before(self, before: Before, ground: str) -> None:
        """Remember that nothing is opened on `ground` while another is met."""
        self._behind.setdefault(ground, []).append(before)

    def add_exception(self, found: Node, branch: Branch) -> None:
        """Read an exception to the ground just above."""
        if self._open is None:
            self._at.problem(
                "rulebook.E009",
                "this exception stands under no ground",
                "write it at the margin, directly after the ground that it belongs to",
            )
            return
        if found.name == "excepting":
            asked = condition(node(found["condition"]), self._at)
            self._open.exceptions.append(asked)
            if self._under(self._open, branch):
                self._unjoined("the exception", "Except where all of:", branch)
        else:
            nested = self._under(self._open, branch)
            self._asks(nested, branch, "the exception")
            self._open.exceptions.append(self._join(found, nested, branch))

    def finished(self) -> dict[str, Ground]:
        """The grounds, with their parts joined."""
        made = [self._finished(draft) for draft in self._drafts.values()]
        return {
            ground.name.key: ground
            for draft, ground in zip(self._drafts.values(), made, strict=True)
            for ground in self._one_for_each(draft, ground)
        }

    def _one_for_each(self, draft: _Draft, ground: Ground) -> Iterator[Ground]:
        if draft.each is None:
            yield ground
            return
        for each in draft.each.keys:
            asked = keyed(ground.condition, draft.each, each)
            held = (holding(each, ground.place),) if draft.held else ()
            name = self._at.names[Sort.GROUND][f"{ground.name.key}{STROKE}{each.key}"]
            condition = All((*held, asked)) if held else asked
            behind = (*ground.behind, *self._behind.get(name.key, ()))
            yield replace(ground, name=name, condition=condition, behind=behind)

    def _under(self, draft: _Draft, branch: Branch) -> list[Condition]:
        """The conditions under a line; what follows from the ground is kept in it."""
        found: list[Condition] = []
        for under, line in self._lines.under(branch, "ground_line", nests="list"):
            if line.name == "condition":
                found.append(condition(node(line["condition"]), self._at))
            elif line.name == "list":
                nested = self._under(draft, under)
                self._asks(nested, under, f"`{under.line.text}`")
                found.append(self._join(line, nested, under))
            else:
                _consequence(draft, line, self._at)
        return found

    def _join(self, found: Node, parts: list[Condition], branch: Branch) -> Condition:
        join = some(found["join"])
        if len(parts) > 1 and join is not None and join.name == "for_keys":
            self._unjoined(f"`{branch.line.text}`", "all of:", branch)
        self._at.reading = branch.line
        return joined(join, parts, self._at)

    def _asks(self, parts: list[Condition], branch: Branch, what: str) -> None:
        """Refuse a ground or list under which nothing is asked, unread lines apart."""
        if parts or any(self._unread(under) for under in branch.under):
            return
        self._at.reading = branch.line
        self._at.problem(
            "rulebook.E010",
            f"{what} asks nothing",
            "write a condition under it, indented, as in `at least 6 dues are missed in a row`",
        )

    def _unread(self, branch: Branch) -> bool:
        at = f":{branch.line.place.line}:"
        return any(at in problem.where for problem in self._at.problems)

    def _unjoined(self, what: str, example: str, branch: Branch) -> None:
        self._at.reading = branch.line
        self._at.problem(
            "rulebook.E011",
            f"{what} has more than one condition and does not say how they join",
            f"write `{example}`, or `any of` where one is enough",
        )

    def _finished(self, draft: _Draft) -> Ground:
        name = draft.name.key
        self._asks(draft.parts, draft.at, f"the ground {name}")
        if len(draft.parts) > 1 and draft.join is None:
            self._unjoined(f"the ground {name}", f"Ground {name}, all of:", draft.at)
        whole = self._join(draft.found, draft.parts, draft.at)
        exceptions = tuple(Not(part) for part in draft.exceptions)
        return Ground(
            name=draft.name,
            condition=All((whole, *exceptions)) if exceptions else whole,
            openings=tuple(draft.openings),
            latched=draft.latched,
            judged_on=draft.judged_on,
            in_force_from=draft.in_force_from,
            in_force_until=draft.in_force_until,
            behind=tuple(self._behind.get(name, ())),
            not_modelled=tuple(self._not_modelled.get(name, ())),
            place=draft.at.line.place,
        )


def _consequence(draft: _Draft, line: Node, at: Context) -> None:
    if line.name == "stays":
        draft.latched = True
    elif line.name == "judged":
        draft.judged_on = of(tuple, line["days"])
    elif line.name == "in_force":
        draft.in_force_from = of(date, line["from"])
        until = line["until"]
        draft.in_force_until = of(date, until) if until else None
    else:
        draft.openings += _openings(line, at)


def _openings(line: Node, at: Context) -> Iterator[Opening]:
    body, length = key(line["body"]), some(line["length"])
    within = span(length, at) if length else None
    if line.name == "opens":
        how = How.MAY if node(line["modal"]).name == "may" else How.SHALL
        for each in (body, *([key(line["other"])] if line["other"] else [])):
            yield Opening(
                how, each, keys(line["measures"]), within, never_alone="only" in line
            )
    elif line.name == "puts":
        measure, voters = key(line["measure"]), key(line["voters"])
        yield Opening(How.PUTS, body, (measure,), within, voters=voters)
    elif line.name == "certifies":
        many = at.names.are_many(body)
        yield Opening(How.CERTIFIES, body, (key(line["measure"]),), by_many=many)
    else:
        yield Opening(How.DEEMED if line.name == "deemed" else How.TOLD, body)
