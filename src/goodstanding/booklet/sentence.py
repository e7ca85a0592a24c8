"""The sentences of a rulebook for reading: their words, blanks, links and meaning.

Each line is read again by the table of phrases, which says what every phrase means; so
a phrase that is new to the language is explained here without a word of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from goodstanding.booklet.link import Links
from goodstanding.bylaws import Block, Line, Place
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.words import CLOSING
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.names import Name, of_blank
from goodstanding.rulebook.read.context import key
from goodstanding.rulebook.read.line import UNDER, Branch, Reader, tree

LEADING = {"ground", "like", "measure", "measures"}
"""Fields of phrases that name a ground or a measure to go to."""

MARKED = re.compile(r"""("[^"]*"|“[^”]*”)|(\[[^\]]+\])|([^\W\d_][\w'\u2019-]*)""")
QUOTED = re.compile("`([^`]*)`")
SAME = "the same"
"""So the table begins where a phrase means what the one above it does, and more."""

PLAIN = {
    "column",
    "comparison",
    "condition",
    "direction",
    "edge",
    "forms",
    "modal",
    "moment",
    "not",
    "ordinal",
    "points",
    "subject",
    "the_name",
    "unit",
    "value",
}
"""Rules whose phrases mean what they say, or only lead to another."""

OBVIOUS = {
    ("duty_line", "done_by"),
    ("duty_line", "excused"),
    ("ground_line", "condition"),
    ("top", "duty"),
    ("top", "ground"),
    ("top", "measure"),
}
"""Phrases that mean what stands under them or in them."""

SAID = {"length", "number", "share"}
"""Rules of which only a blank or a name needs words."""


class Piece(Struct, frozen=True):
    """Some words: plain, a blank with what fills it (""), or a link."""

    text: str
    blank: str | None = None
    href: str = ""


class Meaning(Struct, frozen=True):
    """What a phrase means, beside its words; no words where it is the whole line."""

    words: str
    says: str


class Sentence(Struct, frozen=True):
    """A line as it is read, and what stands under it."""

    line: Line
    node: Node | None
    pieces: tuple[Piece, ...]
    meanings: tuple[Meaning, ...]
    under: tuple[Sentence, ...] = ()

    @property
    def kind(self) -> str:
        """The name of its phrase."""
        return self.node.name if self.node else ""

    @property
    def at(self) -> tuple[str, int]:
        """The file and the line in which it stands."""
        return line_of(self.line.place)

    def words(self, node: Node) -> str:
        """The words of a part of it, as the writer wrote them."""
        return words(self.line, node)


class Sentences:
    """Every sentence of a rulebook, by block and by line."""

    def __init__(self, rulebook: Rulebook, links: Links) -> None:
        self._rulebook, self._links = rulebook, links
        self._reader = Reader(rulebook.names)
        blocks = [
            block
            for text in rulebook.bylaws.texts
            for block in text.blocks
            if block.kind == "rule"
        ]
        self.by_block = {
            line_of(block.place): tuple(self._of(block)) for block in blocks
        }
        self.at_margin = [each for block in self.by_block.values() for each in block]
        self.by_line = {each.at: each for each in _all(self.at_margin)}

    def pieces(self, text: str, node: Node | None = None) -> tuple[Piece, ...]:
        """The words of `text` with its blanks marked, and what `node` names linked."""
        return tuple(self._pieces(text, set(_led_to(node)) if node else set()))

    def _of(self, block: Block) -> Iterator[Sentence]:
        for branch in tree([block]):
            yield self._sentence(branch, "top")

    def _sentence(self, branch: Branch, rule: str) -> Sentence:
        found = self._reader.read(branch.line, rule)
        node = found if isinstance(found, Node) else None
        below = UNDER.get(node.name, rule) if node else rule
        return Sentence(
            branch.line,
            node,
            self.pieces(branch.line.text, node),
            tuple(_meanings(branch.line, node)) if node else (),
            tuple(self._sentence(each, below) for each in branch.under),
        )

    def _pieces(self, text: str, named: set[str]) -> Iterator[Piece]:
        at = 0
        for found in MARKED.finditer(text):
            _, blank, word = found.groups()
            href = self._links.of_name(word) if word in named else ""
            if blank or href:
                yield Piece(text[at : found.start()])
                yield self._blank(blank) if blank else Piece(word, href=href)
                at = found.end()
        yield Piece(text[at:])

    def _blank(self, text: str) -> Piece:
        value = self._rulebook.values.get(of_blank(text[1:-1]))
        return Piece(text, blank="" if value is None else str(value))


def line_of(place: Place) -> tuple[str, int]:
    """The file and the line of a place."""
    return place.file, place.line


def words(line: Line, node: Node) -> str:
    """The words of `node` as they stand in `line`."""
    if not node.words:
        return ""
    first, last, offset = node.words[0], node.words[-1], line.place.column
    return line.text[first.column - offset : last.column - offset + len(last.text)]


def _all(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    for each in sentences:
        yield each
        yield from _all(each.under)


def _meanings(line: Line, node: Node) -> Iterator[Meaning]:
    """Yield what the line means, then what its parts mean, each once."""
    seen: set[tuple[str, str]] = set()
    for part in _parts(node):
        phrase = (part.rule, part.name)
        says = _says(part)
        if says and phrase not in seen and _needs_words(part):
            seen.add(phrase)
            said = words(line, part)
            yield Meaning("" if _is_whole(line, said) else said, says)


def _says(part: Node) -> str:
    """What the table of phrases says of it, apart from the phrase above it there."""
    above = ""
    for phrase in ENGLISH[part.rule]:
        says = phrase.says
        if says.startswith(SAME):
            says = above + says.removeprefix(SAME)
        else:
            above = says
        if phrase.name == part.name:
            return QUOTED.sub(r"“\1”", says)
    return ""


def _is_whole(line: Line, said: str) -> bool:
    """Whether these words are the line but for its last mark."""
    return said == line.text.rstrip(CLOSING)


def _needs_words(part: Node) -> bool:
    if part.rule in PLAIN or (part.rule, part.name) in OBVIOUS:
        return False
    return part.rule not in SAID or part.name in ("blank", "parameter")


def _led_to(node: Node) -> Iterator[str]:
    """Yield the grounds and measures that a sentence names."""
    for part in _parts(node):
        for field in LEADING & set(part.fields):
            value = part[field]
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Name | str):
                    yield key(each)


def _parts(node: Node) -> Iterator[Node]:
    yield node
    for value in node.fields.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Node):
                yield from _parts(each)
