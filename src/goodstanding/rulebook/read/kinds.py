"""Kinds of occasion that a duty brings in: one written nearly like another is a slip.

A duty `at each meeting` declares meetings, so that a misspelt kind would be a new one,
of which no occasion is ever held.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from goodstanding.bylaws import Line, Place
from goodstanding.problems import Problem
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read.context import key, keys, many, node
from goodstanding.rulebook.series import TASK

ALIKE = 0.8
DECLARING = ("occasion", "occasions")


def kinds_of(duty: Node) -> tuple[str, ...]:
    """The kinds of occasion at which, or in whose periods, something is owed."""
    schedule = node(duty["schedule"])
    one = (key(schedule["kind"]),) if schedule["kind"] else ()
    return (*keys(schedule["kinds"] or ()), *one)


def slips(read: Iterable[tuple[Node, Line]]) -> Iterator[Problem]:
    """Yield each kind that a duty brings in, nearly as another is called."""
    lines = list(read)
    known = [TASK]
    for found, _ in lines:
        if found.name in DECLARING:
            known += [key(item["name"]) for item in many(found["names"])]
    for found, line in lines:
        for kind in kinds_of(found) if found.name == "duty" else ():
            near = _near(kind, known)
            if near and kind not in known:
                yield _slip(kind, near[0], found, line)
            known.append(kind)


def _near(kind: str, known: list[str]) -> list[str]:
    mixed_up = [each for each in known if sorted(each) == sorted(kind)]
    return mixed_up or difflib.get_close_matches(kind, known, 1, ALIKE)


def _slip(kind: str, near: str, found: Node, line: Line) -> Problem:
    at = line.place
    column = next(word.column for word in found.words[1:] if word.said == kind)
    place = Place(file=at.file, line=at.line, column=column, article=at.article)
    return Problem(
        code="rulebook.E084",
        what=f"`{kind}` would be a kind of occasion beside `{near}`",
        where=str(place),
        do=f"write `{near}`; if both are meant, add `The occasion is the {kind}.`",
    )
