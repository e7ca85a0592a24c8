import pytest

from goodstanding.rulebook import from_text
from goodstanding.rulebook.names import Name, Names, Sort, name_from, plural, singular


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("dues", "payment of dues"),
        ("activities", "activity"),
        ("classes", "class"),
        ("work", "work"),
        ("branches", "branch"),
        ("compass", "compass"),
        ("status", "status"),
        ("s", "s"),
    ],
)
def test_one_of_a_name_is_guessed_by_its_ending(many, one):
    assert singular(many) == one


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("contact", "contacts"),
        ("piece of work", "pieces of work"),
        ("duty", "duties"),
        ("day", "days"),
        ("branch", "branches"),
        ("bus", "buses"),
    ],
)
def test_many_of_a_name_are_guessed_by_its_noun(one, many):
    assert plural(one) == many


def test_duties_are_declared_in_the_plural_and_all_else_in_the_singular():
    assert name_from(Sort.DUTY, "dues") == Name(
        key="dues", one="payment of dues", many="dues"
    )
    assert name_from(Sort.BODY, "board") == Name(
        key="board", one="board", many="boards"
    )


@pytest.mark.parametrize(
    ("body", "many"),
    [
        ("the directors", True),
        ("the owners-of-membership", True),
        ("the chairs-leads-and-owners", True),
        ("the clergy (a cleric, clergy)", True),
        ("the directors (a director)", True),
        ("the commons (a commons)", False),
        ("the board", False),
        ("the congress", False),
        ("the members-meeting", False),
        ("the meeting-of-members", False),
    ],
)
def test_a_body_is_named_in_the_plural_by_its_ending_or_its_forms(body, many):
    text = f"""---
rules: 1
id: a
title: A
---
```rule
The body is {body}.
```
"""
    rulebook, _ = from_text(text)
    (name,) = rulebook.names[Sort.BODY]

    assert rulebook.names.are_many(name) is many


def test_the_verb_of_a_body_has_its_number():
    names = Names()
    for key in ("board", "directors"):
        names.add(Sort.BODY, name_from(Sort.BODY, key))

    assert [names.verb(each, "has") for each in ("board", "directors", "unknown")] == [
        "has",
        "have",
        "has",
    ]


def test_forms_that_are_given_are_taken():
    assert name_from(Sort.ACT, "acts-alone", "act alone", "acts alone") == Name(
        key="acts-alone", one="act alone", many="acts alone"
    )
    assert name_from(Sort.DUTY, "work", "piece of work").forms() == {
        ("work",),
        ("piece", "of", "work"),
        ("pieces", "of", "work"),
    }


def test_sentences_use_any_form_of_a_name():
    text = """---
rules: 1
id: a
title: A
---
```rule
The body is the board.
Every member owes work (a piece of work), each month.
  It is done by payment in full.
Ground a:
  at least 1 piece of work is missed in this calendar year
  It is told to the board, nothing follows.
Ground b:
  at least 2 pieces of work are missed in this calendar year
  It is told to the board, nothing follows.
Ground c:
  at least 2 months of work are missed in this calendar year
  It is told to the board, nothing follows.
```
"""
    rulebook, problems = from_text(text)

    assert {problem.code for problem in problems} == {"rulebook.W051", "rulebook.W052"}
    assert {ground.condition.series for ground in rulebook.grounds.values()} == {"work"}


def test_a_name_of_one_letter_is_never_said_by_no_word():
    text = "```rule\nEvery member does s.\nGround few, all of:\n  at least 2\n```\n"
    _, problems = from_text(f"---\nrules: 1\nid: a\ntitle: A\n---\n{text}")

    assert [problem.code for problem in problems] == ["rulebook.E001"]
