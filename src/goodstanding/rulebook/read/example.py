"""Examples, from the rows of `example` blocks: name | facts | on | ground | answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from goodstanding.bylaws import Block, Line, Place
from goodstanding.problems import Problem
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.words import Word, words_of
from goodstanding.rulebook.names import STROKE, Names, Sort
from goodstanding.rulebook.read.context import node, of
from goodstanding.rulebook.read.kept import Kept
from goodstanding.rulebook.read.line import Reader
from goodstanding.terms import Answer

COLUMNS = 5
ANSWERS = {
    "not_met": Answer.NOT_MET,
    "near": Answer.NOT_MET,
    "met": Answer.MET,
    "finding": Answer.NEEDS_FINDING,
    "missing": Answer.DATA_MISSING,
    "curable": Answer.STILL_CURABLE,
}


def read_examples(
    blocks: Iterable[Block], names: Names, kept: Kept | None = None
) -> tuple[list[Example], list[Problem]]:
    """Every row of every `example` block, and what is wrong with the others."""
    names = names.real()
    reader = Reader(names, kept=kept)
    examples: list[Example] = []
    problems: list[Problem] = []
    for line in (
        line for block in blocks if block.kind == "example" for line in block.lines
    ):
        for found in _row(line, reader, names):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                examples.append(found)
    return examples, problems


def _row(line: Line, reader: Reader, names: Names) -> Iterator[Example | Problem]:
    cells = line.text.split("|")
    if len(cells) != COLUMNS:
        yield _problem(
            line,
            "rulebook.E040",
            f"an example has {COLUMNS} columns, and this one has {len(cells)}",
            "write `name | what is so | on which day | ground | answer`",
        )
        return
    columns = [
        line.place.column + len("|".join(cells[:n])) + (n > 0) for n in range(COLUMNS)
    ]
    facts = [
        reader.phrase(words, "fact", line) for words in facts_in(cells[1], columns[1])
    ]
    asked = reader.phrase(_words(cells[2], columns[2]), "asked", line)
    expected = reader.phrase(_words(cells[4], columns[4]), "expected", line)
    wrong = [found for found in (*facts, asked, expected) if isinstance(found, Problem)]
    wrong += _no_ground(line, cells[3], columns[3], names)
    if wrong:
        yield from wrong
        return
    yield _example(line, cells, facts, (node(asked), node(expected)))


def _no_ground(line: Line, cell: str, column: int, names: Names) -> Iterator[Problem]:
    """Yield that there is no such ground, with the nearest."""
    known, said = list(names[Sort.GROUND]), cell.strip()
    if said.lower() in known:
        return
    of_a_set = [name for name in known if name.startswith(said.lower() + STROKE)]
    near = [] if of_a_set else get_close_matches(said.lower(), known, 1)
    rest = ", ".join(f"`{name}`" for name in of_a_set or known if name not in near)
    do = f"write `{near[0]}`, or one of: {rest}" if near else f"write one of: {rest}"
    if not near and len(known) == 1:
        do = f"write `{known[0]}`"
    elif not rest:
        do = f"write `{near[0]}`" if near else "declare it, as in `Ground arrears:`"
    column += len(cell) - len(cell.lstrip())
    row = line.place
    place = Place(file=row.file, line=row.line, column=column, article=row.article)
    what = f"`{said}` is no ground here" if said else "the ground is missing here"
    yield Problem(code="rulebook.E041", what=what, where=str(place), do=do)


def _example(
    line: Line, cells: list[str], facts: list[Node | Problem], read: tuple[Node, Node]
) -> Example:
    asked, expected = read
    day = expected["date"]
    return Example(
        name=cells[0].strip(),
        facts=tuple(fact for fact in facts if isinstance(fact, Node)),
        on=of(date, asked["date"]),
        ground=cells[3].strip().lower(),
        answer=ANSWERS[expected.name],
        since=of(date, day) if day and expected.name == "met" else None,
        until=of(date, day) if day and expected.name == "curable" else None,
        near=expected.name == "near",
        text=" ".join(line.text.split()),
        place=line.place,
    )


def facts_in(cell: str, column: int) -> Iterator[tuple[Word, ...]]:
    """The facts of a cell: parts between semicolons, outside quotes."""
    start, quoted = 0, False
    for at, char in enumerate(cell + ";"):
        quoted ^= char == '"'
        if char == ";" and not quoted:
            words = _words(cell[start:at], column + start)
            if words:
                yield words
            start = at + 1


def _words(text: str, column: int) -> tuple[Word, ...]:
    return words_of(text, column=column)


def _problem(line: Line, code: str, what: str, do: str) -> Problem:
    return Problem(code=code, what=what, where=str(line.place), do=do)
