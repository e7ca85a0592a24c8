"""What is offered is what the reader accepts: every sentence that ships is tried."""

from pathlib import Path

import pytest

from goodstanding.rulebook import from_text
from goodstanding.rulebook.language.may_stand import (
    Joining,
    Named,
    Onward,
    Shaped,
    may_stand,
)
from goodstanding.rulebook.language.pattern import Literal
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.words import words_of
from goodstanding.rulebook.names import Names
from goodstanding.rulebook.read.line import UNDER, Reader, tree

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(ROOT.glob("rulebooks/*.md"))


def sentences(rulebook):
    """Yield every sentence in its block, with the rule it is read as."""
    reader = Reader(rulebook.names)
    for branch in tree(rulebook.bylaws.blocks):
        yield "top", branch.line
        head = reader.read(branch.line, "top")
        assert isinstance(head, Node)
        below = [(each, UNDER.get(head.name, "")) for each in branch.under]
        while below:
            each, rule = below.pop()
            yield rule, each.line
            below += [(under, rule) for under in each.under]


def is_offered(word, offers, names):
    """Whether one of the offers begins with this word."""
    for each in offers:
        if isinstance(each, Shaped):
            return True
        if isinstance(each, Joining) and word == each.word:
            return True
        first = each.rest[0] if isinstance(each, Onward) else None
        if isinstance(first, Literal) and word in first.words:
            return True
        if isinstance(each, Named):
            forms = names[each.sort][each.key].forms()
            if any(word in form for form in forms):
                return True
    return False


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_next_word_of_every_sentence_is_among_what_is_offered(path):
    rulebook, _ = from_text(path.read_text(encoding="utf-8"))
    for rule, line in sentences(rulebook):
        words = words_of(line.text)
        for n, word in enumerate(words):
            offers = may_stand(words[:n], rule, rulebook.names)

            assert is_offered(word.said, offers, rulebook.names), (words[:n], word)


def test_nothing_may_stand_after_what_cannot_be_read():
    assert may_stand(words_of("ground late stands"), "top", Names()) == []
