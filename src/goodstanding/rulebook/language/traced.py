"""A sentence with what each of its words is in the phrase that was found.

Whoever prints a sentence anew learns from here, and not from a list of its own,
which words the table gives, which stand beside others it would take as well
(`is|are`), and what fills a slot.  So a new phrase is printed without new code.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from goodstanding.rulebook.language.pattern import Literal, Pattern
from goodstanding.rulebook.language.quick import Fields, Found, Quick
from goodstanding.rulebook.language.sentence import Node, Value
from goodstanding.rulebook.language.words import Word


class Piece(Struct, frozen=True):
    """Some words of a sentence, from `start` to before `end`, and what they are.

    `choice` are the words of the table of which this is one; empty, where a slot is
    filled: then `rule` says by what, and `value` is what was read.
    """

    start: int
    end: int
    choice: tuple[str, ...] = ()
    rule: str = ""
    value: Value = None


class Trace(Struct, frozen=True):
    """The pieces of a sentence in their order.

    `items` says of each item of a list but the first where the list begins: what
    stands before the first holds for all of them (`at each meeting or vote`).
    """

    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    items: dict[int, int]


class Traced(Quick):
    """A reading that remembers which words were taken as what."""

    def trace(self, rule: str) -> Trace | None:
        """The pieces of the sentence as `rule`, if it can be read so."""
        found = self.whole(rule)
        if not found:
            return None
        items: dict[int, int] = {}
        pieces = sorted(_pieces(found[0], items), key=lambda piece: piece.start)
        return Trace(self.words, tuple(pieces), items)

    def _all(self, rule: str, at: int) -> list[tuple[Value, int]]:
        found = super()._all(rule, at)
        if rule not in self.terminals:
            return found
        return [(Piece(at, end, (), rule, value), end) for value, end in found]

    def _fitting(self, pattern: Pattern, at: int) -> Found:
        found, taken = super()._fitting(pattern, at), Fields()
        for start, part in enumerate(pattern if found else (), at):
            if not isinstance(part, Literal):
                break
            taken[f"@{start}"] = Piece(start, start + 1, part.words)
        return [(taken | fields, end) for fields, end in found]


def _pieces(value: Value, items: dict[int, int]) -> Iterator[Piece]:
    if isinstance(value, Piece):
        yield value
    elif isinstance(value, Node):
        for each in value.fields.values():
            yield from _pieces(each, items)
    elif isinstance(value, tuple):
        first: int | None = None
        for each in value:
            found = sorted(_pieces(each, items), key=lambda piece: piece.start)
            if first is None:
                first = found[0].start
            else:
                items[found[0].start] = first
            yield from found
