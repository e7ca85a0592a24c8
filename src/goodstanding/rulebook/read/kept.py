"""Readings of lines kept from one reading of a text to the next, for an editor.

A reading depends on the words of the line and on the declared names that can stand
among them, and on nothing else: with both the same, it is the same.
"""

from __future__ import annotations

from msgspec import Struct, field

from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.words import Kind, Word
from goodstanding.rulebook.names import Name, Names, Sort

Near = tuple[tuple[Sort, Name], ...]
"""The declared names that could be said by the words of a line."""

Key = tuple[str, tuple[Word, ...]]
NAMED_SO = 4
"""Readings of one line kept, for as many ways in which its names were declared."""

MOST = 20_000
"""Readings kept before all are forgotten: many times what one rulebook has."""


class ByWord:
    """Declared names, by the first word of each of their forms."""

    def __init__(self, names: Names) -> None:
        self._named: dict[str, list[tuple[Sort, Name, tuple[str, ...]]]] = {}
        for sort, declared in names.by_sort.items():
            for name in declared.values():
                for form in sorted(name.forms()):
                    if form:
                        self._named.setdefault(form[0], []).append((sort, name, form))

    def near(self, words: tuple[Word, ...]) -> Near:
        """The names all of whose words, in one of their forms, are among `words`."""
        said = {word.said: None for word in words if word.kind is Kind.NAME}
        found: dict[tuple[Sort, Name], None] = {}
        for first in said:
            for sort, name, form in self._named.get(first, ()):
                if len(form) == 1 or all(word in said for word in form):
                    found[sort, name] = None
        return tuple(found)


class Kept(Struct):
    """What has been read before; only lines with one reading are kept."""

    _found: dict[Key, list[tuple[Near, Node]]] = field(default_factory=dict)

    def get(self, rule: str, words: tuple[Word, ...], near: Near) -> Node | None:
        """The reading of `words` as `rule`, if it was kept and is still true."""
        for known, found in self._found.get((rule, words), ()):
            if known == near:
                return found
        return None

    def keep(self, rule: str, words: tuple[Word, ...], near: Near, found: Node) -> None:
        """Keep a reading."""
        if len(self._found) >= MOST:
            self._found.clear()
        self._found[rule, words] = [
            (near, found),
            *self._found.get((rule, words), ())[: NAMED_SO - 1],
        ]
