"""Reading one sentence by a table of phrases: every way it can be read.

All readings are found, not the first: a sentence with two is ambiguous, and that is
an error of the text.  Where none is found, the reader knows the furthest word
reached and everything that may stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, field

from goodstanding.rulebook.language.pattern import (
    Literal,
    Optional,
    Pattern,
    Slot,
    Table,
)
from goodstanding.rulebook.language.words import Kind, Word

Value = object
Terminal = Callable[["Reading", int], Iterator[tuple[Value, int]]]


class Node(Struct, frozen=True):
    """A phrase found in a sentence: which, what fills it, and its words."""

    rule: str
    name: str
    fields: dict[str, Value]
    words: tuple[Word, ...]

    def __getitem__(self, name: str) -> Value:
        return self.fields.get(name)

    def __contains__(self, name: str) -> bool:
        return name in self.fields


class Reading(Struct):
    """The state of reading one sentence."""

    words: tuple[Word, ...]
    table: Table
    terminals: Mapping[str, tuple[str, Terminal]]
    furthest: int = 0
    expected: dict[str, None] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    _memo: dict[tuple[str, int], list[tuple[Value, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.said = tuple(word.said for word in self.words)

    def whole(self, rule: str) -> list[Node]:
        """Every reading of the whole sentence as `rule`."""
        found: list[Node] = []
        for value, end in self.read(rule, 0):
            if end == len(self.words):
                if isinstance(value, Node) and value not in found:
                    found.append(value)
            else:
                self.expect(end, "the end of the sentence")
        return found

    def read(self, rule: str, at: int) -> list[tuple[Value, int]]:
        """Every way to read `rule` from the word numbered `at`, with where it ends."""
        key = (rule, at)
        if key not in self._memo:
            self._memo[key] = []
            self._memo[key] = list(self._try(rule, at))
        return self._memo[key]

    def expect(self, at: int, what: str) -> None:
        """Remember that `what` may stand at the word numbered `at`."""
        if at > self.furthest:
            self.furthest = at
            self.expected = {}
        if at == self.furthest:
            self.expected[what] = None

    def expect_each(self, at: int, each: Iterable[str]) -> None:
        """Remember that each of these may stand at the word numbered `at`."""
        for what in each:
            self.expect(at, what)

    def might(self, at: int, forms: Iterable[str]) -> None:
        """Told of the forms of names that may stand at the word numbered `at`.

        Who only reads has no use for it; who looks for a slip of the hand has.
        """

    def take(self, at: int, kind: Kind) -> Word | None:
        """The word numbered `at`, if it is of this kind."""
        word = self.words[at] if at < len(self.words) else None
        if word is not None and word.kind is kind:
            return word
        self.expect(at, kind.value)
        return None

    def _try(self, rule: str, at: int) -> Iterator[tuple[Value, int]]:
        if rule in self.terminals:
            what, terminal = self.terminals[rule]
            found = list(terminal(self, at))
            if not found and what:
                self.expect(at, what)
            yield from found
            return
        for phrase in self.table[rule]:
            for fields, end in self._match(phrase.pattern, 0, at):
                yield Node(rule, phrase.name, fields, self.words[at:end]), end

    def _match(
        self, pattern: Pattern, part: int, at: int
    ) -> Iterator[tuple[dict[str, Value], int]]:
        if part == len(pattern):
            yield {}, at
            return
        for found, end in self._part(pattern[part], at):
            for rest, last in self._match(pattern, part + 1, end):
                yield found | rest, last

    def _part(
        self, part: Literal | Slot | Optional, at: int
    ) -> Iterator[tuple[dict[str, Value], int]]:
        if isinstance(part, Literal):
            yield from self._literal(part, at)
        elif isinstance(part, Optional):
            yield from self._match(part.parts, 0, at)
            yield {}, at
        elif part.joined_by is None:
            for value, end in self.read(part.rule, at):
                yield {part.field: value}, end
        else:
            for values, end in self._list(part, at):
                yield {part.field: values}, end

    def _literal(
        self, part: Literal, at: int
    ) -> Iterator[tuple[dict[str, Value], int]]:
        word = self.said[at] if at < len(self.words) else None
        if word in part.words and self.words[at].kind is not Kind.STRING:
            yield {}, at + 1
        else:
            first = part.words[0]
            for expected in part.words:
                if expected == first or not expected.startswith(first):
                    self.expect(at, f'"{expected}"')

    def _list(self, part: Slot, at: int) -> Iterator[tuple[tuple[Value, ...], int]]:
        for first, end in self.read(part.rule, at):
            yield from self._more(part, (first,), end)

    def _more(
        self, part: Slot, so_far: tuple[Value, ...], at: int
    ) -> Iterator[tuple[tuple[Value, ...], int]]:
        yield so_far, at
        for joined in self._joints(part, at):
            for item, end in self.read(part.rule, joined):
                yield from self._more(part, (*so_far, item), end)

    def _joints(self, part: Slot, at: int) -> Iterator[int]:
        said = self.said[at : at + 2]
        marks = [",", part.joined_by]
        if said[:1] == (",",):
            yield at + 1
        if part.joined_by != "comma" and said[:1] == (part.joined_by,):
            yield at + 1
        if part.joined_by != "comma" and said == (",", part.joined_by):
            yield at + 2
        for mark in marks:
            if mark != "comma":
                self.expect(at, f'"{mark}"')
