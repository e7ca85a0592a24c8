"""A slip of the hand: the one word that, written otherwise, makes the sentence read.

The word at which a reader gets stuck is not always the one that is wrong: after
`Ground arerars` anything declared anew may follow, and it is `comes before` that
cannot.  So every word up to there is tried.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from goodstanding.rulebook.language.quick import Quick
from goodstanding.rulebook.language.sentence import Reading
from goodstanding.rulebook.language.words import Kind, Word, words_of

WORDS_TRIED = 12
"""So many words, the last before the reader was stuck: a slip is not far from it."""

LONGEST = 100
"""Words of a sentence in which a slip is looked for: it is read anew for each try."""

TRIES = 3
LIKE_ENOUGH = 0.6
VERY_LIKE = 0.75
"""Asked of a word before the one that is stuck, which can stand where it does."""


class Slip(Struct, frozen=True):
    """The word numbered `at` should read `meant`."""

    at: int
    meant: str


class _Asking(Reading):
    """A reading that remembers what may stand at every word, not only the furthest."""

    at_each: dict[int, dict[str, None]] = field(default_factory=dict)

    def expect(self, at: int, what: str) -> None:
        super().expect(at, what)
        if what[:1] in ('"', "`"):
            self.might(at, [what.strip('"`')])

    def might(self, at: int, forms: Iterable[str]) -> None:
        self.at_each.setdefault(at, {}).update(dict.fromkeys(forms))


def slip_in(stuck: Reading, rule: str) -> Slip | None:
    """The slip after which what `stuck` could not read is a sentence, if it is one."""
    if len(stuck.words) > LONGEST:
        return None
    asking = _Asking(stuck.words, stuck.table, stuck.terminals)
    asking.whole(rule)
    last = min(stuck.furthest, len(stuck.words) - 1)
    for at in range(last, max(-1, last - WORDS_TRIED), -1):
        like = LIKE_ENOUGH if at == stuck.furthest else VERY_LIKE
        for meant in _near(stuck.words[at], asking.at_each.get(at, {}), like):
            words = (*stuck.words[:at], *_written(meant, stuck.words[at]))
            words += stuck.words[at + 1 :]
            if Quick(words, stuck.table, stuck.terminals).whole(rule):
                return Slip(at, meant)
    return None


def _near(word: Word, known: dict[str, None], like: float) -> Iterator[str]:
    """What is like `word`, first what has the same letters in another order."""
    if word.kind is Kind.NAME:
        near = difflib.get_close_matches(word.said, known, TRIES, like)
        near.sort(key=lambda each: sorted(each) != sorted(word.said))
        yield from (each for each in near if each != word.said)


def _written(meant: str, word: Word) -> tuple[Word, ...]:
    return words_of(meant, column=word.column)
