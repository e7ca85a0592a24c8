"""How the writer spells the names of a rulebook: as they stand where they are declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.terminals import terminals
from goodstanding.rulebook.language.traced import Traced
from goodstanding.rulebook.language.words import words_of
from goodstanding.rulebook.names import Names, plural, singular
from goodstanding.rulebook.read.line import Branch

DECLARING = {"name", "phrase"}


def spelling(branches: Iterable[Branch], names: Names) -> dict[str, str]:
    """Each declared name and form in small letters, with the capitals it is given.

    Where two things share a name, the first is followed.
    """
    own = list(_declared(branches, names))
    inflected = [form(text) for text in own for form in (singular, plural)]
    return {text.lower(): text for text in reversed([*own, *inflected])}


def _declared(branches: Iterable[Branch], names: Names) -> Iterator[str]:
    known = terminals(names, declaring=False)
    for branch in branches:
        trace = Traced(words_of(branch.line.text), ENGLISH, known).trace("top")
        for piece in trace.pieces if trace else ():
            if piece.rule in DECLARING:
                words = trace.words[piece.start : piece.end] if trace else ()
                yield " ".join(word.text for word in words)
