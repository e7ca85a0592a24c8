"""Say how much of the real rules that were read the shipped rulebooks say.

The facts of each record, in our own words and one by one, stand in
`rulebooks/records/clauses.yaml`, each with the name that says it in the rulebook of
the record, or with what is not said and why.  A claim counts only if it holds.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from goodstanding.assessment.examples import run_examples
from goodstanding.problems import Problem
from goodstanding.rulebook import Rulebook, from_text
from goodstanding.rulebook.condition import Found, leaves

ROOT = Path(__file__).parents[1]
CLAUSES = Path("rulebooks/records/clauses.yaml")
KEYS = {"fact", "said", "judged", "except", "not", "principle"}
UNTESTED = "rulebook.W052"
"""The doubt that a ground lacks an example that meets it, or one that does not."""


class Extent(StrEnum):
    """How much of something is said."""

    WHOLE = "whole"
    LEFT = "left out on principle"
    PART = "except"
    NOT = "not"
    NOTHING = "none there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One fact of a record, and where it is said.

    `missing` is what is not said, and why; `principle` is what is left out on purpose,
    as the rulebook itself says; `wrong` is why the claim does not hold.
    """

    id: str
    fact: str
    names: tuple[str, ...] = ()
    judged: bool = False
    missing: str = ""
    principle: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def extent(self) -> Extent:
        """How much of it is said."""
        if self.wrong or not self.names:
            return Extent.NOT
        if self.missing:
            return Extent.PART
        return Extent.LEFT if self.principle else Extent.WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The conditions of a record, or its ladder; of a record not written, how many."""

    clauses: tuple[Clause, ...] = ()
    unwritten: int = 0

    @property
    def said(self) -> int:
        """How many clauses are said whole."""
        return sum(clause.extent is Extent.WHOLE for clause in self.clauses)

    @property
    def extent(self) -> Extent:
        """How much of it is said, all clauses together."""
        found = {clause.extent for clause in self.clauses}
        if not found:
            return Extent.NOT if self.unwritten else Extent.NOTHING
        if found == {Extent.WHOLE, Extent.LEFT}:
            return Extent.LEFT
        return found.pop() if len(found) == 1 else Extent.PART


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One real rule, and the rulebook that says it, if one does."""

    id: str
    organisation: str
    kind: str
    rulebook: str | None
    conditions: Part
    ladder: Part

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its conditions and then its ladder."""
        return (*self.conditions.clauses, *self.ladder.clauses)


@cache
def read(path: Path) -> tuple[Rulebook, tuple[Problem, ...]]:
    """The rulebook at `path`, and its problems; its examples are run if it has no error."""
    rulebook, problems = from_text(path.read_text(encoding="utf-8"), str(path))
    if not any(".E" in problem.code for problem in problems):
        problems += run_examples(rulebook)
    return rulebook, tuple(problems)


def records(root: Path) -> list[Record]:
    """Every record, its claims held to its rulebook."""
    told = yaml.safe_load((root / CLAUSES).read_text(encoding="utf-8"))
    return [_record(root, each) for each in told]


def _record(root: Path, told: dict[str, Any]) -> Record:
    path = told.get("rulebook")
    parts = {
        name: _part(told[name], told["record"], path and root / "rulebooks" / path)
        for name in ("conditions", "ladder")
    }
    return Record(
        id=told["record"],
        organisation=told["organisation"],
        kind=told["kind"],
        rulebook=path,
        **parts,
    )


def _part(told: dict[str, Any] | int, record: str, path: Path | None) -> Part:
    if isinstance(told, int):
        return Part(unwritten=told)
    return Part(
        clauses=tuple(
            _clause(f"{record}.{key}", each, path) for key, each in told.items()
        )
    )


def _clause(name: str, told: dict[str, Any], path: Path | None) -> Clause:
    judged = "judged" in told
    said = told.get("judged", told.get("said", []))
    names = tuple([said] if isinstance(said, str) else said)
    wrong = [f"`{key}` is no key of a clause" for key in sorted(told.keys() - KEYS)]
    if len(told.keys() & {"said", "judged", "not"}) != 1:
        wrong.append("write one of `said`, `judged`, `not`")
    wrong += _of_file(path) if names else []
    if names and not wrong and path:
        wrong += _unheld(told, names, path)
    return Clause(
        id=name,
        fact=told["fact"],
        names=names,
        judged=judged,
        missing=told.get("except") or told.get("not") or "",
        principle=_left_out(told["principle"], path) if "principle" in told else "",
        wrong=tuple(wrong),
    )


def _unheld(told: dict[str, Any], names: tuple[str, ...], path: Path) -> Iterator[str]:
    """Yield what the rulebook does not hold of a claim."""
    rulebook, problems = read(path)
    for each in names:
        yield from _faults(rulebook, problems, each)
    if "judged" in told and not any(_is_judged(rulebook, each) for each in names):
        yield "nobody is asked for a finding there"
    what = told.get("principle")
    if what and what not in {each.what for each in rulebook.not_modelled}:
        yield f"the rulebook does not say that it leaves out {what}"


def _left_out(what: str, path: Path | None) -> str:
    """What is left out, and why, as the rulebook says it."""
    told = read(path)[0].not_modelled if path and path.is_file() else ()
    return ", because ".join([what, *(each.why for each in told if each.what == what)])


def _of_file(path: Path | None) -> list[str]:
    """What keeps every claim on this rulebook from holding."""
    if path is None or not path.is_file():
        return ["there is no such rulebook"]
    _, problems = read(path)
    return [problem.what for problem in problems if ".E" in problem.code]


def _faults(
    rulebook: Rulebook, problems: tuple[Problem, ...], name: str
) -> Iterator[str]:
    """Yield what keeps `name` from saying anything: it is not there, or not in use."""
    if name in rulebook.grounds:
        yield from (
            problem.what
            for problem in problems
            if problem.code == UNTESTED and f" {name} " in f" {problem.what} "
        )
    elif name in rulebook.measures:
        if name not in _opened(rulebook):
            yield f"nothing opens {name}"
    elif name == "leaving":
        if rulebook.leaving is None:
            yield "it is not said how a member leaves"
    elif name in rulebook.statuses or name in rulebook.acts or name in rulebook.duties:
        if name not in _asked(rulebook):
            yield f"no ground asks about {name}"
    else:
        yield f"{name} is not in the rulebook"


def _opened(rulebook: Rulebook) -> set[str]:
    """The measures that a ground opens, and those that may follow one of them."""
    opened = {
        measure
        for ground in rulebook.grounds.values()
        for opening in ground.openings
        for measure in opening.measures
    }
    waiting = list(opened)
    while waiting:
        after = {
            name
            for each in rulebook.measures[waiting.pop()].next
            for name in each.measures
        }
        waiting += after - opened
        opened |= after
    return opened


def _asked(rulebook: Rulebook) -> set[str]:
    """The duties, acts and statuses that conditions ask about, directly or not."""
    asked = " ".join(
        repr(leaf)
        for ground in rulebook.grounds.values()
        for leaf in leaves(ground.condition)
    )
    direct = {
        name
        for name in (*rulebook.duties, *rulebook.acts, *rulebook.statuses)
        if f"'{name}'" in asked
    }
    below = " ".join(repr(rulebook.duties[n]) for n in direct if n in rulebook.duties)
    more = {n for n in (*rulebook.acts, *rulebook.statuses) if f"'{n}'" in below}
    return direct | more


def _is_judged(rulebook: Rulebook, name: str) -> bool:
    ground = rulebook.grounds.get(name)
    return ground is not None and any(
        isinstance(leaf, Found) for leaf in leaves(ground.condition)
    )


HEAD = """\
<!-- Written by `make docs` from rulebooks/records/clauses.yaml: change that, not this. -->

