"""Small phrases that several sentences share."""

from __future__ import annotations

from goodstanding.rulebook.condition import Comparison
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read.context import node

COMPARISONS = {
    "at_least": Comparison.AT_LEAST,
    "at_most": Comparison.AT_MOST,
    "more": Comparison.MORE,
    "fewer": Comparison.FEWER,
}


def comparison(found: Node) -> Comparison:
    """How a quantity is held against a threshold."""
    return COMPARISONS[node(found["comparison"]).name]
