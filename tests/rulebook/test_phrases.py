from collections.abc import Iterator
from pathlib import Path

from goodstanding.bylaws import read_bylaws
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.words import words_of
from goodstanding.rulebook.read.declare import declared
from goodstanding.rulebook.read.example import read_examples
from goodstanding.rulebook.read.line import UNDER, Branch, Reader, tree
from small.slots import inherited

ROOT = Path(__file__).parents[2]
TEXTS = ROOT.glob("tests/rulebooks/good/*.md")


def test_every_phrase_of_the_language_stands_in_a_good_text():
    used = {phrase for path in TEXTS for phrase in _phrases_in(path)}
    unused = [
        f"{phrase.rule} {phrase.name} = {phrase.source}"
        for phrases in ENGLISH.values()
        for phrase in phrases
        if (phrase.rule, phrase.name) not in used
    ]

    assert unused == []


def _phrases_in(path: Path) -> Iterator[tuple[str, str]]:
    bylaws, _ = read_bylaws(path)
    branches = list(tree(bylaws.blocks))
    names, _ = declared([*inherited(bylaws), *branches])
    reader = Reader(names)
    for branch in branches:
        yield from _in_branch(reader, branch, "top")
    examples, _ = read_examples(bylaws.blocks, names)
    for example in examples:
        for fact in example.facts:
            yield from _in_node(fact)
        cells = example.text.split("|")
        for rule, cell in (("asked", cells[2]), ("expected", cells[4])):
            yield from _in_node(reader.phrase(words_of(cell), rule, None))


def _in_branch(reader: Reader, branch: Branch, rule: str) -> Iterator[tuple[str, str]]:
    found = reader.read(branch.line, rule)
    yield from _in_node(found)
    below = UNDER.get(found.name, rule)
    for under in branch.under:
        yield from _in_branch(reader, under, below)


def _in_node(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Node):
        yield value.rule, value.name
        for field in value.fields.values():
            yield from _in_node(field)
    elif isinstance(value, tuple):
        for item in value:
            yield from _in_node(item)
