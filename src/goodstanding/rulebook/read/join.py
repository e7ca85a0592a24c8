"""Conditions indented below a line, joined as it says."""

from __future__ import annotations

from goodstanding.rulebook.condition import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Several,
)
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read.context import Context, of
from goodstanding.rulebook.read.keys import for_keys, how_many
from goodstanding.rulebook.time import Number


def joined(join: Node | None, parts: list[Condition], at: Context) -> Condition:
    """`parts` as one condition."""
    if join is None or join.name in ("all_of", "any_of"):
        if len(parts) == 1:
            return parts[0]
        whole = tuple(parts)
        return AnyOf(whole) if join and join.name == "any_of" else All(whole)
    if join.name == "for_keys":
        return for_keys(join, joined(None, parts, at), at)
    how, number = _how_many(join, len(parts), at)
    return Several(
        parts=tuple(parts),
        comparison=how,
        number=number,
        text=at.text(join),
        place=at.place(join),
    )


def _how_many(join: Node, of_parts: int, at: Context) -> tuple[Comparison, Number]:
    if join.name == "all_but":
        return Comparison.AT_LEAST, of_parts - of(int, join["int"])
    return how_many(join, at)