# What the shipped rulebooks say of real rules

The rules of {count} organisations were read, and the facts of each written down one by
one, in our own words. This page holds every fact to the rulebook that is to say it, and
`python tools/coverage_of_records.py` prints it anew. A clause counts as said only if its
rulebook is read without an error, every example in it is as promised, and what it names
is there: a ground with an example that meets it and one that does not, a measure that
something opens, a duty, an act or a status that a ground asks about. What a person must
decide counts as said where that person is asked for a finding.

**Whole** means every clause. **Left out on principle** means every clause but what we
do not reckon with, whoever asks for it, as an attitude or a belief is: the rulebook lists
it as not modelled, with the reason, where members read it. **Except** means that something
else is missing; the list at the end says which and why. **Not** means that nothing is
said, mostly because nobody has written the rulebook; **none there** that the source, as
far as it was read, has no such part.
"""


def page(root: Path = ROOT) -> str:
    """The page: totals, a row a record, and what is not said, with the reason."""
    found = records(root)
    rows = ["| record | organisation | kind | conditions | said | ladder | said |"]
    rows += ["| --- | --- | --- | --- | --: | --- | --: |", *map(_row, found)]
    parts = [HEAD.format(count=len(found)), "## Together\n", _totals(found), ""]
    parts += ["## Record by record\n", *rows, ""]
    parts += ["## What is not said, and why\n", *_missing(found)]
    return "\n".join(parts) + "\n"


def _totals(found: list[Record]) -> str:
    counted = {
        "conditions": Counter(record.conditions.extent for record in found),
        "ladder": Counter(record.ladder.extent for record in found),
    }
    rows = ["| | " + " | ".join(Extent) + " | records |"]
    rows.append("| --- |" + " --: |" * (len(Extent) + 1))
    for name, count in counted.items():
        numbers = " | ".join(str(count[extent]) for extent in Extent)
        rows.append(f"| {name} | {numbers} | {count.total()} |")
    clauses = [clause for record in found for clause in record.clauses]
    extents = Counter(clause.extent for clause in clauses)
    judged = sum(c.judged and c.extent is Extent.WHOLE for c in clauses)
    rows.append("")
    rows.append(
        f"Of {len(clauses)} clauses in the records that have a rulebook, "
        f"{extents[Extent.WHOLE]} are said whole ({judged} of them put to people), "
        f"{extents[Extent.LEFT]} but for what is left out on principle, "
        f"{extents[Extent.PART]} in part, {extents[Extent.NOT]} not."
    )
    return "\n".join(rows)


def _row(record: Record) -> str:
    name = record.id
    if record.rulebook:
        name = f"[{name}](../../rulebooks/{record.rulebook})"
    cells = [name, record.organisation, record.kind]
    for part in (record.conditions, record.ladder):
        cells += [part.extent, f"{part.said} of {len(part.clauses) or part.unwritten}"]
    return f"| {' | '.join(cells)} |"


def _missing(found: list[Record]) -> Iterator[str]:
    for record in found:
        for clause in record.clauses:
            if clause.extent is not Extent.WHOLE:
                told = (clause.missing, clause.principle, *clause.wrong)
                why = "; ".join(filter(None, told))
                yield f"- {clause.id}, {clause.fact}: *{clause.extent}*: {why}"
    unwritten = [record for record in found if not record.rulebook]
    empty = [
        each.id
        for each in unwritten
        if not (each.conditions.unwritten or each.ladder.unwritten)
    ]
    if empty:
        yield f"- No rulebook has been written of {', '.join(empty)}: no condition and no ladder stands in the record."
    others = [each.id for each in unwritten if each.id not in empty]
    if others:
        yield f"- No rulebook has been written of {', '.join(others)}."


if __name__ == "__main__":
    sys.stdout.write(page())
