import pytest

from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.pattern import (
    Literal,
    Optional,
    Phrase,
    Slot,
    compile_pattern,
    table_of,
)


def test_a_pattern_has_words_slots_lists_and_parts_that_may_be_left_out():
    assert compile_pattern("a|an {name} [, from {first:date} [to {day}+or]]") == (
        Literal(("a", "an")),
        Slot("name", "name"),
        Optional(
            (
                Literal((",",)),
                Literal(("from",)),
                Slot("first", "date"),
                Optional((Literal(("to",)), Slot("day", "day", "or"))),
            )
        ),
    )


@pytest.mark.parametrize("source", ["a [b", "a b]", "[a] b]"])
def test_brackets_that_do_not_pair_are_refused(source):
    with pytest.raises(ValueError, match=r"[\[\]]"):
        compile_pattern(source)


def test_a_table_has_its_phrases_by_rule_with_what_they_say():
    table = table_of("# remark\n\nunit  day = day|days  # days\nunit  week = week\n")

    assert table == {
        "unit": (
            Phrase("unit", "day", "day|days", (Literal(("day", "days")),), "days"),
            Phrase("unit", "week", "week", (Literal(("week",)),), ""),
        )
    }


def test_every_phrase_of_english_says_what_it_means_and_has_a_name_of_its_own():
    for rule, phrases in ENGLISH.items():
        names = [phrase.name for phrase in phrases]

        assert all(phrase.says for phrase in phrases), rule
        assert sorted(set(names)) == sorted(names), rule
