"""The readings of a sentence, found quickly: those that `Reading` finds, no more.

A phrase that cannot begin with the word at hand is not tried, and nothing is noted of
what might have stood where: for that, a sentence without a reading is read again.
"""

from __future__ import annotations

from collections.abc import Iterable

from goodstanding.rulebook.language.pattern import Literal, Optional, Pattern, Slot
from goodstanding.rulebook.language.sentence import Node, Reading, Value
from goodstanding.rulebook.language.words import Kind

Fields = dict[str, Value]
Found = list[tuple[Fields, int]]
List = tuple[tuple[Value, ...], int]


class Quick(Reading):
    """A reading that knows all that is read, and nothing of what is expected."""

    def expect(self, at: int, what: str) -> None:
        """Note nothing."""

    def expect_each(self, at: int, each: Iterable[str]) -> None:
        """Note nothing, and ask for nothing that might be noted."""

    def might(self, at: int, forms: Iterable[str]) -> None:
        """Note nothing."""

    def read(self, rule: str, at: int) -> list[tuple[Value, int]]:
        """Every way to read `rule` from the word numbered `at`, with where it ends."""
        key = (rule, at)
        found = self._memo.get(key)
        if found is None:
            self._memo[key] = []
            found = self._memo[key] = self._all(rule, at)
        return found

    def _all(self, rule: str, at: int) -> list[tuple[Value, int]]:
        if rule in self.terminals:
            return list(self.terminals[rule][1](self, at))
        word = self.said[at] if at < len(self.said) else ""
        found: list[tuple[Value, int]] = []
        for phrase, terminals in self.table.candidates(rule, word):
            if terminals is None or self._any(terminals, at):
                for fields, end in self._fitting(phrase.pattern, at):
                    node = Node(rule, phrase.name, fields, self.words[at:end])
                    found.append((node, end))
        return found

    def _any(self, terminals: tuple[str, ...], at: int) -> bool:
        return any(self.read(terminal, at) for terminal in terminals)

    def _fitting(self, pattern: Pattern, at: int) -> Found:
        """Every way in which `pattern` fits the words from `at` on."""
        fields: Fields = {}
        for number, part in enumerate(pattern):
            if isinstance(part, Literal):
                if not self._is(part, at):
                    return []
                at += 1
                continue
            rest = pattern[number + 1 :]
            filled = self._filled(part, at)
            if not rest:
                return filled
            return [
                (found | more, last)
                for found, end in filled
                for more, last in self._fitting(rest, end)
            ]
        return [(fields, at)]

    def _is(self, part: Literal, at: int) -> bool:
        return (
            at < len(self.said)
            and self.said[at] in part.words
            and self.words[at].kind is not Kind.STRING
        )

    def _filled(self, part: Slot | Optional, at: int) -> Found:
        if isinstance(part, Optional):
            return [*self._fitting(part.parts, at), ({}, at)]
        if part.joined_by is None:
            return [
                ({part.field: value}, end) for value, end in self.read(part.rule, at)
            ]
        return [({part.field: values}, end) for values, end in self._lists(part, at)]

    def _lists(self, part: Slot, at: int) -> list[List]:
        """Every list that begins at `at`: the short one before those that go on."""
        found: list[List] = []
        ahead: list[List] = []
        ahead += [((item,), end) for item, end in reversed(self.read(part.rule, at))]
        while ahead:
            so_far, end = ahead.pop()
            found.append((so_far, end))
            longer: list[List] = [
                ((*so_far, item), last)
                for joined in self._joints(part, end)
                for item, last in self.read(part.rule, joined)
            ]
            ahead += reversed(longer)
        return found
