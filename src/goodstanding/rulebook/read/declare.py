"""The names a rulebook declares, collected before its sentences are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodstanding.bylaws import Line
from goodstanding.problems import Problem
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.names import Name, Names, Sort, name_from
from goodstanding.rulebook.read.context import key, many
from goodstanding.rulebook.read.kept import Kept
from goodstanding.rulebook.read.kinds import kinds_of, slips
from goodstanding.rulebook.read.line import Branch, Reader
from goodstanding.rulebook.read.sets import (
    add_for_each,
    add_sets,
    names_of_set,
    with_forms,
)
from goodstanding.rulebook.series import TASK

SORTS = {
    "duty": Sort.DUTY,
    "acts": Sort.ACT,
    "ground": Sort.GROUND,
    "measure": Sort.MEASURE,
    "status": Sort.STATUS,
    "let": Sort.PARAMETER,
    "body": Sort.BODY,
    "bodies": Sort.BODY,
    "notice": Sort.NOTICE,
    "notices": Sort.NOTICE,
    "right": Sort.RIGHT,
    "rights": Sort.RIGHT,
    "occasion": Sort.KIND,
    "occasions": Sort.KIND,
    "calendar": Sort.CALENDAR,
}
TOGETHER = (
    {Sort.DUTY, Sort.ACT},
    {Sort.STATUS, Sort.BODY},
    {Sort.SET, Sort.KEY},
)
"""Sorts whose names may stand at one place, and so must differ."""


def declared(
    branches: Iterable[Branch], kept: Kept | None = None
) -> tuple[Names, list[Problem]]:
    """Every name declared at the margin, and each that is declared twice."""
    names, problems = Names(), []
    names.add(Sort.KIND, name_from(Sort.KIND, TASK))
    read = list(_read(branches, kept))
    for found, line in read:
        for sort, name in _names_of(found):
            problems += _clash(names, sort, name, line)
            names.add(sort, name)
    problems += slips(read)
    add_sets(names, [found for found, _ in read])
    add_for_each(names, [found for found, _ in read])
    return names, problems


def declarations(
    branches: Iterable[Branch], kept: Kept | None = None
) -> Iterator[tuple[Sort, Name, Line]]:
    """Yield each name as it is declared, with the line that declares it."""
    for found, line in _read(branches, kept):
        for sort, name in _names_of(found):
            yield sort, name, line


def _read(branches: Iterable[Branch], kept: Kept | None) -> Iterator[tuple[Node, Line]]:
    """The declarations, in their order.

    A line that leans on a name of several words is read once the others have been.
    """
    lines = [branch.line for branch in branches]
    reader = Reader(Names(), declaring=True, kept=kept)
    read = [reader.found(line, "top") for line in lines]
    if None in read:
        names = Names()
        for each in read:
            for sort, name in _names_of(each) if each is not None else ():
                names.add(sort, name)
        again = Reader(names, kept=kept)
        read = [
            again.found(line, "top") if found is None else found
            for found, line in zip(read, lines, strict=True)
        ]
    for found, line in zip(read, lines, strict=True):
        if found is not None:
            yield found, line


def _names_of(found: Node) -> Iterable[tuple[Sort, Name]]:
    sort = SORTS.get(found.name)
    if found.name == "set":
        yield from names_of_set(found, with_forms(Sort.SET, found))
    if "names" in found and sort is not None:
        for item in many(found["names"]):
            yield sort, with_forms(sort, item)
    elif sort is not None:
        yield sort, with_forms(sort, found)
    if found.name == "duty":
        for kind in kinds_of(found):
            yield Sort.KIND, name_from(Sort.KIND, kind)
    if found["measured"]:
        yield Sort.AMOUNT, name_from(Sort.AMOUNT, key(found["measured"]))


def _clash(names: Names, sort: Sort, name: Name, line: Line) -> list[Problem]:
    if sort in (Sort.KIND, Sort.AMOUNT):
        return []
    rivals = {sort}.union(*(group for group in TOGETHER if sort in group))
    taken = [each for each in names.sorts_of(name.key) if each in rivals]
    return [
        Problem(
            code="rulebook.E007",
            what=f"`{name.key}` is declared twice",
            where=str(line.place),
            do=f"give this {sort} a name of its own: there is a {taken[0]} of this name",
        )
        for _ in taken[:1]
    ]
