"""What a sentence may have wrong that does not say of which of a set it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from goodstanding.bylaws import Place
from goodstanding.problems import Problem
from goodstanding.rulebook.condition import OfGround, leaves
from goodstanding.rulebook.model import Before, Rulebook
from goodstanding.rulebook.names import STROKE, KeySet


def problems(rulebook: Rulebook) -> list[Problem]:
    """Every name that stands in for one of a set where none is asked of.

    It must be looked for before all else: such a name is no name of anything.
    """
    found = [problem for part in _parts(rulebook) for problem in _of(rulebook, *part)]
    return list(dict.fromkeys(found))


def _parts(rulebook: Rulebook) -> Iterator[tuple[Any, Place]]:
    for duty in rulebook.duties.values():
        yield duty.means, duty.place
    guards = [
        step.guard
        for measure in rulebook.measures.values()
        for step in measure.steps
        if step.guard is not None
    ]
    asked = [ground.condition for ground in rulebook.grounds.values()]
    for ground in rulebook.grounds.values():
        for before in ground.behind:
            yield before, before.place
    for condition in (*asked, *guards):
        for leaf in leaves(condition):
            yield leaf, leaf.place


def _of(rulebook: Rulebook, part: Any, place: Place) -> Iterator[Problem]:
    for keys in rulebook.names.sets.values():
        if any(word.endswith(STROKE + keys.name.key) for word in _words(part)):
            yield _which(keys, place)
    if isinstance(part, OfGround | Before) and part.ground not in rulebook.grounds:
        ground = part.ground.partition(STROKE)[0]
        if part.ground == ground:
            yield _for_which(rulebook, part, place)


def _which(keys: KeySet, place: Place) -> Problem:
    one = keys.name.one
    return Problem(
        code="rulebook.E071",
        what=f"`that {one}` stands where the text has spoken of none",
        where=str(place),
        do=f"write it under `for every {one}:`, or in a `Ground ..., one for each {one}:`",
    )


def _for_which(rulebook: Rulebook, asked: OfGround | Before, place: Place) -> Problem:
    ground = asked.ground
    each = [name for name in rulebook.grounds if name.startswith(ground + STROKE)]
    first = each[0].partition(STROKE)[2]
    do = f"say for which, as in `ground {ground} for the {first}`"
    if isinstance(asked, OfGround):
        sets = rulebook.names.sets.values()
        one = next(
            keys.name.one for keys in sets if first in [key.key for key in keys.keys]
        )
        do += f"; of each it is asked under `for any {one}:` or `for every {one}:`, as `ground {ground} for that {one}`"
    return Problem(
        code="rulebook.E073",
        what=f"there is one ground {ground} for each of {len(each)}, and the text does not say for which",
        where=str(place),
        do=do,
    )


def _words(value: Any) -> Iterator[str]:
    """Every name inside a part of the model, its words and its place apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif isinstance(value, Struct):
        for part in value.__struct_fields__:
            if part not in ("text", "place", "question"):
                yield from _words(getattr(value, part))
