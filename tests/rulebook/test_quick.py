"""What is found quickly is what is found thoroughly."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.bylaws import from_markdown
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.pattern import table_of
from goodstanding.rulebook.language.quick import Quick
from goodstanding.rulebook.language.sentence import Reading
from goodstanding.rulebook.language.terminals import terminals
from goodstanding.rulebook.language.words import words_of
from goodstanding.rulebook.names import Names
from goodstanding.rulebook.read.declare import declared
from goodstanding.rulebook.read.line import UNDER, tree
from small.mutated import Mutant
from small.texts import Text

RULES = ("top", *sorted(set(UNDER.values())), "fact", "asked", "expected")


def lines_of(random):
    """Some lines of a rulebook, and the terminals with the names it declares."""
    kind = random.randrange(3)
    mutant = Mutant(random)
    text = (mutant.text, mutant.reworded, Text(random).whole)[kind]()
    blocks = from_markdown(text, "a.md")[0].blocks
    names, _ = declared(tree(blocks))
    found = [part for block in blocks for line in block.lines for part in parts(line)]
    some = random.sample(found, min(4, len(found)))
    return some, terminals(names, declaring=random.random() < 0.2)


def parts(line):
    return [line.text, *line.text.split("|"), *line.text.split(",")]


@given(seed=st.integers(0, 10**9))
def test_a_sentence_is_read_quickly_as_it_is_read_thoroughly(seed):
    lines, known = lines_of(Random(seed))
    for words in map(words_of, lines):
        for rule in RULES:
            thorough = Reading(words, ENGLISH, known).whole(rule)

            assert Quick(words, ENGLISH, known).whole(rule) == thorough


TABLE = table_of("""
top    give   = [{who}] [kindly] gives {things:thing}+and [, {when}]
top    self   = {top} again
top    self   = so {top}
who    board  = the board
who    any    = the {name}
thing  leave  = leave
thing  notice = notice
thing  pair   = leave and notice
when   today  = today
""")


@pytest.mark.parametrize(
    "sentence",
    [
        "The board gives leave and notice.",
        "So the chair kindly gives leave, and notice, today again.",
        "So kindly gives notice again again.",
        'The "board" gives leave.',
        'So so "gives" leave.',
        "",
    ],
)
def test_a_phrase_that_may_be_empty_or_begin_with_itself_is_not_passed_over(sentence):
    words, known = words_of(sentence), terminals(Names(), declaring=False)

    assert Quick(words, TABLE, known).whole("top") == (
        Reading(words, TABLE, known).whole("top")
    )
