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


def table_of(text: str) -> dict[str, tuple[Phrase, ...]]:
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
    return {rule: tuple(phrases) for rule, phrases in table.items()}
