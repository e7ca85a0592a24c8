"""A sentence as words: what each is, and in which column it stands."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct


class Kind(StrEnum):
    """What a word is, by its shape."""

    STRING = "words in quotes"
    BLANK = "a blank, as in [days]"
    DATE = "a date, as in 2024-06-30"
    MONTH = "a month, as in 2024-06"
    STEP = "the number of a step"
    FRACTION = "a fraction, as in 2/3"
    NUMBER = "a number"
    NAME = "a word"
    MARK = "a mark"


SHAPES = (
    (Kind.STRING, r'"[^"]*"|“[^”]*”'),
    (Kind.BLANK, r"\[[^\]]*\]"),
    (Kind.DATE, r"\d{4}-\d{2}-\d{2}(?!\d)"),
    (Kind.MONTH, r"\d{4}-\d{2}(?![\d-])"),
    (Kind.FRACTION, r"\d+/\d+"),
    (Kind.STEP, r"^\d+[a-zA-Z]?\.(?=\s)"),
    (Kind.NUMBER, r"\d+"),
    (Kind.NAME, r"[^\W\d_]\w*(?:[-'\u2019]\w+)*"),
    (Kind.MARK, r"\.\.|\S"),
)
WORD = re.compile("|".join(f"(?P<{kind.name}>{shape})" for kind, shape in SHAPES))
KINDS = {kind.name: kind for kind in Kind}
CLOSING = ".:;,"


class Word(Struct, frozen=True):
    """One word of a sentence.

    `said` is the word as a pattern compares it: in small letters, or what is quoted.
    """

    kind: Kind
    text: str
    column: int
    said: str


@lru_cache(maxsize=4096)  # a line is read several times over
def words_of(sentence: str, *, column: int = 1) -> tuple[Word, ...]:
    """The words of `sentence`, whose first character stands in `column`.

    Marks that close the sentence are left away: a full stop, a colon, a comma.

    Example:
        >>> [word.said for word in words_of("Let quota be 3.")]
        ['let', 'quota', 'be', '3']
    """
    end = len(sentence)
    while end and (sentence[end - 1] in CLOSING or sentence[end - 1].isspace()):
        end -= 1
    return tuple(_word(match, column) for match in WORD.finditer(sentence[:end]))


def _word(match: re.Match[str], column: int) -> Word:
    kind, text = KINDS[match.lastgroup or "MARK"], match.group()
    inside = kind is Kind.STRING or kind is Kind.BLANK
    said = text[1:-1].strip() if inside else text.lower()
    return Word(kind, text, column + match.start(), said)
