"""The sentences of a statute: what no rulebook under it falls below."""

from __future__ import annotations

from goodstanding.dates import Length
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read.context import Context, key, many, node, of
from goodstanding.rulebook.read.leaving import right
from goodstanding.rulebook.read.time import span
from goodstanding.rulebook.statute import (
    AtOnce,
    Bound,
    Ceiling,
    Floor,
    Need,
    Safeguard,
    Takes,
    Taking,
)


def bound(found: Node, at: Context) -> Bound:
    """What a sentence of a statute asks for."""
    if found.name == "ceiling":
        most = of(Length, span(node(found["length"]), at))
        return Ceiling(at_most=most, place=at.place())
    if found.name == "at_once":
        return AtOnce(place=at.place())
    return Floor(
        takings=tuple(_taking(each) for each in many(found["takings"])),
        needs=tuple(_need(each) for each in many(found["needs"])),
        but_dues=found["but"] is not None,
        place=at.place(),
    )


def _taking(found: Node) -> Taking:
    how = Takes[found.name.upper()]
    return Taking(how, right(node(found["right"])) if "right" in found else None)


def _need(found: Node) -> Need:
    body = key(found["body"]) if "body" in found else None
    return Need(Safeguard[found.name.upper()], body)
