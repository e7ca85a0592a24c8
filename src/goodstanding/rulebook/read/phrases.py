"""Small phrases that several sentences share."""

from __future__ import annotations

from goodstanding.rulebook.condition import UPPER_LIMITS, Comparison
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read.context import node, some

COMPARISONS = {
    "at_least": Comparison.AT_LEAST,
    "at_most": Comparison.AT_MOST,
    "more": Comparison.MORE,
    "fewer": Comparison.FEWER,
}


def comparison(found: Node) -> Comparison:
    """How a quantity is held against a threshold."""
    return COMPARISONS[node(found["comparison"]).name]


def none_held(found: Node) -> bool | None:
    """What a count of nothing is where none was held; None: the text does not say.

    Of a count with a lower limit it need not say: none is not enough.
    """
    empty = some(found["empty"])
    if empty is not None:
        return empty.name == "even"
    return True if comparison(found) not in UPPER_LIMITS else None
