"""Every group of phrases has a bad text: a mistake in it, and what is told of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import field

from goodstanding.bylaws import read_bylaws
from goodstanding.problems import Problem
from goodstanding.rulebook import from_text
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.sentence import Node, Reading
from goodstanding.rulebook.language.terminals import terminals
from goodstanding.rulebook.language.words import words_of
from goodstanding.rulebook.read.declare import declared
from goodstanding.rulebook.read.example import COLUMNS, facts_in
from goodstanding.rulebook.read.line import UNDER, Reader, tree

ROOT = Path(__file__).parents[2]
WORDS = 5
"""So many words of a group may stand before the one that cannot be read."""

BAD = sorted(ROOT.glob("tests/rulebooks/bad/*.md"))


class Tried(Reading):
    """A reading that remembers which groups were looked for at which word."""

    tried: set[tuple[str, int]] = field(default_factory=set)

    def read(self, rule, at):
        self.tried.add((rule, at))
        return super().read(rule, at)


def test_every_group_of_phrases_has_a_mistake_and_what_is_told_of_it():
    found = {rule for path in BAD for rule in groups_in(path)}

    assert set(ENGLISH) - found == set()


def groups_in(path):
    """Yield the groups that stand, or were looked for, in the lines with a problem."""
    bylaws, _ = read_bylaws(path)
    _, problems = from_text(path.read_text(encoding="utf-8"), path.name)
    wrong = {int(problem.where.split(":")[1]) for problem in problems}
    branches = list(tree(bylaws.blocks))
    names, _ = declared(branches)
    for line, rule, words in sentences(bylaws, branches, Reader(names)):
        if line.place.line in wrong:
            reading = Tried(words, ENGLISH, terminals(names, declaring=False))
            nodes = reading.whole(rule)
            yield from (each for node in nodes for each in groups_of(node))
            if not nodes:
                yield from (
                    each
                    for each, at in reading.tried
                    if reading.furthest - WORDS <= at <= reading.furthest
                )


def sentences(bylaws, branches, reader):
    """Yield each line with the group it is read as, and each cell of an example."""
    for branch in branches:
        yield from below(branch, "top", reader)
    for block in bylaws.blocks:
        for line in block.lines if block.kind == "example" else ():
            cells = line.text.split("|")
            if len(cells) == COLUMNS:
                yield from ((line, "fact", words) for words in facts_in(cells[1], 1))
                yield line, "asked", words_of(cells[2])
                yield line, "expected", words_of(cells[4])


def below(branch, rule, reader):
    """Yield the line of a branch, and those under it."""
    yield branch.line, rule, words_of(branch.line.text)
    found = reader.read(branch.line, rule)
    if not isinstance(found, Problem):
        for under in branch.under:
            yield from below(under, UNDER.get(found.name, rule), reader)


def groups_of(value):
    """Yield the groups of a sentence that can be read."""
    if isinstance(value, Node):
        yield value.rule
        for each in value.fields.values():
            yield from groups_of(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from groups_of(each)
