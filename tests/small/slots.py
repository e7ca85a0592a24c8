"""Where the sentences of a text say a declared name, and a name misspelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from goodstanding.bylaws import Bylaws, Line, read_bylaws
from goodstanding.rulebook.from_bylaws import from_bylaws
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.pattern import Optional, Pattern
from goodstanding.rulebook.language.pattern import Slot as PatternSlot
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.terminals import NAMED, terminals
from goodstanding.rulebook.language.traced import Piece, Traced
from goodstanding.rulebook.language.words import Word, words_of
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.parents import lineage
from goodstanding.rulebook.read.declare import declared
from goodstanding.rulebook.read.example import COLUMNS, facts_in
from goodstanding.rulebook.read.line import UNDER, Branch, tree

Slot = tuple[str, str, str]
"""A rule of the table, one of its phrases, and the slot in it."""

ROOT = Path(__file__).parents[2]
KINDS = ROOT / "tests/rulebooks/good/kinds-of-occasion.md"
"""It comes first: elsewhere a misspelt kind can be a kind of its own."""

TEXTS = (KINDS, *sorted({*ROOT.glob("tests/rulebooks/good/*.md")} - {KINDS}))


@dataclass(frozen=True)
class Said:
    """A name said in a sentence: where, by which of its words."""

    path: Path
    line: Line
    name: Name
    words: tuple[Word, ...]

    @property
    def word(self) -> Word:
        """The longest word of it, in which a slip is likeliest."""
        return max(self.words, key=lambda word: len(word.text))

    def with_slip(self) -> str:
        """The whole text, in which this one word has two letters exchanged."""
        rows = self.path.read_text(encoding="utf-8").split("\n")
        row, start = rows[self.line.place.line - 1], self.word.column - 1
        end = start + len(self.word.text)
        assert row[start:end] == self.word.text
        rows[self.line.place.line - 1] = row[:start] + slip(self.word.text) + row[end:]
        return "\n".join(rows)


def slip(word: str) -> str:
    """The word with two letters exchanged that are not the same."""
    for at in [*range(len(word) // 2, len(word)), *range(1, len(word) // 2)]:
        if word[at - 1] != word[at]:
            return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return word + "x"


def slots_of_the_table() -> dict[Slot, str]:
    """Every slot that a declared name fills, and of which sort."""
    return {
        (phrase.rule, phrase.name, slot.field): slot.rule
        for phrases in ENGLISH.values()
        for phrase in phrases
        for slot in _slots(phrase.pattern)
        if slot.rule in NAMED
    }


def _slots(pattern: Pattern) -> Iterator[PatternSlot]:
    for part in pattern:
        if isinstance(part, PatternSlot):
            yield part
        elif isinstance(part, Optional):
            yield from _slots(part.parts)


@cache
def names_said() -> dict[Slot, Said]:
    """For every slot that a good text fills, where it does so first."""
    found: dict[Slot, Said] = {}
    for path in TEXTS:
        for line, words, node in read_lines(path):
            for slot, piece in _filled(node):
                name = piece.value
                assert isinstance(name, Name)
                said = Said(path, line, name, words[piece.start : piece.end])
                found.setdefault(slot, said)
    return found


def read_lines(path: Path) -> Iterator[tuple[Line, tuple[Word, ...], Node]]:
    """Yield the sentences and the facts of a good text, each as it is read."""
    bylaws, _ = read_bylaws(path)
    branches = list(tree(bylaws.blocks))
    names, _ = declared([*inherited(bylaws), *branches])
    known = terminals(names, declaring=False)
    for branch in branches:
        yield from _branch(branch, "top", known)
    yield from _facts(bylaws, terminals(names.real(), declaring=False))


def inherited(bylaws: Bylaws) -> list[Branch]:
    """What a text takes over from the one it extends."""
    return list(tree(lineage(bylaws, lambda text: (from_bylaws(text)[0], [])).blocks))


def _branch(
    branch: Branch, rule: str, known: object
) -> Iterator[tuple[Line, tuple[Word, ...], Node]]:
    words = words_of(branch.line.text, column=branch.line.place.column)
    node = Traced(words, ENGLISH, known).whole(rule)[0]
    yield branch.line, words, node
    for under in branch.under:
        yield from _branch(under, UNDER.get(node.name, rule), known)


def _facts(
    bylaws: Bylaws, known: object
) -> Iterator[tuple[Line, tuple[Word, ...], Node]]:
    rows = (
        line
        for block in bylaws.blocks
        if block.kind == "example"
        for line in block.lines
    )
    for line in rows:
        cells = line.text.split("|")
        assert len(cells) == COLUMNS
        for words in facts_in(cells[1], line.place.column + len(cells[0]) + 1):
            yield line, words, Traced(words, ENGLISH, known).whole("fact")[0]


def _filled(value: object) -> Iterator[tuple[Slot, Piece]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _filled(item)
    elif isinstance(value, Node):
        for field, filling in value.fields.items():
            for item in filling if isinstance(filling, tuple) else (filling,):
                if isinstance(item, Piece) and item.rule in NAMED:
                    yield (value.rule, value.name, field), item
                else:
                    yield from _filled(item)
