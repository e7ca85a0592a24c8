"""What a text does not say: its open blanks, and the choices it does not make."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.rulebook.condition import Share, leaves
from goodstanding.rulebook.model import Blank, Rulebook


def open_blanks(rulebook: Rulebook) -> list[Blank]:
    """The blanks that nothing fills, without the choices of `open_shares`."""
    choices = {"-or-".join(leaf.bases) for leaf in open_shares(rulebook)}
    filled = {*rulebook.values, *choices}
    return [blank for blank in rulebook.blanks if blank.name not in filled]


def open_shares(rulebook: Rulebook) -> Iterator[Share]:
    """Yield the shares whose base is left to a choice that the text does not make."""
    for ground in rulebook.grounds.values():
        for leaf in leaves(ground.condition):
            if isinstance(leaf, Share) and len(leaf.bases) > 1:
                yield leaf
