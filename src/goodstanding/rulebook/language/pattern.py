"""Patterns of sentences, as they stand in a table of phrases.

A pattern is a line of words.  `a|an` takes either word, `[...]` may be left out,
`{rule}` is filled by another rule, `{field:rule}` files it under another name, and
`{field:rule}+or` takes one or more, joined by commas and `or`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

PIECE = re.compile(r"\{(?:(\w+):)?(\w+)\}(?:\+(\w+))?|\[|\]|[^\s\[\]{}]+")


class Literal(Struct, frozen=True):
    """One of these words."""

    words: tuple[str, ...]


class Slot(Struct, frozen=True):
    """A place for what `rule` reads; with `joined_by`, for a list of it."""

    field: str
    rule: str
    joined_by: str | None = None


class Optional(Struct, frozen=True):
    """A part that may be left out."""

    parts: Pattern


Pattern = tuple[Literal | Slot | Optional, ...]


class Phrase(Struct, frozen=True):
    """One way of saying something: a line of the table, and what it says in prose."""

    rule: str
    name: str
    source: str
    pattern: Pattern
    says: str = ""


def compile_pattern(source: str) -> Pattern:
    """The pattern written as `source`.

    Raises:
        ValueError: its square brackets do not pair.
    """
    pieces = PIECE.finditer(source)
    pattern = tuple(_parts(pieces, inside=False))
    if next(pieces, None) is not None:
        raise ValueError(source)
    return pattern


def _parts(
    pieces: Iterator[re.Match[str]], *, inside: bool
) -> Iterator[Literal | Slot | Optional]:
    for piece in pieces:
        if piece.group() == "[":
            yield Optional(tuple(_parts(pieces, inside=True)))
        elif piece.group() == "]":
            if not inside:
                raise ValueError(piece.string)
            return
        elif rule := piece.group(2):
            yield Slot(piece.group(1) or rule, rule, piece.group(3))
        else:
            yield Literal(tuple(piece.group().split("|")))
    if inside:
        raise ValueError("[")


Candidate = tuple[Phrase, tuple[str, ...] | None]
"""A phrase that may begin here; with terminals, only if one of them reads here."""


class Beginning(Struct, frozen=True):
    """What something begins with: one of these words, or what a terminal reads.

    `anyhow`: it may be empty, or begin with itself, so that no word tells.
    """

    words: frozenset[str] = frozenset()
    terminals: tuple[str, ...] = ()
    anyhow: bool = False


class Table(dict[str, tuple[Phrase, ...]]):
    """The phrases by their rule; `candidates` are those that begin with a word."""

    def __init__(self, phrases: dict[str, tuple[Phrase, ...]]) -> None:
        super().__init__(phrases)
        self._by_word: dict[str, dict[str, tuple[Candidate, ...]]] = {}
        self._rules: dict[str, Beginning] = {}

    def candidates(self, rule: str, word: str) -> tuple[Candidate, ...]:
        """The phrases of `rule` that may begin with `word`, in their order."""
        by_word = self._by_word.get(rule)
        if by_word is None:
            by_word = self._by_word[rule] = self._sorted(rule)
        found = by_word.get(word)
        return by_word[""] if found is None else found

    def _sorted(self, rule: str) -> dict[str, tuple[Candidate, ...]]:
        """The phrases by the words they begin with; `""` stands for any other word."""
        each = [(phrase, self._of_pattern(phrase.pattern)) for phrase in self[rule]]
        words = {""}.union(*(beginning.words for _, beginning in each))
        return {
            word: tuple(
                (phrase, None if sure else beginning.terminals)
                for phrase, beginning in each
                if (sure := beginning.anyhow or word in beginning.words)
                or beginning.terminals
            )
            for word in words
        }

    def _of_rule(self, rule: str) -> Beginning:
        if rule not in self:
            return Beginning(terminals=(rule,))
        if rule not in self._rules:
            self._rules[rule] = Beginning(anyhow=True)  # until known: it may be asked
            patterns = [phrase.pattern for phrase in self[rule]]
            self._rules[rule] = _either([self._of_pattern(each) for each in patterns])
        return self._rules[rule]

    def _of_pattern(self, pattern: Pattern) -> Beginning:
        found = []
        for part in pattern:
            if isinstance(part, Literal):
                found.append(Beginning(frozenset(part.words)))
            elif isinstance(part, Slot):
                found.append(self._of_rule(part.rule))
            else:
                found.append(self._of_pattern(part.parts))
                continue
            return _either(found)
        return Beginning(anyhow=True)


def _either(found: list[Beginning]) -> Beginning:
    return Beginning(
        words=frozenset().union(*(each.words for each in found)),
        terminals=tuple({name: None for each in found for name in each.terminals}),
        anyhow=any(each.anyhow for each in found),
    )


def table_of(text: str) -> Table:
    """The phrases of a table, by the rule they belong to, in the order of the text.

    A line reads `rule  name  = pattern  # what it says`; a line that begins with `#`
    is a remark.
    """
    table: dict[str, list[Phrase]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            head, _, said = line.partition(" = ")
            source, _, says = said.partition("  # ")
            rule, name = head.split()
            pattern = compile_pattern(source)
            phrase = Phrase(rule, name, source.strip(), pattern, says.strip())
            table.setdefault(rule, []).append(phrase)
    return Table({rule: tuple(phrases) for rule, phrases in table.items()})
