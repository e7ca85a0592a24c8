import pytest

from check_words import unwanted


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("The Score of a member", "Score"),
        ("risk_level = 1", "risk"),
        ("class RiskLevel:", "Risk"),
        ("def flag_members(): ...", "flag"),
        ("those who were punished", "punished"),
        ("a purge", "purge"),
        ("the disloyalty of some", "disloyalty"),
        ("the black-list", "black list"),
        ("targeting", "targeting"),
        ("an offender", "offender"),
        ("violators", "violators"),
    ],
)
def test_a_word_that_judges_people_is_found(made_tree, line, word):
    root = made_tree({"src/a.py": f"\n{line}\n"})

    assert list(unwanted(root)) == [
        f"{root}/src/a.py:2: {word}: name the thing neutrally"
    ]


@pytest.mark.parametrize("place", ["README.md", "docs/a/b.md", "rulebooks/club.md"])
def test_prose_is_read_too(made_tree, place):
    root = made_tree({place: "No score.\n"})

    assert list(unwanted(root)) == [
        f"{root}/{place}:1: score: name the thing neutrally"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "an underscore, an asterisk, a flagship, a brisk walk",
        'the source says "loyal" <!-- words: quoted -->',
    ],
)
def test_other_words_and_quoted_sources_are_let_through(made_tree, line):
    root = made_tree({"docs/a.md": f"{line}\n"})

    assert list(unwanted(root)) == []


def test_hidden_files_are_not_ours(made_tree):
    root = made_tree({"src/.cache/a.py": "score = 1\n"})

    assert list(unwanted(root)) == []
