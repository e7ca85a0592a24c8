"""Conditions asked of each key of a set: written out once for each, when they are read.

A stand-in (`commits in that repository`, `getting that privilege`) is a name that ends
in a stroke and the set; for one key of the set, the key takes the place of the set.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.bylaws import Place
from goodstanding.rulebook.condition import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Several,
    Standing,
)
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.names import STROKE, KeySet, Name
from goodstanding.rulebook.read import time
from goodstanding.rulebook.read.context import Context, key, node
from goodstanding.rulebook.read.phrases import comparison
from goodstanding.rulebook.time import Named, Number


def for_keys(join: Node, part: Condition, at: Context) -> Condition:
    """The condition asked of every, any or so many keys of a set."""
    keys = at.names.sets[key(join["set"])]
    held = "of_whom" in join
    if held and not keys.held:
        not_held(keys, join, at)
    quantity = node(join["quantity"])
    asked = tuple(keyed(part, keys, each) for each in keys.keys)
    if not held:
        return _quantified(quantity, asked, join, at)
    if quantity.name == "every":
        return _every_held(keys, asked, at.place(join))
    both = [
        All((holding(each, at.place(join)), one))
        for each, one in zip(keys.keys, asked, strict=True)
    ]
    return _quantified(quantity, tuple(both), join, at)


def _every_held(keys: KeySet, asked: tuple[Condition, ...], place: Place) -> Condition:
    """Of whoever holds none it is not so: nothing was asked of anything."""
    whichever = AnyOf(tuple(holding(each, place) for each in keys.keys))
    each = [
        AnyOf((holding(key_of, place, negated=True), one))
        for key_of, one in zip(keys.keys, asked, strict=True)
    ]
    return All((whichever, *each))


def held_of(found: Node, at: Context) -> Condition:
    """How many of a set the member holds."""
    keys = at.names.sets[key(found["set"])]
    if not keys.held:
        not_held(keys, found, at)
    held = tuple(holding(each, at.place(found)) for each in keys.keys)
    return _quantified(node(found["holding"]), held, found, at)


def not_held(keys: KeySet, found: Node, at: Context) -> None:
    """Refuse to ask who holds what nobody can hold."""
    at.problem(
        "rulebook.E072",
        f"the text does not say that a member can hold a {keys.name.one}",
        f"write `A {keys.name.one} is ..., held as a status.` where it is declared",
        found,
    )


def _quantified(
    quantity: Node, parts: tuple[Condition, ...], found: Node, at: Context
) -> Condition:
    if quantity.name == "every":
        return All(parts)
    if quantity.name == "any":
        return AnyOf(parts)
    how, number = how_many(quantity, at)
    text, place = at.text(found), at.place(found)
    return Several(parts=parts, comparison=how, number=number, text=text, place=place)


def how_many(quantity: Node, at: Context) -> tuple[Comparison, Number]:
    """How many of several: none, or as compared."""
    if quantity.name.startswith("none"):
        return Comparison.AT_MOST, 0
    return comparison(quantity), time.number(node(quantity["number"]), at)


def holding(each: Name, place: Place, *, negated: bool = False) -> Standing:
    """That the member holds one key, or does not."""
    verb = "does not hold" if negated else "holds"
    return Standing(
        status=each.key,
        negated=negated,
        text=f"the member {verb} the {each.one}",
        place=place,
    )


def keyed(part: Condition, keys: KeySet, each: Name) -> Any:
    """`part` for one key of `keys`: what stands in for any is the key's own."""
    ending = f"{STROKE}{keys.name.key}"
    said = re.compile(rf"\bthat {re.escape(keys.name.one)}\b", re.IGNORECASE)

    def own(value: Any) -> Any:
        if isinstance(value, Named):
            return Named(f"{value.name}{STROKE}{each.key}")
        if not isinstance(value, str) or not value.endswith(ending):
            return value
        stem = value.removesuffix(ending)
        return f"{stem}{STROKE}{each.key}" if stem else each.key

    found = changed(part, own)
    return retold(found, lambda text: said.sub(f"the {each.one}", text))


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """`value` with every part of it changed, its words and its place apart."""
    if isinstance(value, tuple):
        return tuple(changed(item, change) for item in value)
    new = change(value)
    if new is not value or not isinstance(value, Struct):
        return new
    parts = {
        part: changed(getattr(value, part), change)
        for part in value.__struct_fields__
        if part not in ("text", "place")
    }
    return replace(value, **parts)


def retold(value: Any, tell: Callable[[str], str]) -> Any:
    """`value` with the words of every condition in it told otherwise."""
    if isinstance(value, tuple):
        return tuple(retold(item, tell) for item in value)
    if isinstance(value, All | AnyOf | Several):
        value = replace(value, parts=retold(value.parts, tell))
    elif hasattr(value, "part"):
        value = replace(value, part=retold(value.part, tell))
    return replace(value, text=tell(value.text)) if hasattr(value, "text") else value
