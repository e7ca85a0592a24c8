"""What may stand after the words of an unfinished sentence: the reader asked for it.

It is the same reading that finds what is wrong with a sentence, so that what is
offered is what would be accepted, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.pattern import (
    Literal,
    Optional,
    Pattern,
    Phrase,
    Slot,
)
from goodstanding.rulebook.language.sentence import Reading, Value
from goodstanding.rulebook.language.terminals import NAMED, PHRASE_WORDS, terminals
from goodstanding.rulebook.language.words import Kind, Word
from goodstanding.rulebook.names import PLURAL_KEYS, Names, Sort

ONE_AFTER = {"a", "an", "each", "last", "oldest", "every"}
"""Words after which a name is said of one."""


class Onward(Struct, frozen=True):
    """A phrase that can go on here: the rest of its pattern, and what it says.

    `begins` tells that it begins here, and is not gone on with.
    """

    phrase: Phrase
    rest: Pattern
    begins: bool


class Named(Struct, frozen=True):
    """A declared name that may stand here: its form, and the words still to write."""

    sort: Sort
    key: str
    form: str
    rest: str


class Shaped(Struct, frozen=True):
    """A word of this shape may stand here: a number, a date, words of one's own."""

    rule: str


class Joining(Struct, frozen=True):
    """One more of a list may follow, after this word."""

    word: str


MayStand = Onward | Named | Shaped | Joining


def may_stand(words: tuple[Word, ...], rule: str, names: Names) -> list[MayStand]:
    """Everything that may stand after `words` in a sentence that is a `rule`."""
    reading = _Unfinished(words, ENGLISH, terminals(names, declaring=False))
    reading.names = names
    reading.whole(rule)
    return list(reading.found)


class _Unfinished(Reading):
    """A reading that remembers what it looked for after the last word."""

    names: Names = field(default_factory=Names)
    found: dict[MayStand, None] = field(default_factory=dict)

    def _match(
        self, pattern: Pattern, part: int, at: int
    ) -> Iterator[tuple[dict[str, Value], int]]:
        if part < len(pattern):
            self._look(pattern, part, at)
        yield from super()._match(pattern, part, at)

    def _look(self, pattern: Pattern, part: int, at: int) -> None:
        here = pattern[part]
        if isinstance(here, Slot):
            if here.rule in NAMED:
                self._names(here.rule, at)
            elif here.rule in self.terminals and self._is_open(here.rule, at):
                self.found[Shaped(here.rule)] = None
        phrase = PHRASES.get(id(pattern))
        if at != len(self.words) or phrase is None:
            return
        begins = phrase.pattern is pattern and part == 0
        several = begins and len(pattern) > 1 and isinstance(here, Slot)
        if isinstance(here, Literal) or several:
            self.found[Onward(phrase, pattern[part:], begins)] = None

    def _is_open(self, rule: str, at: int) -> bool:
        """Whether a word for this terminal may stand after the last word."""
        own = self.words[at:]
        if rule == "phrase" and len(own) < PHRASE_WORDS:
            return all(word.kind is Kind.NAME for word in own)
        return not own

    def _joints(self, part: Slot, at: int) -> Iterator[int]:
        for joined in super()._joints(part, at):
            if part.rule in NAMED:
                self._names(part.rule, joined)
            elif joined == len(self.words) and part.rule in self.terminals:
                self.found[Shaped(part.rule)] = None
            yield joined
        if at == len(self.words):
            self.found[Joining(",")] = None
            if part.joined_by not in ("comma", None):
                self.found[Joining(part.joined_by)] = None

    def _names(self, rule: str, at: int) -> None:
        said = [word.said for word in self.words[at:]]
        before = self.words[at - 1].said if at else ""
        for sort in NAMED[rule]:
            for name in self.names[sort].values():
                many = sort in PLURAL_KEYS and rule != "act" and before not in ONE_AFTER
                form = name.many if many else name.one
                rest = form.split()[len(said) :]
                if rest and form.split()[: len(said)] == said:
                    self.found[Named(sort, name.key, form, " ".join(rest))] = None


def _phrases(table: Mapping[str, tuple[Phrase, ...]]) -> Iterator[tuple[int, Phrase]]:
    for phrases in table.values():
        for phrase in phrases:
            yield id(phrase.pattern), phrase
            yield from _inner(phrase.pattern, phrase)


def _inner(pattern: Pattern, phrase: Phrase) -> Iterator[tuple[int, Phrase]]:
    for part in pattern:
        if isinstance(part, Optional):
            yield id(part.parts), phrase
            yield from _inner(part.parts, phrase)


PHRASES = dict(_phrases(ENGLISH))
"""The phrase that each pattern of the table, or part of one, belongs to."""
