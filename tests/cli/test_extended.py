"""A rulebook that extends another is told in the words of both."""

from pathlib import Path

from goodstanding.cli.wording import conditions, joined, under
from goodstanding.rulebook import read_rulebook

RULEBOOK = Path(__file__).parents[2] / "rulebooks/measures-2024-branch.md"


def test_a_ground_of_the_parent_is_told_in_the_parents_words():
    rulebook = read_rulebook(RULEBOOK)
    ground = rulebook.grounds["six-months"]

    assert joined(rulebook, ground) == "any of"
    assert (
        "at least 6 months of dues are missed in a row"
        in conditions(rulebook, ground)[1]
    )


def test_a_step_of_the_parent_is_told_with_the_words_that_fill_its_blank():
    rulebook = read_rulebook(RULEBOOK)
    lines = [
        line.text for line in under(rulebook, rulebook.measures["correction"].place)
    ]

    assert (
        "8. The branch-meeting decides, by more than 1/2 of those entitled, written "
        "votes count, quorum at least 1/2 of those entitled."
    ) in lines
