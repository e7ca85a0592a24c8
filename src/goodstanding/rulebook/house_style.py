"""A rulebook in the house style: its blocks written as the shipped rulebooks are.

The prose of the bylaws stays as it is, byte for byte, and the sentences keep their
meaning: a line that would be read otherwise afterwards stands as its writer has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from goodstanding.bylaws import Block, Bylaws, Line, from_markdown
from goodstanding.rulebook.from_bylaws import from_bylaws
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.printed import printed
from goodstanding.rulebook.language.quick import Quick
from goodstanding.rulebook.language.sentence import Node, Value
from goodstanding.rulebook.language.terminals import terminals
from goodstanding.rulebook.language.traced import Traced
from goodstanding.rulebook.language.words import Word, words_of
from goodstanding.rulebook.parents import lineage
from goodstanding.rulebook.read.declare import declared
from goodstanding.rulebook.read.example import COLUMNS, facts_in
from goodstanding.rulebook.read.line import UNDER, Branch, tree
from goodstanding.rulebook.spelling import spelling

INDENT = "  "
ALIGNED = 52
"""A cell wider than this stands out of its column, and so do those after it."""

PARTS_OF_A_SENTENCE = {"condition", "list", "period"}
"""Lines that go on with the sentence above them: no capital, no full stop."""

HEADS = {"ground", "measure", "calendar"}
"""Sentences that end with a colon, where lines stand under them."""

STEP = re.compile(r"\d+[a-z]?\. ")


def in_house_style(text: str, file: str = "") -> str:
    """The rulebook `text`, in which there is no error, in the house style.

    `file` is where it stands, so that the names of the one it extends are known.
    """
    bylaws, _ = from_markdown(text, file)
    writer = _Writer(bylaws)
    lines = text.splitlines(keepends=True)
    for old, new in writer.lines():
        number = old.place.line - 1
        lines[number] = _in_place(lines[number], old, new)
    whole = "".join(lines)
    # Tabs in a quotation can shift what stands under what: then nothing is changed.
    return whole if whole == text or _shape(whole) == _shape(text) else text


def _in_place(line: str, old: Line, new: str) -> str:
    """`line` of the file with `new` for what `old` says; what frames it is kept."""
    content = (line.splitlines() or [""])[0]
    ending, body = line[len(content) :], content.rstrip()
    indent = old.place.column - 1
    begins = len(body) - len(old.text) - indent
    if begins < 0 or body[begins:].lstrip() != old.text:
        return line
    return body[:begins] + new + ending


def _shape(text: str) -> list[object]:
    def under(branch: Branch) -> object:
        return branch.line.place.line, [under(each) for each in branch.under]

    blocks = from_markdown(text, "")[0].blocks
    rows = [line.place.line for block in blocks for line in block.lines]
    return [*map(under, tree(blocks)), rows]


class _Writer:
    """Writes the lines of blocks anew, with the names that they declare."""

    def __init__(self, bylaws: Bylaws) -> None:
        self._blocks = bylaws.blocks
        self._branches = list(tree(bylaws.blocks))
        above = tree(lineage(bylaws, lambda text: (from_bylaws(text)[0], [])).blocks)
        names, _ = declared([*above, *self._branches])
        self._terminals = terminals(names, declaring=False)
        self._spelt = spelling(self._branches, names)
        self._known: dict[tuple[tuple[Word, ...], str], Node | None] = {}

    def lines(self) -> Iterator[tuple[Line, str]]:
        """Every line of the blocks, and how it is written."""
        for branch in self._branches:
            yield from self._branch(branch, "top", 0)
        for block in self._blocks:
            if block.kind == "example":
                yield from self._table(block)

    def _branch(
        self, branch: Branch, rule: str, depth: int
    ) -> Iterator[tuple[Line, str]]:
        found = self._read(words_of(branch.line.text), rule)
        if found is None:
            return
        said = self._said(words_of(branch.line.text), rule) or branch.line.text
        yield branch.line, INDENT * depth + _closed(said, found, branch)
        for each in branch.under:
            yield from self._branch(each, UNDER.get(found.name, rule), depth + 1)

    def _table(self, block: Block) -> Iterator[tuple[Line, str]]:
        rows = [(line, self._row(line)) for line in block.lines]
        widths = _widths([cells for _, cells in rows])
        for line, cells in rows:
            yield line, " | ".join(_padded(cells, widths)).rstrip()

    def _row(self, line: Line) -> list[str]:
        name, facts, asked, ground, answer = line.text.split("|")
        return [
            name.strip(),
            "; ".join(self._cell(facts, "fact")) or facts.strip(),
            *(self._cell(asked, "asked") or [asked.strip()]),
            ground.strip(),
            *(self._cell(answer, "expected") or [answer.strip()]),
        ]

    def _cell(self, cell: str, rule: str) -> list[str]:
        """The phrases of a cell; none, where one cannot be said otherwise."""
        parts = facts_in(cell, 1) if rule == "fact" else [words_of(cell)]
        said = [self._said(words, rule) for words in parts]
        return [each for each in said if each] if all(said) else []

    def _said(self, words: tuple[Word, ...], rule: str) -> str | None:
        """The sentence as it is printed, if that means what was written."""
        trace = Traced(words, ENGLISH, self._terminals).trace(rule)
        text = printed(trace, self._spelt) if trace else ""
        again = self._read(words_of(text), rule)
        if again is None or not _same(self._read(words, rule), again):
            return None
        return text

    def _read(self, words: tuple[Word, ...], rule: str) -> Node | None:
        key = (words, rule)
        if key not in self._known:
            found = Quick(words, ENGLISH, self._terminals).whole(rule)
            self._known[key] = found[0] if len(found) == 1 else None
        return self._known[key]


def _same(one: Value, other: Value) -> bool:
    """Whether two readings mean the same, wherever their words stand."""
    if one is other:
        return True
    if isinstance(one, Node) and isinstance(other, Node):
        return (one.rule, one.name, one.fields.keys()) == (
            other.rule,
            other.name,
            other.fields.keys(),
        ) and all(_same(one[key], other[key]) for key in one.fields)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other


def _closed(said: str, found: Node, branch: Branch) -> str:
    """The line with its head and its end as its kind of sentence has them."""
    joins = found["join"] is not None
    if found.name in PARTS_OF_A_SENTENCE:
        return said + ":" * joins
    step = STEP.match(said)
    head = step.end() if step else 0
    heads = found.name in HEADS and bool(branch.under)
    return (
        said[:head]
        + said[head : head + 1].upper()
        + said[head + 1 :]
        + ("::" if joins or heads else ".")[:1]
    )


def _widths(rows: list[list[str]]) -> list[int]:
    """How wide each column is: as its widest cell of a row that is still in line."""
    widths: list[int] = []
    for column in range(COLUMNS):
        rows = [cells for cells in rows if len(cells[column]) <= ALIGNED]
        widths.append(max((len(cells[column]) for cells in rows), default=0))
    return widths


def _padded(cells: Iterable[str], widths: Sequence[int]) -> Iterator[str]:
    """The cells as wide as their columns, up to the first that is wider."""
    fits = True
    for cell, width in zip(cells, widths, strict=True):
        fits = fits and len(cell) <= width
        yield cell.ljust(width) if fits else cell
